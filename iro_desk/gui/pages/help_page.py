"""Help: what to do first, how a date is worked out, and every key. It needs no network (U31, U43)."""

from __future__ import annotations

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QGridLayout, QVBoxLayout

from iro_desk import __version__
from iro_desk.gui.actions import ACTIONS
from iro_desk.gui.company.kinds import leave_shown
from iro_desk.gui.context import Context
from iro_desk.gui.place import Place
from iro_desk.gui.screen import Screen
from iro_desk.gui.widgets.card import Card
from iro_desk.gui.widgets.page import Page
from iro_desk.gui.widgets.text import labelled, wrapped

TOPICS: tuple[tuple[str, str], ...] = (
    (
        "Your first hour",
        "Bring in your caseload from the return your council makes, choose your children, and open one. "
        "Record a visit. Start the review. When it is finished, draft the letter and put the papers in the outbox.",
    ),
    (
        "Why this date",
        "Choose any line under What is due on a child's page to see what started it, what was counted, and which "
        "bank holidays were left out. Dates the law sets cannot be changed; those of your council are in Settings.",
    ),
    (
        "Keeping a confidence",
        "Mark each thing a child says as May share or Private. A private line cannot reach a letter, the outcomes "
        "or any other paper.",
    ),
    (
        "Answering by keys",
        "Tab goes from question to question. Where an answer is one of a few, press the letter it begins with: Y "
        "for Yes, N for No. Arrow keys choose too, and Delete takes an answer back. Space ticks a box.",
    ),
    (
        "Saving",
        "There is no Save button. Everything you type is on the disk within a second; the line at the foot says "
        "when. If the program stops, it opens again where you were.",
    ),
    (
        "The leak check and what it cannot see",
        "Before a letter goes it is read again as a finished file, for the names, addresses and numbers of anyone "
        "this child should not read about. It cannot tell whether a sentence is kind, or whether a thing has been "
        "told in person first. Read every letter yourself.",
    ),
    (
        "When something is not good enough",
        "Start with a conversation: Ctrl+Shift+C notes it in a minute, with the day an answer is wanted by. Make it "
        "formal when that does not help; your authority's stages and days are in Settings, twenty working days in "
        "all. Nothing you note is written over. Ctrl+Shift+T says thank you, and Ctrl+Shift+D puts what you did for "
        "a child on one page for the file or for court.",
    ),
    (
        "Before a paper goes",
        "Each paper is shown as it will leave, with its child, reader, place and size in words. Read it to its end, or "
        "tick that you have; the button names who it is for. They go through one by one. When an address, home, order "
        "or anything else it rests on changes before it goes, the program says which, and you look again. Settings "
        "says for which papers a second person reads it at your desk too.",
    ),
    (
        "A wrong letter: what to do in the first hour",
        "Open it in the outbox and choose This went to the wrong person. Ask first whether anybody is in danger. Ask "
        "whoever has it to leave it unread, get it back, and tell information governance by telephone. The page shows "
        "where every copy went, counts the hours to report it, and makes a note for them that does not name the child. "
        "It stands on Today until you say that all is done.",
    ),
    (
        "Sending",
        "Papers wait in the outbox until you place them in a folder of your choice. Their names hold no child's "
        "name. What went where, and when, is kept.",
    ),
    (
        "Printing a paper and giving it by hand",
        "Open it from the outbox and read it to its end. Choose the printer under On paper: the button names it, and "
        "nobody's name goes to its queue. Then say who has it, on which day, and who read it with you. Until you do, "
        "it waits and no clock counts it. Ctrl+P in a letter puts it in the outbox and leads there; Ctrl+P in the "
        "planner, a visit or a page to read prints your own copy. Without a printer, save the PDF and print it from "
        "another computer.",
    ),
    (
        "Somebody can see your screen",
        "F9 hides names and words on every page, in menus and in questions too: names become initials, and what was "
        "written becomes bars. The keys go on working; F9 again shows everything. F8 empties the whole screen at "
        "once. Ctrl+L locks. What you have copied or printed, and a window of another program, they cannot hide.",
    ),
    (
        "If the computer is lost",
        "The file is locked with your passphrase. Nobody can open it without that or the recovery code, and nobody "
        "can reset them for you. Tell your information governance team all the same.",
    ),
)


class HelpPage(Screen):
    """One page of help."""

    def __init__(self, context: Context, place: Place) -> None:
        super().__init__(context, place)
        leave_shown(self)
        self.page = Page("Help", "What are you trying to do?")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.page)
        for title, words in TOPICS:
            card = Card(title)
            card.setMaximumWidth(820)
            card.body.addWidget(wrapped(words))
            self.page.body.addWidget(card)
        self.page.body.addWidget(_keys())
        self.page.body.addWidget(
            wrapped(f"IRO Desk {__version__}. Free software, MIT licence.", "caption", "muted")
        )
        self.page.body.addStretch(1)


def _keys() -> Card:
    card = Card("Every key")
    card.setMaximumWidth(820)
    grid = QGridLayout()
    grid.setColumnStretch(1, 1)
    grid.setHorizontalSpacing(24)
    for number, action in enumerate(ACTIONS):
        shown = QKeySequence(action.keys[0]).toString(QKeySequence.SequenceFormat.NativeText)
        grid.addWidget(labelled(shown, "strong"), number, 0)
        grid.addWidget(labelled(action.words, "body"), number, 1)
    card.body.addLayout(grid)
    return card

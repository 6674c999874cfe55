"""Handing a case to another officer, or to one's own other computer: one sealed file and words to say (S32)."""

from __future__ import annotations

import random
import secrets
from functools import partial
from pathlib import Path

from iro_desk.domain.case_package import Case
from iro_desk.domain.codes import DocumentKind, SheetState
from iro_desk.domain.wording import dated
from iro_desk.exports import case_file
from iro_desk.exports.folder import PlacedFile
from iro_desk.exports.protecting.said_words import drawn_words
from iro_desk.gui.kept_boxes import KeptBoxes
from iro_desk.gui.pages.child.part import Part
from iro_desk.gui.pages.versions.for_whom import ForWhom
from iro_desk.gui.place import Place
from iro_desk.gui.widgets.buttons import Button, button
from iro_desk.gui.widgets.card import Card
from iro_desk.gui.widgets.choice import Option
from iro_desk.gui.widgets.error_summary import ErrorSummary
from iro_desk.gui.widgets.field_row import FieldRow
from iro_desk.gui.widgets.layouts import LEFT, emptied
from iro_desk.gui.widgets.line import LineEdit
from iro_desk.gui.widgets.segments import Radios
from iro_desk.gui.widgets.text import caption, title, wrapped
from iro_desk.services import case_package
from iro_desk.services.case_package import MadeRow, ToGo
from iro_desk.services.drafts import DraftKey

WORDS = "data/words.txt"
MARGINS = (20, 16, 20, 16)
STAYS, GOES = "stays", "goes"
WHOSE = (
    Option(STAYS, "Leave it out", "For another officer."),
    Option(GOES, "Take it too", "For your own other computer, or when the child has agreed."),
)
SUMMARY = {
    None: "There is none yet. It is the one page the next officer reads first.",
    SheetState.WRITING: "It is being written. Only a finished summary is shown when the package is opened.",
    SheetState.FINISHED: "It is finished, and is shown when the package is opened.",
}
PACK = (
    "As a paper for the next officer: the summary, with every promise still to keep and what is open as of today. "
    "Nobody else is sent it."
)
VERBS = {
    None: "Write the summary",
    SheetState.WRITING: "Go on with the summary",
    SheetState.FINISHED: "Read it",
}


class HandingOverPart(Part):
    """What goes, for whom, and the making of the package."""

    def load(self) -> None:
        """Read what would go."""
        read = partial(case_package.to_go, child_id=self.child_id)
        self.context.ops.read(read, self._show, self)

    def _show(self, found: ToGo) -> None:
        if self.body.count():
            return  # a choice made, or the words to say, stay as they are
        self.body.addWidget(self._summary_card(found))
        self.body.addWidget(self._making_card(found))
        if found.made:
            self.body.addWidget(self._made_card(found.made))
        self.take_keyboard(self.for_whom)

    def _summary_card(self, found: ToGo) -> Card:
        card = Card("Summary for the next officer", margins=MARGINS, gap=12)
        card.body.addWidget(wrapped(SUMMARY[found.summary_state]))
        place = Place("sheet", self.child_id, found.summary_id, "" if found.summary_id else "handover")
        card.body.addWidget(
            button(VERBS[found.summary_state], icon="pencil", on_press=partial(self.context.go, place)),
            0,
            LEFT,
        )
        if found.summary_state is SheetState.FINISHED:
            card.body.addWidget(wrapped(PACK, tone="muted"))
            self.pack = button("Put the hand-over pack in the outbox", icon="send", on_press=self._ask_whom)
            card.body.addWidget(self.pack, 0, LEFT)
        return card

    def _ask_whom(self) -> None:
        """Ask whom the pack is for."""
        emptied(self._form_holder)
        card = ForWhom(self.context, self.child_id, DocumentKind.HANDOVER, self.child_id)
        card.put_away.connect(self._close_whom)
        self._form_holder.addWidget(card)

    def _close_whom(self) -> None:
        emptied(self._form_holder)
        self.pack.setFocus()

    def _making_card(self, found: ToGo) -> Card:
        card = Card("Make a case package", margins=MARGINS, gap=12)
        self.making: Button = button("Choose a folder and make it", "main", "folder-open", on_press=self.make)
        self.problems = ErrorSummary()
        self.problems.chosen.connect(lambda _field: self.making.setFocus())
        card.body.addWidget(self.problems)
        card.body.addWidget(wrapped(_goes(found)))
        card.body.addWidget(wrapped(_stays(found), tone="muted"))
        self.for_whom = LineEdit()
        help_for = "Kept on this desk beside the package. It stands nowhere in the file’s name."
        self.for_whom_row = FieldRow("Who is it for?", self.for_whom, help_for, optional=True)
        card.body.addWidget(self.for_whom_row)
        key = DraftKey("child:handing_over", 0, self.child_id)
        self._typed = KeptBoxes(self.context, key, {"for_whom": self.for_whom}, self.for_whom)
        self._typed.begin()
        self.whose = Radios(WHOSE, clearable=False)
        self.whose.set_value(STAYS)
        card.body.addWidget(
            FieldRow(f"What the child asked to keep private, and your own jots: {found.private}", self.whose)
        )
        card.body.addWidget(
            caption(
                "What is half written, and papers in the outbox, never go. The case stays open until you close it."
            )
        )
        card.body.addWidget(self.making, 0, LEFT)
        return card

    def _made_card(self, made: tuple[MadeRow, ...]) -> Card:
        card = Card("Packages made", margins=MARGINS)
        for row in made:
            for_whom = f", for {row.for_whom}" if row.for_whom else ""
            card.body.addWidget(wrapped(f"{dated(row.made_at.date())}{for_whom}: {row.row_count:,} entries."))
            card.body.addWidget(caption(f"{row.file_name} · SHA-256 {row.sha256}"))
        return card

    def make(self) -> None:
        """Choose where it goes, gather the record, seal it and write it."""
        context = self.context
        folder = context.prompts.choose_folder(self, "Where to put the case package", None)
        if folder is None:
            return
        self.problems.show_problems(())
        self.making.setEnabled(False)
        words = drawn_words(context.resource_text(WORDS).split(), random.SystemRandom())
        pack = partial(
            case_package.pack, child_id=self.child_id, private_stays=self.whose.value() == STAYS, now=context.now(),
            random=secrets.token_bytes, calendar=context.calendar, rules=context.rules,
        )  # fmt: skip
        context.ops.write(
            "Make a case package", pack, partial(self._seal, folder, words), self, self._refused
        )

    def _seal(self, folder: Path, words: str, case: Case) -> None:
        context = self.context
        place = partial(
            case_file.place, folder, case, words, secrets.token_bytes, context.reference(), context.today()
        )
        context.ops.beside(place, partial(self._placed, case, words), self, self._refused)

    def _placed(self, case: Case, words: str, placed: PlacedFile) -> None:
        keep = partial(
            case_package.note_made, child_id=self.child_id, case=case, file_name=placed.path.name,
            sha256=placed.sha256, for_whom=self.for_whom.text(), now=self.context.now(),
        )  # fmt: skip
        done = partial(self._say_words, words, placed.path, len(case.rows))
        self.context.ops.write(
            "Note a case package", self._typed.filing(keep), lambda _none: done(), self, self._refused
        )

    def _say_words(self, words: str, path: Path, count: int) -> None:
        self._typed.filed()
        emptied(self.body)
        card = Card("Say these words to the officer who opens it", margins=MARGINS, gap=12)
        self.words = title(words)
        self.words.setAccessibleName(f"The words: {words}")
        card.body.addWidget(self.words)
        card.body.addWidget(
            wrapped(
                "Say them, by telephone or face to face, or write them on paper. Never send them with the file. They "
                "are shown only now and are kept nowhere: without them nobody can open the package, and you make "
                "another."
            )
        )
        card.body.addWidget(wrapped(f"{count:,} entries are in {path.name}.", tone="muted"))
        show = partial(self.context.prompts.show_folder, path.parent)
        card.body.addWidget(button("Show the folder", icon="folder-open", on_press=show), 0, LEFT)
        self.done = button("The words have been said", "main", on_press=self._said)
        card.body.addWidget(self.done, 0, LEFT)
        self.body.addWidget(card)
        self.done.setFocus()

    def _said(self) -> None:
        """Go to the closing, which is what usually comes next."""
        self.context.toast("The package is made. Close the case when the other officer has it.")
        self.show_part("closing")

    def _refused(self, trouble: Exception) -> bool:
        self.making.setEnabled(True)
        self.problems.show_problems(((str(trouble), ""),))
        return True


def _goes(found: ToGo) -> str:
    counts = (
        (found.reviews, "review", "reviews"),
        (found.visits, "visit", "visits"),
        (found.words, "line of the child’s words", "lines of the child’s words"),
        (found.pictures, "picture", "pictures"),
    )
    parts = [f"{count} {one if count == 1 else many}" for count, one, many in counts if count]
    what = f": {', '.join(parts)}, and everything else written here" if parts else " written here"
    return (
        f"One sealed file that another IRO Desk can open, with everything about this child{what}. "
        "Withheld addresses and protected people are in it: look at them first."
    )


def _stays(found: ToGo) -> str:
    counts = (
        (found.half_written, "form half written", "forms half written"),
        (found.papers, "paper in the outbox", "papers in the outbox"),
    )
    parts = [f"{count} {one if count == 1 else many}" for count, one, many in counts if count]
    return (
        f"Stays on this desk: {', '.join(parts)}."
        if parts
        else "Nothing half written or waiting is left behind."
    )

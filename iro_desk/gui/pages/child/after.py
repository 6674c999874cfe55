"""After a review: how its papers, the manager's answer and the letter stand, and the ways to note each."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from iro_desk.domain.after_review import PaperDay
from iro_desk.domain.codes import LetterGiven, ManagerAnswer, ReviewPaper
from iro_desk.domain.wording import counted, dated
from iro_desk.gui.widgets.badge import Badge, Tone
from iro_desk.gui.widgets.buttons import button
from iro_desk.gui.widgets.card import Card
from iro_desk.gui.widgets.flow import Flow
from iro_desk.gui.widgets.layouts import TOP, Line
from iro_desk.gui.widgets.text import caption, link, wrapped
from iro_desk.services.after_reviews import AfterRow, GivenRow, HeldUpRow

TAKE_BACK, FEEDBACK = "take_back", "feedback"
LATE = {
    ReviewPaper.DECISIONS: "Decisions went",
    ReviewPaper.RECORD: "The record was finished",
    ReviewPaper.DISTRIBUTION: "The record was given out",
}
Said = tuple[str, str, Tone, str]
"""A line, its detail, and its badge's tone and words."""


class AfterCard(Card):
    """One finished review; what people thought is asked of the newest alone.

    Signals:
        chosen: what is asked for ("manager", "letter", "given", "feedback", "held_up:" and a paper, "take_back:"
            and what was noted by hand), and the review's number.
    """

    chosen = Signal(str, int)

    def __init__(self, row: AfterRow, *, is_newest: bool) -> None:
        super().__init__(f"After the review of {dated(row.held_on)}", gap=8)
        self._row = row
        held = {one.paper: one for one in row.held_up}
        for paper in row.papers:
            if paper.days_late and paper.done_on is not None:
                self._late(paper, held.get(paper.paper))
        self._say(*_manager(row))
        self._say(*_letter(row))
        for one in row.given:
            self._given(one)
        holder = QWidget()
        flow = Flow(holder, 10)
        answered = "Change the manager’s response" if row.answer else "Note the manager’s response"
        flow.addWidget(button(answered, on_press=self._asking("manager")))
        given = "Change how the letter was given" if row.letter else "Note how the letter was given"
        flow.addWidget(button(given, on_press=self._asking("letter")))
        flow.addWidget(button("Note who was given the record", on_press=self._asking("given")))
        if is_newest:
            flow.addWidget(button("Ask what people thought", on_press=self._asking(FEEDBACK)))
        for paper in row.papers:
            if paper.days_late and paper.done_on is not None:
                name = f"What held up: {paper.paper.label.lower()}"
                flow.addWidget(button(name, on_press=self._asking(f"held_up:{paper.paper.value}")))
        self.body.addWidget(holder)

    def _late(self, paper: PaperDay, held: HeldUpRow | None) -> None:
        words = f"{LATE[paper.paper]} {counted(paper.days_late, 'working day')} late"
        if held is None:
            self._say(words, "", "soon", "Say what held it up")
            return
        note = f" {held.note}" if held.note else ""
        self._say(words, f"{held.words}. The day was {_owned(held.whose)}.{note}", "none", "")

    def _given(self, row: GivenRow) -> None:
        across = Line(gap=12)
        across.addWidget(wrapped(f"Given to {row.who}, {dated(row.on)}"), 1)
        if not row.is_newest:
            across.addWidget(Badge("soon", "There is a newer version"), 0, TOP)
        if row.given_id:
            take = link("Take away", self._asking(f"{TAKE_BACK}:{row.given_id}"))
            take.setAccessibleName(f"Take away: given to {row.who}")
            across.addWidget(take, 0, TOP)
        self.body.addLayout(across)
        self.body.addWidget(caption(row.words))

    def _say(self, words: str, detail: str = "", tone: Tone = "none", badge: str = "") -> None:
        across = Line(gap=12)
        across.addWidget(wrapped(words), 1)
        if badge:
            across.addWidget(Badge(tone, badge), 0, TOP)
        self.body.addLayout(across)
        if detail:
            self.body.addWidget(caption(detail))

    def _asking(self, key: str) -> Callable[[], None]:
        return lambda: self.chosen.emit(key, self._row.review_id)


def _manager(row: AfterRow) -> Said:
    """The manager's answer in words: the line, its detail, and its badge."""
    if row.answer is ManagerAnswer.SILENT:
        return "The manager did not answer, which counts as agreed", "", "ok", "Agreed"
    if row.answer is not None and row.answered_on is not None:
        parts = (row.said, f"What you do: {row.next_step}" if row.next_step else "")
        words = f"The manager’s response, {dated(row.answered_on)}"
        tone: Tone = "late" if row.answer is ManagerAnswer.NOT_AGREED else "ok"
        return words, " ".join(part for part in parts if part), tone, row.answer.label
    if row.answer_by is None:
        return "The decisions are not sent to the team manager yet", "", "none", ""
    if row.agreed:
        words = f"No answer by {dated(row.answer_by)}, which counts as agreed"
        return words, "Note it here, or note the answer if one has come.", "ok", "Agreed"
    return f"The manager has until {dated(row.answer_by)} to answer", "", "none", "Waiting"


def _letter(row: AfterRow) -> Said:
    said = f"{counted(row.letter_lines, 'line')} of what they said about it" if row.letter_lines else ""
    if row.letter is None:
        return "Nothing says yet how the letter reached the child", said, "none", ""
    if row.letter is LetterGiven.NOT_GIVEN:
        return f"The letter was not given: {row.letter_note}", said, "none", ""
    by = f" by {row.letter_note}" if row.letter_note else ""
    on = f", {dated(row.letter_on)}" if row.letter_on else ""
    label = row.letter.label
    return f"The letter: {label[:1].lower()}{label[1:]}{by}{on}", said, "none", ""


def _owned(whose: str) -> str:
    return "nobody’s" if whose == "nobody" else f"with {whose}"

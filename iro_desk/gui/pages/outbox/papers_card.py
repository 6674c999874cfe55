"""The card that makes papers: a finished review, which documents, for whom, and in which formats."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from iro_desk.domain.codes import DocumentKind
from iro_desk.domain.wording import short_date
from iro_desk.exports import DECISIONS, DOCX, PDF, TEXT
from iro_desk.gui.context import Context
from iro_desk.gui.pages.outbox.adding import AddPeople
from iro_desk.gui.pages.versions.wanted import Wanted
from iro_desk.gui.widgets.buttons import button
from iro_desk.gui.widgets.card import Card
from iro_desk.gui.widgets.choice import Choice, Option
from iro_desk.gui.widgets.field_row import Problem
from iro_desk.gui.widgets.layouts import LEFT, Column, Line, emptied
from iro_desk.gui.widgets.text import caption, labelled
from iro_desk.gui.widgets.tick import Tick
from iro_desk.services import outbox
from iro_desk.services.outbox import Recipient
from iro_desk.services.papers_out import OF_THE_RECORD
from iro_desk.services.reviews import ReviewRow

GAP = 8
NO_REVIEW = "Choose a finished review"
NO_PEOPLE = "Nobody is on this child's list yet."


class PapersCard(Card):
    """Chooses a review's papers and who they are for; what each gets is seen before anything is made.

    Args:
        chosen: the review to begin with, or None.
        paper: the paper to begin with, by its code; empty for the outcomes.
    """

    def __init__(self, context: Context, chosen: int | None, paper: str = "") -> None:
        super().__init__("Put papers in the outbox", gap=6)
        self._context, self._begin_with = context, chosen
        self._reviews: dict[str, ReviewRow] = {}
        self._offered: list[str | None] = []
        self.review_choice: Choice | None = None
        first = DocumentKind(paper) if paper else DocumentKind.OUTCOMES
        self.documents = {kind: Tick(kind.label, ticked=kind is first) for kind in OF_THE_RECORD}
        self.formats = {
            PDF.name: Tick("PDF", ticked=True), DOCX.name: Tick("Word"), TEXT.name: Tick("Plain text"),
            DECISIONS.name: Tick("Decisions as a table (CSV)"),
        }  # fmt: skip
        self.people: dict[int, Tick] = {}
        self._found: tuple[Recipient, ...] = ()
        self.adding = AddPeople(context)
        self.adding.hide()
        self.adding.added.connect(self._read_again)
        self._review_holder, self._people_holder = Column(gap=4), Column(gap=2)
        self.problem = Problem()
        self.put = button("See what each gets", icon="arrow-right", on_press=self._put)
        self._label = labelled("Review", "label")
        self.body.addWidget(self._label)
        self.body.addLayout(self._review_holder)
        self._group("Papers", tuple(self.documents.values()))
        self.body.addSpacing(GAP)
        self.body.addWidget(labelled("For", "label"))
        self.body.addLayout(self._people_holder)
        self.body.addWidget(self.adding)
        self._group("As", tuple(self.formats.values()))
        self.body.addWidget(self.problem)
        self.body.addSpacing(GAP)
        self.body.addWidget(self.put, 0, LEFT)

    def show_reviews(self, rows: Sequence[ReviewRow]) -> None:
        """Offer the finished reviews, keeping the one chosen."""
        before = self.review_choice.value() if self.review_choice is not None else None
        wanted = before or (str(self._begin_with) if self._begin_with is not None else None)
        self._reviews = {str(row.review_id): row for row in rows}
        today = self._context.today()
        options = [
            Option(key, f"{row.display_name}, {short_date(row.review_on, today)}")
            for key, row in self._reviews.items()
        ]
        if self.review_choice is not None and [o.value for o in options] == self._offered:
            self._read_again()
            return
        self._offered = [option.value for option in options]
        emptied(self._review_holder)
        choice = Choice(options)
        choice.setAccessibleName("Review")
        choice.set_value(wanted)
        choice.setMinimumWidth(0)
        choice.edited.connect(self._read_people)
        self._label.setBuddy(choice)
        self._review_holder.addWidget(choice)
        self.review_choice = choice
        self._read_people()

    def _group(self, words: str, ticks: Sequence[QWidget]) -> None:
        self.body.addSpacing(GAP)
        self.body.addWidget(labelled(words, "label"))
        for tick in ticks:
            self.body.addWidget(tick, 0, LEFT)

    def _review(self) -> ReviewRow | None:
        return self._reviews.get(self.review_choice.value() or "") if self.review_choice else None

    def _read_people(self) -> None:
        review = self._review()
        self.problem.say("")
        self._show_people((), NO_REVIEW)
        self.adding.serve(
            None if review is None else review.child_id, None if review is None else review.review_id
        )
        self._read_again()

    def _read_again(self, added: tuple[int, ...] = ()) -> None:
        """Read the list as it is now; the people just added are ticked."""
        review = self._review()
        if review is not None:
            read = partial(outbox.recipients, child_id=review.child_id)
            self._context.ops.read(read, partial(self._people_of, review.review_id, added), self)

    def _people_of(self, review_id: int, added: tuple[int, ...], found: tuple[Recipient, ...]) -> None:
        review = self._review()
        if review is None or review.review_id != review_id:
            return
        people = tuple(r for r in found if r.person_id is not None)
        ticked = {person for person, tick in self.people.items() if tick.value()} | set(added)
        if not people or people != self._found:
            self._show_people(people, NO_PEOPLE)
        for person, tick in self.people.items():
            tick.set_value(person in ticked)
        self.adding.leave_out(frozenset(person.role_label for person in people))
        if added:
            first = self.people[added[0]]
            QTimer.singleShot(0, first, first.setFocus)  # once it is shown

    def _show_people(self, found: tuple[Recipient, ...], nobody: str) -> None:
        emptied(self._people_holder)
        self.people, self._found = {}, found
        for person in found:
            if person.person_id is not None:
                tick = Tick(person.name)
                tick.setAccessibleName(f"{person.name}, {person.role_label.lower()}")
                self.people[person.person_id] = tick
                across = Line(gap=8)
                across.addWidget(tick)
                across.addWidget(caption(person.role_label), 1)
                self._people_holder.addLayout(across)
        if not found:
            self._people_holder.addWidget(caption(nobody))

    def _put(self) -> None:
        review = self._review()
        kinds = tuple(kind for kind, tick in self.documents.items() if tick.value())
        formats = tuple(name for name, tick in self.formats.items() if tick.value())
        people = tuple(person for person, tick in self.people.items() if tick.value())
        missing = (
            (review is None, "Select a finished review"),
            (not kinds, "Tick the papers to send"),
            (not people, "Tick who they are for"),
            (not formats, "Tick what they are made as"),
        )
        said = next((words for is_missing, words in missing if is_missing), "")
        self.problem.say(said)
        if said or review is None:
            return
        self._context.go(Wanted(review.child_id, review.review_id, kinds, formats, people).place)

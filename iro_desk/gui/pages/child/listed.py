"""The tabs that list a child's reviews, visits and letters, each row opening its own screen."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QPushButton, QWidget

from iro_desk.domain.codes import ReviewState
from iro_desk.domain.wording import counted, dated
from iro_desk.gui.pages.child.after import FEEDBACK, TAKE_BACK, AfterCard
from iro_desk.gui.pages.child.after_forms import FORMS, open_form, open_given
from iro_desk.gui.pages.child.arranging import ACTIONS, ArrangedCard, ArrangingEntry
from iro_desk.gui.pages.child.entry import Entry
from iro_desk.gui.pages.child.part import Part
from iro_desk.gui.pages.letter.kinds import KindChooser
from iro_desk.gui.pages.letter.writing import title_of
from iro_desk.gui.place import Place
from iro_desk.gui.widgets.buttons import button
from iro_desk.gui.widgets.empty import EmptyState
from iro_desk.gui.widgets.layouts import LEFT, Column, emptied
from iro_desk.gui.widgets.rows import ListRow, RowList
from iro_desk.services import after_reviews, letters, reviews, visits
from iro_desk.services.after_reviews import AfterRow
from iro_desk.services.letters import LetterRow
from iro_desk.services.reviews import ReviewRow, arranging
from iro_desk.services.reviews.arranging import Arranged
from iro_desk.services.visits import VisitRow


class _Listed(Part):
    """Rows that open a screen."""

    page = ""

    def _list(self, name: str, rows: tuple[ListRow, ...], nothing: QWidget) -> None:
        emptied(self.body)
        if not rows:
            self.body.addWidget(nothing)
            return
        nothing.deleteLater()
        listed = RowList(name, rows)
        listed.opened.connect(lambda key: self.context.go(Place(self.page, self.child_id, int(key))))
        self.body.addWidget(listed)


class ReviewsPart(_Listed):
    """The child's reviews, newest first, under what may be done with those not finished."""

    page = "review"

    def __init__(self, *args: object) -> None:
        super().__init__(*args)  # type: ignore[arg-type]
        self._open_ones = Column(gap=12)
        self._is_done = False
        self._after = Column(gap=12)
        self.layout().insertLayout(1, self._open_ones)  # type: ignore[union-attr]
        self.layout().insertLayout(2, self._after)  # type: ignore[union-attr]

    def load(self) -> None:
        """Read them again, and open the form that was asked for."""
        ops, today = self.context.ops, self.context.today()
        ops.read(partial(reviews.of_child, child_id=self.child_id), self._show, self)
        ops.read(partial(arranging.arranged, child_id=self.child_id, today=today), self._show_open, self)
        rules, calendar = self.context.rules, self.context.calendar
        after = partial(
            after_reviews.after, child_id=self.child_id, today=today, calendar=calendar, rules=rules
        )
        ops.read(after, self._show_after, self)
        if self.entry is None and self.opened and self.subject_id:
            key, self.opened = self.opened, ""
            if key in ACTIONS:
                self.arrange(key, self.subject_id)
            elif key.partition(":")[0] in FORMS:
                self.ask_after(key, self.subject_id)

    def arrange(self, key: str, review_id: int) -> None:
        """Open the form of one thing that may be done with a review."""
        action = ACTIONS[key]
        entry = ArrangingEntry(self.context, self.child_id, review_id, action)
        self.open_entry(action.heading, action.verb, entry)
        entry.filed.connect(lambda _value: self._arranged(action.done))
        entry.begin({})

    def ask_after(self, key: str, review_id: int) -> None:
        """Open the form of one thing that comes after a review, or take back what was noted of it."""
        kind, _, number = key.partition(":")
        if kind == TAKE_BACK:
            write = partial(after_reviews.take_back, given_id=int(number))
            self.context.ops.write("Take away who was given a record", write, owner=self)
        elif kind == FEEDBACK:
            self.context.go(Place("prepare", self.child_id, None, FEEDBACK))
        elif kind == "given":
            read = partial(after_reviews.people, review_id=review_id)
            self.context.ops.read(read, partial(self._ask_given, review_id), self)
        else:
            self._open_after(open_form(self.context, self.child_id, review_id, key))

    def _ask_given(self, review_id: int, people: tuple[str, ...]) -> None:
        self._open_after(open_given(self.context, self.child_id, review_id, people))

    def _open_after(self, form: tuple[str, str, str, Entry]) -> None:
        heading, verb, done, entry = form
        self.open_entry(heading, verb, entry)
        entry.filed.connect(lambda _value: self._arranged(done))

    def _arranged(self, words: str) -> None:
        self.context.toast(words)
        self._is_done = True
        self.close_entry()

    def _take_out(self, meeting_id: int) -> None:
        write = partial(arranging.remove_meeting, meeting_id=meeting_id)
        self.context.ops.write(
            "Take out a meeting", write, lambda _none: self.context.toast("Meeting taken out")
        )

    def _show_open(self, rows: tuple[Arranged, ...]) -> None:
        emptied(self._open_ones)
        for row in rows:
            card = ArrangedCard(row)
            card.chosen.connect(self.arrange)
            card.removed.connect(self._take_out)
            self._open_ones.addWidget(card)
        if self._is_done:
            self._is_done = False
            stop = self.findChild(QPushButton) if rows else self.findChild(RowList)
            if stop is not None:
                stop.setFocus()

    def _show_after(self, rows: tuple[AfterRow, ...]) -> None:
        emptied(self._after)
        for row in rows:
            card = AfterCard(row, is_newest=row is rows[0])
            card.chosen.connect(self.ask_after)
            self._after.addWidget(card)

    def _show(self, rows: tuple[ReviewRow, ...]) -> None:
        start = partial(self.context.go, Place("review", self.child_id))
        nothing = EmptyState(
            "No reviews yet",
            "The day the first one is due by stands on the Overview.",
            (button("Start the review", icon="clipboard-list", on_press=start),),
        )
        self._list("Reviews", tuple(_review(row) for row in rows), nothing)


class VisitsPart(_Listed):
    """The child's visits, newest first."""

    page = "visit"

    def load(self) -> None:
        """Read them again."""
        self.context.ops.read(partial(visits.of_child, child_id=self.child_id), self._show, self)

    def _show(self, rows: tuple[VisitRow, ...]) -> None:
        start = partial(self.context.go, Place("visit", self.child_id))
        nothing = EmptyState(
            "No visits yet",
            "Start with what they said. Everything is kept as you type.",
            (button("Record a visit", icon="footprints", on_press=start),),
        )
        self._list("Visits", tuple(_visit(row) for row in rows), nothing)


class LettersPart(_Listed):
    """The child's letters, newest first, under the way to write another."""

    page = "letter"

    def __init__(self, *args: object) -> None:
        super().__init__(*args)  # type: ignore[arg-type]
        self.write = button("Write a letter", icon="mail", on_press=self.ask_which)
        self.chooser = KindChooser(self.context)
        self.chooser.hide()
        self.chooser.put_away.connect(self._not_now)
        top = Column(gap=12)
        top.addWidget(self.write, 0, LEFT)
        top.addWidget(self.chooser)
        self.layout().insertLayout(1, top)  # type: ignore[union-attr]

    def load(self) -> None:
        """Read them again, and offer every kind where another was asked for."""
        self.context.ops.read(partial(letters.of_child, child_id=self.child_id), self._show, self)
        if self.opened == "write":
            self.opened = ""
            self.ask_which()

    def ask_which(self) -> None:
        """Offer every kind of letter."""
        self.write.hide()
        self.chooser.show()
        self.chooser.show_child(self.child_id, takes_focus=True)

    def _not_now(self) -> None:
        self.chooser.hide()
        self.write.show()
        self.write.setFocus()

    def _show(self, rows: tuple[LetterRow, ...]) -> None:
        nothing = EmptyState(
            "No letters yet",
            "After a review, a letter is drafted from what the child may see. You can say who you are at any time.",
        )
        self._list("Letters", tuple(_letter(row) for row in rows), nothing)


def _review(row: ReviewRow) -> ListRow:
    took_part = row.participation.label if row.participation else "Taking part not recorded"
    tone, badge = "none", row.state.label
    if row.state is ReviewState.CANCELLED:
        took_part = f"Cancelled: {row.cancelled_why}"
    elif row.state is ReviewState.PLANNED:
        took_part = "Planned, and not begun"
    elif row.state is ReviewState.WRITING:
        tone, badge = "soon", f"{row.sections_done} of {row.sections_total} sections"
    elif row.days_late is not None:
        tone = "late" if row.days_late else "ok"
        badge = f"{counted(row.days_late, 'day')} late" if row.days_late else "In time"
    origin = "From the return. " if row.is_imported else ""
    return ListRow(
        key=str(row.review_id), main=f"{row.kind.label}, {dated(row.review_on)}", detail=origin + took_part,
        tone=tone, badge=badge,
    )  # fmt: skip


def _visit(row: VisitRow) -> ListRow:
    place = row.place.label if row.place else "Place not recorded"
    alone = f"Seen alone: {row.seen_alone.label.lower()}" if row.seen_alone else "Not seen"
    said = (
        f"{counted(row.line_count, 'line')} of their own words" if row.line_count else "No words of their own"
    )
    return ListRow(
        key=str(row.visit_id), main=dated(row.visit_on), detail=f"{place}. {alone}", badge="",
        date_words=said,
    )  # fmt: skip


def _letter(row: LetterRow) -> ListRow:
    tone, badge = ("ok", "Finished") if row.finished else ("soon", "Being written")
    return ListRow(
        key=str(row.letter_id), main=title_of(row.kind),
        detail=f"{dated(row.dated_on)}. Written for {row.voice.label}", tone=tone, badge=badge,
    )  # fmt: skip

"""The page to read before a review: one card for each thing there is to know, and nothing to type."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from iro_desk.domain.checklist import CARRIED, Mark
from iro_desk.domain.wording import Tone, counted, short_date
from iro_desk.gui.context import Context
from iro_desk.gui.pages.child.part import Part
from iro_desk.gui.widgets.badge import Badge
from iro_desk.gui.widgets.badge import Tone as BadgeTone
from iro_desk.gui.widgets.card import Card
from iro_desk.gui.widgets.layouts import MIDDLE, TOP, Column, Line, Stack, emptied
from iro_desk.gui.widgets.text import caption, labelled, link, rule, wrapped
from iro_desk.gui.widgets.voice import VoiceBox
from iro_desk.services import preparing
from iro_desk.services.preparing import Preparation

SIDE_BY_SIDE = 820
RAISED = (*CARRIED, Mark.NOT_KNOWN, Mark.NOT_ASKED)
TONES: dict[Tone, BadgeTone] = {
    Tone.LATE: "late", Tone.SOON: "soon", Tone.OK: "ok", Tone.NONE: "none",
}  # fmt: skip


class ReadingPart(Part):
    """Everything to read, in cards; F8 goes from one to the next."""

    def __init__(
        self, context: Context, child_id: int, subject_id: int, show_part: Callable[[str], None]
    ) -> None:
        super().__init__(context, child_id, subject_id, show_part)
        self.cards: list[Card] = []
        self.prepared: Preparation | None = None

    def load(self) -> None:
        """Read it all again."""
        context = self.context
        read = partial(
            preparing.prepared, child_id=self.child_id, today=context.today(), calendar=context.calendar
        )
        context.ops.read(read, self._show, self)

    def step(self, by: int) -> None:
        """Go to the next card, or the one before."""
        if self.cards:
            here = self.window().focusWidget()
            at = next((n for n, card in enumerate(self.cards) if card is here), -1 if by > 0 else 0)
            card = self.cards[(at + by) % len(self.cards)]
            card.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _show(self, page: Preparation) -> None:
        at = next((n for n, card in enumerate(self.cards) if card is self.window().focusWidget()), None)
        self.prepared = page
        emptied(self.body)
        whole = QWidget()
        across = Stack(whole, SIDE_BY_SIDE, gap=12)
        left, right = QWidget(), QWidget()
        first = _fill(
            left,
            (
                self._changes(page), self._decisions(page), self._words(page), self._owed(page), self._choices(page),
                self._checklist(page),
            ),
        )  # fmt: skip
        second = _fill(
            right,
            (
                self._clocks(page), self._papers(page), self._asked(page), self._concerns(page),
                self._opinions(page), self._journey(page), self._notes(page),
            ),
        )  # fmt: skip
        across.addWidget(left, 11, TOP)
        across.addWidget(right, 9, TOP)
        self.body.addWidget(whole)
        self.cards = [*first, *second]
        if at is not None:
            self.cards[min(at, len(self.cards) - 1)].setFocus()

    def _changes(self, page: Preparation) -> Card:
        made = _card("What has changed since last time")
        for one in page.changes:
            _line(made, one.words, one.detail, short_date(one.on, page.made_on))
        return _or_nothing(made, page.changes, "Nothing new is recorded since the last review.")

    def _decisions(self, page: Preparation) -> Card:
        made = _card("Last time’s decisions")
        for one in page.decisions:
            detail = f"{one.detail}. {one.waited[:1].upper()}{one.waited[1:]}" if one.waited else one.detail
            _line(made, one.what, detail, badge=(one.tone, one.state))
        return _or_nothing(made, page.decisions, "No decisions from an earlier review here.")

    def _words(self, page: Preparation) -> Card:
        made = _card(f"What {page.called} said")
        for said, private in (*((one, False) for one in page.shared), *((one, True) for one in page.kept)):
            mark = "private, on this screen only" if private else "may be shared"
            day = f"{short_date(said.on, page.made_on)}, {mark}"
            made.body.addWidget(VoiceBox(said.words, "", day, private=private))
        return _or_nothing(made, page.shared + page.kept, "No words of theirs since the last review.")

    def _owed(self, page: Preparation) -> Card:
        made = _card(f"What {page.called} asked for, and was promised")
        for one in page.owed:
            private = ". Private, on this screen only" if one.is_private else ""
            _line(made, one.what, f"{one.detail}{private}", badge=(one.tone, one.badge))
        return _or_nothing(made, page.owed, "Nothing is waiting for an answer or still to keep.")

    def _clocks(self, page: Preparation) -> Card:
        made = _card("The dates")
        for one in page.clocks:
            _line(made, one.task, "", short_date(one.on, page.made_on), (one.tone, one.words))
        return _or_nothing(made, page.clocks, "No date stands for this child.")

    def _papers(self, page: Preparation) -> Card:
        made = _card("Papers", link("Mark what has come", partial(self.show_part, "papers")))
        for one in page.papers:
            if one.is_dated:
                _line(made, one.plan, one.detail, badge=(one.tone, one.words))
        missing = ", ".join(one.plan for one in page.papers if not one.is_dated)
        if missing:
            made.body.addWidget(caption(f"No date here: {missing}."))
        return _or_nothing(made, page.papers, "No plans are kept for this child.")

    def _asked(self, page: Preparation) -> Card:
        made = _card("Who has been asked", link("Ask, or enter answers", partial(self.show_part, "asked")))
        waiting = [row.who.label for row in page.consulted if not row.consultation_id]
        for row in page.consulted:
            if row.consultation_id:
                badge = (row.tone, "Answered" if row.is_answered else "Waiting")
                _line(made, f"{row.who.label}{f', {row.name}' if row.name else ''}", row.words, badge=badge)
        for heard in page.heard:
            if heard.answers:
                kept = "" if heard.may_read_out else " Not to be read out."
                made.body.addWidget(wrapped(f"{heard.who}.{kept}", "strong"))
                for answer in heard.answers:
                    private = "Private, on this screen only. " if answer.is_private else ""
                    made.body.addWidget(wrapped(f"{private}{answer.label} {answer.words}"))
        if waiting:
            made.body.addWidget(caption(f"Not asked yet: {', '.join(waiting).lower()}."))
        return _spoken(made)

    def _opinions(self, page: Preparation) -> Card:
        made = _card(
            "What people thought last time", link("Ask after it", partial(self.show_part, "feedback"))
        )
        for one in page.opinions:
            private = " Private, on this screen only." if one.is_private else ""
            made.body.addWidget(wrapped(f"{one.who}.{private}", "strong"))
            for answer in one.answers:
                made.body.addWidget(wrapped(f"{answer.label} {answer.words}"))
                if answer.caution:
                    made.body.addWidget(labelled(answer.caution, "body", tone="late", wrap=True))
            for words in (one.action, one.told_back and f"They were told: {one.told_back}"):
                if words:
                    made.body.addWidget(caption(words))
        return _or_nothing(made, page.opinions, "Nothing has come back.")

    def _choices(self, page: Preparation) -> Card:
        made = _card(f"What {page.called} chose", link("Change", partial(self.show_part, "choices")))
        for one in page.choices:
            _line(made, one.words, one.label)
        return _or_nothing(made, page.choices, "Place, time, who comes and who leads it: not asked yet.")

    def _checklist(self, page: Preparation) -> Card:
        due = page.checklist
        made = _card("Checklist", link("Answer it", partial(self.show_part, "checklist")))
        words = f"{counted(len(due.rows), 'item')} due, {due.left} left to answer." if due.rows else ""
        if words:
            made.body.addWidget(wrapped(words, "strong"))
        fresh: dict[str, list[str]] = {}
        for row in due.rows:
            item = row.due.item
            if row.due.third_time:
                _line(made, item.question, row.due.third_time, badge=(Tone.LATE, "Third time"))
            elif row.due.answer is None and row.due.last_mark in RAISED:
                _line(made, item.question, row.last_words)
            elif row.due.answer is None:
                fresh.setdefault(row.due.area, []).append(item.question)
        for area, questions in fresh.items():
            made.body.addWidget(caption(f"{area}. {' '.join(questions)}"))
        return _or_nothing(made, due.rows, "Nothing on the checklist is due.")

    def _concerns(self, page: Preparation) -> Card:
        made = _card("Concerns open")
        for one in page.concerns:
            _line(made, one.about, one.words)
        return _or_nothing(made, page.concerns, "No concern is open.")

    def _journey(self, page: Preparation) -> Card:
        made = _card("Getting there")
        journey = page.journey
        if journey.when:
            _line(made, journey.when, journey.place)
            for drive in journey.drives:
                made.body.addWidget(caption(drive))
        return _or_nothing(made, journey.when, "The review is not in your planner yet.")

    def _notes(self, page: Preparation) -> Card:
        made = _card("Your private notes")
        for one in page.notes:
            _line(made, one.words, one.label, short_date(one.on, page.made_on))
        if page.notes:
            made.body.addWidget(caption("On this screen only. They never go on paper."))
        return _or_nothing(made, page.notes, "None since the last review.")


def _fill(holder: QWidget, cards: Iterable[Card]) -> list[Card]:
    column = Column(holder, gap=12)
    made = list(cards)
    for card in made:
        column.addWidget(card)
    return made


def _card(heading: str, at_right: QWidget | None = None) -> Card:
    made = Card(heading, gap=6)
    made.setProperty("ringed", True)
    made.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
    if at_right is not None and made.top is not None:
        made.top.addWidget(at_right)
    return made


def _line(
    card: Card, words: str, under: str = "", at_right: str = "", badge: tuple[Tone, str] | None = None
) -> None:
    holder = QWidget()
    across = Line(holder, gap=10)
    texts = Column(gap=0)
    texts.addWidget(wrapped(words))
    if under:
        texts.addWidget(caption(under))
    across.addLayout(texts, 1)
    at = TOP if under else MIDDLE
    if at_right:
        day = caption(at_right)
        day.setWordWrap(False)
        across.addWidget(day, 0, at)
    if badge is not None and badge[1]:
        across.addWidget(Badge(TONES[badge[0]], badge[1]), 0, at)
    if card.body.count() > 1:
        card.body.addWidget(rule())
    card.body.addWidget(holder)


def _or_nothing(card: Card, found: object, words: str) -> Card:
    if not found:
        card.body.addWidget(caption(words))
    return _spoken(card)


def _spoken(card: Card) -> Card:
    """Say a card's words when the keyboard comes to it."""
    said = [label.text() for label in card.findChildren(QLabel)]
    card.setAccessibleDescription(". ".join(said[1:]))
    return card

"""What the papers of the outbox are called: the paper, and the review or form it is of."""

from __future__ import annotations

from sqlmodel import Session

from iro_desk.domain.codes import DocumentKind
from iro_desk.domain.sending.wording import called
from iro_desk.domain.wording import day_month
from iro_desk.records import Child, Letter, OutboxItem, Review, Sheet
from iro_desk.services.after_reviews.rows import held_on
from iro_desk.services.names import initials
from iro_desk.services.sheet_forms import form_of


class Titles:
    """What each thing is called, such as "Outcomes, review of 4 June"; each child and review is read once.

    Args:
        by_initials: whether a child stands by their initials, as in what leaves the desk.
    """

    def __init__(self, session: Session, *, by_initials: bool = False) -> None:
        self._session, self._by_initials = session, by_initials

    def called(self, child_id: int) -> str:
        """The name a child is called by, or their initials."""
        child = self._session.get(Child, child_id)
        if child is None:
            return ""
        return initials(child) if self._by_initials else child.preferred_name

    def of(self, item: OutboxItem) -> str:
        """What it is."""
        if item.kind is DocumentKind.LETTER:
            letter = None if item.letter_id is None else self._session.get(Letter, item.letter_id)
            about = f"Letter to {self.called(item.child_id)}"
            return (
                about
                if letter is None or letter.review_id is None
                else f"{about}{self._review(letter.review_id)}"
            )
        sheet = None if item.sheet_id is None else self._session.get(Sheet, item.sheet_id)
        if sheet is not None:
            return form_of(sheet.form).title
        words = called(item.kind)
        version = item.review_version or 1
        told = f", version {version}" if version > 1 else ""
        return f"{words[:1].upper()}{words[1:]}{self._review(item.review_id)}{told}"

    def _review(self, review_id: int | None) -> str:
        review = None if review_id is None else self._session.get(Review, review_id)
        return "" if review is None else f", review of {day_month(held_on(review))}"

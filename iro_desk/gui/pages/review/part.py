"""Part: one piece of a section's form, which knows how to show, keep, check and hand over its answers."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from iro_desk.services.reviews import SectionAnswers, SectionSheet

Problem = tuple[str, str]


class Part(QWidget):
    """One piece of a section's form.

    Attributes:
        key: its place in the section's draft.

    Signals:
        edited(): the officer changed something in it.
        put_back_asked(str, object): a field, and an earlier answer to put back in it.
    """

    edited = Signal()
    put_back_asked = Signal(str, object)
    key = ""

    def show_sheet(self, sheet: SectionSheet) -> None:
        """Show what the review holds."""

    def adopt(self, sheet: SectionSheet) -> None:
        """Learn what the review calls what was typed here, now that it is filed; nothing that shows changes."""

    def kept(self) -> object:
        """Everything typed so far, as JSON can hold it."""
        return None

    def put_back(self, kept: object) -> None:
        """Show what was kept as a draft over what the review holds."""

    def problems(self) -> tuple[Problem, ...]:
        """What cannot be stored as it is typed, as (message, field), said at each field too."""
        return ()

    def put_into(self, answers: SectionAnswers) -> SectionAnswers:
        """The section's answers with this part's among them; asked only when there are no problems."""
        return answers

    def show_findings(self, messages: Mapping[str, str]) -> None:
        """Say at each field what is missing; a field not among them is right."""

    def focus_field(self, field: str) -> bool:
        """Put the keyboard in a field; False when it is not in this part."""
        return False

    def caret(self) -> tuple[str, int] | None:
        """The field with the keyboard and the caret's place in it; None when it is elsewhere."""
        return None

    def put_caret(self, field: str, place: int) -> bool:
        """Go back to a field and a place in it; False when it is not in this part."""
        return self.focus_field(field)

    def use(self, field: str, value: object) -> None:
        """Put an answer in a field as if the officer had typed it; nothing when it is not in this part."""

    def lock(self) -> None:
        """Show a finished review, which cannot be changed."""

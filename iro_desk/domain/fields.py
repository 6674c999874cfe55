"""FormField: the one line from which a column, an editor, a label, help and a heading are made."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FormField:
    """How a stored field is asked, shown and exported.

    Args:
        label: the question or heading, in the officer's words.
        section: the group of the form it belongs to.
        help: one sentence under the label; empty for none.
        narrative: True for long text (an editor of at least six lines).
        optional: marked "(optional)" on screen; never blocks.
        heading: a shorter table heading; empty to use the label.
        when: what must be so for it to be asked, as ``domain.asked_when`` reads it; empty for always.
        private: never leaves the vault in any document.
        year: a day that is never guessed to be in a year near today, such as a date of birth.
    """

    label: str
    section: str = ""
    help: str = ""
    narrative: bool = False
    optional: bool = False
    heading: str = ""
    private: bool = False
    when: str = ""
    year: bool = False

    @property
    def short(self) -> str:
        """The heading for a table or a CSV column."""
        return self.heading or self.label

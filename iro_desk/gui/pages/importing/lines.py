"""A preview put into words: the lines of the children's table, and the rules that noticed something."""

from __future__ import annotations

from datetime import date

from iro_desk.domain.wording import counted, day_month
from iro_desk.gui.pages.importing.children_table import ChildLine
from iro_desk.services.imports.rows import Duplicate, IncomingChild, Preview

RULE_WORDS = {
    "166": "Review date that cannot be",
    "167": "Participation code not known",
    "399": "Review during short breaks",
    "440": "Under-4 code, older child",
    "441": "Older code, child under 4",
    "INT08": "More than one row for a child",
    "INT17": "Dates out of order",
    "DATE": "Dates that cannot be",
    "CODE": "Codes not known",
    "CHILD": "Rows of a child who is not in the file",
    "BORN": "No usable date of birth",
    "TWICE": "Rows repeated",
    "HELD": "Differs from your desk",
    "LONG": "Words too long to keep",
}


def rule_words(rule: str) -> str:
    """The rule in words; its own number when no words are known for it."""
    return RULE_WORDS.get(rule, f"Rule {rule}")


def lines(found: Preview) -> tuple[ChildLine, ...]:
    """Every child of the file, as the table shows them."""
    held = {duplicate.incoming.code: duplicate for duplicate in found.duplicates}
    return tuple(_line(child, held.get(child.code)) for child in found.children)


def _line(child: IncomingChild, held: Duplicate | None) -> ChildLine:
    named = f"{child.preferred_name} {child.surname}".strip()
    number = f"{child.code}  {named}" if named else child.code
    status = f"{child.legal_status.value}, {child.legal_status.label}" if child.legal_status else ""
    home = child.home.label if child.home else ""
    last = _day(child.last_review_on) if child.last_review_on else "none yet"
    return ChildLine(child.code, (number, _day(child.born_on), status, home, last, _beside(held)))


def _beside(held: Duplicate | None) -> str:
    if held is None:
        return ""
    if held.birthdays_differ:
        return "Already here, born on another day"
    counts = (
        (held.new_reviews, "review"), (held.new_homes, "home"), (held.new_orders, "order"),
        (held.new_missing, "absence"), (held.new_events, "event"),
    )  # fmt: skip
    fresh = [counted(count, thing) for count, thing in counts if count]
    return f"Already here, {', '.join(fresh)} to add" if fresh else "Already here, nothing new"


def _day(day: date) -> str:
    return f"{day_month(day)} {day.year}"

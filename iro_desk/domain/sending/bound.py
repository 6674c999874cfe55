"""What a look at a paper depends on, and how it is said that one of those things has changed (S50)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from iro_desk.domain.codes.code import Code

LOOK_AGAIN = "Look again before it goes."


class BoundFact(Code):
    """One thing that must be as it was when the officer looked.

    The label is a sentence without its end, with ``{reader}`` and ``{child}`` where their names stand. The order
    is the order in which a change is told: what matters most first.
    """

    FILE = "file", "The file is not the one you looked at"
    READER = "reader", "What is known of who {reader} is changed"
    ON_LIST = "on_list", "{reader} is not on {child}’s list any more"
    PLACE_WITHHELD = "withheld", "Who must not learn where {child} lives changed"
    PROTECTED = "protected", "Who is protected around {child} changed"
    POSTING = "posting", "{reader}’s address changed"
    CONTACT = "contact", "{reader}’s telephone or e-mail changed"
    HOME = "home", "Where {child} lives changed"
    ORDERS = "orders", "{child}’s legal status changed"
    FAMILY = "family", "Which brothers and sisters {child} has on this desk changed"
    RIGHTS = "rights", "What {reader} may see changed"
    DESTINATION = "destination", "The place it goes to changed"


@dataclass(frozen=True, slots=True)
class Named:
    """Whom a sentence is about, in the words the officer knows them by."""

    reader: str
    child: str


def changed(before: Mapping[str, str], now: Mapping[str, str]) -> BoundFact | None:
    """Return the first fact that is not as it was; None while all are.

    Args:
        before, now: digests by the fact's stored value. A fact that one of them lacks counts as changed.
    """
    return next((fact for fact in BoundFact if before.get(fact.value) != now.get(fact.value)), None)


def sentence(fact: BoundFact, named: Named) -> str:
    """Such as "Jan R.’s address changed after you looked at this. Look again before it goes."."""
    told = fact.label.format(reader=named.reader, child=named.child)
    if fact is BoundFact.FILE or fact is BoundFact.ON_LIST:
        return f"{told}. {LOOK_AGAIN}"
    return f"{told} after you looked at this. {LOOK_AGAIN}"

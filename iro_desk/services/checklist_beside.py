"""What is held here beside an item of the checklist: the date of a plan, or the day a passport ends."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlmodel import Session

from iro_desk.domain.checklist import PASSPORT, Item, passport_look, plan_look
from iro_desk.domain.clocks import Facts
from iro_desk.domain.codes import EventKind, PlanKind
from iro_desk.domain.plan_currency import PLAN_OF, Standing, currency
from iro_desk.domain.wording import dated
from iro_desk.services import clockwork


@dataclass(frozen=True, slots=True)
class Held:
    """What is held, and why a Yes would be worth a look beside it; both empty for nothing."""

    words: str = ""
    look: str = ""


@dataclass(frozen=True, slots=True)
class Beside:
    """What is known of a child's plans on a day.

    Args:
        limits: the last day for the next of each plan, where one stands.
        passport_ends: None when there is none, or nobody has said.
    """

    facts: Facts
    limits: Mapping[PlanKind, date]
    passport_ends: date | None
    today: date

    def held(self, item: Item) -> Held:
        """Return what is held of an item."""
        if item.shows == PASSPORT:
            return self._passport()
        return self._plan(PlanKind(item.shows)) if item.shows else Held()

    def _passport(self) -> Held:
        ends_on = self.passport_ends
        if ends_on is None:
            return Held()
        verb = "ends" if ends_on >= self.today else "ended"
        return Held(f"The passport {verb} on {dated(ends_on)}", passport_look(ends_on, self.today))

    def _plan(self, plan: PlanKind) -> Held:
        what, dated_on = plan.label, self.facts.plan_dated(plan)
        if plan is PlanKind.HEALTH:
            assessed = self.facts.last(EventKind.HEALTH_ASSESSMENT)
            what, dated_on = EventKind.HEALTH_ASSESSMENT.label, assessed.on if assessed else None
        stands = currency(plan, dated_on, self.limits.get(plan), self.today)
        words = f"{what} of {dated(dated_on)}" if dated_on else f"No date of the {_inside(what)} here"
        late = f", {stands.words}" if stands.standing is Standing.OVERDUE else ""
        return Held(f"{words}{late}", plan_look(_inside(what), stands))


def limits(session: Session, child_id: int, today: date) -> dict[PlanKind, date]:
    """Return the last day for the next of each plan, where a date stands."""
    found: dict[PlanKind, date] = {}
    for one in clockwork.of_child(session, child_id, today):
        plan = PLAN_OF.get(one.due.clock_id)
        if plan is not None:
            found[plan] = min(one.on, found.get(plan, one.on))
    return found


def _inside(label: str) -> str:
    """A label within a sentence; a short form in capitals stays."""
    return label if label[1:2].isupper() else f"{label[:1].lower()}{label[1:]}"

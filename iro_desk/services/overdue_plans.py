"""The overdue plans by social worker and child, ready for the fortnightly tracking meeting (MK-8, local)."""

from __future__ import annotations

from collections import defaultdict
from datetime import date

from sqlmodel import Session

from iro_desk.domain.papers import OverduePlanLine, OverduePlansGroup, OverduePlansPaper
from iro_desk.domain.plan_currency import IN_ORDER, Standing, plan_words
from iro_desk.domain.wording import dated
from iro_desk.services import settings
from iro_desk.services.clockwork import StandingDate
from iro_desk.services.plans_tracker import PlanLine, Wanted, Worker, summed_up, tracker

NO_WORKER = "No social worker named"


def overdue_paper(session: Session, today: date, wanted: Wanted, *, full_names: bool) -> OverduePlansPaper:
    """Return the overdue plans for the tracking meeting, by social worker and then by child.

    Args:
        wanted: the plan and the social worker it is narrowed to.
        full_names: children by name; otherwise by case number and initials.
    """
    only = Wanted(Standing.OVERDUE, wanted.plan, wanted.worker)
    lines = [line for line in tracker(session, today).lines if only.takes(line)]
    groups: defaultdict[Worker, list[PlanLine]] = defaultdict(list)
    for line in sorted(
        lines, key=lambda line: (line.name.casefold(), line.child_id, IN_ORDER.index(line.plan))
    ):
        groups[line.worker].append(line)
    kept = settings.current(session)
    return OverduePlansPaper(
        made_on=today,
        officer=kept.officer_name,
        authority=kept.authority_name,
        summed_up=summed_up(lines),
        narrowed_to=_narrowed(wanted),
        groups=tuple(
            OverduePlansGroup(
                worker.name or NO_WORKER,
                worker.team,
                tuple(_overdue(line, full_names=full_names) for line in found),
            )
            for worker, found in sorted(groups.items(), key=lambda item: _worker_order(item[0]))
        ),
        is_demonstration=any(line.is_demonstration for line in lines),
    )


def _worker_order(worker: Worker) -> tuple[bool, str, str]:
    return not worker.name, worker.name.casefold(), worker.team.casefold()


def _narrowed(wanted: Wanted) -> str:
    parts = []
    if wanted.plan is not None:
        parts.append(f"{plan_words(wanted.plan)} only")
    if wanted.worker is not None:
        parts.append(wanted.worker or NO_WORKER)
    return ", ".join(parts)


def _overdue(line: PlanLine, *, full_names: bool) -> OverduePlanLine:
    number = line.case_number or "no case number"
    limit = line.limit
    return OverduePlanLine(
        child=line.name if full_names else f"{line.initials}, {number}",
        plan=plan_words(line.plan),
        dated_on=line.dated_on,
        due_on=limit.on if limit else date.min,
        days=line.currency.days,
        why=_why(limit) if limit else "",
        before_review=line.before_review,
    )


def _why(limit: StandingDate) -> str:
    if limit.own_on is None:
        return limit.due.because
    return f"The reviewing officer’s own date. By the rule: {dated(limit.due.due_on)}"

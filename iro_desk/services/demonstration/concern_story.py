"""Lays in the concerns of an invented child, with what was done about each, and the good work thanked."""

from __future__ import annotations

from typing import Any

from sqlmodel import Session

from iro_desk.domain.codes import YesNo
from iro_desk.domain.codes.concern import ConcernOutcome, StepKind
from iro_desk.records import Commendation, Concern
from iro_desk.services.concerns import cafcass
from iro_desk.services.concerns.lists import ladder, words_of
from iro_desk.services.concerns.stored import enter
from iro_desk.services.demonstration.days import Days
from iro_desk.services.entering import insert, key
from iro_desk.services.theme_lists import ThemeList

Story = dict[str, Any]
WORKER, MANAGER = "Social worker", "Team manager"
WITH_WORKER, WITH_MANAGER = "the social worker", "the team manager"
NO_GROUND = ("ground_plan", "ground_review", "ground_decision", "ground_other")


def lay_concerns(session: Session, child_id: int, story: Story, days: Days) -> None:
    """Every concern and every thank-you of one story."""
    for concern in story["concerns"]:
        _lay_concern(session, child_id, concern, days)
    for thanks in story.get("thanks", []):
        _lay_thanks(session, child_id, thanks, days)


def _lay_concern(session: Session, child_id: int, concern: Story, days: Days) -> None:
    """A concern with the days of its stages, so that its answer falls due when the story says."""
    raised_on = days.working(concern["raised"])
    row = insert(
        session, Concern, child_id=child_id, raised_on=raised_on, about=concern["about"], raised_with=WITH_WORKER,
        theme=concern.get("theme", ""), theme_words=words_of(session, concern.get("theme", "")),
        effect=concern.get("effect", ""), asked_for=concern.get("asked", ""),
        respond_by=days.working(concern["respond"]) if "respond" in concern else None,
    )  # fmt: skip
    enter(session, row, StepKind.TALKED, raised_on, WORKER, concern["about"])
    if "written" in concern:
        on, due_on = days.working(concern["written"]), None if concern["stage"] else row.respond_by
        enter(session, row, StepKind.WRITTEN, on, MANAGER, concern.get("asked", ""), due_on=due_on)
        row.raised_with = WITH_MANAGER
    _lay_stages(session, row, concern, days)
    if "cafcass" in concern:
        _weigh(session, row, concern["cafcass"], days)
    if "settled" in concern:
        row.settled_on = days.working(concern["settled"])
        row.outcome, row.settled_how = ConcernOutcome.PUT_RIGHT, concern.get("how", "")
        row.changed = concern.get("changed", "")
        enter(session, row, StepKind.SETTLED, row.settled_on, "", concern.get("how", ""))
    session.flush()


def _lay_stages(session: Session, row: Concern, concern: Story, days: Days) -> None:
    """Each formal stage up to the one it stands at; the last began so that its answer is due when the story says."""
    formal = ladder(session).formal
    first = days.working(concern["formal"]) if "formal" in concern else row.raised_on
    last = first
    if row.respond_by is not None:
        last = max(first, days.calendar.add_working_days(row.respond_by, -formal[0].working_days))
    for number in range(1, concern["stage"] + 1):
        row.stage, row.stage_on = number, last if number == concern["stage"] else first
        row.formal_on = row.formal_on or row.stage_on
        kind = StepKind.MADE_FORMAL if number == 1 else StepKind.MOVED_UP
        enter(session, row, kind, row.stage_on, formal[number - 1].title)


def _weigh(session: Session, row: Concern, weighed: Story, days: Days) -> None:
    """A referral weighed, to be looked at again on a day to come."""
    values = {
        **dict.fromkeys((*NO_GROUND, "reasonable_time"), "no"),
        weighed["ground"]: "yes",
        "told_senior": weighed["senior"],
        "timetable": weighed["timetable"],
        "childs_wish": weighed["wish"],
        "decision": "not_now",
        "why": weighed["why"],
        "decided_on": days.working(weighed["on"]).isoformat(),
        "look_again_on": days.exact(weighed["look_again"]).isoformat(),
    }
    cafcass.weigh(session, values, key(row), days.today)


def _lay_thanks(session: Session, child_id: int, thanks: Story, days: Days) -> None:
    """Good work, with its copy to a manager where the story names one."""
    manager = thanks.get("manager", "")
    insert(
        session, Commendation, child_id=child_id, given_on=days.working(thanks["on"]), whom=thanks["whom"],
        theme=thanks["theme"], theme_words=words_of(session, thanks["theme"], ThemeList.THANKS),
        what=thanks["what"], effect=thanks["effect"], manager=manager,
        to_manager=YesNo.YES if manager else YesNo.NO,
    )  # fmt: skip

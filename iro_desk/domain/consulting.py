"""Who is asked before a review, how, and what may become of what they say; and the child's own choices about it."""

from __future__ import annotations

from datetime import date, timedelta

from iro_desk.domain.ages import age_on
from iro_desk.domain.codes import Code
from iro_desk.domain.wording import counted
from iro_desk.domain.working_days import Calendar


class Consulted(Code):
    """Who is asked before a review."""

    CHILD = "child", "The child"
    MOTHER = "mother", "Mother"
    FATHER = "father", "Father"
    PARENT = "parent", "Another person with parental responsibility"
    CARER = "carer", "Carer or home"
    SCHOOL = "school", "School or nursery"
    HEALTH = "health", "Health"
    ADVOCATE = "advocate", "Advocate"
    SOCIAL_WORKER = "social_worker", "Social worker"


class AskedHow(Code):
    """How somebody is asked, or how their answer came."""

    FORM = "form", "On a printed form"
    EMAIL = "email", "By e-mail"
    TALK = "talk", "Talking together"
    CALL = "call", "By phone or video"
    THROUGH = "through", "Through somebody else"


class UsedIn(Code):
    """Where what somebody said before a review was used."""

    DISCUSSED = "discussed", "Talked about at the review"
    DECISION = "decision", "Led to a decision"
    RECORD = "record", "Written in the record"
    LETTER = "letter", "In the child’s letter"
    CONCERN = "concern", "Raised as a concern"
    NOT_USED = "not_used", "Not used"


class WhoChairs(Code):
    """Who the child wants to lead the review."""

    CHILD = "child", "I will lead it"
    SHARED = "shared", "Lead it together"
    OFFICER = "officer", "The reviewing officer"
    NOT_DECIDED = "not_decided", "Not decided"
    NOT_SAID = "not_said", "Did not want to say"


class TakingPart(Code):
    """How the child wants to take part."""

    COME_AND_SPEAK = "come_speak", "Come and speak"
    COME_FOR_PART = "come_part", "Come for part"
    COME_QUIETLY = "come_quiet", "Come and not speak"
    SEND = "send", "Send something"
    THROUGH = "through", "Ask the officer or an advocate to say it"
    NOT_COME = "not_come", "Not come"
    NOT_DECIDED = "not_decided", "Not decided"


ASKED_OF_EVERY_CHILD = (
    Consulted.CHILD, Consulted.MOTHER, Consulted.FATHER, Consulted.CARER, Consulted.SOCIAL_WORKER,
    Consulted.SCHOOL, Consulted.HEALTH,
)  # fmt: skip
FORM_OF = {
    Consulted.MOTHER: "views_parent",
    Consulted.FATHER: "views_parent",
    Consulted.PARENT: "views_parent",
    Consulted.CARER: "views_carer",
    Consulted.SCHOOL: "views_school",
    Consulted.HEALTH: "views_health",
    Consulted.ADVOCATE: "views_advocate",
    Consulted.SOCIAL_WORKER: "views_social_worker",
}
CHILD_FORMS = (
    (5, "views_0_4"),
    (8, "views_5_7"),
    (12, "views_8_11"),
    (16, "views_12_15"),
    (99, "views_16_17"),
)
UNACCOMPANIED = "views_unaccompanied"


def form_for(who: Consulted, born_on: date, on: date, *, is_unaccompanied: bool) -> str:
    """Return the form that fits who is asked; a child's goes by age, and by coming here alone."""
    if who is not Consulted.CHILD:
        return FORM_OF[who]
    if is_unaccompanied:
        return UNACCOMPANIED
    age = age_on(born_on, on)
    return next(form for below, form in CHILD_FORMS if age < below)


def due_back(review_on: date, lead_days: int, calendar: Calendar) -> date:
    """Return the working day an answer is wanted by, so many working days before the review."""
    day = calendar.last_working_day_on_or_before(review_on)
    while calendar.working_days_between(day, review_on) < lead_days:
        day = calendar.last_working_day_on_or_before(day - timedelta(days=1))
    return day


def nothing_back(person: str, working_days: int) -> str:
    """Say that somebody has not answered, and how long is left before the review."""
    verb = "is" if working_days == 1 else "are"
    left = f"{counted(working_days, 'working day')} {verb} left."
    return f"Nothing has come back from {person}. {left}"

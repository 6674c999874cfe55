"""A conference and a looked-after review held in one sitting: each takes from the other what is known already."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlmodel import Session, col, select

from iro_desk.domain.clocks import ClockRules
from iro_desk.domain.codes import ParentAnswer, Participation, ReviewState, Role
from iro_desk.domain.codes.considerations import AdvocateOffer
from iro_desk.domain.participation import offered_participation
from iro_desk.domain.sheets.answers import Answers, Row, read_answers
from iro_desk.domain.working_days import Calendar
from iro_desk.errors import Refusal
from iro_desk.records import AttendanceFields, Child, ChildsWords, Person, Review, Sheet
from iro_desk.services import reviews
from iro_desk.services.entering import fetch, key
from iro_desk.services.reviews.stored import before
from iro_desk.services.sheet_forms import form_of
from iro_desk.services.sheets.stored import finished, held, writable

NEAR = timedelta(days=14)
BOTH, CAME, SENT, NEITHER = (
    "Attended and took part", "Attended, did not take part", "Did not attend, views given another way",
    "Did not attend, no views",
)  # fmt: skip
TOOK_PART = {BOTH: (True, True), CAME: (True, False), SENT: (False, True), NEITHER: (False, False)}
PART_OF = {value: words for words, value in TOOK_PART.items()}
NOT_APPROPRIATE = "Not appropriate"
AGENCIES = {
    Role.SOCIAL_WORKER: "Children’s social care",
    Role.TEAM_MANAGER: "Children’s social care",
    Role.SUPERVISING: "Children’s social care",
    Role.SCHOOL: "School, nursery or college",
    Role.HEALTH: "Health",
}
ROLES = {"School, nursery or college": Role.SCHOOL, "Health": Role.HEALTH}
NOT_OF_AN_AGENCY = frozenset(
    {Role.IRO, Role.CHILD, Role.MOTHER, Role.FATHER, Role.RELATIVE, Role.SIBLING, Role.CARER}
)
PARENTS = {"Mother": "mother", "Father": "father"}
CODES = {
    "In person": Participation.PN1,
    "Through an advocate": Participation.PN5,
    "Through the social worker": Participation.PN5,
    "Written or recorded": Participation.PN6,
    "Did not want to": Participation.PN7,
    "Not asked": Participation.PN7,
    "Too young": Participation.PN0,
}
CHILD_PART = {
    Participation.PN0: "Too young",
    Participation.PN1: "In person",
    Participation.PN2: "In person",
    Participation.PN3: "In person",
    Participation.PN4: "In person",
    Participation.PN6: "Written or recorded",
}
ADVOCATES = {
    "There": AdvocateOffer.THERE,
    "Spoke for the child": AdvocateOffer.THERE,
    "Child opted out": AdvocateOffer.NOT_WANTED,
    "Referred, not in place": AdvocateOffer.NOT_AVAILABLE,
    "Not referred": AdvocateOffer.NOT_OFFERED,
}
ADVOCATE_WORDS = {offer: words for words, offer in reversed(ADVOCATES.items())}
CHANGES = "since"
COLUMNS = {"well": "working_well", "worry": "worried_about", "need": "needs_to_happen"}


@dataclass(frozen=True, slots=True)
class Sitting:
    """A review that may have been held together with the form being written."""

    review_id: int
    on: date


def near_review(session: Session, sheet: Sheet, today: date) -> Sitting | None:
    """The child's newest review of these days; None when there is none or the form has its review already."""
    if sheet.child_id is None or sheet.review_id is not None or not form_of(sheet.form).with_review:
        return None
    query = select(Review).where(
        Review.child_id == sheet.child_id,
        col(Review.state).in_((ReviewState.WRITING, ReviewState.FINISHED)),
        Review.review_on >= today - NEAR,
        Review.review_on <= today,
    )
    row = session.exec(query.order_by(col(Review.review_on).desc(), col(Review.id).desc())).first()
    return Sitting(key(row), row.review_on) if row is not None else None


def hold_with_review(session: Session, sheet_id: int, review_id: int) -> Mapping[str, Any]:
    """Say that a form is of the same sitting as a review, and return what the review holds, by question."""
    sheet, review = writable(session, sheet_id), fetch(session, Review, review_id)
    if review.child_id != sheet.child_id or not form_of(sheet.form).with_review:
        raise Refusal("That review is not of this child.", "Open the child’s page again.")
    sheet.review_id = review_id
    session.flush()
    people = reviews.attendance(session, review_id)
    found: dict[str, Any] = {
        "held_on": review.review_on.isoformat(),
        "place": review.place,
        "took_part": CHILD_PART.get(review.participation) if review.participation else None,
        "parents": [row for item, who in PARENTS.items() if (row := _parent(review, item, who))],
        "agencies": [_agency(one) for one in people if one.role not in NOT_OF_AN_AGENCY],
        "advocate": ADVOCATE_WORDS.get(review.advocate) if review.advocate else None,
        CHANGES: review.changed,
        "voice": _words(session, review),
        **{own: _lines(getattr(review, name)) for own, name in COLUMNS.items()},
    }
    asked = {question.id for question in form_of(sheet.form).questions}
    return {name: value for name, value in found.items() if value and name in asked}


def begin_review(session: Session, sheet_id: int, today: date, calendar: Calendar, rules: ClockRules) -> int:
    """Begin the looked-after review held in the same sitting, or go on with it, with what the form holds.

    What stands in the review already is never written over.
    """
    sheet = finished(session, sheet_id)
    if sheet.child_id is None or sheet.held_on is None or not form_of(sheet.form).with_review:
        raise Refusal("No review is held with this form.", "Start the review from the child’s page.")
    answers = read_answers(form_of(sheet.form), held(sheet.answers))
    planned = session.exec(
        select(Review).where(Review.child_id == sheet.child_id, Review.state == ReviewState.PLANNED)
    ).first()
    if planned is not None:
        planned.review_on = sheet.held_on
    review_id = reviews.begin(session, sheet.child_id, sheet.held_on, today, calendar, rules)
    review = fetch(session, Review, review_id)
    _fill(review, answers, fetch(session, Child, sheet.child_id))
    _add_people(session, review_id, answers, sheet.child_id)
    sheet.review_id = review_id
    session.flush()
    return review_id


def _fill(review: Review, answers: Answers, child: Child) -> None:
    """The place, who took part and how, what has changed, and the three columns, where the review has none."""
    values: dict[str, Any] = {"place": answers.get("place"), "changed": answers.get(CHANGES)}
    values["advocate"] = ADVOCATES.get(answers.get("advocate") or "")
    code = CODES.get(answers.get("took_part") or "")
    if code in offered_participation(child.born_on, review.review_on):
        values["participation"] = code
    for row in answers.rows("parents"):
        values |= _of_parent(row)
    for own, name in COLUMNS.items():
        values[name] = "\n".join(answers.get(own) or ())
    for name, value in values.items():
        if value and not getattr(review, name):
            setattr(review, name, value)


def _of_parent(row: Row) -> dict[str, ParentAnswer]:
    who, part = PARENTS.get(str(row.cell("item")), ""), row.cell("part")
    if not who:
        return {}
    if part == NOT_APPROPRIATE:
        return {
            f"{who}_attended": ParentAnswer.NOT_APPROPRIATE,
            f"{who}_participated": ParentAnswer.NOT_APPROPRIATE,
        }
    if part not in TOOK_PART:
        return {}
    came, spoke = (ParentAnswer.YES if one else ParentAnswer.NO for one in TOOK_PART[part])
    return {f"{who}_attended": came, f"{who}_participated": spoke}


def _add_people(session: Session, review_id: int, answers: Answers, child_id: int) -> None:
    """Everybody of the agencies who is not on the review's list yet."""
    known = {
        row.name: row.role for row in session.exec(select(Person).where(Person.child_id == child_id)).all()
    }
    there = reviews.attendance(session, review_id)
    names = {one.name for one in there}
    added = []
    for row in answers.rows("agencies"):
        name, agency = row.cell("person"), str(row.cell("agency") or "")
        if not name or name in names:
            continue
        came, spoke = TOOK_PART.get(row.cell("part") or "", (False, False))
        role = known.get(name) or ROLES.get(agency, Role.OTHER)
        added.append(AttendanceFields(name=name, role=role, attended=came, contributed=spoke))
        names.add(name)
    if added:
        reviews.set_attendance(session, review_id, (*there, *added))


def _agency(one: AttendanceFields) -> dict[str, str]:
    return {
        "agency": AGENCIES.get(one.role, "Another"),
        "person": one.name,
        "part": PART_OF[(one.attended, one.contributed)],
    }


def _parent(review: Review, item: str, who: str) -> dict[str, str]:
    came, spoke = getattr(review, f"{who}_attended"), getattr(review, f"{who}_participated")
    if came is ParentAnswer.NOT_APPROPRIATE:
        return {"item": item, "part": NOT_APPROPRIATE}
    if came is None or spoke is None:
        return {}
    return {"item": item, "part": PART_OF[(came is ParentAnswer.YES, spoke is ParentAnswer.YES)]}


def _words(session: Session, review: Review) -> list[dict[str, str]]:
    """What the child has said since the review before, each line with its own answer about sharing."""
    last = before(session, review)
    query = select(ChildsWords).where(
        ChildsWords.child_id == review.child_id,
        ChildsWords.said_on > (last.review_on if last is not None else date.min),
        ChildsWords.said_on <= review.review_on,
    )
    rows = session.exec(query.order_by(col(ChildsWords.position), col(ChildsWords.id))).all()
    return [{"words": row.words, "share": row.share.value} for row in rows]


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]

"""A review: who came, what was considered, what was decided, and when the next is."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated

from sqlmodel import Field

from iro_desk.domain.codes import (
    Answer,
    DecisionState,
    EarlyReviewReason,
    LetterGiven,
    ManagerAnswer,
    ParentAnswer,
    Participation,
    PermanencePlan,
    PlanKind,
    ReviewForm,
    ReviewKind,
    ReviewState,
    Role,
    SectionState,
    YesNo,
)
from iro_desk.domain.fields import FormField
from iro_desk.records.base import Fields, Record, code, moment

START = "Before we start"
WHO = "Who came, and how"
LAST = "Last time's decisions"
WISHES = "Wishes and feelings"
HOME = "Home"
FAMILY = "Family and friends"
SCHOOL = "School and learning"
HEALTH = "Health"
IDENTITY = "Identity"
ENJOY = "Things to enjoy"
SAFE = "Feeling safe"
PERMANENCE = "Permanence"
DECISIONS = "Decisions"
NEXT = "Next review"
MONITORING = "Monitoring form"
SECTIONS = (
    START, WHO, LAST, WISHES, HOME, FAMILY, SCHOOL, HEALTH, IDENTITY, ENJOY, SAFE, PERMANENCE,
    DECISIONS, NEXT, MONITORING,
)  # fmt: skip


class ReviewFields(Fields):
    """What a review records, in the order it is asked."""

    review_on: Annotated[date, FormField("Date of the review", START, heading="Held")]
    form: Annotated[ReviewForm, FormField("How is it held?", START)] = code(ReviewForm, ReviewForm.MEETING)
    place: Annotated[str, FormField("Where is it held?", START, optional=True)] = Field("", max_length=200)
    seen_before: Annotated[
        YesNo | None, FormField("Did you see the child before the review?", START, heading="Seen before")
    ] = code(YesNo, None)
    participation: Annotated[
        Participation | None,
        FormField("How did the child take part?", WHO, heading="Participation"),
    ] = code(Participation, None)
    mother_attended: Annotated[ParentAnswer | None, FormField("Did their mother come?", WHO)] = code(
        ParentAnswer, None
    )
    mother_participated: Annotated[
        ParentAnswer | None,
        FormField("Did their mother take part?", WHO, "At the review, or by giving views."),
    ] = code(ParentAnswer, None)
    father_attended: Annotated[ParentAnswer | None, FormField("Did their father come?", WHO)] = code(
        ParentAnswer, None
    )
    father_participated: Annotated[
        ParentAnswer | None,
        FormField("Did their father take part?", WHO, "At the review, or by giving views."),
    ] = code(ParentAnswer, None)
    wishes: Annotated[
        str,
        FormField(
            "What does the child want, and what do you make of it?",
            WISHES,
            "Your view. The child's own words stay as they said them, beside this page.",
            narrative=True,
            optional=True,
        ),
    ] = ""
    placement_meets_needs: Annotated[
        Answer | None, FormField("Does the home meet the child's needs?", HOME, heading="Home meets needs")
    ] = code(Answer, None)
    placement_why: Annotated[
        str,
        FormField("What makes you say so?", HOME, "What you saw and heard.", narrative=True, optional=True),
    ] = ""
    family: Annotated[
        str,
        FormField("Are the arrangements for seeing family right?", FAMILY, narrative=True, optional=True),
    ] = ""
    school: Annotated[
        str,
        FormField("How is school, and does anything need to change?", SCHOOL, narrative=True, optional=True),
    ] = ""
    health: Annotated[
        str,
        FormField(
            "What did the last health assessment say, and what is needed?",
            HEALTH,
            narrative=True,
            optional=True,
        ),
    ] = ""
    identity: Annotated[
        str,
        FormField(
            "Are faith, language, culture and identity looked after?", IDENTITY, narrative=True, optional=True
        ),
    ] = ""
    enjoy: Annotated[
        str, FormField("What do they enjoy, and can they do it?", ENJOY, narrative=True, optional=True)
    ] = ""
    worried_about: Annotated[
        str, FormField("What are we worried about?", SAFE, narrative=True, optional=True)
    ] = ""
    working_well: Annotated[str, FormField("What is working well?", SAFE, narrative=True, optional=True)] = ""
    needs_to_happen: Annotated[
        str, FormField("What needs to happen?", SAFE, narrative=True, optional=True)
    ] = ""
    safety_scale: Annotated[
        int | None,
        FormField(
            "How safe is it, from 0 to 10?", SAFE, "0 is not safe, 10 is safe enough to stop.", optional=True
        ),
    ] = Field(None, ge=0, le=10)
    permanence_plan: Annotated[
        PermanencePlan | None, FormField("What is the plan for permanence?", PERMANENCE, heading="Permanence")
    ] = code(PermanencePlan, None)
    permanence_parallel: Annotated[
        PermanencePlan | None, FormField("Is there a second plan beside it?", PERMANENCE, optional=True)
    ] = code(PermanencePlan, None)
    permanence_why: Annotated[
        str,
        FormField(
            "Which routes were considered, and why this one?", PERMANENCE, narrative=True, optional=True
        ),
    ] = ""
    next_review_on: Annotated[
        date | None, FormField("Date of the next review", NEXT, heading="Next review")
    ] = None
    next_review_place: Annotated[str, FormField("Where will it be?", NEXT, optional=True)] = Field(
        "", max_length=200
    )
    midway_on: Annotated[date | None, FormField("Date of the midway review", NEXT, optional=True)] = None


class Review(ReviewFields, Record, table=True):
    """A review.

    Args:
        kind: first, second or later, worked out when it is begun.
        due_on: the legal limit when it was begun; never overwritten.
        finished_at: None while it is being written.
        outcomes_sent_on, record_completed_on, record_distributed_on: the days each left; None while waiting.
        midway_held_on: the day the midway review after this review took place; None while it has not.
        is_imported: brought in from a return; holds a date and a participation code only.
        cancelled_why: why it was not held on the day; empty unless it was cancelled.
        adjourned_on, adjourned_to, adjourned_why: one adjournment (reg 36(2), unverified); None without one.
        early_reason: why it is held before its time; None for an ordinary review.
        manager_answer: None while the team manager has not answered; manager_on is the day of the answer, or the
            day silence began to count as agreement; manager_next is what the officer does about a "no".
        letter_given: how the child got the letter; None while that is not said.
        reopened_at: when a finished review was opened again to be changed; None while it is locked or unfinished.
        reopened_why: why it was opened again; empty unless it is open so.
    """

    __tablename__ = "review"

    child_id: int = Field(foreign_key="child.id", index=True, ondelete="CASCADE")
    kind: ReviewKind = code(ReviewKind, ReviewKind.LATER)
    state: ReviewState = code(ReviewState, ReviewState.WRITING)
    due_on: date | None = None
    finished_at: datetime | None = moment()
    outcomes_sent_on: date | None = None
    record_completed_on: date | None = None
    record_distributed_on: date | None = None
    midway_held_on: date | None = None
    is_imported: bool = False
    cancelled_why: str = Field("", max_length=500)
    adjourned_on: date | None = None
    adjourned_to: date | None = None
    adjourned_why: str = Field("", max_length=500)
    early_reason: EarlyReviewReason | None = code(EarlyReviewReason, None)
    manager_answer: ManagerAnswer | None = code(ManagerAnswer, None)
    manager_on: date | None = None
    manager_said: str = Field("", max_length=2000)
    manager_next: str = Field("", max_length=2000)
    letter_given: LetterGiven | None = code(LetterGiven, None)
    letter_given_on: date | None = None
    letter_given_by: str = Field("", max_length=160)
    letter_not_given: str = Field("", max_length=500)
    reopened_at: datetime | None = moment()
    reopened_why: str = Field("", max_length=1000)

    form: ReviewForm = code(ReviewForm, ReviewForm.MEETING)
    seen_before: YesNo | None = code(YesNo, None)
    participation: Participation | None = code(Participation, None)
    mother_attended: ParentAnswer | None = code(ParentAnswer, None)
    mother_participated: ParentAnswer | None = code(ParentAnswer, None)
    father_attended: ParentAnswer | None = code(ParentAnswer, None)
    father_participated: ParentAnswer | None = code(ParentAnswer, None)
    placement_meets_needs: Answer | None = code(Answer, None)
    permanence_plan: PermanencePlan | None = code(PermanencePlan, None)
    permanence_parallel: PermanencePlan | None = code(PermanencePlan, None)


class ReviewMeeting(Record, table=True):
    """One meeting of a review held as a series; the review's date is that of the one that completes it."""

    __tablename__ = "review_meeting"

    review_id: int = Field(foreign_key="review.id", index=True, ondelete="CASCADE")
    child_id: int = Field(foreign_key="child.id", index=True, ondelete="CASCADE")
    held_on: date
    with_whom: str = Field("", max_length=300)


class ReviewVersion(Record, table=True):
    """The whole text of a review as it was each time it was finished; never changed afterwards.

    Args:
        number: counted from one.
        why: why the version before was changed; empty for the first.
        text: every question with its answer in words, as JSON.
    """

    __tablename__ = "review_version"

    review_id: int = Field(foreign_key="review.id", index=True, ondelete="CASCADE")
    child_id: int = Field(foreign_key="child.id", index=True, ondelete="CASCADE")
    number: int
    finished_at: datetime = moment(...)
    why: str = Field("", max_length=1000)
    text: str


class ReviewSection(Record, table=True):
    """How far one section of a review has got, by the officer's own word."""

    __tablename__ = "review_section"

    review_id: int = Field(foreign_key="review.id", index=True, ondelete="CASCADE")
    section: str = Field(max_length=60)
    state: SectionState = code(SectionState, SectionState.NOT_STARTED)


class AttendanceFields(Fields):
    """One person and the review."""

    name: Annotated[str, FormField("Name", WHO)] = Field(min_length=1, max_length=160)
    role: Annotated[Role, FormField("Who they are", WHO)] = code(Role, Role.OTHER)
    attended: Annotated[bool, FormField("Came", WHO)] = True
    contributed: Annotated[bool, FormField("Took part", WHO)] = True


class Attendance(AttendanceFields, Record, table=True):
    """A row of the attendance list."""

    __tablename__ = "attendance"

    review_id: int = Field(foreign_key="review.id", index=True, ondelete="CASCADE")
    role: Role = code(Role, Role.OTHER)
    position: int = 0


class PaperReceived(Record, table=True):
    """Whether one plan had arrived before the review, and its date."""

    __tablename__ = "paper_received"

    review_id: int = Field(foreign_key="review.id", index=True, ondelete="CASCADE")
    plan: PlanKind = code(PlanKind, PlanKind.CARE)
    received: YesNo | None = code(YesNo, None)
    dated_on: date | None = None


class DecisionFields(Fields):
    """One decision: the professional words, the child's words, who, by when, and how we will know."""

    what: Annotated[
        str, FormField("What was decided", DECISIONS, "For the professionals.", narrative=True)
    ] = Field(min_length=1)
    for_child: Annotated[
        str,
        FormField("For the child, in plain words", DECISIONS, "This goes into the letter.", narrative=True),
    ] = ""
    owner: Annotated[str, FormField("Who will do it", DECISIONS)] = Field("", max_length=160)
    owner_role: Annotated[Role | None, FormField("Their role", DECISIONS, optional=True)] = code(Role, None)
    by_when: Annotated[date | None, FormField("By when", DECISIONS)] = None
    measure: Annotated[str, FormField("How we will know it is done", DECISIONS, optional=True)] = Field(
        "", max_length=500
    )
    against_wish: Annotated[bool, FormField("This is not what the child asked for", DECISIONS)] = False
    why: Annotated[
        str, FormField("Why, in words for the child", DECISIONS, "Kind and true.", optional=True)
    ] = ""


class Decision(DecisionFields, Record, table=True):
    """A decision of one review, followed until it is done.

    Args:
        outcome_note: why it was not done, in the officer's words.
        times_carried: how many reviews it has waited.
    """

    __tablename__ = "decision"

    review_id: int = Field(foreign_key="review.id", index=True, ondelete="CASCADE")
    child_id: int = Field(foreign_key="child.id", index=True, ondelete="CASCADE")
    position: int = 0
    state: DecisionState = code(DecisionState, DecisionState.PROPOSED)
    outcome_note: str = ""
    times_carried: int = 0
    carried_from_id: int | None = Field(None, foreign_key="decision.id", ondelete="SET NULL")
    owner_role: Role | None = code(Role, None)

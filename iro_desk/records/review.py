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
from iro_desk.domain.codes.considerations import (
    AdvocateOffer,
    Agrees,
    Chaired,
    ChildSays,
    Ehcp,
    FeelingsHelp,
    Full,
    LegalRight,
    MeetsWishes,
    PlanArea,
    RouteAnswer,
    StopsFun,
    VisitPattern,
    WishMatch,
    YesNoKnown,
)
from iro_desk.domain.fields import FormField
from iro_desk.domain.review_row_codes import (
    CameHow,
    DecisionMade,
    LetterComes,
    PaperCurrent,
    ToRaise,
    WhatNow,
)
from iro_desk.records.base import Fields, Record, code, moment
from iro_desk.records.review_basics import (
    CHANGED,
    CONSIDERED,
    DECISIONS,
    ENDING,
    ENJOY,
    EVERYDAY,
    FAMILY,
    HEALTH,
    HELP,
    HOME,
    IDENTITY,
    LAST,
    LAW,
    MONITORING,
    NEXT,
    PERMANENCE,
    SAFE,
    SCHOOL,
    SECTIONS,
    START,
    WHO,
    WISHES,
)
from iro_desk.records.review_questions import ReviewFields

__all__ = [
    "CHANGED", "CONSIDERED", "DECISIONS", "ENDING", "ENJOY", "EVERYDAY", "FAMILY", "HEALTH", "HELP", "HOME", "IDENTITY",
    "LAST", "LAW", "MONITORING", "NEXT", "PERMANENCE", "SAFE", "SCHOOL", "SECTIONS", "START", "WHO", "WISHES",
    "Attendance", "AttendanceFields", "Decision", "DecisionFields", "PaperReceived", "Review", "ReviewFields",
    "ReviewMeeting", "ReviewSection", "ReviewVersion",
]  # fmt: skip


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
    big_change: YesNoKnown | None = code(YesNoKnown, None)
    legal_right: LegalRight | None = code(LegalRight, None)
    section20_in_writing: Full | None = code(Full, None)
    placement_meets_wishes: MeetsWishes | None = code(MeetsWishes, None)
    move_likely: YesNoKnown | None = code(YesNoKnown, None)
    is_registered: YesNoKnown | None = code(YesNoKnown, None)
    step_down: Full | None = code(Full, None)
    everyday_clear: Full | None = code(Full, None)
    pep_this_term: Full | None = code(Full, None)
    on_roll: Full | None = code(Full, None)
    ehcp: Ehcp | None = code(Ehcp, None)
    vaccinated: YesNoKnown | None = code(YesNoKnown, None)
    feelings_help: FeelingsHelp | None = code(FeelingsHelp, None)
    faith_met: Full | None = code(Full, None)
    language_kept: Full | None = code(Full, None)
    story_known: Full | None = code(Full, None)
    carer_shares: Full | None = code(Full, None)
    stops_fun: StopsFun | None = code(StopsFun, None)
    knows_social_worker: ChildSays | None = code(ChildSays, None)
    knows_officer: ChildSays | None = code(ChildSays, None)
    knows_advocate: ChildSays | None = code(ChildSays, None)
    visits_in_time: Full | None = code(Full, None)
    visits_alone: Full | None = code(Full, None)
    visit_pattern: VisitPattern | None = code(VisitPattern, None)
    visit_pattern_right: Full | None = code(Full, None)
    ending_expected: YesNo | None = code(YesNo, None)
    ending_assessed: Full | None = code(Full, None)
    ending_told: Full | None = code(Full, None)
    ending_signed: Full | None = code(Full, None)
    place_chosen: ChildSays | None = code(ChildSays, None)
    chaired: Chaired | None = code(Chaired, None)
    agreed_child: Agrees | None = code(Agrees, None)
    agreed_parents: Agrees | None = code(Agrees, None)
    agreed_carer: Agrees | None = code(Agrees, None)
    agreed_worker: Agrees | None = code(Agrees, None)
    advocate: AdvocateOffer | None = code(AdvocateOffer, None)
    next_agreed: ChildSays | None = code(ChildSays, None)
    kind_chosen: ReviewKind | None = code(ReviewKind, None)
    letter_comes: LetterComes | None = code(LetterComes, None)
    to_raise: ToRaise | None = code(ToRaise, None)
    route_home: RouteAnswer | None = code(RouteAnswer, None)
    route_relatives: RouteAnswer | None = code(RouteAnswer, None)
    route_guardianship: RouteAnswer | None = code(RouteAnswer, None)
    route_arrangements: RouteAnswer | None = code(RouteAnswer, None)
    route_adoption: RouteAnswer | None = code(RouteAnswer, None)
    route_fostering: RouteAnswer | None = code(RouteAnswer, None)
    route_residential: RouteAnswer | None = code(RouteAnswer, None)
    route_supported: RouteAnswer | None = code(RouteAnswer, None)


class ReviewMeeting(Record, table=True):
    """One meeting of a review held as a series; the review's date is that of the one that completes it."""

    __tablename__ = "review_meeting"

    review_id: int = Field(foreign_key="review.id", index=True, ondelete="CASCADE")
    child_id: int = Field(foreign_key="child.id", index=True, ondelete="CASCADE")
    held_on: date
    with_whom: str = Field("", max_length=300)
    starts: str = Field("", max_length=5)
    ends: str = Field("", max_length=5)
    place: str = Field("", max_length=200)


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
    """How far one section of a review has got, by the officer's own word.

    Args:
        not_applicable_why: why it does not apply to this child; empty when it does.
        well, worry, need: what works well in it, what worries, and what needs to happen; a line for each.
    """

    __tablename__ = "review_section"

    review_id: int = Field(foreign_key="review.id", index=True, ondelete="CASCADE")
    section: str = Field(max_length=60)
    state: SectionState = code(SectionState, SectionState.NOT_STARTED)
    not_applicable_why: str = Field("", max_length=500)
    well: str = ""
    worry: str = ""
    need: str = ""


class AttendanceFields(Fields):
    """One person and the review."""

    name: Annotated[str, FormField("Name", WHO)] = Field(min_length=1, max_length=160)
    role: Annotated[Role, FormField("Who they are", WHO)] = code(Role, Role.OTHER)
    attended: Annotated[bool, FormField("Came", WHO)] = True
    contributed: Annotated[bool, FormField("Took part", WHO)] = True
    how: Annotated[CameHow | None, FormField("How", WHO, optional=True)] = code(CameHow, None)
    for_part: Annotated[str, FormField("For which part", WHO, "Blank for all of it.", optional=True)] = ""


class Attendance(AttendanceFields, Record, table=True):
    """A row of the attendance list."""

    __tablename__ = "attendance"

    review_id: int = Field(foreign_key="review.id", index=True, ondelete="CASCADE")
    role: Role = code(Role, Role.OTHER)
    how: CameHow | None = code(CameHow, None)
    position: int = 0


class PaperReceived(Record, table=True):
    """Whether one plan had arrived before the review, and its date.

    Args:
        on_day: it came, but only on the day.
        not_applicable: this child needs no such plan; then ``received`` is None.
        current: whether it describes the child's life now; None while that is not said.
        chased_on, chased: when it was asked for, of whom, and the answer.
    """

    __tablename__ = "paper_received"

    review_id: int = Field(foreign_key="review.id", index=True, ondelete="CASCADE")
    plan: PlanKind = code(PlanKind, PlanKind.CARE)
    received: YesNo | None = code(YesNo, None)
    dated_on: date | None = None
    on_day: bool = False
    not_applicable: bool = False
    current: PaperCurrent | None = code(PaperCurrent, None)
    chased_on: date | None = None
    chased: str = Field("", max_length=300)


class DecisionFields(Fields):
    """One decision: the professional words, the child's words, who, by when, and how we will know.

    Args:
        wish: None while the decision is not set against a wish in words.
        made: None for one written before this was asked; it is then a recommendation.
    """

    what: Annotated[
        str, FormField("What was decided", DECISIONS, "For the professionals.", narrative=True)
    ] = Field(min_length=1)
    for_child: Annotated[
        str,
        FormField("For the child, in plain words", DECISIONS, "This goes into the letter.", narrative=True),
    ] = ""
    not_for_child: Annotated[
        str,
        FormField(
            "If it is not for the child, why?", DECISIONS, "Then it needs no words for them.", optional=True
        ),
    ] = Field("", max_length=300)
    owner: Annotated[str, FormField("Who will do it", DECISIONS)] = Field("", max_length=160)
    owner_role: Annotated[Role | None, FormField("Their role", DECISIONS, optional=True)] = code(Role, None)
    by_when: Annotated[date | None, FormField("By when", DECISIONS)] = None
    measure: Annotated[str, FormField("How we will know it is done", DECISIONS, optional=True)] = Field(
        "", max_length=500
    )
    area: Annotated[PlanArea | None, FormField("Part of the plan", DECISIONS, heading="Part")] = code(
        PlanArea, None
    )
    made: Annotated[
        DecisionMade | None,
        FormField("Recommendation or decision", DECISIONS, optional=True, heading="Made as"),
    ] = code(DecisionMade, None)
    wish: Annotated[
        WishMatch | None,
        FormField("Set against what the child asked", DECISIONS, heading="Wish"),
    ] = code(WishMatch, None)
    against_wish: Annotated[bool, FormField("This is not what the child asked for", DECISIONS)] = False
    why: Annotated[
        str, FormField("Why, in words for the child", DECISIONS, "Kind and true.", optional=True)
    ] = ""


class Decision(DecisionFields, Record, table=True):
    """A decision of one review, followed until it is done.

    Args:
        outcome_note: why it was not done, in the officer's words.
        done_on: the day it was done; None while it is not, or that is not known.
        evidence: how the officer knows.
        effect: what it has meant for the child.
        what_now: what becomes of it; None to carry it on when it is not done.
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
    area: PlanArea | None = code(PlanArea, None)
    wish: WishMatch | None = code(WishMatch, None)
    made: DecisionMade | None = code(DecisionMade, None)
    done_on: date | None = None
    evidence: str = Field("", max_length=500)
    effect: str = Field("", max_length=500)
    what_now: WhatNow | None = code(WhatNow, None)

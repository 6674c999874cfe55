"""Every code list of the work, by field: values as stored, labels as shown."""

from iro_desk.domain.codes.child import ClosedWhy, EventKind, LegalStatus, PlacementType, Role, Sex
from iro_desk.domain.codes.code import Answer, Code, YesNo
from iro_desk.domain.codes.desk import (
    ActionState,
    DocumentKind,
    Doubt,
    JotState,
    OutboxState,
    PictureFrom,
    SheetState,
    WayOut,
)
from iro_desk.domain.codes.letter import LetterGiven, Voice
from iro_desk.domain.codes.plan import SCORED_PLANS, CriterionAnswer, PermanencePlan, PlanKind
from iro_desk.domain.codes.review import (
    DecisionState,
    EarlyReviewReason,
    ManagerAnswer,
    ParentAnswer,
    Participation,
    ReviewForm,
    ReviewKind,
    ReviewPaper,
    ReviewState,
    SectionState,
)
from iro_desk.domain.codes.visit import PromiseState, SaidHow, SeenAlone, Share, VisitPlace

__all__ = [
    "SCORED_PLANS",
    "ActionState",
    "Answer",
    "ClosedWhy",
    "Code",
    "CriterionAnswer",
    "DecisionState",
    "DocumentKind",
    "Doubt",
    "EarlyReviewReason",
    "EventKind",
    "JotState",
    "LegalStatus",
    "LetterGiven",
    "ManagerAnswer",
    "OutboxState",
    "ParentAnswer",
    "Participation",
    "PermanencePlan",
    "PictureFrom",
    "PlacementType",
    "PlanKind",
    "PromiseState",
    "ReviewForm",
    "ReviewKind",
    "ReviewPaper",
    "ReviewState",
    "Role",
    "SaidHow",
    "SectionState",
    "SeenAlone",
    "Sex",
    "Share",
    "SheetState",
    "VisitPlace",
    "Voice",
    "WayOut",
    "YesNo",
]

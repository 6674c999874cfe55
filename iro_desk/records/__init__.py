"""What is stored: one class per thing, with its labels, help and validation."""

from iro_desk.records.child import (
    Child,
    ChildFields,
    LegalPeriod,
    MissingEpisode,
    Person,
    PersonFields,
    Placement,
)
from iro_desk.records.concern import Concern
from iro_desk.records.draft import Draft
from iro_desk.records.journal import JournalEntry
from iro_desk.records.letter import Letter, LetterPart
from iro_desk.records.monitoring import PlanScore, PlanScoreFields
from iro_desk.records.outbox import OutboxItem
from iro_desk.records.place import Place
from iro_desk.records.plan import Plan, PlanFields
from iro_desk.records.review import (
    Attendance,
    AttendanceFields,
    Decision,
    DecisionFields,
    PaperReceived,
    Review,
    ReviewFields,
    ReviewSection,
)
from iro_desk.records.setting import Setting
from iro_desk.records.visit import ChildsWords, Visit, VisitFields

__all__ = [
    "Attendance", "AttendanceFields", "Child", "ChildFields", "ChildsWords", "Concern", "Decision",
    "DecisionFields", "Draft", "JournalEntry", "LegalPeriod", "Letter", "LetterPart", "MissingEpisode",
    "OutboxItem", "PaperReceived", "Person", "PersonFields", "Place", "Placement", "Plan", "PlanFields",
    "PlanScore", "PlanScoreFields", "Review", "ReviewFields", "ReviewSection", "Setting", "Visit", "VisitFields",
]  # fmt: skip

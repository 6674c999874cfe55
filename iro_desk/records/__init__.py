"""What is stored: one class per thing, with its labels, help and validation."""

from iro_desk.records.after import (
    GivenOut,
    GivenOutFields,
    HeldUp,
    HeldUpFields,
    LetterGivenFields,
    ManagerFields,
)
from iro_desk.records.attachment import Attachment, AttachmentContent, AttachmentFields
from iro_desk.records.audit import AuditEntry
from iro_desk.records.bundle import Bundle, BundleReceiptFields
from iro_desk.records.case_package import Origin, OtherText, PackageMade
from iro_desk.records.child import (
    Child,
    ChildFields,
    ClosingFields,
    LegalPeriod,
    LegalPeriodFields,
    MissingEpisode,
    Person,
    PersonFields,
    Placement,
    PlacementFields,
)
from iro_desk.records.commendation import Commendation, CommendationFields
from iro_desk.records.concern import Concern, ConcernFields
from iro_desk.records.concern_steps import CafcassFields, CafcassWeighing, ConcernStep
from iro_desk.records.destination import Connection, Destination
from iro_desk.records.draft import Draft
from iro_desk.records.due_date import DueDate, OwnDate, OwnDateFields, Reckoning
from iro_desk.records.event import EarlyReview, EarlyReviewFields, Event, EventFields
from iro_desk.records.family_time import FamilyTime, FamilyTimeFields
from iro_desk.records.feedback import Feedback, FeedbackAnswer, FeedbackFields
from iro_desk.records.jot import Jot, JotFields
from iro_desk.records.journal import JournalEntry
from iro_desk.records.leaving import Looked, SecondCheck
from iro_desk.records.letter import (
    Letter,
    LetterDecision,
    LetterDecisionFields,
    LetterFields,
    LetterheadPicture,
    LetterPart,
    LetterWishes,
    LetterWishesFields,
    PictureChoice,
    TranslatedText,
    Translation,
    TranslationFields,
)
from iro_desk.records.monitoring import PlanAnswer, PlanScore, PlanScoreFields
from iro_desk.records.outbox import DeliveredFields, OutboxItem
from iro_desk.records.place import Place
from iro_desk.records.plan import Plan, PlanFields
from iro_desk.records.planner import Appointment, AppointmentFields, Leg, LegFields, Spot, SpotFields
from iro_desk.records.preparing import (
    ChecklistAnswer,
    Circumstances,
    CircumstancesFields,
    Consultation,
    ConsultationAnswer,
    ConsultationFields,
    ReviewChoices,
    ReviewChoicesFields,
    SentWords,
)
from iro_desk.records.printed import GivenFields, Printed
from iro_desk.records.review import (
    Attendance,
    AttendanceFields,
    Decision,
    DecisionFields,
    PaperReceived,
    Review,
    ReviewFields,
    ReviewMeeting,
    ReviewSection,
    ReviewVersion,
)
from iro_desk.records.review_rows import (
    Disagreement,
    DisagreementFields,
    ParentViews,
    ParentViewsFields,
    ReportFields,
    ReportReceived,
    ReviewScale,
    ScaleFields,
)
from iro_desk.records.right import RightChange
from iro_desk.records.sealed import SealedCopy
from iro_desk.records.secret import Secret
from iro_desk.records.setting import Setting
from iro_desk.records.sheet import Action, Sheet, SheetVersion
from iro_desk.records.visit import Ask, ChildsWords, Promise, Visit, VisitFields
from iro_desk.records.word_template import WordTemplate
from iro_desk.records.writing import OfficerSwap, OfficerWord, OwnTerm, OwnTermFields, Phrase, PhraseFields
from iro_desk.records.wrong_reader import WrongReader, WrongReaderFields

__all__ = [
    "Action",
    "Appointment",
    "AppointmentFields",
    "Ask",
    "Attachment",
    "AttachmentContent",
    "AttachmentFields",
    "Attendance",
    "AttendanceFields",
    "AuditEntry",
    "Bundle",
    "BundleReceiptFields",
    "CafcassFields",
    "CafcassWeighing",
    "ChecklistAnswer",
    "Child",
    "ChildFields",
    "ChildsWords",
    "Circumstances",
    "CircumstancesFields",
    "ClosingFields",
    "Commendation",
    "CommendationFields",
    "Concern",
    "ConcernFields",
    "ConcernStep",
    "Connection",
    "Consultation",
    "ConsultationAnswer",
    "ConsultationFields",
    "Decision",
    "DecisionFields",
    "DeliveredFields",
    "Destination",
    "Disagreement",
    "DisagreementFields",
    "Draft",
    "DueDate",
    "EarlyReview",
    "EarlyReviewFields",
    "Event",
    "EventFields",
    "FamilyTime",
    "FamilyTimeFields",
    "Feedback",
    "FeedbackAnswer",
    "FeedbackFields",
    "GivenFields",
    "GivenOut",
    "GivenOutFields",
    "HeldUp",
    "HeldUpFields",
    "Jot",
    "JotFields",
    "JournalEntry",
    "Leg",
    "LegFields",
    "LegalPeriod",
    "LegalPeriodFields",
    "Letter",
    "LetterDecision",
    "LetterDecisionFields",
    "LetterFields",
    "LetterGivenFields",
    "LetterPart",
    "LetterWishes",
    "LetterWishesFields",
    "LetterheadPicture",
    "Looked",
    "ManagerFields",
    "MissingEpisode",
    "OfficerSwap",
    "OfficerWord",
    "Origin",
    "OtherText",
    "OutboxItem",
    "OwnDate",
    "OwnDateFields",
    "OwnTerm",
    "OwnTermFields",
    "PackageMade",
    "PaperReceived",
    "ParentViews",
    "ParentViewsFields",
    "Person",
    "PersonFields",
    "Phrase",
    "PhraseFields",
    "PictureChoice",
    "Place",
    "Placement",
    "PlacementFields",
    "Plan",
    "PlanAnswer",
    "PlanFields",
    "PlanScore",
    "PlanScoreFields",
    "Printed",
    "Promise",
    "Reckoning",
    "ReportFields",
    "ReportReceived",
    "Review",
    "ReviewChoices",
    "ReviewChoicesFields",
    "ReviewFields",
    "ReviewMeeting",
    "ReviewScale",
    "ReviewSection",
    "ReviewVersion",
    "RightChange",
    "ScaleFields",
    "SealedCopy",
    "SecondCheck",
    "Secret",
    "SentWords",
    "Setting",
    "Sheet",
    "SheetVersion",
    "Spot",
    "SpotFields",
    "TranslatedText",
    "Translation",
    "TranslationFields",
    "Visit",
    "VisitFields",
    "WordTemplate",
    "WrongReader",
    "WrongReaderFields",
]

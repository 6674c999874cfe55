"""Everything that belongs to a child, so that a removal leaves nothing and Undo can bring all of it back.

The file would cascade by itself, but unseen by the journal; so every row is deleted by name.
"""

from __future__ import annotations

from sqlmodel import Session, col, select

from iro_desk.records import (
    Action,
    Appointment,
    Ask,
    Attachment,
    AttachmentContent,
    Attendance,
    CafcassWeighing,
    ChecklistAnswer,
    Child,
    ChildsWords,
    Circumstances,
    Commendation,
    Concern,
    ConcernStep,
    Consultation,
    ConsultationAnswer,
    Decision,
    Disagreement,
    Draft,
    DueDate,
    EarlyReview,
    Event,
    FamilyTime,
    Feedback,
    FeedbackAnswer,
    GivenOut,
    HeldUp,
    Jot,
    LegalPeriod,
    Letter,
    LetterDecision,
    LetterPart,
    LetterWishes,
    Looked,
    MissingEpisode,
    Origin,
    OtherText,
    OutboxItem,
    OwnDate,
    OwnTerm,
    PackageMade,
    PaperReceived,
    ParentViews,
    Person,
    PictureChoice,
    Place,
    Placement,
    Plan,
    PlanAnswer,
    PlanScore,
    Printed,
    Promise,
    ReportReceived,
    Review,
    ReviewChoices,
    ReviewMeeting,
    ReviewScale,
    ReviewSection,
    ReviewVersion,
    SealedCopy,
    SecondCheck,
    SentWords,
    Sheet,
    SheetVersion,
    TranslatedText,
    Translation,
    Visit,
    WrongReader,
)
from iro_desk.services.entering import key

OF_LETTER = (LetterDecision, PictureChoice, TranslatedText, Translation, LetterPart)
OF_REVIEW = (
    Attendance,
    Disagreement,
    FamilyTime,
    GivenOut,
    HeldUp,
    PaperReceived,
    ParentViews,
    PlanAnswer,
    PlanScore,
    ReportReceived,
    ReviewMeeting,
    ReviewScale,
    ReviewSection,
    ReviewVersion,
)
OF_CONCERN = (ConcernStep, CafcassWeighing, Concern, Commendation)
OF_CHILD_FIRST = (
    PackageMade,
    OtherText,
    Origin,
    SentWords,
    AttachmentContent,
    Attachment,
    Jot,
    LetterWishes,
    Appointment,
    Draft,
    Place,
    Printed,
    WrongReader,
    SecondCheck,
    Looked,
    SealedCopy,
    OutboxItem,
    ChildsWords,
    Ask,
    Promise,
    DueDate,
    OwnDate,
    OwnTerm,
    EarlyReview,
    Event,
    Action,
    SheetVersion,
)
OF_PREPARING = (ConsultationAnswer, Consultation, ChecklistAnswer, Circumstances, ReviewChoices)
OF_FEEDBACK = (FeedbackAnswer, Feedback)
OF_CHILD_THEN = (
    (Letter, Visit, Decision, Sheet),
    (Review, LegalPeriod, MissingEpisode, Person, Placement, Plan),
)


def remove(session: Session, children: tuple[Child, ...]) -> None:
    """Delete these children with all that belongs to them, what depends on other rows first."""
    ids = [key(child) for child in children]
    letters = session.exec(select(Letter.id).where(col(Letter.child_id).in_(ids))).all()
    reviews = session.exec(select(Review.id).where(col(Review.child_id).in_(ids))).all()
    for leaf in OF_LETTER:
        _delete(session, list(session.exec(select(leaf).where(col(leaf.letter_id).in_(letters))).all()))
    for part in OF_REVIEW:
        _delete(session, list(session.exec(select(part).where(col(part.review_id).in_(reviews))).all()))
    for first in (*OF_CONCERN, *OF_CHILD_FIRST, *OF_PREPARING, *OF_FEEDBACK):
        _delete(session, list(session.exec(select(first).where(col(first.child_id).in_(ids))).all()))
    for records in OF_CHILD_THEN:
        for record in records:
            _delete(session, list(session.exec(select(record).where(col(record.child_id).in_(ids))).all()))
        session.flush()
    _delete(session, list(children))
    session.flush()


def _delete(session: Session, rows: list[object]) -> None:
    for row in rows:
        session.delete(row)
    session.flush()

"""What people are asked after a review: who, with which form, and how it comes back."""

from __future__ import annotations

from datetime import date

from iro_desk.domain.ages import age_on
from iro_desk.domain.codes import Code


class FeedbackFrom(Code):
    """Who says what they thought of a review."""

    CHILD = "child", "The child"
    KNOWS_CHILD = "knows_child", "Somebody who knows how the child shows things"
    PARENT = "parent", "Parent"
    CARER = "carer", "Carer or home"
    PROFESSIONAL = "professional", "Professional"
    RELATIVE = "relative", "Relative or friend"
    SUPPORTER = "supporter", "Advocate or other supporter"


class FeedbackHow(Code):
    """How what somebody thought came back."""

    PAPER = "paper", "On paper"
    EMAIL = "email", "By e-mail"
    TOLD = "told", "Told to you"
    HELPED = "helped", "With help from somebody"


#: the form goes with who answers; a relative answers as a parent does, a supporter as a professional
FORM_OF = {
    FeedbackFrom.KNOWS_CHILD: "feedback_no_words",
    FeedbackFrom.PARENT: "feedback_parent",
    FeedbackFrom.CARER: "feedback_carer",
    FeedbackFrom.PROFESSIONAL: "feedback_professional",
    FeedbackFrom.RELATIVE: "feedback_parent",
    FeedbackFrom.SUPPORTER: "feedback_professional",
}
CHILD_FORMS = ((8, "feedback_5_7"), (12, "feedback_8_11"), (99, "feedback_12_17"))
ASKED_FROM = 5
ASKED_AFTER_EVERY_REVIEW = (FeedbackFrom.PARENT, FeedbackFrom.CARER, FeedbackFrom.PROFESSIONAL)


def form_for(who: FeedbackFrom, born_on: date, on: date) -> str:
    """Return the form that fits who is asked; a child's goes by age."""
    if who is not FeedbackFrom.CHILD:
        return FORM_OF[who]
    age = age_on(born_on, on)
    return next(form for below, form in CHILD_FORMS if age < below)


def asked_after(born_on: date, on: date) -> tuple[FeedbackFrom, ...]:
    """Return who is asked after every review; of a child under five, somebody who knows them."""
    child = FeedbackFrom.CHILD if age_on(born_on, on) >= ASKED_FROM else FeedbackFrom.KNOWS_CHILD
    return (child, *ASKED_AFTER_EVERY_REVIEW)

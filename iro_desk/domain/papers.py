"""What a document needs to know, as frozen values: services fill them, exports set them on a page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from iro_desk.domain.codes import Voice
from iro_desk.domain.letters.forms import (
    NO_LETTERHEAD,
    USUAL_FORM,
    LetterForm,
    Letterhead,
    LetterPicture,
    LetterTheme,
    LetterTranslation,
)
from iro_desk.domain.rights.parts import Part


@dataclass(frozen=True, slots=True)
class DecisionLine:
    """A decision as printed; ``by_when`` is None when no day was given.

    Args:
        part: the part of the plan it belongs to; None when that was not said.
        of_people: numbers, on the child's list, of those who are to do it.
    """

    what: str
    for_child: str
    owner: str
    by_when: date | None
    measure: str
    state: str
    against_wish: bool = False
    part: Part | None = None
    of_people: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class AttendanceLine:
    """A person and the review, as printed."""

    name: str
    role: str
    attended: bool
    contributed: bool


@dataclass(frozen=True, slots=True)
class Answered:
    """One question with its answer in words; an unanswered one says "Not provided".

    Args:
        parts: the parts a reader must have to be told it, all of them.
        said_by_family: whether it is what one person with parental responsibility thinks.
        of_people: numbers, on the child's list, of those whose words they are.
    """

    question: str
    answer: str
    parts: tuple[Part, ...] = (Part.OFFICER_VIEW,)
    said_by_family: bool = False
    of_people: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class TopicPaper:
    """One section of the review with its questions."""

    title: str
    answers: tuple[Answered, ...]


@dataclass(frozen=True, slots=True)
class OutcomesPaper:
    """The outcomes of one review, for the adults who carry them out.

    Private lines of the child and private fields never reach this value.

    Args:
        without: the facts that were left out for its reader, by the names of their fields; the page says nothing
            about them.
    """

    child_name: str
    born_on: date
    local_code: str
    legal_status: str
    review_on: date
    review_kind: str
    review_form: str
    place: str
    due_on: date | None
    participation: str
    officer: str
    officer_contact: str
    authority: str
    attendance: tuple[AttendanceLine, ...]
    childs_words: tuple[str, ...]
    earlier_decisions: tuple[DecisionLine, ...]
    topics: tuple[TopicPaper, ...]
    decisions: tuple[DecisionLine, ...]
    next_review_on: date | None
    midway_on: date | None
    is_demonstration: bool
    without: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class GradeLine:
    """One plan's grade, as printed.

    Args:
        proposed: what the questions about it point to, with the sum; empty when none was answered.
        because: why the questions point there and no higher, a sentence each.
    """

    plan: str
    available: str
    grade: str
    analysis: str
    would_be_good: str
    proposed: str = ""
    because: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MonitoringPaper:
    """The monitoring form of one review."""

    child_name: str
    local_code: str
    review_on: date
    officer: str
    authority: str
    scale: str
    indicators: tuple[Answered, ...]
    grades: tuple[GradeLine, ...]
    is_demonstration: bool


@dataclass(frozen=True, slots=True)
class LetterBlock:
    """One part of a letter as it will be read.

    Args:
        slot: which part; "you_told_me" is set in the child's colour, "we_decided" as numbered promises.
        lines: paragraphs, or one promise or quotation each.
        pictures: in step with the ideas of this part (``letters.ideas.ideas``); None leaves one out, and a
            shorter tuple leaves the rest out.
    """

    slot: str
    heading: str
    lines: tuple[str, ...]
    pictures: tuple[LetterPicture | None, ...] = ()


@dataclass(frozen=True, slots=True)
class LetterPaper:
    """A letter to a child, ready for the page.

    Args:
        theme: the colours the child chose; None takes the usual ones for the voice.
        translation: None for a letter in English only.
    """

    greeting: str
    dated_on: date
    voice: Voice
    blocks: tuple[LetterBlock, ...]
    sign_off: str
    officer: str
    officer_contact: str
    authority: str
    is_demonstration: bool
    form: LetterForm = USUAL_FORM
    theme: LetterTheme | None = None
    letterhead: Letterhead = NO_LETTERHEAD
    translation: LetterTranslation | None = None


@dataclass(frozen=True, slots=True)
class OverduePlanLine:
    """One overdue plan of one child; ``dated_on`` is None when the plan was not there at all."""

    child: str
    plan: str
    dated_on: date | None
    due_on: date
    days: int
    why: str
    before_review: str


@dataclass(frozen=True, slots=True)
class OverduePlansGroup:
    """What one social worker is to be asked about; ``team`` may be empty."""

    social_worker: str
    team: str
    lines: tuple[OverduePlanLine, ...]


@dataclass(frozen=True, slots=True)
class OverduePlansPaper:
    """The overdue plans, for the fortnightly tracking meeting.

    Args:
        summed_up: how many plans, for how many children.
        narrowed_to: what the list was narrowed to, in words; empty when it was not.
    """

    made_on: date
    officer: str
    authority: str
    summed_up: str
    narrowed_to: str
    groups: tuple[OverduePlansGroup, ...]
    is_demonstration: bool

"""What is counted of the reviews held, and over which of them: each measure says its own method."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from iro_desk.domain.codes import Answer, ParentAnswer, Participation, YesNo
from iro_desk.domain.figures.periods import Period
from iro_desk.domain.figures.shares import Share

#: the codes that count as coming, and as taking part; those under four are outside both (domain reference 3.1)
ATTENDED = frozenset({Participation.PN1, Participation.PN2, Participation.PN3, Participation.PN4})
TOOK_PART = frozenset(
    {Participation.PN1, Participation.PN2, Participation.PN3, Participation.PN5, Participation.PN6}
)


@dataclass(frozen=True, slots=True)
class HeldReview:
    """One review that was held, as it is counted.

    Args:
        is_from_return: brought in from a return, which holds a date and a participation code only.
        due_on: the legal limit; None when it is not known.
        outcomes_by, record_by: the last days for what is sent after it.
        has_form: whether its monitoring form is finished.
        letter_given: None while it is not said.
    """

    review_id: int
    child_id: int
    on: date
    is_from_return: bool
    due_on: date | None
    outcomes_on: date | None
    outcomes_by: date
    record_on: date | None
    record_by: date
    has_form: bool
    participation: Participation | None
    seen_before: YesNo | None
    mother_attended: ParentAnswer | None
    mother_participated: ParentAnswer | None
    father_attended: ParentAnswer | None
    father_participated: ParentAnswer | None
    home: Answer | None
    letter_given: bool | None


Answered = Callable[[HeldReview, date], bool | None]


@dataclass(frozen=True, slots=True)
class Measure:
    """One thing counted.

    Args:
        key: what a place and a file know it by.
        label: what is counted, in words.
        method: what was divided by what.
        answer: whether a review is in the numerator; None when it is in neither number.
        drawn_from: which reviews it looks at at all.
    """

    key: str
    label: str
    method: str
    answer: Answered
    drawn_from: Callable[[HeldReview], bool]

    @property
    def is_of_forms(self) -> bool:
        """Whether it looks only at reviews whose monitoring form is finished."""
        return self.drawn_from is _with_form

    def of(self, reviews: Sequence[HeldReview], today: date) -> Share:
        """Count it over some reviews."""
        answers = [self.answer(one, today) for one in reviews if self.drawn_from(one)]
        counted = [one for one in answers if one is not None]
        return Share(sum(counted), len(counted), self.method, len(answers) - len(counted))


@dataclass(frozen=True, slots=True)
class Behind:
    """The reviews behind a share: those in it, and those that are only in the number below."""

    counted: tuple[HeldReview, ...]
    others: tuple[HeldReview, ...]
    left_out: tuple[HeldReview, ...]


def behind(measure: Measure, reviews: Sequence[HeldReview], today: date) -> Behind:
    """Return which reviews a share is made of."""
    answers = [(one, measure.answer(one, today)) for one in reviews if measure.drawn_from(one)]
    return Behind(
        tuple(one for one, answer in answers if answer),
        tuple(one for one, answer in answers if answer is False),
        tuple(one for one, answer in answers if answer is None),
    )


def within(reviews: Sequence[HeldReview], period: Period) -> tuple[HeldReview, ...]:
    """The reviews held in a period; a review belongs to the period of its own date."""
    return tuple(one for one in reviews if period.holds(one.on))


def by_code(reviews: Sequence[HeldReview]) -> dict[Participation, int]:
    """How many reviews have each participation code, in the order of the codes."""
    return {code: sum(one.participation is code for one in reviews) for code in Participation}


def _any(_review: HeldReview) -> bool:
    return True


def _here(review: HeldReview) -> bool:
    return not review.is_from_return


def _with_form(review: HeldReview) -> bool:
    return review.has_form


def _on_time(review: HeldReview, _today: date) -> bool | None:
    return None if review.due_on is None else review.on <= review.due_on


def _sent(sent_on: date | None, by: date, today: date) -> bool | None:
    """Sent in time, sent or still waiting after it, or not due yet."""
    if sent_on is not None:
        return sent_on <= by
    return False if today > by else None


def _coded(codes: frozenset[Participation], *, with_under_four: bool) -> Answered:
    def answer(review: HeldReview, _today: date) -> bool | None:
        code = review.participation
        if code is None or (code is Participation.PN0 and not with_under_four):
            return None
        return code in codes

    return answer


def _parent(name: str) -> Answered:
    def answer(review: HeldReview, _today: date) -> bool | None:
        said = getattr(review, name)
        return None if said in (None, ParentAnswer.NOT_APPROPRIATE) else said is ParentAnswer.YES

    return answer


def _home(review: HeldReview, _today: date) -> bool | None:
    return None if review.home in (None, Answer.NOT_KNOWN) else review.home is Answer.YES


def _seen(review: HeldReview, _today: date) -> bool | None:
    return None if review.seen_before is None else review.seen_before is YesNo.YES


def _letter(review: HeldReview, today: date) -> bool | None:
    """A child under four is not counted; a letter not said to be given once the record was due was not."""
    if review.participation in (None, Participation.PN0):
        return None
    if review.letter_given is None:
        return False if today > review.record_by else None
    return review.letter_given


FORMS = "reviews with a finished monitoring form"
ON_TIME = Measure(
    "on_time", "Reviews on time", "held on or before the last day ÷ reviews held whose last day is known",
    _on_time, _any,
)  # fmt: skip
OUTCOMES = Measure(
    "outcomes", "Decisions sent in time", "decisions sent by their last day ÷ reviews held here where it has come",
    lambda one, today: _sent(one.outcomes_on, one.outcomes_by, today), _here,
)  # fmt: skip
RECORD = Measure(
    "record", "Records sent in time", "records sent by their last day ÷ reviews held here where it has come",
    lambda one, today: _sent(one.record_on, one.record_by, today), _here,
)  # fmt: skip
FORMS_DONE = Measure(
    "forms", "Monitoring forms", "finished monitoring forms ÷ reviews held here",
    lambda one, _today: one.has_form, _here,
)  # fmt: skip
LETTER = Measure(
    "letter", "Letter to the child", "letters given ÷ reviews held here of children aged four and over",
    _letter, _here,
)  # fmt: skip
TOOK_PART_4 = Measure(
    "took_part_4", "Child took part, four and over",
    "took part (PN1, PN2, PN3, PN5, PN6) ÷ reviews not coded PN0",
    _coded(TOOK_PART, with_under_four=False), _any,
)  # fmt: skip
TOOK_PART_ALL = Measure(
    "took_part_all", "Child took part, of all reviews",
    "took part (PN1, PN2, PN3, PN5, PN6) ÷ all reviews with a code, PN0 with them (the 2013-14 way)",
    _coded(TOOK_PART, with_under_four=True), _any,
)  # fmt: skip
ATTENDED_4 = Measure(
    "attended_4", "Child came, four and over", "came (PN1 to PN4) ÷ reviews not coded PN0",
    _coded(ATTENDED, with_under_four=False), _any,
)  # fmt: skip
ATTENDED_ALL = Measure(
    "attended_all", "Child came, of all reviews",
    "came (PN1 to PN4) ÷ all reviews with a code, PN0 with them",
    _coded(ATTENDED, with_under_four=True), _any,
)  # fmt: skip
TOOK_PART_FORMS = Measure(
    "took_part_forms", "Child took part, of finished forms",
    f"took part ÷ {FORMS}, not coded PN0 (the 2021-22 way)",
    _coded(TOOK_PART, with_under_four=False), _with_form,
)  # fmt: skip
ATTENDED_FORMS = Measure(
    "attended_forms", "Child came, of finished forms", f"came ÷ {FORMS}, not coded PN0 (the 2021-22 way)",
    _coded(ATTENDED, with_under_four=False), _with_form,
)  # fmt: skip
SEEN = Measure(
    "seen", "Child seen before the review", f"seen before ÷ {FORMS} that answer", _seen, _with_form
)
PARENTS = tuple(
    Measure(
        f"{parent}_{part}", f"{parent.capitalize()} {words}",
        f"forms saying yes ÷ {FORMS} where that parent could be expected",
        _parent(f"{parent}_{part}"), _with_form,
    )
    for parent in ("mother", "father")
    for part, words in (("attended", "came"), ("participated", "took part"))
)  # fmt: skip
HOME_SUITS = Measure(
    "home", "Home meets needs and wishes",
    f"forms saying yes ÷ {FORMS} that answer; “in part” counts as no", _home, _with_form,
)  # fmt: skip

HEADLINES = (ON_TIME, RECORD, TOOK_PART_4, LETTER, FORMS_DONE)
MEASURES = (
    ON_TIME, OUTCOMES, RECORD, FORMS_DONE, LETTER, SEEN, TOOK_PART_4, TOOK_PART_ALL, ATTENDED_4, ATTENDED_ALL,
    TOOK_PART_FORMS, ATTENDED_FORMS, *PARENTS, HOME_SUITS,
)  # fmt: skip


def measure(key: str) -> Measure | None:
    """The measure of a key; None when there is none."""
    return next((one for one in MEASURES if one.key == key), None)

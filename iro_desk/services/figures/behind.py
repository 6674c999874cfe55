"""The cases behind one number of a year's figures, so that every number can be opened."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from iro_desk.domain.codes import Participation, PlanKind
from iro_desk.domain.concerns.counting import (
    SETTLED_METHOD,
    TWO_WEEKS,
    Raised,
    changed_for_the_child,
    in_period,
)
from iro_desk.domain.figures.periods import Period, quarter_words
from iro_desk.domain.figures.reviews import HeldReview, behind, measure, within
from iro_desk.domain.wording import dated
from iro_desk.services.figures.recurring import CONCERN, REVIEW, THANKS, Case, Recurring
from iro_desk.services.figures.thoughts import METHOD as CAME_BACK
from iro_desk.services.figures.thoughts import Given
from iro_desk.services.figures.year import HELD_METHOD, YearFigures

YEAR, CHANGED = "year", "changed"


@dataclass(frozen=True, slots=True)
class Group:
    """Some of the cases behind a number; ``label`` says which."""

    label: str
    cases: tuple[Case, ...]


@dataclass(frozen=True, slots=True)
class Pile:
    """Everything behind one number: what it is, what it says, and its cases."""

    title: str
    words: str
    method: str
    groups: tuple[Group, ...]


def share_key(key: str, quarter: int | None) -> str:
    """What the pile behind a share or a count is asked for by."""
    return f"line:{key}:{YEAR if quarter is None else quarter}"


def code_key(code: Participation) -> str:
    """What the reviews of one participation code are asked for by."""
    return f"code:{code.value}"


def theme_key(listed: str, key: str) -> str:
    """What the cases of something that recurs are asked for by; ``listed`` names the list."""
    return f"theme:{listed}:{key}"


def grade_key(plan: PlanKind, scale_id: str, value: str) -> str:
    """What the reviews at which a plan was given a grade are asked for by."""
    return f"grade:{plan.value}:{scale_id}:{value}"


def pile(found: YearFigures, asked: str) -> Pile | None:
    """Return what stands behind a number; None when there is no such number any more."""
    kind, _, rest = asked.partition(":")
    if kind == "line":
        key, _, at = rest.rpartition(":")
        return _of_line(found, key, None if at == YEAR else int(at))
    if asked == CHANGED:
        return _of_changed(found)
    if kind == "code":
        return _of_code(found, Participation(rest))
    if kind == "theme":
        return _of_theme(found, *rest.split(":", 1))
    if kind == "grade":
        return _of_grade(found, *rest.split(":", 2))
    return None


def _period(found: YearFigures, quarter: int | None) -> tuple[Period, str]:
    year = found.wanted.year
    if quarter is None:
        return year.whole, year.whole.words
    return year.quarters[quarter], quarter_words(year.quarters[quarter])


def _of_line(found: YearFigures, key: str, quarter: int | None) -> Pile | None:
    period, words = _period(found, quarter)
    one = measure(key)
    if one is not None:
        share = found.share(key)
        value = share.year if quarter is None else share.quarters[quarter]
        parts = behind(one, within(found.reviews, period), found.today)
        return Pile(
            f"{one.label}, {words}", value.words, one.method,
            _groups(("In the number", parts.counted), ("The others", parts.others), ("Left out", parts.left_out)),
        )  # fmt: skip
    if key == "held":
        reviews = within(found.reviews, period)
        return Pile(f"Reviews held, {words}", f"{len(reviews):,}", HELD_METHOD, _groups(("Reviews", reviews)))
    if key in ("informal", "formal", "settled"):
        return _of_concerns(found, key, period, words)
    if key == "thanks":
        line = found.count(key)
        own_thanks = [one for one in found.thanks if period.holds(one.given_on)]
        cases = tuple(
            Case(THANKS, one.child.child_id, one.commendation_id, one.given_on) for one in own_thanks
        )
        return Pile(f"{line.label}, {words}", f"{len(cases):,}", line.method, (Group("Good work", cases),))
    if key == "feedback":
        own = [one for one in found.thoughts.given if period.holds(one.review_on)]
        share = found.share(key)
        value = share.year if quarter is None else share.quarters[quarter]
        back, waiting = [one for one in own if one.is_back], [one for one in own if not one.is_back]
        groups = (Group("Came back", _given(back)), Group("Not back", _given(waiting)))
        return Pile(f"{share.label}, {words}", value.words, CAME_BACK, groups)
    return None


def _of_concerns(found: YearFigures, key: str, period: Period, words: str) -> Pile:
    rows = in_period(found.raised, period.first, period.last)
    formal = [one for one in rows if one.is_formal]
    if key != "settled":
        line = found.count(key)
        own = formal if key == "formal" else [one for one in rows if not one.is_formal]
        return Pile(
            f"{line.label}, {words}",
            f"{len(own):,}",
            line.method,
            (Group("Concerns", _raised(own)),),
        )
    in_time = [
        one
        for one in formal
        if one.settled_on and one.formal_on and (one.settled_on - one.formal_on).days <= TWO_WEEKS
    ]
    others = [one for one in formal if one not in in_time]
    return Pile(
        f"Formal concerns settled within two weeks, {words}",
        f"{len(in_time)} of {len(formal)}",
        SETTLED_METHOD.format(days=TWO_WEEKS),
        (Group("In the number", _raised(in_time)), Group("The others", _raised(others))),
    )


def _of_changed(found: YearFigures) -> Pile:
    """The concerns of the period that ended, by whether something is recorded that changed for the child."""
    period = found.wanted.period
    rows = in_period(found.raised, period.first, period.last)
    share = changed_for_the_child(rows)
    ended = [one for one in rows if one.settled_on is not None]
    groups = (
        Group("In the number", _raised(one for one in ended if one.has_changed)),
        Group("The others", _raised(one for one in ended if not one.has_changed)),
        Group("Still open", _raised(one for one in rows if one.settled_on is None)),
    )
    return Pile(
        f"Something changed for the child, {found.wanted.period_words}", share.words, share.method, groups
    )


def _of_code(found: YearFigures, code: Participation) -> Pile:
    own = tuple(one for one in found.of_period if one.participation is code)
    title = f"{code.value} {code.label}, {found.wanted.period_words}"
    return Pile(title, f"{len(own):,}", "reviews with this code", _groups(("Reviews", own)))


def _of_theme(found: YearFigures, listed: str, key: str) -> Pile | None:
    lists: dict[str, tuple[Recurring, ...]] = {
        "concerns": found.themes.concerns,
        "held_up": found.themes.held_up,
        "weak_plans": found.themes.weak_plans,
        "thanks": found.themes.thanks,
        "wishes": (Recurring("against", "Decisions against a wish", found.themes.wishes.against),),
    }
    one = next((one for one in lists.get(listed, ()) if one.key == key), None)
    if one is None:
        return None
    title = f"{one.label}, {found.wanted.period_words}"
    return Pile(title, f"{len(one.cases):,}", one.note, (Group("Cases", one.cases),))


def _of_grade(found: YearFigures, plan: str, scale_id: str, value: str) -> Pile | None:
    scale = found.scales.get(scale_id)
    if scale is None:
        return None
    own = [
        one
        for one in found.graded
        if found.wanted.period.holds(one.on)
        and (one.plan.value, one.scale_id, one.grade) == (plan, scale_id, value)
    ]
    cases = tuple(Case(REVIEW, one.child_id, one.review_id, one.on) for one in own)
    title = f"{PlanKind(plan).label}: {scale.words(value)}, {found.wanted.period_words}"
    return Pile(title, f"{len(cases):,}", f"graded on {scale.label}", (Group("Reviews", cases),))


def case_words(case: Case) -> str:
    """What a case is, in words."""
    words = {REVIEW: "Review of", CONCERN: "Concern of", THANKS: "Good work of"}[case.kind]
    return f"{words} {dated(case.on)}"


def _groups(*found: tuple[str, Iterable[HeldReview]]) -> tuple[Group, ...]:
    return tuple(
        Group(label, tuple(Case(REVIEW, one.child_id, one.review_id, one.on) for one in rows))
        for label, rows in found
    )


def _raised(rows: Iterable[Raised]) -> tuple[Case, ...]:
    return tuple(Case(CONCERN, one.child_id, one.concern_id, one.counted_on) for one in rows)


def _given(rows: Iterable[Given]) -> tuple[Case, ...]:
    return tuple(Case(REVIEW, one.child_id, one.review_id, one.review_on) for one in rows)

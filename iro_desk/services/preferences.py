"""What a preference is, how its value is checked, and those made from the rules that may be set."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from datetime import time
from types import MappingProxyType
from typing import Any, Literal, get_type_hints

from iro_desk.domain.clocks import RuleLimit, limits
from iro_desk.domain.codes import PlanKind
from iro_desk.domain.concerns.ladder import TITLES
from iro_desk.domain.fields import FormField
from iro_desk.domain.planning.terms import PlanningRules
from iro_desk.domain.planning.workload import Weights
from iro_desk.errors import Refusal
from iro_desk.services.quality_data import shipped_questions, shipped_thresholds
from iro_desk.services.theme_lists import ThemeList, shipped, theme_key

PreferenceKind = Literal["line", "number", "decimal", "time", "choice", "folder"]
MOST = 400
LONGEST_NUMBER = 12
CLOCKS = "Clocks"
LADDER = "Who answers a concern"
QUALITY = "How a grade is proposed"
QUESTIONS = "Questions about the {plan}"
THEMES = {ThemeList.CONCERNS: "What a concern is about", ThemeList.THANKS: "Good work"}
#: the waits that lower a grade, by the fact they belong to
WAITS: Mapping[str, str] = MappingProxyType(
    {
        "weeks_without_place": "Without a school place, the lowest grade from",
        "weeks_waiting": "Waiting for help with feelings, no better than the third grade from",
    }
)
#: the names that three limits were kept under before every limit could be set
KEPT_AS: Mapping[str, str] = MappingProxyType(
    {
        "outcomes_working_days": "days.outcomes",
        "record_working_days": "days.record",
        "distribution_working_days": "days.distribution",
    }
)
#: habits of the planner that must not be as little as nothing
WEEK_LEAST: Mapping[str, int] = MappingProxyType({"reviews_a_day": 1, "road_factor": 1, "miles_an_hour": 5})


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer of a choice: what is stored, and the words that show it."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class Preference:
    """One thing the officer may set.

    Args:
        choices: empty except for a choice.
        unit: what a number counts, in the plural; empty when the label says it.
        least, most: the smallest and the largest number that may be set; ``most`` of a line counts its letters.
    """

    key: str
    label: str
    help: str
    section: str
    default: str = ""
    kind: PreferenceKind = "line"
    choices: tuple[Choice, ...] = ()
    unit: str = ""
    least: int = 1
    most: int = MOST


def limit_key(field: str) -> str:
    """The key that a limit of ``ClockRules`` is kept under."""
    return KEPT_AS.get(field, f"clock.{field}")


def week_key(field: str) -> str:
    """The key that a habit of ``PlanningRules`` is kept under."""
    return f"week.{field}"


def weight_key(field: str) -> str:
    """The key that a weight of ``Weights`` is kept under."""
    return f"weight.{field}"


def limit_preference(limit: RuleLimit) -> Preference:
    """The preference of one limit of the clocks."""
    said = limit.limit
    return Preference(
        limit_key(limit.field), said.label, "", CLOCKS, str(limit.default), "number", unit=said.unit
    )


def limit_preferences() -> tuple[Preference, ...]:
    """One preference for each limit a council may set."""
    return tuple(limit_preference(limit) for limit in limits())


def week_preferences() -> tuple[Preference, ...]:
    """One preference for each habit the planner keeps to."""
    return tuple(_week_preference(name, hint) for name, hint in _hints(PlanningRules).items())


def weight_preferences() -> tuple[Preference, ...]:
    """One preference for each weight of a caseload, asked where the caseload is weighed."""
    start = Weights()
    return tuple(
        _numbered(weight_key(name), asked, getattr(start, name), 0) for name, asked in _hints(Weights).items()
    )


def title_key(stage: int) -> str:
    """The key that the title of a stage of the dispute ladder is kept under; 0 is the informal one."""
    return f"dispute.title.{stage}"


def ladder_preferences() -> tuple[Preference, ...]:
    """One preference for the title of each stage of the dispute ladder."""
    return tuple(
        Preference(
            title_key(number),
            f"Stage {number} is answered by" if number else "Talked about with",
            "" if number < len(TITLES) - 1 else "Leave a stage blank when your authority does not have it.",
            LADDER,
            title,
        )
        for number, title in enumerate(TITLES)
    )


def theme_preferences() -> tuple[Preference, ...]:
    """One preference for the words of each theme; its code stays, whatever it is called."""
    return tuple(
        Preference(theme_key(which, one.code), one.label, one.means, section, one.label)
        for which, section in THEMES.items()
        for one in shipped(which)
    )


def question_key(plan: PlanKind, code: str) -> str:
    """The key that an authority's own words for a question about a plan are kept under."""
    return f"quality.{plan.value}.{code}"


def question_section(plan: PlanKind) -> str:
    """What the questions about one plan are headed by."""
    return QUESTIONS.format(plan=plan.label[:1].lower() + plan.label[1:])


def question_preferences() -> tuple[Preference, ...]:
    """The words of each question about a plan, and how much it counts."""
    return tuple(
        one
        for plan in shipped_questions()
        for asked in plan.criteria
        for one in (
            Preference(
                question_key(plan.plan, asked.code),
                asked.text,
                "",
                question_section(plan.plan),
                asked.text,
            ),
            Preference(
                question_key(plan.plan, f"{asked.code}.weight"),
                "How much it counts",
                "From 1 to 3; 0 leaves it out.",
                question_section(plan.plan),
                str(asked.weight),
                "number",
                least=0,
                most=3,
            ),
        )
    )


def quality_preferences() -> tuple[Preference, ...]:
    """From what share of the points each grade is proposed, and how long a wait lowers it."""
    start = shipped_thresholds()
    shares = (
        ("rank_1", "The best grade from", start.rank_1),
        ("rank_2", "The second from", start.rank_2),
        ("rank_3", "The third from", start.rank_3),
        ("answered", "Proposed once this many questions are answered", start.answered),
    )
    waits = {fact.name: fact.least for plan in shipped_questions() for cap in plan.caps for fact in cap.facts}
    return (
        *(
            Preference(
                f"quality.{name}",
                label,
                "",
                QUALITY,
                str(int(share * 100)),
                "number",
                unit="per cent",
                most=100,
            )
            for name, label, share in shares
        ),
        *(
            Preference(f"quality.{name}", label, "", QUALITY, str(waits[name]), "number", unit="weeks")
            for name, label in WAITS.items()
        ),
    )


def weights(found: Mapping[str, str]) -> Weights:
    """The officer's weights, from the values of every preference by key."""
    start = Weights()
    kept: dict[str, Any] = {
        field.name: type(getattr(start, field.name))(found[weight_key(field.name)])
        for field in fields(Weights)
    }
    return Weights(**kept)


def planning_rules(found: Mapping[str, str]) -> PlanningRules:
    """The planner's habits, from the values of every preference by key."""
    readers: dict[str, Callable[[str], Any]] = {"time": time.fromisoformat, "decimal": float, "number": int}
    kinds = {preference.key: preference.kind for preference in week_preferences()}
    values: dict[str, Any] = {
        field.name: readers[kinds[week_key(field.name)]](found[week_key(field.name)])
        for field in fields(PlanningRules)
    }
    return PlanningRules(**values)


def checked(preference: Preference, value: str) -> str:
    """Return the value as it is kept.

    Raises:
        Refusal: it cannot be used.
    """
    if preference.kind == "number":
        return _whole(preference, value)
    if preference.kind == "decimal":
        return _decimal(preference, value)
    if preference.kind == "time":
        return _time(preference, value)
    if preference.kind == "choice" and value not in {choice.value for choice in preference.choices}:
        raise Refusal(f"Select one of the answers for {preference.label.lower()}.", field=preference.key)
    if len(value) > preference.most:
        raise Refusal(f"Shorten this to {preference.most} characters or fewer.", field=preference.key)
    return value


def _whole(preference: Preference, value: str) -> str:
    is_number = value.isascii() and value.isdigit() and len(value) <= len(str(MOST))
    if not is_number or not preference.least <= int(value) <= preference.most:
        said = f"{_called(preference)} must be a whole number from {preference.least} to {preference.most}."
        raise Refusal(said, field=preference.key)
    return str(int(value))


def _decimal(preference: Preference, value: str) -> str:
    whole, _, part = value.partition(".")
    is_number = (whole + part).isascii() and (whole + part).isdigit() and len(value) <= LONGEST_NUMBER
    if not is_number or not preference.least <= float(value) <= preference.most:
        said = f"{_called(preference)} must be a number from {preference.least} to {preference.most}, such as 1.5."
        raise Refusal(said, field=preference.key)
    return f"{float(value):g}"


def _time(preference: Preference, value: str) -> str:
    hour, colon, minute = value.replace(".", ":").partition(":")
    try:
        read = time(int(hour), int(minute) if colon else 0)
    except ValueError as wrong:
        raise Refusal("Enter a time such as 9:00 or 17:30.", field=preference.key) from wrong
    return f"{read:%H:%M}"


def _called(preference: Preference) -> str:
    return "This" if preference.label.endswith("?") else preference.label


def _hints(asking: type[PlanningRules] | type[Weights]) -> dict[str, FormField]:
    hints = get_type_hints(asking, include_extras=True)
    return {
        field.name: asked
        for field in fields(asking)
        for asked in getattr(hints[field.name], "__metadata__", ())
        if isinstance(asked, FormField)
    }


def _week_preference(name: str, asked: FormField) -> Preference:
    return _numbered(week_key(name), asked, getattr(PlanningRules(), name), WEEK_LEAST.get(name, 0))


def _numbered(key: str, asked: FormField, start: Any, least: int) -> Preference:
    kind: PreferenceKind = (
        "time" if isinstance(start, time) else "decimal" if isinstance(start, float) else "number"
    )
    default = f"{start:%H:%M}" if isinstance(start, time) else f"{start:g}"
    return Preference(key, asked.label, asked.help, asked.section, default, kind, least=least)

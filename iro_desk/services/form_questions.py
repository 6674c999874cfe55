"""The questions of a printed form as a screen asks them, and what was answered as it is kept and read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from iro_desk.domain.codes import Code, Share
from iro_desk.domain.fields import FormField
from iro_desk.domain.printed_forms import PLACES, PrintedForm, Question
from iro_desk.domain.wording import dated
from iro_desk.errors import Refusal
from iro_desk.records.forms import Asked


def one_asked(
    name: str,
    kind: type[str] | type[date] | type[Code],
    label: str,
    form: PrintedForm,
    help_words: str = "",
    *,
    optional: bool = True,
) -> Asked:
    """One question of a screen; a share that nobody gave is private."""
    is_words = kind is str
    default = Share.PRIVATE if kind is Share else "" if is_words else None
    told = FormField(label, form.title, help_words, narrative=is_words, optional=optional)
    return Asked(name, kind, kind is not Share and not is_words, default, told)


def choice_asked(question: Question, form: PrintedForm) -> list[Asked]:
    """The choice of a question: once, or once for each place; none for one answered in words alone."""
    if question.choices is None:
        return []
    return [one_asked(name, question.choices, label, form) for name, label in _choosing(question)]


def words_asked(question: Question, form: PrintedForm, help_words: str = "") -> list[Asked]:
    """The room to write of a question; none for one that has only boxes to tick."""
    if not question.has_words:
        return []
    if question.is_date:
        return [one_asked(words_name(question), date, question.label, form)]
    label = f"{question.label} In words" if question.choices else question.label
    return [one_asked(words_name(question), str, label, form, help_words)]


def words_name(question: Question) -> str:
    """The name under which a screen keeps what was written."""
    return f"{question.id}_words"


def chosen(question: Question, values: Mapping[str, object]) -> list[str]:
    """What was chosen, as it is kept."""
    names = [name for name, _ in _choosing(question)] if question.choices else []
    return [f"{name}={values[name]}" for name in names if values.get(name)]


def shown(kept: Sequence[str]) -> dict[str, str]:
    """What was chosen, as a screen shows it."""
    return dict(one.split("=", 1) for one in kept)


def in_words(question: Question, kept: Sequence[str]) -> list[str]:
    """What was chosen, as it is read."""
    labels = dict(_choosing(question)) if question.choices else {}
    found = []
    for name, value in (one.split("=", 1) for one in kept):
        if question.choices is not None and name in labels:
            words = question.choices(value).label
            found.append(f"{labels[name]} {words}" if question.in_places else words)
    return found


def written(question: Question, words: str) -> list[str]:
    """What was written, as it is read: a day in words."""
    if question.is_date and words:
        return [dated(date.fromisoformat(words))]
    return [words] if words else []


def day_given(values: Mapping[str, object], name: str, today: date, otherwise: str) -> date:
    """Return the day an answer gives.

    Raises:
        Refusal: ``otherwise``, where there is none; or it is later than today.
    """
    try:
        day = date.fromisoformat(str(values.get(name) or ""))
    except ValueError:
        raise Refusal(otherwise, field=name) from None
    if day > today:
        raise Refusal("This day must be today or earlier.", field=name)
    return day


def _choosing(question: Question) -> list[tuple[str, str]]:
    if not question.in_places:
        return [(f"{question.id}_chosen", question.label)]
    stem = question.label.partition("?")[0].removesuffix(" at home")
    return [(f"{question.id}_{place}", f"{stem} {words}?") for place, words in PLACES]

"""Whether a question is asked: by what is known of the child, and by another answer of the same form."""

from __future__ import annotations

from collections.abc import Mapping, Set

BETWEEN, IS, OR, ANY = " & ", "=", "|", "*"


def is_asked(when: str, answers: Mapping[str, object], known: Set[str]) -> bool:
    """Whether every part of a condition holds.

    Args:
        when: parts joined by " & ": the name of something known of the child, or "field=value|value";
            "field=" holds while that field has no answer, and "field=*" while it has any.
        answers: by field; a code counts by its value.
        known: the names that hold for this child.
    """
    return all(_holds(part, answers, known) for part in when.split(BETWEEN)) if when else True


def _holds(part: str, answers: Mapping[str, object], known: Set[str]) -> bool:
    field, is_answer, values = part.partition(IS)
    if not is_answer:
        return part in known
    answer = answers.get(field)
    if not values or values == ANY:
        return (answer is None or answer == "") is not (values == ANY)
    return answer is not None and str(getattr(answer, "value", answer)) in values.split(OR)

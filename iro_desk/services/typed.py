"""Turns what stands in a form into a checked draft, or says field by field what is still to be put right."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from iro_desk.domain.codes import Code
from iro_desk.domain.findings import Finding
from iro_desk.domain.typed_dates import NOT_UNDERSTOOD, lacks_year, why_not
from iro_desk.records.base import Fields
from iro_desk.records.forms import Asked, asked
from iro_desk.services.incomplete import Incomplete

F = TypeVar("F", bound=Fields)


def drafted(fields: type[F], values: Mapping[str, object]) -> F:
    """Return the draft these values make; values of other forms are passed over.

    Raises:
        Incomplete: one finding for each field that cannot be kept as it stands.
    """
    questions = {question.name: question for question in asked(fields)}
    try:
        return fields.model_validate({name: values[name] for name in questions if name in values})
    except ValidationError as trouble:
        found = [_finding(questions, error) for error in trouble.errors(include_url=False)]
        raise Incomplete(tuple(found)) from None


def _finding(questions: Mapping[str, Asked], error: ErrorDetails) -> Finding:
    question = questions[str(error["loc"][0])]
    code = f"{question.name}.{error['type']}"
    return Finding(code, _message(question, error), question.form.section, question.name)


def _message(question: Asked, error: ErrorDetails) -> str:
    label = question.form.label.rstrip("?")
    named = label[:1].lower() + label[1:]
    if error["type"] == "string_too_long":
        return f"{label} must be {error['ctx']['max_length']} letters or fewer."
    if error["input"] in (None, "") or error["type"] == "missing":
        verb = "Select" if issubclass(question.kind, Code) else "Enter"
        return f"{verb} {_with_article(named)}."
    if issubclass(question.kind, date):
        if question.form.year and lacks_year(str(error["input"])):
            return f"The {named} must include a year."
        why = why_not(str(error["input"]))
        if why and why != NOT_UNDERSTOOD:
            return f"Change {_with_article(named)}. {why}"
        return f"Enter {_with_article(named)} as a date, such as 27 March 2026."
    return f"Change {_with_article(named)}: it cannot be kept as it is."


def _with_article(named: str) -> str:
    already = named.startswith(("the ", "who ", "which ", "what ", "how ", "where ", "name they "))
    begins = {"name they are called by": "the name they are called by"}
    return begins.get(named, named if already else f"the {named}")

"""Turns what was typed into a record's draft, or into one sentence for each field that cannot be stored."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from pydantic import ValidationError

from iro_desk.records.base import Fields
from iro_desk.records.forms import Asked, asked

TEN = 10
F = TypeVar("F", bound=Fields)


def read_fields(kind: type[F], values: Mapping[str, object]) -> tuple[F | None, dict[str, str]]:
    """The draft, and no messages; or None, and a message by field name."""
    try:
        return kind.model_validate(dict(values)), {}
    except ValidationError as trouble:
        known = {field.name: field for field in asked(kind)}
        return None, {
            str(error["loc"][0]): _words(known[str(error["loc"][0])], error)
            for error in trouble.errors()
            if error["loc"] and str(error["loc"][0]) in known
        }


def _words(field: Asked, error: Any) -> str:
    kind = str(error["type"])
    label = _lowered(field.form.label)
    if kind.startswith("date") and error["input"] is not None:
        return "Enter a day, such as 27 March 2026."
    if kind.startswith("date") or kind == "missing":
        return f"Enter the {label}."
    if kind.startswith(("int", "float", "less", "greater")):
        most = error.get("ctx", {}).get("le", TEN if field.name == "safety_scale" else None)
        return "Enter a number." if most is None else f"Enter a whole number from 0 to {most:g}."
    if kind == "string_too_long":
        return f"Shorten this to {error['ctx']['max_length']} characters."
    if kind == "enum":
        return f"Select an answer: {label}"
    return f"Enter this: {label}"


def _lowered(label: str) -> str:
    return label[:1].lower() + label[1:].rstrip("?")

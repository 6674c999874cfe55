"""Reads the FormField off a record's fields, in the order they are written."""

from __future__ import annotations

import types
from dataclasses import dataclass
from typing import Any, Union, get_args, get_origin

from pydantic_core import PydanticUndefined
from sqlmodel import SQLModel

from iro_desk.domain.fields import FormField


@dataclass(frozen=True, slots=True)
class Asked:
    """One field as a form asks it.

    Args:
        name: the attribute on the record.
        kind: the Python type without None, such as date, bool, str or a Code.
        blank_allowed: whether None is an answer.
        default: the value a new record starts with; None when it has none.
        form: its label, help and section.
    """

    name: str
    kind: type[Any]
    blank_allowed: bool
    default: Any
    form: FormField


def asked(record: type[SQLModel], section: str | None = None) -> tuple[Asked, ...]:
    """The fields of ``record`` that a form asks, in order; only those of ``section`` when given."""
    found = []
    for name, info in record.model_fields.items():
        form = next((m for m in info.metadata if isinstance(m, FormField)), None)
        if form is None or (section is not None and form.section != section):
            continue
        kind, blank = _kind(info.annotation)
        default = None if info.default is PydanticUndefined else info.default
        found.append(Asked(name, kind, blank, default, form))
    return tuple(found)


def sections(record: type[SQLModel]) -> tuple[str, ...]:
    """The sections of ``record`` in the order they first appear."""
    return tuple(dict.fromkeys(field.form.section for field in asked(record)))


def _kind(annotation: Any) -> tuple[type[Any], bool]:
    if get_origin(annotation) in (Union, types.UnionType):
        inner = [a for a in get_args(annotation) if a is not type(None)]
        return inner[0], True
    return annotation, False

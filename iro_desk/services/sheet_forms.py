"""The short forms shipped with the program, read once."""

from __future__ import annotations

from functools import cache

from iro_desk.domain.sheets.questions import read_form
from iro_desk.domain.sheets.shape import Form
from iro_desk.errors import Refusal
from iro_desk.paths import resource

FOLDER = "forms"


@cache
def all_forms() -> tuple[Form, ...]:
    """Every form, by title; ValueError names one that cannot be read."""
    files = sorted(resource(FOLDER).glob("*.toml"))
    found = [read_form(file.read_text(encoding="utf-8")) for file in files]
    return tuple(sorted(found, key=lambda form: form.title))


def form_of(form_id: str) -> Form:
    """Return one form; raises Refusal when this program does not have it."""
    found = next((form for form in all_forms() if form.id == form_id), None)
    if found is None:
        raise Refusal("This program does not have that form.", "Open it with the program that made it.")
    return found

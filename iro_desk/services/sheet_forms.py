"""The short forms shipped with the program, read once."""

from __future__ import annotations

from functools import cache

from iro_desk.domain.planning.terms import AppointmentKind
from iro_desk.domain.sheets.questions import read_form
from iro_desk.domain.sheets.shape import Form
from iro_desk.errors import Refusal
from iro_desk.paths import resource
from iro_desk.services.blockers import blockers

FOLDER = "forms"


@cache
def all_forms() -> tuple[Form, ...]:
    """Every form, by title; ValueError names one that cannot be read."""
    files = sorted(resource(FOLDER).glob("*.toml"))
    held_up = tuple(one.label for one in blockers())
    found = [read_form(file.read_text(encoding="utf-8"), held_up) for file in files]
    return tuple(sorted(found, key=lambda form: form.title))


def form_of(form_id: str) -> Form:
    """Return one form; raises Refusal when this program does not have it."""
    found = next((form for form in all_forms() if form.id == form_id), None)
    if found is None:
        raise Refusal("This program does not have that form.", "Open it with the program that made it.")
    return found


def form_of_clock(clock_id: str) -> str:
    """Return the id of the form that answers a clock; empty when none does."""
    return next((form.id for form in all_forms() if clock_id in form.answers), "")


def form_of_booking(kind: AppointmentKind, title: str) -> str:
    """Return the id of the form a booking is for, by its kind or by what it is called; empty for none."""
    if kind is AppointmentKind.MIDWAY:
        return next((form.id for form in all_forms() if form.is_midway), "")
    called = title.strip().casefold()
    if kind is not AppointmentKind.MEETING or not called:
        return ""
    named = ((form, (form.title, *form.booked_as)) for form in all_forms())
    return next((form.id for form, names in named if called in map(str.casefold, names)), "")

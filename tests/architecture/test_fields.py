"""Every field a form asks has words, a place on the form and an editor."""

from __future__ import annotations

from datetime import date

import pytest

from iro_desk import records
from iro_desk.domain.codes import Code
from iro_desk.records.base import Fields, Record
from iro_desk.records.forms import asked

FORMS = sorted(
    (k for k in vars(records).values() if isinstance(k, type) and issubclass(k, Fields) and k is not Fields),
    key=lambda kind: kind.__name__,
)
ASKED = [
    pytest.param(form, field, id=f"{form.__name__}.{field.name}") for form in FORMS for field in asked(form)
]
EDITED = (str, date, bool, int, float)


@pytest.mark.parametrize(("form", "field"), ASKED)
def test_the_field_has_a_label_and_a_section(form, field):
    """M5: what is said once is said in full."""
    assert field.form.label.strip() and field.form.section.strip()


@pytest.mark.parametrize(("form", "field"), ASKED)
def test_the_field_is_of_a_kind_with_an_editor(form, field):
    """A date, a code, words, a number or yes and no."""
    assert isinstance(field.kind, type) and (field.kind in EDITED or issubclass(field.kind, Code))


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.__name__)
def test_a_fields_class_is_asked_somewhere_and_no_two_fields_share_a_label(form):
    """Two alike labels in one section cannot be told apart by ear."""
    labels = [(field.form.section, field.form.label) for field in asked(form)]
    assert labels and len(labels) == len(set(labels))


@pytest.mark.parametrize("form", [f for f in FORMS if not issubclass(f, Record)], ids=lambda f: f.__name__)
def test_what_a_form_edits_is_checked_on_every_assignment(form):
    """P4: a table class takes any value, so the draft must not."""
    assert form.model_config.get("validate_assignment") is True
    assert form.model_config.get("extra") == "forbid"

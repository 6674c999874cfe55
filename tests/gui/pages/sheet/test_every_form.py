"""Every shipped form on the screen."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from iro_desk.domain.sheets.filled import Known
from iro_desk.domain.sheets.shape import ROW_KINDS, Form
from iro_desk.gui.context import Context
from iro_desk.gui.pages.sheet.form_view import FormView
from iro_desk.gui.pages.sheet.rows import RowsEditor
from iro_desk.services import sheets
from tests.gui.pages.sheet.steps import TODAY


@pytest.mark.parametrize("form", sheets.all_forms(), ids=lambda form: form.id)
def test_every_form_can_be_shown_and_keeps_what_is_typed(qtbot: QtBot, context: Context, form: Form) -> None:
    """Each kind of answer has its editor, and gives back what it was given."""
    known = Known({"today": TODAY, "child_name": "Wren", "age": 11, "officer": "Una Bell"}, context.calendar)
    view = FormView(form, known, ("Dee Moss",), date.fromisoformat)
    qtbot.addWidget(view)
    view.show()
    given = {question.id: sample(question) for question in form.questions}
    view.show_values(given)
    kept = view.values()
    assert {name for name in given if name not in kept} == set()
    assert {name: kept[name] for name in given if form.question(name).kind not in ROW_KINDS} == {
        name: value for name, value in given.items() if form.question(name).kind not in ROW_KINDS
    }
    view.try_to_finish()
    names = cells_named(view)
    assert len(names) == len(set(names)), "the cells of two tables are called the same"


def cells_named(view: FormView) -> list[str]:
    """What every cell of every table is called to a screen reader (U49)."""
    cards = [card for rows in view.findChildren(RowsEditor) for card in rows.cards]
    return [editor.accessibleName() for card in cards for editor in card.editors.values()]


def sample(question: Any) -> Any:
    """An answer of the kind a question asks for."""
    match question.kind:
        case "date":
            return "2026-06-01"
        case "number":
            return 3.0
        case "choice":
            return question.choices[-1].label
        case "choices":
            return [question.choices[0].label]
        case "list" | "people":
            return ["Dee Moss"]
        case "lines":
            return [{"words": "I like it", "share": "private"}]
        case "rows" | "actions":
            cells = {column.id: sample(column) for column in question.columns}
            return [{**cells, "item": item} for item in question.items] or [cells]
    return "Something"

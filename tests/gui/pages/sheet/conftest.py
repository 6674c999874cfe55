"""A child with two people on the list, and a disruption meeting opened about them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from iro_desk.domain.codes import Role
from iro_desk.gui.context import Context
from iro_desk.gui.pages.sheet.rows import RowsEditor
from iro_desk.gui.pages.sheet_page import SheetPage
from iro_desk.gui.place import Place
from iro_desk.records import ChildFields, PersonFields
from iro_desk.services import children, sheets
from iro_desk.storage.store import Store
from tests.gui.pages.sheet.steps import TODAY


@pytest.fixture
def child_id(store: Store) -> int:
    """A child with two people on the list."""
    draft = ChildFields(preferred_name="Wren", born_on=date(2015, 3, 4), looked_after_from=date(2024, 1, 8))
    added = store.write(
        "Add", lambda s: children.add(s, draft, legal_status=None, home=None, social_worker="", today=TODAY)
    ).value
    for name, role in (("Dee Moss", Role.TEAM_MANAGER), ("Bev Hall", Role.SOCIAL_WORKER)):
        store.write(
            "Add", lambda s, n=name, r=role: children.add_person(s, added, PersonFields(name=n, role=r))
        )
    return added


@pytest.fixture
def opened(qtbot: QtBot, context: Context, store: Store, child_id: int) -> Callable[..., SheetPage]:
    """Opens a form, a disruption meeting unless told, with these answers typed."""

    def open_it(values: dict[str, Any] | None = None, form_id: str = "disruption") -> SheetPage:
        begin = partial(
            sheets.begin, form_id=form_id, child_id=child_id, today=TODAY, calendar=context.calendar,
            rules=context.rules,
        )  # fmt: skip
        sheet_id = store.write("Begin", lambda s: begin(s)).value
        page = SheetPage(context, Place("sheet", child_id, sheet_id))
        qtbot.addWidget(page, before_close_func=lambda closing: closing.flush())
        page.resize(1100, 700)
        page.show()
        qtbot.waitUntil(page.isActiveWindow)
        page.load()
        qtbot.waitUntil(lambda: page.form is not None and page.form.isVisible())
        if values is not None:
            assert page.form is not None
            page.form.show_values(values)
            page.form.edited.emit()
            fields = [field for name, field in page.form.fields.items() if name in values]
            rows = [field.editor for field in fields if isinstance(field.editor, RowsEditor)]
            qtbot.waitUntil(lambda: all(card.isVisible() for editor in rows for card in editor.cards))
        return page

    return open_it

"""The desk with the steps of a form."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from sqlmodel import select

from iro_desk.domain.codes import EventKind
from iro_desk.domain.sheets.printed import SheetPaper
from iro_desk.records import ChildsWords, Event
from iro_desk.services import sheets
from iro_desk.services.sheets.paper import paper
from tests.services.sheets.cases import NOW, TODAY


@pytest.fixture
def filing(desk: Any) -> Any:
    """The desk with the steps of a form."""

    class Filing:
        def begin(self, form: str, child_id: int) -> int:
            return int(desk.write(sheets.begin, form, child_id, TODAY, desk.calendar, desk.rules))

        def view(self, sheet_id: int) -> sheets.SheetView:
            return desk.read(sheets.fields, sheet_id, TODAY, desk.calendar, desk.rules)

        def finish(self, sheet_id: int, values: dict[str, Any]) -> None:
            desk.write(sheets.finish, sheet_id, values, TODAY, NOW, desk.calendar, desk.rules)

        def paper(self, sheet_id: int) -> SheetPaper:
            return desk.read(paper, sheet_id, TODAY, desk.calendar, desk.rules)

        def following(self, sheet_id: int) -> sheets.Following:
            return desk.read(sheets.following, sheet_id, TODAY, desk.calendar, desk.rules)

        def events(self, child_id: int) -> list[tuple[EventKind, date]]:
            query = select(Event).where(Event.child_id == child_id).order_by(Event.kind)
            return desk.read(lambda s: [(row.kind, row.happened_on) for row in s.exec(query)])

        def words(self, child_id: int) -> list[str]:
            query = select(ChildsWords).where(ChildsWords.child_id == child_id)
            return desk.read(lambda s: [row.words for row in s.exec(query)])

    return Filing()

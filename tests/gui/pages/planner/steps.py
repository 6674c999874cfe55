"""What the tests of the planner do and look at."""

from __future__ import annotations

from datetime import date, time

from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from sqlmodel import select

from iro_desk.gui.context import Context
from iro_desk.gui.pages.planner.geometry import minute_of
from iro_desk.gui.pages.planner_page import PlannerPage
from iro_desk.gui.place import Place
from iro_desk.records import Appointment, AppointmentFields
from iro_desk.services import planner
from iro_desk.storage.store import Store

TODAY, FRIDAY = date(2026, 6, 11), date(2026, 6, 12)


def booked(
    store: Store, context: Context, child_id: int | None, on: date, starts: str, kind: str = "visit"
) -> int:
    draft = AppointmentFields.model_validate(
        {"kind": kind, "booked_on": on, "starts": starts, "minutes": 60, "title": "" if child_id else "Panel"}
    )
    made = store.write(
        "Book",
        lambda s: planner.book(
            s,
            draft,
            child_id=child_id,
            spot_id=None,
            today=TODAY,
            calendar=context.calendar,
            rules=context.rules,
        ),
    )
    return made.value


def open_page(qtbot: QtBot, context: Context, part: str = "") -> PlannerPage:
    made = PlannerPage(context, Place("planner", None, None, part))
    qtbot.addWidget(made, before_close_func=lambda closing: closing.flush())
    made.resize(1170, 760)
    made.show()
    made.activateWindow()
    made.load()
    qtbot.waitUntil(lambda: made._span is not None)
    return made


def read_on(widget: QWidget) -> str:
    words = [label.text() for label in widget.findChildren(QLabel) if label.isVisible()]
    return " | ".join(words + [b.text() for b in widget.findChildren(QPushButton) if b.isVisible()])


def rows(store: Store) -> list[Appointment]:
    return list(store.read(lambda s: s.exec(select(Appointment)).all()))


def walk_to(page: PlannerPage, on: date, starts: time) -> None:
    page.grid.setFocus()
    page.grid.put_cursor(on, minute_of(starts))

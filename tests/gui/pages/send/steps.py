"""What tests of papers that go, or went wrong, begin with: Amira and her carer, a page that is open, and its words."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot
from sqlmodel import Session

from iro_desk.domain.codes import Role
from iro_desk.gui.screen import Screen
from iro_desk.records import Child, Person
from iro_desk.services import outbox
from iro_desk.services.outbox import Recipient

Page = TypeVar("Page", bound=Screen)


def carer_of_amira(session: Session) -> Recipient:
    """Amira is on the caseload, and her carer on her list."""
    session.add(Child.model_validate({"preferred_name": "Amira", "born_on": "2016-03-01"}))
    session.flush()
    session.add(Person.model_validate({"child_id": 1, "name": "Jan R.", "role": Role.CARER}))
    session.flush()
    return outbox.recipients(session, 1)[1]


def opened(qtbot: QtBot, page: Page, until: Callable[[], object], *, is_closed_for_us: bool = True) -> Page:
    """The page, shown and read.

    Args:
        until: whether what is waited for is there.
        is_closed_for_us: whether it is closed when the test ends, and not in it.
    """
    if is_closed_for_us:
        qtbot.addWidget(page)
    page.resize(1170, 660)
    page.show()
    qtbot.waitUntil(page.isActiveWindow)  # a window made active later gives its first button the keyboard
    page.setFocus()
    page.load()
    qtbot.waitUntil(until)
    return page


def words_on(page: QWidget) -> str:
    """Everything that can be read on a page."""
    return " | ".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())

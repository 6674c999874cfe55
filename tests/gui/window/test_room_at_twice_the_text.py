"""At twice the text every place fits a small screen, and nothing is cut off at its right."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget
from pytestqt.qtbot import QtBot
from sqlmodel import Session, select

from iro_desk import paths
from iro_desk.domain.codes import ReviewState
from iro_desk.domain.working_days import read_bank_holidays
from iro_desk.gui import theme
from iro_desk.gui.pages.child_page import TABS as CHILD_TABS
from iro_desk.gui.pages.prepare_page import TABS as PREPARE_TABS
from iro_desk.gui.pages.registry import PAGES
from iro_desk.gui.pages.settings_page import TABS as SETTINGS_TABS
from iro_desk.gui.pages.year_page import TABS as YEAR_TABS
from iro_desk.gui.place import Place
from iro_desk.records import Concern, Letter, Review
from iro_desk.services import demonstration
from iro_desk.storage.store import Store
from tests.gui.conftest import TODAY
from tests.gui.window.steps import settled

SMALL = (1366, 700)
ABOUT_A_CHILD = {"child", "visit", "prepare", "review", "letter", "sheet", "concern"}
NEVER = Qt.ScrollBarPolicy.ScrollBarAlwaysOff


@pytest.fixture
def caseload(store: Store) -> Store:
    """The invented children, some with a review being written and a letter."""
    calendar = read_bank_holidays(paths.resource("data/bank_holidays.csv").read_text("utf-8"))
    families = paths.resource("data/demo_families.toml").read_text("utf-8")
    store.write("Look round", lambda s: demonstration.load(s, families, TODAY, calendar))
    return store


def every_place(session: Session) -> tuple[Place, ...]:
    """Each page, each tab of the tabbed ones, and a review and a letter in each state there is."""
    places = [Place(page) for page in PAGES if page not in ABOUT_A_CHILD] + [Place("visit", 1)]
    places += [Place("child", 1, part=part) for part in CHILD_TABS]
    places += [Place("settings", part=part) for part in SETTINGS_TABS]
    places += [Place("prepare", 1, part=part) for part in PREPARE_TABS]
    places += [
        Place("year", part=part) for part in (*YEAR_TABS, "reviews;;report", "reviews;;line:took_part_4:year")
    ]
    places += [Place("planner", part=part) for part in ("day", "month", "year")]
    places.append(Place("sheet", 1, part="midway"))
    reviews = {(r.state, r.is_imported): r for r in session.exec(select(Review)).all()}
    places += [Place("review", r.child_id, r.id) for r in reviews.values()]
    writing = reviews[ReviewState.WRITING, False]
    for part in ("Decisions", "Family time", "Monitoring form", "check"):
        places.append(Place("review", writing.child_id, writing.id, part))
    places += [Place("letter", one.child_id, one.id) for one in session.exec(select(Letter)).all()[:2]]
    places += [Place("child", 1, part=f"concerns:{part}") for part in ("raise", "thank")]
    formal = session.exec(select(Concern).where(Concern.stage > 0)).first()
    assert formal is not None
    for part in ("", "details", "cafcass", "answer", "up", "message"):
        places.append(Place("concern", formal.child_id, formal.id, part))
    return tuple(places)


def cut_off(window: QWidget) -> list[str]:
    """What is wider than the part of the window it scrolls in."""
    return [
        f"{type(area.widget()).__name__} is {area.widget().width()} in {area.viewport().width()}"
        for area in window.findChildren(QScrollArea)
        if area.isVisible()
        and area.horizontalScrollBarPolicy() == NEVER
        and area.widget().width() > area.viewport().width()
    ]


def test_at_twice_the_text_every_place_fits_a_small_screen(
    qtbot: QtBot, caseload: Store, opened, qapp: QApplication
):
    """U48: 1366 by 700 pixels are enough for every place, and nothing pushes the window wider or higher."""
    desk = opened()
    theme.source().follow(qapp, "light", 2.0)
    desk.window.resize(*SMALL)
    places = caseload.read(every_place)
    assert {place.page for place in places} == set(PAGES), "a page is not looked at"
    too_large = []
    for place in places:
        desk.window.go(place)
        settled(qtbot, desk)
        settled(qtbot, desk)
        least = desk.window.minimumSizeHint()
        if least.width() > SMALL[0] or least.height() > SMALL[1] or cut_off(desk.window):
            too_large.append((place, least.width(), least.height(), cut_off(desk.window)))
    assert not too_large
    assert (desk.window.width(), desk.window.height()) == SMALL

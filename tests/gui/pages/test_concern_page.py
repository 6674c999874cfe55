"""A concern's page and the lists around it, as an officer meets them."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from sqlmodel import select

from iro_desk.domain.codes import Share
from iro_desk.gui.context import Context
from iro_desk.gui.pages.child_page import ChildPage
from iro_desk.gui.pages.concern_page import ConcernPage
from iro_desk.gui.pages.concerns_page import ConcernsPage
from iro_desk.gui.pages.settings_page import SettingsPage
from iro_desk.gui.pages.today_page import TodayPage
from iro_desk.gui.place import Place
from iro_desk.gui.widgets.row_list import PaintedList
from iro_desk.gui.widgets.tick import Tick
from iro_desk.records import Child, ChildFields, Concern, ConcernStep
from iro_desk.services import children, commendations, concerns, settings
from iro_desk.services.concerns import Wanted, steps
from iro_desk.storage.store import Store
from tests.gui.conftest import FakePrompts

TODAY = date(2026, 6, 11)
TALK: dict[str, Any] = {
    "raised_with": "Bev, social worker", "raised_on": "2026-05-29", "theme": "NO_SCHOOL",
    "about": "No school place since 9 March", "effect": "In their room all day.", "asked_for": "A school named.",
    "respond_by": "2026-06-05",
}  # fmt: skip


def a_child(store: Store, name: str, family: str = "") -> int:
    draft = ChildFields(preferred_name=name, born_on=date(2016, 3, 4), looked_after_from=date(2026, 1, 5))
    number = store.write(
        "Add",
        lambda s: children.add(s, draft, legal_status=None, home=None, social_worker="Bev", today=TODAY),
    ).value
    if family:
        store.write("Join", lambda s: setattr(s.get(Child, number), "family_key", family))
    return number


def a_concern(store: Store, child_id: int, **more: Any) -> int:
    return store.write("Note", lambda s: concerns.note(s, {**TALK, **more}, child_id, (), TODAY)).value


def made_formal(store: Store, number: int) -> None:
    values = {"happened_on": "2026-05-29", "stage": "1", "informal": "followed", "words": "A school named."}
    store.write("Formal", lambda s: steps.make_formal(s, values, number, (), TODAY))


def shown(qtbot: QtBot, page: Any) -> Any:
    qtbot.addWidget(page, before_close_func=lambda closing: closing.flush())
    page.resize(1200, 900)
    page.show()
    qtbot.waitUntil(page.isActiveWindow)
    page.load()
    return page


def reads(widget: QWidget) -> str:
    labels = [one.text() for one in widget.findChildren(QLabel) if not one.isHidden()]
    rows = [
        str(one.model().data(one.model().index(row, 0), Qt.ItemDataRole.AccessibleTextRole))
        for one in widget.findChildren(PaintedList)
        for row in range(one.model().rowCount())
    ]
    return " | ".join((*labels, *rows))


def press(qtbot: QtBot, within: QWidget, name: str) -> None:
    """Press a button once it is shown."""

    def those() -> list[QPushButton]:
        found = within.findChildren(QPushButton)
        return [one for one in found if one.accessibleName() == name and one.isVisible()]

    qtbot.waitUntil(lambda: bool(those()))
    those()[0].setFocus()
    QTest.keyClick(those()[0], Qt.Key.Key_Return)


def test_a_late_answer_stands_on_today_and_its_line_opens_the_concern(
    qtbot: QtBot, context: Context, store: Store, gone: list[Place]
) -> None:
    child = a_child(store, "Wren")
    number = a_concern(store, child)
    made_formal(store, number)
    page = shown(qtbot, TodayPage(context, Place("today")))
    qtbot.waitUntil(lambda: "Answer to a dispute" in reads(page))
    lists = [one for one in page.findChildren(PaintedList) if one.accessibleName().startswith("Late")]
    model = lists[0].model()
    rows = [
        str(model.data(model.index(row, 0), Qt.ItemDataRole.AccessibleTextRole))
        for row in range(model.rowCount())
    ]
    row = next(at for at, words in enumerate(rows) if "Answer to a dispute" in words)
    assert "Stage 1 of the dispute 29 May + 5 working days" in rows[row]
    lists[0].setFocus()
    lists[0].setCurrentIndex(model.index(row, 0))
    QTest.keyClick(lists[0], Qt.Key.Key_Return)
    assert gone == [Place("concern", child, number)]


def test_the_banner_is_of_the_concerns_own_child_whatever_the_place_says(
    qtbot: QtBot, context: Context, store: Store
) -> None:
    wren, ash = a_child(store, "Wren"), a_child(store, "Ash")
    number = a_concern(store, wren)
    page = shown(qtbot, ConcernPage(context, Place("concern", ash, number)))
    qtbot.waitUntil(lambda: "What it is doing to Wren" in reads(page))
    assert "Wren" in reads(page.banner) and "Ash" not in reads(page)


def test_one_kept_before_its_history_was_opens_with_what_may_be_done(
    qtbot: QtBot, context: Context, store: Store
) -> None:
    child = a_child(store, "Wren")
    old = Concern(
        child_id=child, raised_on=date(2026, 5, 1), about="Plan late", stage=2, respond_by=date(2026, 5, 8)
    )
    number = store.write("Old", lambda s: (s.add(old), s.flush(), old.id)[2]).value
    page = shown(qtbot, ConcernPage(context, Place("concern", child, number)))
    qtbot.waitUntil(lambda: "Plan late" in reads(page))
    assert "Nothing is noted of it yet" in reads(page) and "Head of service" in reads(page)
    press(qtbot, page, "Ask for the answer")
    qtbot.waitUntil(lambda: "The message" in reads(page))


def test_a_form_says_what_is_missing_and_keeps_what_was_typed(
    qtbot: QtBot, context: Context, store: Store
) -> None:
    child = a_child(store, "Wren")
    number = a_concern(store, child)
    page = shown(qtbot, ConcernPage(context, Place("concern", child, number, "settle")))
    qtbot.waitUntil(lambda: page.entry is not None and page.entry.isVisible())
    page.entry.form.set_value("settled_how", "A school was named.")
    press(qtbot, page, "End the concern")
    qtbot.waitUntil(lambda: "Select how it ended." in reads(page))
    assert page.here() == Place("concern", child, number, "settle")
    assert page.entry.form.value("settled_how") == "A school was named."


def test_brothers_and_sisters_are_noted_only_when_ticked(
    qtbot: QtBot, context: Context, store: Store, gone: list[Place]
) -> None:
    wren, ash = a_child(store, "Wren", "one"), a_child(store, "Ash", "one")
    page = shown(qtbot, ChildPage(context, Place("child", wren, None, "concerns:raise")))
    qtbot.waitUntil(lambda: page.part.entry is not None and page.part.entry.form.value("raised_with") != "")
    (tick,) = [one for one in page.findChildren(Tick) if one.accessibleName() == "Ash"]
    assert not tick.isChecked()
    for field in ("theme", "about", "effect", "asked_for"):
        page.part.entry.form.set_value(field, TALK[field])
    QTest.keyClick(tick, Qt.Key.Key_Space)
    press(qtbot, page, "Note it")
    qtbot.waitUntil(lambda: bool(gone))
    assert gone[0].page == "concern" and gone[0].child_id == wren
    his = store.read(lambda s: concerns.listed(s, TODAY, context.calendar, Wanted(ash)))
    assert [one.about for one in his] == [TALK["about"]]


def test_a_sisters_name_on_the_page_stops_it_until_she_has_looked(
    qtbot: QtBot, context: Context, store: Store, prompts: FakePrompts, tmp_path: Path, said: list[str]
) -> None:
    """Nobody else's child is on the page; keeping the entry off takes the question away."""
    wren = a_child(store, "Wren", "one")
    a_child(store, "Petronella", "one")
    number = a_concern(store, wren, asked_for="That Petronella is told too.")
    prompts.new_file = tmp_path / "page.pdf"
    page = shown(qtbot, ChildPage(context, Place("child", wren, None, "concerns:footprint")))
    qtbot.waitUntil(lambda: "“Petronella”: a brother or sister" in reads(page))
    press(qtbot, page, "Save as PDF")
    qtbot.waitUntil(lambda: "Look at what is found, and tick that you have." in reads(page))
    assert not prompts.named
    (step,) = store.read(lambda s: [one.id for one in s.exec(concerns_steps(number)).all()])
    store.write("Keep off", lambda s: steps.keep_off(s, step, private=True))
    page.load()
    qtbot.waitUntil(lambda: "Petronella" not in reads(page.part))
    press(qtbot, page, "Save as PDF")
    qtbot.waitUntil(lambda: "Page saved" in said)
    text = " ".join(one.extract_text() for one in PdfReader(tmp_path / "page.pdf").pages)
    assert "No school place" in text and "Petronella" not in text
    assert "Wren" not in prompts.named[0]


def concerns_steps(number: int) -> Any:
    return select(ConcernStep).where(ConcernStep.concern_id == number, ConcernStep.share == Share.MAY_SHARE)


def test_thanks_are_kept_by_keys_and_counted_beside_concerns(
    qtbot: QtBot, context: Context, store: Store, prompts: FakePrompts
) -> None:
    child = a_child(store, "Wren")
    page = shown(qtbot, ChildPage(context, Place("child", child, None, "concerns:thank")))
    qtbot.waitUntil(lambda: page.part.entry is not None)
    values = {
        "whom": "Farah, social worker", "theme": "CHILD_HEARD", "what": "Learned twelve signs.",
        "effect": "She laughed.", "to_manager": "no",
    }  # fmt: skip
    for field, words in values.items():
        page.part.entry.form.set_value(field, words)
    press(qtbot, page, "Keep the thanks")
    qtbot.waitUntil(lambda: "Send the thanks" in reads(page))
    press(qtbot, page, "Copy the message")
    assert prompts.told == ["The message is copied."]
    listed = shown(qtbot, ConcernsPage(context, Place("concerns", part="good")))
    qtbot.waitUntil(lambda: "1 piece of good work recognised." in reads(listed))
    assert store.read(commendations.listed)[0].manager == ""


def test_the_ladder_in_settings_says_when_its_days_are_too_many(
    qtbot: QtBot, context: Context, store: Store
) -> None:
    """IRO Handbook 6.2, guidance: 20 working days in all."""
    page = shown(qtbot, SettingsPage(context, Place("settings", part="concerns")))
    qtbot.waitUntil(lambda: "5 + 5 + 5 + 5 = 20 working days" in reads(page))
    store.write("Set", lambda s: settings.change(s, "clock.dispute_stage_2_days", "10"))
    page.load()
    qtbot.waitUntil(lambda: "That is more than the 20 the whole formal process may take." in reads(page))

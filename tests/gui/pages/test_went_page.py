"""What went where: everything that left, by child, by reader and by day (S52)."""

from __future__ import annotations

import csv
from datetime import timedelta
from functools import partial
from io import StringIO

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot
from sqlmodel import Session

from iro_desk.domain.codes import DocumentKind, ReviewState, Role
from iro_desk.exports.reading_back import passages
from iro_desk.gui.context import Context
from iro_desk.gui.pages.went_page import AT_ONCE, WentPage
from iro_desk.gui.place import Place
from iro_desk.records import Child, Person, Review
from iro_desk.services import after_reviews, outbox
from iro_desk.storage.store import Store
from tests.gui.conftest import NOW, TODAY


def _lay(session: Session, days: tuple[int, ...]) -> None:
    """Two children with one reader each; papers that left so many days ago, for one and the other in turn."""
    for name, reader in (("Maisie", "Bev Okafor"), ("Toby", "Sam Lund")):
        child = Child.model_validate({"preferred_name": name, "born_on": "2016-03-01"})
        session.add(child)
        session.flush()
        session.add(Person.model_validate({"child_id": child.id, "name": reader, "role": Role.SOCIAL_WORKER}))
        session.add(
            Review.model_validate(
                {"child_id": child.id, "review_on": "2026-06-05", "state": ReviewState.FINISHED}
            )
        )
        session.flush()
    for number, ago in enumerate(days):
        child_id = number % 2 + 1
        reader = outbox.recipients(session, child_id)[1]
        item = outbox.queue(
            session, child_id, child_id, DocumentKind.OUTCOMES, "pdf", reader, f"IRO-{number:06}.pdf",
            f"%PDF {number}".encode(), NOW - timedelta(days=ago + 1),
        )  # fmt: skip
        outbox.mark_placed(session, item, "H:/Reviews", NOW - timedelta(days=ago))


@pytest.fixture
def sent(store: Store) -> Store:
    """Three papers that left, and one that waits."""
    store.write("Lay", partial(_lay, days=(1, 40, 3)))
    return store


def shown(context: Context, qtbot: QtBot, child_id: int | None = None) -> WentPage:
    page = WentPage(context, Place("went", child_id))
    qtbot.addWidget(page)
    page.resize(1170, 700)
    page.show()
    qtbot.waitUntil(page.isActiveWindow)
    page.setFocus()
    page.load()
    qtbot.waitUntil(lambda: page.is_shown)
    return page


def listed(page: WentPage) -> list[tuple[str, str]]:
    rows = [] if page.list is None else [page.list.row(n) for n in range(page.list.rows.rowCount())]
    return [(row.name, row.whom) for row in rows]


def words_on(page: WentPage) -> str:
    return " | ".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


def choose(page: WentPage, choice: str, value: str) -> None:
    box = getattr(page, choice)
    box.set_value(value)
    box.edited.emit()


def test_everything_that_left_stands_newest_first_with_where_it_went(context, qtbot, sent):
    page = shown(context, qtbot)
    assert listed(page) == [("Maisie", "Bev Okafor"), ("Maisie", "Bev Okafor"), ("Toby", "Sam Lund")]
    row = page.list.row(0)
    assert (row.title, row.detail) == ("Outcomes, review of 5 June", "Maisie. Placed Wed 10 June, 14:32")
    assert (row.how, row.badge) == ("social worker, H:/Reviews", "Arrived, same file")
    qtbot.waitUntil(lambda: page.focusWidget() is page.list)
    assert "3 things left, for 2 readers." in words_on(page)


def test_it_is_narrowed_to_a_child_a_reader_and_a_time(context, qtbot, sent):
    page = shown(context, qtbot)
    choose(page, "child", "2")
    assert listed(page) == [("Toby", "Sam Lund")]
    choose(page, "since", "month")
    assert listed(page) == []
    qtbot.waitUntil(lambda: "Nothing that left fits what you chose above." in words_on(page))
    choose(page, "child", "")
    choose(page, "reader", "Bev Okafor")
    assert listed(page) == [("Maisie", "Bev Okafor")] * 2
    assert page.here() == Place("went"), "and coming back finds it so"


def test_from_a_childs_page_it_begins_with_that_child(context, qtbot, sent):
    assert listed(shown(context, qtbot, child_id=2)) == [("Toby", "Sam Lund")]


def test_a_row_opens_what_is_known_of_it(context, qtbot, sent, gone):
    """S52: and from there the one that went to the wrong person is marked."""
    page = shown(context, qtbot)
    qtbot.waitUntil(lambda: page.focusWidget() is page.list)
    qtbot.keyClick(page.list, Qt.Key.Key_Down)
    qtbot.keyClick(page.list, Qt.Key.Key_Return)
    assert page.item_card.item_id == 3
    assert page.item_card.facts.lines["Placed"] == "Mon 8 June, 14:32"
    page.item_card.buttons["It went to the wrong person"].click()
    page.item_card.buttons["Open the file"].click()
    assert gone == [Place("wrong", 1, 3), Place("file", 1, 3)]


def test_what_was_given_another_way_is_among_it(context, qtbot, store, sent):
    give = partial(
        after_reviews.give_out, review_id=1, today=TODAY,
        values={"recipient": "Bev Okafor, social worker", "given_on": "2026-06-11", "how": "handed"},
    )  # fmt: skip
    store.write("Give", give)
    page = shown(context, qtbot)
    row = page.list.row(0)
    assert (row.title, row.badge) == ("Record, review of 5 June", "You noted it")
    assert row.how == "social worker, handed over"


def test_hundreds_are_shown_a_part_at_a_time(context, qtbot, store):
    """P: a screen of rows is measured and laid out at once, whatever ever left."""
    store.write("Lay", partial(_lay, days=tuple(range(AT_ONCE + 20))))
    page = shown(context, qtbot)
    assert page.list.rows.rowCount() == AT_ONCE
    assert f"{AT_ONCE + 20} things left" in words_on(page)
    page.more.click()
    assert page.list.rows.rowCount() == AT_ONCE + 20


def test_with_nothing_gone_it_says_what_will_be_here(context, qtbot):
    page = shown(context, qtbot)
    qtbot.waitUntil(lambda: "Everything that leaves the desk is kept here" in words_on(page))


def test_what_is_chosen_can_be_saved_for_a_spreadsheet_and_as_a_page(context, qtbot, sent, prompts, tmp_path):
    """S29: marked, by initials, and under a name that says nothing about anybody."""
    page = shown(context, qtbot)
    choose(page, "reader", "Bev Okafor")
    prompts.new_file = tmp_path / "list.csv"
    page.as_rows.click()
    qtbot.waitUntil(prompts.new_file.exists)
    rows = list(csv.DictReader(StringIO(prompts.new_file.read_text("utf-8-sig"))))
    assert prompts.named == ["What-went-where-2026-06-11.csv"]
    assert [(row["Child"], row["For"], row["Stands"]) for row in rows] == [
        ("M", "Bev Okafor", "Arrived, same file")
    ] * 2
    assert rows[0]["Day"] == "2026-06-10" and rows[0]["Marking"]
    prompts.new_file = tmp_path / "list.pdf"
    page.as_page.click()
    qtbot.waitUntil(prompts.new_file.exists)
    words = " ".join(one.text for one in passages(prompts.new_file.read_bytes()))
    assert "Bev Okafor" in words and "Sam Lund" not in words and "Maisie" not in words


@pytest.mark.parametrize(("button", "suffix"), [("as_rows", "csv"), ("as_page", "pdf")])
def test_a_letter_to_a_child_stands_by_initials_in_what_is_saved(
    context, qtbot, sent, prompts, tmp_path, button, suffix
):
    """S29: the letter, the child it was for, and whom the list is narrowed to."""

    def add(session: Session) -> None:
        child, *_ = outbox.recipients(session, 1)
        item = outbox.queue(session, 1, None, DocumentKind.LETTER, "pdf", child, "IRO-L.pdf", b"%PDF", NOW)
        outbox.mark_placed(session, item, "H:/Reviews", NOW)

    sent.write("Letter", add)
    page = shown(context, qtbot)
    choose(page, "reader", "Maisie")
    assert listed(page) == [("Maisie", "Maisie")]
    prompts.new_file = tmp_path / f"list.{suffix}"
    getattr(page, button).click()
    qtbot.waitUntil(prompts.new_file.exists)
    words = " ".join(one.text for one in passages(prompts.new_file.read_bytes()))
    assert "Letter to M" in words and "Maisie" not in words

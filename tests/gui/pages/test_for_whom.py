"""A dispute, the page of what was done and thanks go by the screen where they are to each reader's own version."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from iro_desk.domain.codes import DocumentKind, ReviewState, Role, SheetState
from iro_desk.domain.rights.parts import Part
from iro_desk.domain.rights.rules import NOT_SENT, PaperType
from iro_desk.exports.reading_back import passages
from iro_desk.gui.context import Context
from iro_desk.gui.pages.child.handing_over import HandingOverPart
from iro_desk.gui.pages.child_page import ChildPage
from iro_desk.gui.pages.concern_page import ConcernPage
from iro_desk.gui.pages.outbox_page import OutboxPage
from iro_desk.gui.pages.versions.for_whom import TICK_WHO, ForWhom
from iro_desk.gui.pages.versions.wanted import wanted_at
from iro_desk.gui.pages.versions_page import VersionsPage
from iro_desk.gui.place import Place
from iro_desk.records import Child, Commendation, Concern, Person, Review, Sheet
from iro_desk.services import outbox
from iro_desk.services.entering import insert
from iro_desk.storage.store import Store
from tests.gui.pages.test_concern_page import press
from tests.gui.pages.test_versions_page import words_on

MUM, WORKER = 1, 2


@pytest.fixture
def concern(store: Store) -> None:
    def lay(session: Any) -> None:
        insert(session, Child, preferred_name="Maisie", born_on=date(2011, 3, 1), local_code="K-4471")
        for name, role in (("Jodie Reed", Role.MOTHER), ("Bev Okafor", Role.SOCIAL_WORKER)):
            insert(session, Person, child_id=1, name=name, role=role, has_responsibility=role is Role.MOTHER)
        insert(session, Concern, child_id=1, raised_on=date(2026, 5, 20), about="No bed since March",
               effect="Her back hurts.", stage=1, formal_on=date(2026, 6, 1))  # fmt: skip
        insert(session, Commendation, child_id=1, given_on=date(2026, 6, 2), whom="Bev Okafor", theme="x",
               theme_words="Kept at it", what="Fetched the cello.", effect="It was played.")  # fmt: skip

    store.write("Add", lay)


def opened(qtbot: QtBot, page: Any) -> Any:
    qtbot.addWidget(page, before_close_func=lambda closing: closing.flush())
    page.resize(1200, 900)
    page.show()
    qtbot.waitUntil(page.isActiveWindow)
    page.load()
    return page


def card_words(card: QWidget) -> str:
    return " | ".join(label.text() for label in card.findChildren(QLabel) if label.isVisible())


def asked(qtbot: QtBot, page: QWidget) -> ForWhom:
    qtbot.waitUntil(lambda: any(card.people for card in page.findChildren(ForWhom)))
    return next(card for card in page.findChildren(ForWhom) if card.people)


def test_the_dispute_form_goes_from_its_concern_to_the_outbox_for_the_one_who_is_ticked(
    context: Context, qtbot: QtBot, store: Store, concern: None, gone: list[Place]
) -> None:
    page = opened(qtbot, ConcernPage(context, Place("concern", 1, 1)))
    press(qtbot, page, "Put the dispute form in the outbox")
    card = asked(qtbot, page)
    card.go_on()
    assert TICK_WHO in card_words(card)
    for person in (MUM, WORKER):
        card.people[person].set_value(True)
    card.see.click()
    versions = opened(qtbot, VersionsPage(context, gone[-1]))
    qtbot.waitUntil(lambda: len(versions.cards) == 2 and NOT_SENT in words_on(versions))
    versions.put.click()
    qtbot.waitUntil(lambda: bool(store.read(outbox.rows)))
    (row,) = store.read(outbox.rows)
    assert (row.kind, row.recipient) == (DocumentKind.DISPUTE, "Bev Okafor")
    read = store.read(lambda s: outbox.content(s, row.item_id))
    assert "No bed since March" in " ".join(one.text for one in passages(read))


def test_escape_closes_the_question_and_the_keyboard_goes_back(
    context: Context, qtbot: QtBot, store: Store, concern: None
) -> None:
    page = opened(qtbot, ConcernPage(context, Place("concern", 1, 1, "form")))
    card = asked(qtbot, page)
    QTest.keyClick(card, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not any(one.isVisible() for one in page.findChildren(ForWhom)))
    assert page.here().part == ""


@pytest.mark.parametrize(
    ("place", "words", "kind"),
    [
        ("concerns:footprint", "Put the page in the outbox", DocumentKind.FOOTPRINT),
        ("concerns:message", "Put the thanks in the outbox", DocumentKind.THANKS),
    ],
)
def test_what_was_done_and_thanks_go_from_the_childs_page(
    context: Context,
    qtbot: QtBot,
    concern: None,
    gone: list[Place],
    place: str,
    words: str,
    kind: DocumentKind,
) -> None:
    subject = 1 if kind is DocumentKind.THANKS else None
    page = opened(qtbot, ChildPage(context, Place("child", 1, subject, place)))
    press(qtbot, page, words)
    card = asked(qtbot, page)
    card.people[WORKER].set_value(True)
    card.see.click()
    wanted = wanted_at(gone[-1])
    assert wanted is not None and (wanted.kinds, wanted.people) == ((kind,), (WORKER,))


def test_the_page_of_what_was_done_gives_nothing_until_its_parts_are_ticked(
    context: Context, qtbot: QtBot, concern: None
) -> None:
    page = opened(qtbot, VersionsPage(context, Place("versions", 1, 1, f"footprint|pdf|{WORKER}")))
    qtbot.waitUntil(lambda: len(page.cards) == 1)
    assert not page.put.isEnabled()
    tick = page.cards[WORKER, PaperType.FOOTPRINT].parts[Part.DECISIONS_ALL]
    tick.setFocus()
    QTest.keyClick(tick, Qt.Key.Key_Space)
    qtbot.waitUntil(page.put.isEnabled)
    qtbot.waitUntil(lambda: "No bed since March" in words_on(page))


def test_the_hand_over_pack_is_offered_where_the_case_is_handed_over_once_its_summary_is_finished(
    context: Context, qtbot: QtBot, store: Store, concern: None, gone: list[Place]
) -> None:
    words = "Put the hand-over pack in the outbox"
    page = opened(qtbot, ChildPage(context, Place("child", 1, None, "handing_over")))
    qtbot.waitUntil(
        lambda: bool(page.findChildren(HandingOverPart)) and "There is none yet" in card_words(page)
    )
    assert words not in {one.accessibleName() for one in page.findChildren(QPushButton)}
    store.write("Finish", lambda session: insert(
        session, Sheet, child_id=1, form="handover", held_on=date(2026, 6, 1), begun_on=date(2026, 6, 1),
        state=SheetState.FINISHED, finished_at=datetime(2026, 6, 1, tzinfo=UTC), answers='{"who": "She hums."}',
    ))  # fmt: skip
    again = opened(qtbot, ChildPage(context, Place("child", 1, None, "handing_over")))
    press(qtbot, again, words)
    card = asked(qtbot, again)
    card.people[WORKER].set_value(True)
    card.see.click()
    versions = opened(qtbot, VersionsPage(context, gone[-1]))
    qtbot.waitUntil(lambda: NOT_SENT in words_on(versions))
    assert not versions.put.isEnabled(), "only the officer taking over is sent it"


def test_the_full_record_is_ticked_where_it_was_asked_for_and_goes_on_to_its_readers(
    context: Context, qtbot: QtBot, store: Store, concern: None, gone: list[Place]
) -> None:
    store.write("Finish", lambda session: insert(
        session, Review, child_id=1, review_on=date(2026, 6, 5), state=ReviewState.FINISHED, school="Reads well",
    ))  # fmt: skip
    page = opened(qtbot, OutboxPage(context, Place("outbox", 1, 1, "record")))
    qtbot.waitUntil(lambda: WORKER in page.papers.people)
    assert [kind for kind, tick in page.papers.documents.items() if tick.value()] == [
        DocumentKind.FULL_RECORD
    ]
    page.papers.people[WORKER].set_value(True)
    page.papers.formats["csv"].set_value(True)
    page.papers.put.click()
    versions = opened(qtbot, VersionsPage(context, gone[-1]))
    qtbot.waitUntil(lambda: "Full record of the review, for Bev Okafor" in words_on(versions))
    versions.put.click()
    qtbot.waitUntil(lambda: bool(store.read(outbox.rows)))
    (row,) = store.read(outbox.rows)
    assert (row.kind, row.file_format) == (DocumentKind.FULL_RECORD, "pdf"), (
        "no decision, so no table of them"
    )

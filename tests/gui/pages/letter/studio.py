"""What the tests of a letter's screen share: a child with a review, and the screen over it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot
from sqlmodel import Session

from iro_desk.domain.codes import Share
from iro_desk.gui.context import Context
from iro_desk.gui.pages.letter.part import PartEditor
from iro_desk.gui.pages.letter_page import LetterPage
from iro_desk.gui.place import Place
from iro_desk.gui.widgets.choice import Choice
from iro_desk.records import Child, ChildsWords, Decision, Person, Review
from iro_desk.services import settings

SETTINGS = {
    "officer.name": "Ros Hale", "officer.known_as": "Ros", "officer.telephone": "01632 960100",
    "officer.email": "ros@example.invalid", "advocacy.name": "Young Voices",
    "advocacy.telephone": "01632 960111", "complaints.contact": "01632 960112", "legal_help": "01632 960113",
    "authority.name": "Dabbing Council",
}  # fmt: skip


def family(session: Session, *, sister: str = "") -> int:
    """Who writes, and Maisie with one review, one decision and one line of her own; returns the review."""
    for key, value in SETTINGS.items():
        settings.change(session, key, value)
    child = Child.model_validate(
        {"preferred_name": "Maisie", "surname": "Tarn", "born_on": "2016-03-01", "family_key": "tarn"}
    )
    session.add(child)
    session.flush()
    session.add(Person.model_validate({"child_id": child.id, "name": "Quillon Varga", "is_protected": True}))
    if sister:
        session.add(
            Child.model_validate(
                {"preferred_name": sister, "surname": "Tarn", "born_on": "2013-01-01", "family_key": "tarn"}
            )
        )
    session.flush()
    review = Review.model_validate({"child_id": child.id, "review_on": "2026-06-05"})
    session.add(review)
    session.flush()
    session.add(
        Decision.model_validate(
            {"child_id": child.id, "review_id": review.id, "what": "Contact", "owner": "Tom",
             "for_child": "You will swim every week.", "by_when": "2026-07-01", "position": 0}
        )
    )  # fmt: skip
    session.add(
        ChildsWords.model_validate(
            {"child_id": child.id, "words": "I picked the green room.", "share": Share.MAY_SHARE,
             "said_on": "2026-06-05", "review_id": review.id}
        )
    )  # fmt: skip
    return review.id


def shown(context: Context, qtbot: QtBot, review_id: int, part: str = "review") -> LetterPage:
    """The screen over a letter, or minutes, drawn from a review; its page is drawn."""
    return opened(context, qtbot, Place("letter", 1, None, f"{part}:{review_id}"))


def opened(context: Context, qtbot: QtBot, place: Place) -> LetterPage:
    """The screen at a place, with its page drawn."""
    page = LetterPage(context, place)
    qtbot.addWidget(page)
    page.resize(1290, 700)
    page.show()
    qtbot.waitUntil(page.isActiveWindow)
    page.load()
    qtbot.waitUntil(lambda: page.preview.pages is not None and "Drawing" not in page.way_out.reason.text())
    return page


def words_on(page: LetterPage) -> str:
    return " | ".join(label.text() for label in page.checks.findChildren(QLabel) if label.isVisible())


def editor(page: LetterPage, slot: str) -> PartEditor:
    return next(e for e in page.writing.editors.values() if e.part.slot == slot)


def choose(choice: Choice, words: str) -> None:
    """Choose by the keyboard, as the list lets her."""
    choice.setFocus()
    while choice.currentText() != words:
        QTest.keyClick(
            choice, Qt.Key.Key_Up if choice.findText(words) < choice.currentIndex() else Qt.Key.Key_Down
        )


def settled(page: LetterPage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: "Drawing" in page.way_out.reason.text())
    qtbot.waitUntil(lambda: "Drawing" not in page.way_out.reason.text())

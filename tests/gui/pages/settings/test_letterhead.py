"""The letterhead: the authority's mark, the officer's face and her signature, on every letter once they have words."""

from __future__ import annotations

from functools import partial
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from iro_desk.domain.codes import Voice
from iro_desk.domain.letters.codes import LetterKind
from iro_desk.exports import preparing
from iro_desk.gui.context import Context
from iro_desk.gui.pages.settings.letterhead import SAY, LetterheadPart, PictureCard
from iro_desk.services import letters, settings
from iro_desk.services.letters import letterhead
from iro_desk.storage.store import Store
from tests.exports.tagged import Tagged
from tests.gui.conftest import TODAY, FakePrompts
from tests.gui.pages.settings.steps import Opened, a_child

GPS = 0x8825


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    """A photo as a telephone writes it, with the place in it."""
    made = Image.new("RGB", (60, 40), "#336699")
    hidden = made.getexif()
    hidden[0x010F] = "Pocketphone"
    hidden.get_ifd(GPS)[1] = "N"
    path = tmp_path / "me.jpg"
    made.save(path, exif=hidden)
    return path


def card(opened: Opened, which: str) -> PictureCard:
    part = opened("letterhead").part
    assert isinstance(part, LetterheadPart)
    return part.cards[which]


def chosen(qtbot: QtBot, made: PictureCard, prompts: FakePrompts, path: Path) -> None:
    """Choose a file with the keyboard."""
    prompts.file = path
    made.choose_button.setFocus()
    QTest.keyClick(made.choose_button, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: not made.thumbnail.is_blank or bool(made.problem.words))


def kept(store: Store, which: str):
    return getattr(store.read(letterhead.letterhead), which)


def test_a_photo_is_on_every_letter_once_it_has_words_and_without_what_the_camera_hid(
    qtbot: QtBot, context: Context, store: Store, opened: Opened, prompts: FakePrompts, photo: Path
):
    made = card(opened, "photo")
    chosen(qtbot, made, prompts, photo)
    qtbot.waitUntil(lambda: made.shows_row.problem == SAY)
    assert made.focusWidget() is made.shows and kept(store, "photo") is None
    QTest.keyClicks(made.shows, "Ros, with short grey hair")
    QTest.keyClick(made.shows, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: kept(store, "photo") is not None)
    stored = kept(store, "photo")
    assert stored.alternative == "Ros, with short grey hair"
    assert b"Pocketphone" not in stored.content and not Image.open(BytesIO(stored.content)).getexif()


def test_words_are_offered_from_the_officers_name_and_stay_hers_to_change(
    qtbot: QtBot, store: Store, opened: Opened, prompts: FakePrompts, photo: Path
):
    store.write("Name", partial(_named))
    made = card(opened, "signature")
    qtbot.waitUntil(lambda: made.usual_words == "Signed by Ros")
    chosen(qtbot, made, prompts, photo)
    qtbot.waitUntil(lambda: kept(store, "signature") is not None)
    assert kept(store, "signature").alternative == "Signed by Ros"
    QTest.keyClicks(made.shows, "Ros in blue ink")
    made.keep()
    qtbot.waitUntil(lambda: kept(store, "signature").alternative == "Ros in blue ink")


def test_a_letter_carries_the_pictures_in_its_pdf_and_word_file_until_they_are_taken_off(
    qtbot: QtBot, context: Context, store: Store, opened: Opened, prompts: FakePrompts, photo: Path
):
    child_id = a_child(store)
    begin = partial(letters.begin_other, child_id=child_id, kind=LetterKind.INTRODUCTION, today=TODAY)
    letter_id = store.write("Begin", begin).value
    store.write("Voice", partial(letters.change_voice, letter_id=letter_id, voice=Voice.MIDDLE))
    store.write("Name", partial(_named))
    made = card(opened, "photo")
    qtbot.waitUntil(lambda: made.usual_words == "A photo of Ros")
    chosen(qtbot, made, prompts, photo)
    qtbot.waitUntil(lambda: kept(store, "photo") is not None)
    with_photo = store.read(partial(preparing.letter, letter_id=letter_id, wanted=("docx",)))
    assert "A photo of Ros" in heard(with_photo.pdf.content)
    assert b"A photo of Ros" in word_body(with_photo.others[0].content)
    QTest.mouseClick(made.out, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: kept(store, "photo") is None)
    assert made.thumbnail.is_blank and made.focusWidget() is made.choose_button
    without = store.read(partial(preparing.letter, letter_id=letter_id, wanted=("docx",)))
    assert "A photo of Ros" not in heard(without.pdf.content)
    assert b"A photo of Ros" not in word_body(without.others[0].content)
    context.ops.undo(lambda _changes: None, made)
    qtbot.waitUntil(lambda: kept(store, "photo") is not None)


def test_a_file_that_is_no_picture_is_refused_beside_the_button(
    qtbot: QtBot, store: Store, opened: Opened, prompts: FakePrompts, tmp_path: Path
):
    path = tmp_path / "mark.pdf"
    path.write_bytes(b"%PDF-1.7\n")
    made = card(opened, "logo")
    chosen(qtbot, made, prompts, path)
    qtbot.waitUntil(lambda: "not a picture" in made.problem.words)
    assert made.thumbnail.is_blank and kept(store, "logo") is None


def heard(page: bytes) -> list[str]:
    """What somebody who cannot see the page is told of its pictures."""
    return [element.alternative for element in Tagged(page).document.all()]


def word_body(content: bytes) -> bytes:
    with ZipFile(BytesIO(content)) as file:
        return b"".join(file.read(name) for name in file.namelist() if name.endswith(".xml"))


def _named(session) -> None:
    settings.change(session, "officer.known_as", "Ros")

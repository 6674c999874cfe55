"""The authority's Word template is chosen by keys, told in words, used at once and taken away again."""

from __future__ import annotations

from functools import partial
from io import BytesIO
from pathlib import Path

import docx
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from iro_desk.domain.consulting import Consulted
from iro_desk.exports import preparation_files
from iro_desk.exports.preparation_files import FormAs
from iro_desk.gui.context import Context
from iro_desk.gui.pages.settings.letterhead import LetterheadPart
from iro_desk.gui.pages.settings.template_card import TemplateCard
from iro_desk.services import word_template
from iro_desk.storage.store import Store
from tests.exports.templates.made import FOOT, county, paragraph, run
from tests.gui.conftest import TODAY, FakePrompts
from tests.gui.pages.settings.steps import Opened, a_child


@pytest.fixture
def template(tmp_path: Path) -> Path:
    path = tmp_path / "County.dotx"
    path.write_bytes(county(paragraph(run("unseen", "<w:vanish/>"))))
    return path


def card(opened: Opened) -> TemplateCard:
    part = opened("letterhead").part
    assert isinstance(part, LetterheadPart)
    return part.template


def choose(made: TemplateCard, prompts: FakePrompts, path: Path) -> None:
    prompts.file = path
    made.choose_button.setFocus()
    QTest.keyClick(made.choose_button, Qt.Key.Key_Space)


def feet(store: Store, child_id: int) -> str:
    """What stands at the foot of a Word file made now."""
    make = partial(
        preparation_files.form, child_id=child_id, who=Consulted.CARER, today=TODAY, as_=FormAs.WORD
    )
    word = docx.Document(BytesIO(store.read(make)))
    return "\n".join(one.text for one in word.sections[0].footer.paragraphs)


def test_it_is_used_at_once_told_in_words_and_taken_away_again(
    qtbot: QtBot, context: Context, store: Store, opened: Opened, prompts: FakePrompts, template: Path
):
    """S56: what was left out is said."""
    child_id = a_child(store)
    made = card(opened)
    choose(made, prompts, template)
    qtbot.waitUntil(lambda: "File" in made.facts)
    assert made.facts["File"] == "County.dotx" and made.facts["At the foot of its pages"] == FOOT
    assert made.facts["Sheet"].startswith("A4, with 30 mm left")
    assert "Hidden words, in 1 place." in made.facts["Left out of it"]
    assert FOOT in feet(store, child_id)
    QTest.keyClick(made.away, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: not made.facts and made.away.isHidden())
    assert made.focusWidget() is made.choose_button and FOOT not in feet(store, child_id)
    context.ops.undo(lambda _changes: None, made)
    qtbot.waitUntil(lambda: "File" in made.facts)


def test_a_refused_file_is_said_beside_the_button_and_the_one_before_stays(
    qtbot: QtBot, store: Store, opened: Opened, prompts: FakePrompts, template: Path, tmp_path: Path
):
    made = card(opened)
    choose(made, prompts, template)
    qtbot.waitUntil(lambda: "File" in made.facts)
    other = tmp_path / "old.doc"
    other.write_bytes(b"\xd0\xcf\x11\xe0 old")
    choose(made, prompts, other)
    qtbot.waitUntil(lambda: "not a Word template" in made.problem.words)
    assert store.read(word_template.taken).name == "County.dotx"
    choose(made, prompts, template)
    qtbot.waitUntil(lambda: not made.problem.words)

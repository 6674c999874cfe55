"""The panel beside a letter: the band, its limits, and a list that leads to each thing (U65)."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from iro_desk import paths
from iro_desk.domain.codes import Voice
from iro_desk.domain.writing.own_terms import ChildsTerm, ChildsTerms
from iro_desk.gui.writing.aids import Aids, load
from iro_desk.gui.writing.reading_panel import FIRST_ROWS, PartWords, ReadingPanel
from iro_desk.services.writing import WritingHelp

PLAIN = "We met in the park. You had a red ball. I saw you run up the hill with it. You were so fast. " * 3
HARD = (
    "Professionals acknowledged considerable uncertainty regarding the commissioned therapeutic intervention "
    "notwithstanding the recommendations of the preceding multi-agency consultation about permanence arrangements. "
) * 3
NOBODY = ChildsTerms()


@pytest.fixture(scope="module")
def loaded():
    text = (paths.resource(f"data/{name}").read_text("utf-8") for name in ("words.toml", "familiar.txt"))
    return load(paths.resource("spelling"), *text)


@pytest.fixture
def panel(qtbot: QtBot, loaded) -> ReadingPanel:
    aids = Aids()
    aids.take_loaded(loaded)
    aids.take_help(WritingHelp(frozenset(), frozenset(), True, True))
    made = ReadingPanel()
    qtbot.addWidget(made)
    made.resize(320, 600)
    made.show()
    made.aids = aids
    made.use(aids)
    return made


def read(
    qtbot: QtBot, panel: ReadingPanel, *texts: str, voice: Voice = Voice.MIDDLE, own: ChildsTerms = NOBODY
) -> None:
    with qtbot.waitSignal(panel.done):
        panel.read([PartWords(str(number), text) for number, text in enumerate(texts)], voice, own)


def said(panel: ReadingPanel) -> str:
    return " | ".join(label.text() for label in panel.findChildren(QLabel) if label.isVisibleTo(panel))


def test_an_easy_text_says_so_with_the_limits_of_the_guide(qtbot, panel):
    read(qtbot, panel, PLAIN)
    assert "Easy enough for 8 to 11" in said(panel) and "-year-olds could read this." in said(panel)
    assert "It cannot tell whether a sentence is kind, true or the right thing to say." in said(panel)
    assert panel.band.accessibleName().startswith("Easy enough for 8 to 11.")
    assert not any(figure in panel.ages.text() for figure in (".1", ".5", ".7"))


def test_a_hard_text_says_for_whom_it_is_hard(qtbot, panel):
    read(qtbot, panel, HARD)
    assert "Hard for 8 to 11" in said(panel) and "written for adults" in said(panel)


def test_a_short_text_has_no_band(qtbot, panel):
    read(qtbot, panel, "Hello Sam.")
    assert "Too short to say how it reads" in said(panel) and "year-olds" not in said(panel)


def test_enter_on_a_row_asks_for_the_place_in_its_part(qtbot, panel):
    read(qtbot, panel, "Hello.\nAll is well.", "We met.\nYour placement is nice.")
    asked = []
    panel.place_asked.connect(lambda *place: asked.append(place))
    panel.list.setFocus()
    QTest.keyClick(panel.list, Qt.Key.Key_Return)
    (where,) = asked
    key, start, end = where
    assert key == "1" and "We met.\nYour placement is nice."[start:end] == "placement"
    row = panel.list.rows.row(0)
    assert row.main == "“placement”" and row.detail.startswith("A word of ours. Try “home”.")


def test_what_is_fixed_is_not_looked_at(qtbot, panel):
    with qtbot.waitSignal(panel.done):
        parts = [PartWords("a", "Your placement failed.", looked_at=False), PartWords("b", PLAIN)]
        panel.read(parts, Voice.MIDDLE, NOBODY)
    assert panel.found == ()


def test_a_long_list_shows_its_first_rows_until_all_are_asked_for(qtbot, panel):
    read(qtbot, panel, "Your placement. " * 9)
    assert panel.list.rows.rowCount() == FIRST_ROWS and panel.all.text() == "Show all 9"
    panel.all.click()
    assert panel.list.rows.rowCount() == 9 and panel.all.text() == "Show fewer"


def test_the_childs_own_words_are_not_listed(qtbot, panel):
    read(qtbot, panel, "My unit is nice.", own=ChildsTerms((ChildsTerm("my unit"),)))
    assert panel.found == ()


def test_the_panel_goes_when_plainer_words_are_turned_off_and_comes_back(qtbot, panel):
    read(qtbot, panel, PLAIN)
    panel.aids.take_help(WritingHelp(frozenset(), frozenset(), True, False))
    qtbot.waitUntil(lambda: panel.isHidden())
    panel.aids.take_help(WritingHelp(frozenset(), frozenset(), True, True))
    qtbot.waitUntil(lambda: not panel.isHidden())


def test_only_the_newest_text_is_shown(qtbot, panel):
    panel.read([PartWords("0", HARD)], Voice.MIDDLE, NOBODY)
    read(qtbot, panel, PLAIN)
    assert "Easy enough" in said(panel)

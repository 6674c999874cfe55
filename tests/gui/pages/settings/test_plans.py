"""Scales, shares and questions about plans are set in Settings; what is shipped shows and can be put back."""

from __future__ import annotations

from functools import partial

from pytestqt.qtbot import QtBot

from iro_desk.domain.codes import PlanKind
from iro_desk.gui.context import Context
from iro_desk.gui.pages.settings.plans import PlansPart
from iro_desk.gui.pages.settings_page import SettingsPage
from iro_desk.gui.place import Place
from iro_desk.services import plan_quality, scales, settings
from iro_desk.storage.store import Store


def opened(context: Context, qtbot: QtBot) -> PlansPart:
    page = SettingsPage(context, Place("settings", part="plans"))
    qtbot.addWidget(page)
    page.resize(1100, 700)
    page.show()
    qtbot.waitUntil(page.isActiveWindow)
    page.load()
    part = page.part
    assert isinstance(part, PlansPart)
    qtbot.waitUntil(lambda: part.scale.value() is not None and part.fields["quality.rank_1"].is_read)
    return part


def test_an_own_scale_is_added_offered_and_chosen(store: Store, context: Context, qtbot: QtBot) -> None:
    part = opened(context, qtbot)
    assert part.scale.value() == "words_2021"
    own = part.own
    own.add()
    qtbot.waitUntil(lambda: own.label_row.problem != "")
    own.label.setText("Stars")
    own.grades.set_value("Three stars\nTwo stars\nOne star")
    own.add()
    qtbot.waitUntil(lambda: part.scale.count() == 3)
    part.scale.set_value("own_1")
    part.scale.edited.emit()
    qtbot.waitUntil(lambda: store.read(scales.in_use).label == "Stars")
    assert own.label.text() == ""


def test_a_question_and_a_share_are_changed_and_put_back(
    store: Store, context: Context, qtbot: QtBot
) -> None:
    part = opened(context, qtbot)
    share = part.fields["quality.rank_1"]
    assert share.reset.isHidden()
    share.editor.set_value("95")
    share.keep()
    qtbot.waitUntil(lambda: store.read(settings.values)["quality.rank_1"] == "95")
    part.plan.set_value("pep")
    part.plan.edited.emit()
    words = part.fields["quality.pep.voice"]
    qtbot.waitUntil(lambda: words.is_read)
    assert words.editor.value() == "What does the child say about school, and what followed?"
    words.editor.set_value("What does the child say?")
    words.keep()
    weight = part.fields["quality.pep.whole.weight"]
    weight.editor.set_value("4")
    weight.keep()
    qtbot.waitUntil(lambda: weight.row.problem != "")

    def asked() -> dict[str, str]:
        found = {one.plan: one for one in store.read(plan_quality.questions)}
        return {one.code: one.text for one in found[PlanKind.PEP].criteria}

    qtbot.waitUntil(lambda: asked()["voice"] == "What does the child say?")
    store.write("back", partial(settings.change, key="quality.pep.voice", value=""))
    assert asked()["voice"] == "What does the child say about school, and what followed?"

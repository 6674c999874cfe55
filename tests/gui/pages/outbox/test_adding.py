"""Naming the workers where the papers are made for them."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt

from iro_desk.domain.codes import Role
from iro_desk.gui.kept import place_of
from iro_desk.gui.pages.outbox.adding import NO_NAME
from iro_desk.gui.place import Place
from iro_desk.services import children as services_of_children
from iro_desk.services import drafts
from tests.gui.pages.outbox.conftest import shown, words_on


def test_with_nobody_on_the_list_the_workers_are_named_right_there(context, qtbot, store, said, children):
    """A child just brought in has nobody yet: two names and Enter, and the papers may go to both (U17)."""
    store.write("Take off", partial(services_of_children.remove_person, person_id=1))
    page = shown(context, qtbot, review_id=1)
    qtbot.waitUntil(lambda: "Nobody is on this child's list yet." in words_on(page))
    adding = page.papers.adding
    assert not adding.add.isVisible()
    qtbot.keyClick(adding.open, Qt.Key.Key_Return)
    worker, manager = (adding.names[role] for role in (Role.SOCIAL_WORKER, Role.TEAM_MANAGER))
    qtbot.keyClick(worker, Qt.Key.Key_Return)
    assert NO_NAME in words_on(page), "nobody is added without a name"
    qtbot.keyClicks(worker, "Bev Okafor")
    qtbot.keyClicks(manager, "  Ade Cole ")
    qtbot.keyClick(manager, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(page.papers.people) == 2)
    qtbot.waitUntil(lambda: all(tick.value() for tick in page.papers.people.values()))
    listed = store.read(partial(services_of_children.people, child_id=1))
    assert [(row.name, row.role_label) for row in listed] == [
        ("Bev Okafor", "Social worker"),
        ("Ade Cole", "Team manager"),
    ]
    assert not adding.isVisible(), "both are on the list now"
    qtbot.waitUntil(lambda: page.papers.people[listed[0].person_id].hasFocus())
    assert said == ["Added to the list of people"]
    store.undo()
    assert store.read(partial(services_of_children.people, child_id=1)) == (), "one Undo takes both back"


def test_only_who_is_not_on_the_list_yet_is_asked_for(context, qtbot, store, children):
    page = shown(context, qtbot, review_id=1)
    qtbot.waitUntil(lambda: bool(page.papers.people))
    page.papers.adding.open.click()
    names = page.papers.adding.names
    assert [role for role, name in names.items() if name.isVisible()] == [Role.TEAM_MANAGER]
    assert names[Role.TEAM_MANAGER].hasFocus()


def test_names_typed_for_one_child_are_never_offered_for_another(context, qtbot, store, children):
    page = shown(context, qtbot, review_id=1)
    qtbot.waitUntil(lambda: bool(page.papers.people))
    page.papers.adding.open.click()
    page.papers.adding.names[Role.TEAM_MANAGER].setText("Bev")
    page.papers.review_choice.set_value("2")
    page.papers.review_choice.edited.emit()
    assert page.papers.adding.names[Role.TEAM_MANAGER].text() == ""


def test_names_typed_are_there_when_she_comes_back(context, qtbot, store, children):
    """U17: left half typed, locked or closed, they come back at the review they were typed at."""
    page = shown(context, qtbot, review_id=1)
    qtbot.waitUntil(lambda: bool(page.papers.people))
    page.papers.adding.open.click()
    qtbot.keyClicks(page.papers.adding.names[Role.TEAM_MANAGER], "Ade C")
    page.flush()
    qtbot.waitUntil(lambda: context.ops.writes_waiting == 0)
    (kept,) = store.read(drafts.unfinished)
    assert (kept.what, place_of(kept)) == ("Somebody papers go to", Place("outbox", 1, 1))
    again = shown(context, qtbot, review_id=1)
    manager = again.papers.adding.names[Role.TEAM_MANAGER]
    qtbot.waitUntil(lambda: manager.isVisible() and manager.text() == "Ade C")
    qtbot.keyClicks(manager, "ole")
    qtbot.keyClick(manager, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(again.papers.people) == 2)
    assert store.read(drafts.unfinished) == (), "it is on the list now"


def test_names_half_typed_at_one_review_stay_with_it(context, qtbot, store, children):
    """U17: choosing another review in between loses nothing."""
    page = shown(context, qtbot, review_id=1)
    qtbot.waitUntil(lambda: bool(page.papers.people))
    manager = page.papers.adding.names[Role.TEAM_MANAGER]
    page.papers.adding.open.click()
    qtbot.keyClicks(manager, "Bev")
    for review in ("2", "1"):
        page.papers.review_choice.set_value(review)
        page.papers.review_choice.edited.emit()
        qtbot.waitUntil(lambda: context.ops.writes_waiting == 0)
    qtbot.waitUntil(lambda: manager.text() == "Bev")

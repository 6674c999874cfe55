"""Papers for several places: each is tried, and told of, and what goes to one that is away waits (U61, U62, S61)."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest

from iro_desk.carriers import marker
from iro_desk.domain.codes import OutboxState
from iro_desk.services import outbox
from iro_desk.services.sending import destinations
from iro_desk.services.sending.servers import Server
from tests.gui.pages.outbox.conftest import look_at_all, queue, shown, try_and_send, use_folder, words_on


@pytest.fixture
def folders(store, children, tmp_path: Path) -> tuple[Path, Path]:
    """The usual place and another; Maisie's paper goes to the one, Toby's to the other."""
    office, school = tmp_path / "office", tmp_path / "school"
    for folder in (office, school):
        folder.mkdir()
    first, second = queue(store, 1), queue(store, 2)
    assert first != second
    use_folder(store, office)
    add = partial(destinations.add, server=Server(str(school), "", ""), name="School share")
    number = store.write("Add", add).value
    to_school = partial(destinations.send_by, item_id=second, destination_id=number)
    store.write("To the school", to_school)
    look_at_all(store)
    return office, school


def papers(folder: Path) -> int:
    return sum(path.name != marker.NAME for path in folder.iterdir())


def test_every_place_something_waits_for_is_tried_and_told(context, qtbot, store, folders):
    page = shown(context, qtbot)
    qtbot.waitUntil(lambda: page.try_place.isVisible() and page.try_place.text().strip() == "Try the places")
    assert "Two sets of outcomes are waiting for the office folder and School share." in words_on(page)
    page.try_place.click()
    qtbot.waitUntil(lambda: page.tried.text() == "The office folder is there.\nSchool share is there.")
    assert page.send.text().strip() == "Send two papers"
    assert [list(folder.iterdir()) for folder in folders] == [[], []], "nothing was left there"
    page.send.click()
    told = "One file is in the office folder. One file is at School share."
    qtbot.waitUntil(lambda: [toast.accessibleName() for toast in page.toasts.shown] == [told])
    assert [papers(folder) for folder in folders] == [1, 1]


def test_what_goes_to_a_place_that_is_away_waits_and_the_rest_goes(context, qtbot, store, folders):
    """U62: its card says why, the other's does not."""
    office, school = folders
    school.rmdir()
    page = shown(context, qtbot)
    qtbot.waitUntil(page.try_place.isVisible)
    qtbot.waitUntil(lambda: page.try_place.text().strip() == "Try the places")
    page.try_place.click()
    qtbot.waitUntil(lambda: "School share cannot be used from here now. What goes there" in page.tried.text())
    assert page.tried.text().startswith("The office folder is there.\n")
    assert page.send.text().strip() == "Send one paper"
    for row in store.read(outbox.rows):
        page.groups.opened.emit(row.item_id)
        qtbot.waitUntil(lambda row=row: page.item_card.item_id == row.item_id)
        is_away = row.destination_id is not None
        qtbot.waitUntil(lambda is_away=is_away: ("Not reachable when you tried" in words_on(page)) is is_away)
    page.send.click()
    qtbot.waitUntil(lambda: papers(office) == 1 and not page._placing.is_under_way)
    states = {row.destination_id is None: (row.state, row.trouble) for row in store.read(outbox.rows)}
    assert states == {True: (OutboxState.VERIFIED, ""), False: (OutboxState.READY, "")}


def test_what_stops_one_place_is_told_with_its_name(context, qtbot, store, folders):
    """U61: one place is pulled out once it was tried."""
    page = shown(context, qtbot)
    qtbot.waitUntil(lambda: page.try_place.text().strip() == "Try the places")
    page.try_place.click()
    qtbot.waitUntil(page.send.isVisible)
    folders[1].rmdir()
    page.send.click()
    qtbot.waitUntil(lambda: bool(page.toasts.shown))
    (toast,) = page.toasts.shown
    assert toast.accessibleName().startswith("One file is in the office folder. School share: The folder for")


def test_the_one_other_place_is_named_on_the_button(context, qtbot, store, folders):
    office, school = folders
    page = shown(context, qtbot)
    qtbot.waitUntil(lambda: page.try_place.text().strip() == "Try the places")
    first = next(row for row in store.read(outbox.rows) if row.destination_id is None)
    back = partial(outbox.withdraw, item_id=first.item_id)
    store.write("Take back", back)
    page.load()
    qtbot.waitUntil(lambda: page.try_place.text().strip() == "Try School share")
    try_and_send(page, qtbot)
    qtbot.waitUntil(lambda: papers(school) == 1)
    assert papers(office) == 0

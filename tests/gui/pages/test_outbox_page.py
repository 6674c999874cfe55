"""The outbox's screen: papers for a child's own people, placed in a folder whole and written down (S29, S38)."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from threading import Event

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from iro_desk.domain.codes import DocumentKind, OutboxState, ReviewState, Role
from iro_desk.exports import preparing, sending
from iro_desk.exports.sending import Outgoing, Sent
from iro_desk.gui.context import Context
from iro_desk.gui.pages.outbox.adding import NO_NAME
from iro_desk.gui.pages.outbox.placing import Placing
from iro_desk.gui.pages.outbox_page import KEPT_ROWS, OutboxPage
from iro_desk.gui.place import Place
from iro_desk.records import Child, Person, Review
from iro_desk.services import children as services_of_children
from iro_desk.services import drafts, outbox, settings
from iro_desk.services.sending import binding, keeping
from iro_desk.services.sending.order import WaitsItsTurn
from iro_desk.storage.store import Store
from tests.gui.conftest import NOW, TODAY


def _two_children(session) -> None:
    for number, (name, person) in enumerate((("Maisie", "Bev Okafor"), ("Toby", "Sam Lund")), start=1):
        child = Child.model_validate({"preferred_name": name, "born_on": f"2016-03-0{number}"})
        session.add(child)
        session.flush()
        session.add(Person.model_validate({"child_id": child.id, "name": person, "role": Role.SOCIAL_WORKER}))
        session.add(
            Review.model_validate(
                {"child_id": child.id, "review_on": "2026-06-05", "state": ReviewState.FINISHED}
            )
        )
        session.flush()


def _queue(store: Store, child: int = 1) -> int:
    store.write(
        "Queue",
        partial(
            preparing.queue_papers, review_id=child, kinds=(DocumentKind.OUTCOMES,), formats=("pdf",),
            people=(child,), references=("K7F3Q2",), today=TODAY, now=NOW,
        ),
    )  # fmt: skip
    return store.read(outbox.rows)[0].item_id


def _look(store: Store) -> None:
    """Read everything that waits, as the send screen has it read before it goes."""
    for row in store.read(outbox.rows):
        store.write("Look", partial(binding.look, item_id=row.item_id, sha256=row.sha256, now=NOW))


def _folder(store: Store, folder: Path) -> None:
    """Choose where papers go, and look at what waits: a look rests on where it goes."""
    store.write("Set", partial(settings.change, key="outbox.folder", value=str(folder)))
    _look(store)


@pytest.fixture
def children(store: Store) -> None:
    store.write("Add", _two_children)


class SlowDrive:
    """A network drive that answers when the test lets it."""

    def __init__(self) -> None:
        self.is_asked, self.answers = Event(), Event()

    def place(self, going: Outgoing, into: Path) -> Sent:
        self.is_asked.set()
        assert self.answers.wait(30)
        return sending.place(going, into)


@pytest.fixture
def drive(context: Context) -> Iterator[SlowDrive]:
    made = SlowDrive()
    Placing(context.ops, context.now, made.place)
    yield made
    made.answers.set()


def shown(context: Context, qtbot: QtBot, review_id: int | None = None) -> OutboxPage:
    page = OutboxPage(context, Place("outbox", None, review_id))
    qtbot.addWidget(page)
    page.resize(1170, 700)
    page.show()
    page.load()
    qtbot.waitUntil(lambda: page.papers.review_choice is not None)
    return page


def words_on(page: OutboxPage) -> str:
    return " | ".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


def test_an_empty_outbox_says_what_will_be_here(context, qtbot, children):
    page = shown(context, qtbot)
    qtbot.waitUntil(lambda: "Nothing waiting" in words_on(page))
    assert not page.send.isVisible()


def test_the_keyboard_is_on_the_first_thing_that_waits(context, qtbot, store, children):
    """U33: she comes here from a letter she has just put in it."""
    _queue(store)
    page = shown(context, qtbot)
    page.setFocus()
    page.load()
    qtbot.waitUntil(lambda: bool(page.lists) and page.focusWidget() is page.lists[OutboxState.READY])


def test_with_no_review_finished_no_papers_are_offered(context, qtbot):
    page = shown(context, qtbot)
    assert not page.papers.isVisible()


def test_only_that_childs_people_are_offered_and_never_the_child(context, qtbot, store, children):
    page = shown(context, qtbot, review_id=2)
    qtbot.waitUntil(lambda: bool(page.papers.people))
    assert [tick.text() for tick in page.papers.people.values()] == ["Sam Lund"]


def test_what_was_ticked_is_looked_at_for_each_reader_before_anything_is_made(
    context, qtbot, store, gone, children
):
    page = shown(context, qtbot, review_id=1)
    qtbot.waitUntil(lambda: bool(page.papers.people))
    page.papers.put.click()
    assert "Tick who they are for" in words_on(page)
    next(iter(page.papers.people.values())).click()
    page.papers.documents[DocumentKind.MONITORING].click()
    page.papers.formats["docx"].click()
    qtbot.mouseClick(page.papers.put, Qt.MouseButton.LeftButton)
    assert gone == [Place("versions", 1, 1, "outcomes,monitoring|pdf,docx|1")]
    assert store.read(outbox.rows) == ()


def test_with_a_folder_just_chosen_it_is_looked_at_before_it_goes(
    context, qtbot, store, prompts, gone, children, tmp_path: Path
):
    """S48: nothing goes that nobody has read for this place."""
    item = _queue(store)
    prompts.folder = tmp_path
    page = shown(context, qtbot)
    qtbot.waitUntil(lambda: bool(page.lists))
    qtbot.mouseClick(page.send, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: gone == [Place("send", 1, item)])
    assert store.read(settings.current).outbox_folder == str(tmp_path)
    assert store.read(outbox.rows)[0].state is OutboxState.READY


def _keep(store: Store, item: int) -> None:
    row = next(row for row in store.read(outbox.rows) if row.item_id == item)
    look = partial(keeping.look, item_id=item, sha256=row.sha256, now=NOW, is_kept=True)
    store.write("Keep", look)


def test_what_is_kept_for_a_bundle_stays_until_she_sends_it_to_the_folder_after_all(
    context, qtbot, store, gone, children, tmp_path: Path
):
    """S48, F49, U61: Send passes it by, the words count it by itself, and the one behind it is not held up."""
    kept = _queue(store)
    goes = _queue(store)
    _folder(store, tmp_path)
    _keep(store, kept)
    page = shown(context, qtbot)
    qtbot.waitUntil(lambda: KEPT_ROWS in page.lists)
    qtbot.waitUntil(lambda: "One set of outcomes is kept for a bundle or an e-mail." in words_on(page))
    assert "One set of outcomes is waiting for the office folder." in words_on(page)
    assert page.lists[KEPT_ROWS].rows.row(0).detail == "Kept for a bundle or an e-mail"
    qtbot.mouseClick(page.send, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: OutboxState.PLACED in page.lists and not page.send.isVisible())
    assert [row.item_id for row in store.read(outbox.rows) if row.placed_at is None] == [kept] != [goes]
    qtbot.keyClick(page.lists[KEPT_ROWS], Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.item_card is not None)
    qtbot.keyClick(page.item_card.release, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: KEPT_ROWS not in page.lists and OutboxState.READY not in page.lists)
    assert all(row.placed_in == str(tmp_path) for row in store.read(outbox.rows)) and gone == []


def test_what_changed_since_it_was_kept_is_read_again_before_it_goes_to_the_folder(
    context, qtbot, store, gone, children, tmp_path: Path
):
    """S50: and what is kept once files are on their way is passed by."""
    item = _queue(store)
    _folder(store, tmp_path)
    _keep(store, item)
    with pytest.raises(WaitsItsTurn, match="Kept for a bundle"):
        store.read(partial(sending.outgoing, item_id=item))
    store.write("Change", lambda session: setattr(session.get(Child, 1), "address_withheld_from", "Uncle"))
    page = shown(context, qtbot)
    qtbot.waitUntil(lambda: KEPT_ROWS in page.lists)
    qtbot.keyClick(page.lists[KEPT_ROWS], Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.item_card is not None)
    qtbot.keyClick(page.item_card.release, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: gone == [Place("send", 1, item)])
    assert not list(tmp_path.glob("IRO-*.pdf"))


def test_send_takes_what_was_looked_at_and_leads_to_the_rest(
    context, qtbot, store, gone, children, tmp_path: Path
):
    """S48: one was read and goes; the other is read first."""
    _queue(store)
    _folder(store, tmp_path)
    unseen = _queue(store)
    page = shown(context, qtbot)
    qtbot.waitUntil(lambda: bool(page.lists))
    page.send.click()
    qtbot.waitUntil(lambda: gone == [Place("send", 1, unseen)])
    qtbot.waitUntil(lambda: OutboxState.PLACED in page.lists)
    assert sorted(row.state.value for row in store.read(outbox.rows)) == ["placed", "ready"]


def test_one_thing_can_be_read_and_sent_from_its_card(context, qtbot, store, gone, children):
    item = _queue(store)
    page = shown(context, qtbot)
    qtbot.waitUntil(lambda: bool(page.lists))
    page.lists[OutboxState.READY].opened.emit(str(item))
    page.item_card.read.click()
    assert gone == [Place("send", 1, item)]


def test_sending_places_each_file_and_writes_down_where_and_when(
    context, qtbot, store, prompts, children, tmp_path: Path
):
    folder = tmp_path / "office"
    folder.mkdir()
    item = _queue(store)
    _folder(store, folder)
    page = shown(context, qtbot)
    qtbot.waitUntil(lambda: bool(page.lists))
    qtbot.mouseClick(page.send, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: store.read(outbox.rows)[0].state is OutboxState.PLACED)
    (row,) = store.read(outbox.rows)
    placed = folder / row.file_name
    assert hashlib.sha256(placed.read_bytes()).hexdigest() == row.sha256
    assert (row.item_id, row.placed_in, row.placed_at) == (item, str(folder), NOW)
    assert store.read(settings.current).outbox_folder == str(folder)
    qtbot.waitUntil(lambda: OutboxState.PLACED in page.lists)
    assert [toast.isVisible() for toast in page.toasts.shown] == [True]


def test_a_folder_out_of_reach_is_said_and_the_thing_waits_as_it_was(
    context, qtbot, store, children, tmp_path: Path
):
    """U62: away from the office nothing turns red, and nothing is written against the paper."""
    _queue(store)
    _folder(store, tmp_path / "gone")
    page = shown(context, qtbot)
    qtbot.waitUntil(lambda: bool(page.lists))
    assert "One set of outcomes is waiting for the office folder." in words_on(page)
    page.send.click()
    qtbot.waitUntil(lambda: "folder for finished files is not there" in words_on(page))
    (row,) = store.read(outbox.rows)
    assert (row.state, row.trouble) == (OutboxState.READY, "")
    assert not page.send.is_waiting


def test_papers_of_one_child_wait_for_the_one_before_them(context, qtbot, store, children, tmp_path: Path):
    """F49: the order is kept, and nothing is held against the one that waited."""
    gone: list[int] = []

    def place(going: Outgoing, into: Path) -> Sent:
        gone.append(going.item_id)
        return sending.place(going, into) if len(gone) > 1 else Sent(going.item_id, "The drive is full.")

    Placing(context.ops, context.now, place)
    _queue(store)
    _queue(store)
    _folder(store, tmp_path)
    page = shown(context, qtbot)
    qtbot.waitUntil(lambda: bool(page.lists))
    page.send.click()
    qtbot.waitUntil(lambda: "An earlier paper of this child has not gone yet" in words_on(page))
    rows = sorted(store.read(outbox.rows), key=lambda row: row.item_id)
    assert [row.state for row in rows] == [OutboxState.NEEDS_YOU, OutboxState.READY]
    page.send.click()
    qtbot.waitUntil(lambda: {row.state for row in store.read(outbox.rows)} == {OutboxState.PLACED})
    assert gone == [rows[0].item_id, rows[0].item_id, rows[1].item_id]


def test_a_file_already_there_byte_for_byte_counts_as_placed(store, children, tmp_path: Path):
    item = _queue(store)
    _look(store)
    going = store.read(partial(sending.outgoing, item_id=item))
    (tmp_path / going.file_name).write_bytes(going.content)
    sent = sending.place(going, tmp_path)
    assert (sent.trouble, sent.placed_in) == ("", str(tmp_path))
    assert [path.name for path in tmp_path.glob("IRO-K*")] == [going.file_name]
    assert store.write("Send", partial(sending.write_down, sent=sent, now=NOW)).value == sent
    assert store.read(outbox.rows)[0].state is OutboxState.PLACED


def test_a_thing_taken_out_while_it_was_placed_is_told_of(store, children, tmp_path: Path):
    item = _queue(store)
    _look(store)
    sent = sending.place(store.read(partial(sending.outgoing, item_id=item)), tmp_path)
    store.write("Take back", partial(outbox.withdraw, item_id=item))
    told = store.write("Send", partial(sending.write_down, sent=sent, now=NOW)).value
    assert told.trouble.endswith("It is in the folder: remove it there if it must not go.")


def test_a_drive_that_does_not_answer_keeps_no_typing_from_being_saved(
    context, qtbot, store, children, drive: SlowDrive, tmp_path: Path
):
    """F15, U16: placing waits beside the window and the store's worker, and both go on."""
    _queue(store)
    _folder(store, tmp_path)
    page = shown(context, qtbot)
    qtbot.waitUntil(lambda: bool(page.lists))
    page.lists[OutboxState.READY].opened.emit(str(store.read(outbox.rows)[0].item_id))
    page.send.click()
    qtbot.waitUntil(drive.is_asked.is_set)
    kept = partial(
        drafts.keep, form="visit", subject_id=1, child_id=1, content="{}", field="words", caret=3, now=NOW
    )
    context.ops.keep(("visit", 1, 1), "Keep what you typed", kept)
    qtbot.waitUntil(lambda: context.ops.writes_waiting == 0)
    assert store.read(drafts.unfinished), "saved while the drive still had not answered"
    assert "Placing file 1 of 1. You can go on working." in words_on(page)
    assert page.send.is_waiting and page.item_card.take_back.is_waiting
    assert store.read(outbox.rows)[0].state is OutboxState.READY
    drive.answers.set()
    qtbot.waitUntil(lambda: OutboxState.PLACED in page.lists)
    assert not page.send.is_waiting and not page.going.isVisible()


def test_leaving_the_outbox_does_not_stop_what_is_on_its_way(
    context, qtbot, store, children, drive: SlowDrive, tmp_path: Path
):
    _queue(store)
    _queue(store)
    _folder(store, tmp_path)
    page = OutboxPage(context, Place("outbox"))
    page.load()
    qtbot.waitUntil(lambda: bool(page.lists))
    page.send.click()
    qtbot.waitUntil(drive.is_asked.is_set)
    shiboken6.delete(page)
    again = shown(context, qtbot)
    assert again.send.is_waiting and "Placing file 1 of 2" in words_on(again)
    again.send.click()
    drive.answers.set()
    qtbot.waitUntil(lambda: {row.state for row in store.read(outbox.rows)} == {OutboxState.PLACED})
    qtbot.waitUntil(lambda: not again.send.is_waiting)
    assert [toast.accessibleName() for toast in again.toasts.shown] == ["2 files are in the folder."]


def test_sending_can_be_stopped_and_leaves_no_half_file_behind(
    context, qtbot, store, children, drive: SlowDrive, tmp_path: Path
):
    """F06, U60: the file that is being placed is finished; the others stay in the outbox, to be sent again."""
    for _ in range(3):
        _queue(store)
    _folder(store, tmp_path)
    page = shown(context, qtbot)
    qtbot.waitUntil(lambda: bool(page.lists))
    page.send.click()
    qtbot.waitUntil(drive.is_asked.is_set)
    assert "Placing file 1 of 3" in words_on(page) and page.stop.isVisible()
    page.stop.clicked.emit()
    assert "Placing file 1 of 1" in words_on(page) and not page.stop.isVisible()
    drive.answers.set()
    qtbot.waitUntil(lambda: OutboxState.PLACED in page.lists)
    assert [row.state for row in store.read(outbox.rows)].count(OutboxState.PLACED) == 1
    assert len(list(tmp_path.glob("IRO-*.pdf"))) == 1
    assert [toast.accessibleName() for toast in page.toasts.shown] == ["1 file is in the folder."]


def test_a_ready_thing_can_be_taken_back(context, qtbot, store, said, children):
    _queue(store)
    page = shown(context, qtbot)
    qtbot.waitUntil(lambda: bool(page.lists))
    ready = page.lists[OutboxState.READY]
    ready.setFocus()
    qtbot.keyClick(ready, Qt.Key.Key_Return)
    assert page.item_card is not None
    qtbot.waitUntil(lambda: "IRO-K7F3Q2-outcomes-2026-06-11.pdf" in words_on(page))
    assert "Thu 11 June, 14:32" in words_on(page), "the London time it was put in"
    page.item_card.taken_back.emit(page.item_card.item_id)
    qtbot.waitUntil(lambda: bool(said))
    assert store.read(outbox.rows) == ()


def test_without_a_folder_chosen_nothing_goes(context, qtbot, store, prompts, children):
    _queue(store)
    page = shown(context, qtbot)
    qtbot.waitUntil(lambda: bool(page.lists))
    page.send.click()
    assert prompts.asked == ["Folder for finished files"]
    assert store.read(outbox.rows)[0].state is OutboxState.READY


def test_the_reason_for_what_was_left_in_stands_in_the_list_and_on_the_card(
    context, qtbot, store, said, children
):
    def queue(session) -> int:
        child = outbox.recipients(session, 1)[0]
        return outbox.queue(
            session,
            1,
            1,
            DocumentKind.LETTER,
            "pdf",
            child,
            "IRO-K7F3Q2.pdf",
            b"x",
            NOW,
            "They live together",
        )

    item = store.write("Queue", queue).value
    page = shown(context, qtbot)
    qtbot.waitUntil(lambda: bool(page.lists))
    index = page.lists[OutboxState.READY].model().index(0, 0)
    assert "Left in because: They live together" in index.data(Qt.ItemDataRole.AccessibleTextRole)
    page.lists[OutboxState.READY].opened.emit(str(item))
    qtbot.waitUntil(lambda: "They live together | Your reason, after the leak check" in words_on(page))


def test_a_bug_on_the_way_takes_one_file_and_send_answers_again(
    context, qtbot, store, children, tmp_path: Path
):
    """F03: the other file still goes, and the one that did not can be sent at once."""
    asked: list[int] = []

    def place(going: Outgoing, into: Path) -> Sent:
        asked.append(going.item_id)
        return sending.place(going, into) if len(asked) > 1 else sending.place(going, None)

    Placing(context.ops, context.now, place)
    told: list[BaseException] = []
    context.ops.broke.connect(told.append)
    _queue(store)
    _queue(store, child=2)
    _folder(store, tmp_path)
    page = shown(context, qtbot)
    qtbot.waitUntil(lambda: bool(page.lists))
    page.send.click()
    qtbot.waitUntil(lambda: OutboxState.PLACED in page.lists and not page.send.is_waiting)
    assert len(told) == 1 and sorted(row.state.value for row in store.read(outbox.rows)) == [
        "placed",
        "ready",
    ]
    page.send.click()
    qtbot.waitUntil(lambda: {row.state for row in store.read(outbox.rows)} == {OutboxState.PLACED})
    assert len(asked) == 3


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

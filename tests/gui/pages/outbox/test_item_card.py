"""The card of one thing: what is known of it, and what can be done with it."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt

from iro_desk.domain.codes import DocumentKind, Doubt
from iro_desk.domain.sending.standing import Group
from iro_desk.gui.pages.file_page import FilePage
from iro_desk.gui.pages.outbox.another_way import BUNDLE, ON_PAPER
from iro_desk.gui.pages.outbox.item_card import AGAIN, ARRIVED, GIVEN_OUT
from iro_desk.gui.place import Place
from iro_desk.services import drafts, outbox
from iro_desk.services.sending import destinations, doubts, looked_for
from iro_desk.services.sending.servers import Server
from tests.gui.conftest import NOW
from tests.gui.pages.outbox.conftest import queue, shown, use_folder, words_on


def test_one_thing_can_be_read_and_sent_from_its_card(context, qtbot, store, gone, children):
    item = queue(store)
    page = shown(context, qtbot)
    qtbot.waitUntil(lambda: bool(page.lists))
    page.lists[Group.READY].opened.emit(str(item))
    page.item_card.buttons["Read it and send"].click()
    assert gone == [Place("send", 1, item)]


def test_a_ready_thing_can_be_taken_back(context, qtbot, store, said, children):
    queue(store)
    page = shown(context, qtbot)
    qtbot.waitUntil(lambda: bool(page.lists))
    ready = page.lists[Group.READY]
    ready.setFocus()
    qtbot.keyClick(ready, Qt.Key.Key_Return)
    assert page.item_card is not None
    qtbot.waitUntil(lambda: "IRO-K7F3Q2-outcomes-2026-06-11.pdf" in words_on(page))
    assert "Thu 11 June, 14:32" in words_on(page), "the London time it was put in"
    qtbot.keyClick(page.item_card.buttons["Take back"], Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(said))
    assert store.read(outbox.rows) == ()


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
    index = page.lists[Group.READY].model().index(0, 0)
    assert "Left in because: They live together" in index.data(Qt.ItemDataRole.AccessibleTextRole)
    page.lists[Group.READY].opened.emit(str(item))
    qtbot.waitUntil(lambda: "What it asked about was left in | They live together" in words_on(page))


def test_what_was_typed_beside_a_paper_goes_when_it_is_taken_back(store, children):
    """U18: else the window would offer to go on with a paper that is no longer there."""
    item = queue(store)
    typed = partial(
        drafts.keep, form="send", subject_id=item, child_id=1, content="{}", field="", caret=0, now=NOW
    )
    store.write("Type", typed)
    store.write("Take back", partial(outbox.withdraw, item_id=item))
    assert store.read(drafts.unfinished) == ()


def test_what_stands_in_the_way_is_said_when_she_asks_why(context, qtbot, store, children):
    """U61: in one sentence, with what she can do."""
    queue(store)
    page = shown(context, qtbot)
    qtbot.waitUntil(lambda: page.item_card is not None and page.item_card.isVisible())
    assert page.item_card.facts.lines["Waiting for"] == "You"
    assert not page.item_card.why.words.isVisible()
    qtbot.keyClick(page.item_card.why.ask, Qt.Key.Key_Return)
    assert "Nothing goes that nobody has read as it will leave. | Press Read it and send." in words_on(page)
    qtbot.keyClick(page.item_card.why.ask, Qt.Key.Key_Return)
    assert not page.item_card.why.words.isVisible()


def test_the_card_tells_how_much_the_leak_check_looks_for(context, qtbot, store, children):
    queue(store)
    page = shown(context, qtbot)
    qtbot.waitUntil(lambda: page.item_card is not None and page.item_card.count.isVisible())
    assert page.item_card.facts.lines["Leak check"] == "Nothing found in the finished file"
    count = store.read(partial(looked_for.count, item_id=page.item_card.item_id))
    assert page.item_card.count.text() == f"{count} names, places and other words are looked for"
    assert count > 0


def test_another_way_is_offered_and_leads_there(context, qtbot, store, gone, children):
    item = queue(store)
    page = shown(context, qtbot)
    qtbot.waitUntil(lambda: page.item_card is not None)
    qtbot.keyClick(page.item_card.buttons["Send another way"], Qt.Key.Key_Return)
    ways = page.item_card.other_ways.ways
    assert page.focusWidget() is ways[ON_PAPER], "the keyboard is in what she asked for"
    qtbot.keyClick(ways[ON_PAPER], Qt.Key.Key_Return)
    qtbot.keyClick(ways[BUNDLE], Qt.Key.Key_Return)
    assert gone == [Place("send", 1, item), Place("bundle")]


def test_the_very_bytes_that_leave_can_be_seen_and_nothing_done_to_them(
    context, qtbot, store, gone, children
):
    """S21, S48: also after they have left."""
    item = queue(store)
    page = shown(context, qtbot)
    qtbot.waitUntil(lambda: page.item_card is not None)
    page.item_card.buttons["Open the file"].click()
    assert gone == [Place("file", 1, item)]
    seen = FilePage(context, gone[0])
    qtbot.addWidget(seen)
    seen.resize(1000, 700)
    seen.show()
    qtbot.waitUntil(seen.isActiveWindow)
    seen.load()
    qtbot.waitUntil(lambda: seen.file is not None)
    assert seen.page.header.title == "Outcomes, review of 5 June"
    qtbot.waitUntil(lambda: seen.file.count > 0 and seen.file.sheets[0].isVisible())
    assert not seen.page.action_bar.isVisible()


def test_of_a_paper_that_may_have_arrived_she_says_whether_it_did(context, qtbot, store, children, tmp_path):
    """F44: neither sent twice nor lost; it is hers to say, and it is asked without red."""
    first, second = queue(store), queue(store, child=2)
    use_folder(store, tmp_path)
    for item in (first, second):
        store.write(
            "Doubt", partial(doubts.raise_doubt, item_id=item, doubt=Doubt.LOST, words="It broke off.")
        )
    page = shown(context, qtbot)
    qtbot.waitUntil(lambda: page.item_card is not None)
    row = page.lists[Group.NEEDS_YOU].row(0)
    assert (row.badge, row.tone, row.is_ticked) == ("Did it arrive?", "soon", None)
    qtbot.keyClick(page.item_card.buttons[ARRIVED], Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: Group.GONE in page.lists)
    qtbot.waitUntil(lambda: page.item_card is not None and ARRIVED in page.item_card.buttons)
    page.item_card.buttons[AGAIN].click()
    qtbot.waitUntil(lambda: Group.NEEDS_YOU not in page.lists and Group.READY in page.lists)
    waits = [one.item_id for one in store.read(outbox.rows) if one.placed_at is None]
    assert len(waits) == 1 and page.lists[Group.READY].row(0).is_ticked


def test_a_paper_may_go_to_another_place_and_is_read_again_for_it(
    context, qtbot, store, children, tmp_path: Path
):
    """S50: the look was at where it went; the other paper keeps its place and its look."""
    office, stick = tmp_path / "office", tmp_path / "stick"
    for folder in (office, stick):
        folder.mkdir()
    queue(store)
    other = queue(store, child=2)
    use_folder(store, office)
    kept = store.write(
        "Add", partial(destinations.add, server=Server(str(stick), "", ""), name="Memory stick")
    )
    page = shown(context, qtbot)
    qtbot.waitUntil(lambda: page.item_card is not None and page.item_card.item_id == other)
    page.item_card.buttons["Send another way"].click()
    ways = page.item_card.other_ways.ways
    qtbot.waitUntil(lambda: "To Memory stick" in ways)
    qtbot.keyClick(ways["To Memory stick"], Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: Group.NEEDS_YOU in page.lists)
    row = page.lists[Group.NEEDS_YOU].row(0)
    assert (row.how, row.badge) == ("social worker, Memory stick", "Look again")
    assert {one.item_id: one.destination_id for one in store.read(outbox.rows)}[other] == kept.value
    assert page.lists[Group.READY].row(0).badge == "Checked"


def test_what_was_placed_is_noted_as_given_out_on_a_day_by_whoever_says_so(
    context, qtbot, store, children, tmp_path
):
    item = queue(store)
    place = partial(outbox.mark_placed, item_id=item, folder=str(tmp_path), now=NOW)
    store.write("Place", place)
    page = shown(context, qtbot)
    qtbot.waitUntil(lambda: Group.GONE in page.lists)
    page.lists[Group.GONE].opened.emit(str(item))
    page.item_card.buttons[GIVEN_OUT].click()
    part = page.item_card.delivered
    qtbot.waitUntil(lambda: part.entry.form.values()["done_on"] == NOW.date().isoformat())
    part.file.click()
    qtbot.waitUntil(lambda: "Say who told you so." in words_on(page))
    part.entry.form.rows["done_by"].editor.setFocus()
    qtbot.keyClicks(part.entry.form.rows["done_by"].editor, "Ade at business support")
    part.file.click()
    qtbot.waitUntil(lambda: "Ade at business support" in words_on(page) and page.item_card.delivered is None)
    (row,) = store.read(outbox.rows)
    assert (row.done_on, row.done_how) == (NOW.date(), "Ade at business support")
    assert GIVEN_OUT not in page.item_card.buttons


def test_what_is_open_in_the_card_stays_open_when_something_else_changes(context, qtbot, store, children):
    """U61: a paper that is put in beside it, or any other write, does not close what she reads."""
    item = queue(store)
    page = shown(context, qtbot)
    qtbot.waitUntil(lambda: page.item_card is not None and page.item_card.isVisible())
    page.lists[Group.READY].opened.emit(str(item))
    card = page.item_card
    card.why.ask.click()
    queue(store)
    page.load()
    qtbot.waitUntil(lambda: page.lists[Group.READY].model().rowCount() == 2)
    assert page.item_card is card
    assert not card.why.words.isHidden()

"""A paper of the outbox is printed by name on a named printer, and waits until it is in somebody's hands (S53)."""

from __future__ import annotations

import hashlib
import io
from datetime import date
from functools import partial

import pytest
from PySide6.QtCore import Qt
from reportlab.pdfgen.canvas import Canvas
from sqlmodel import Session, select

from iro_desk.domain.codes import DocumentKind, OutboxState, WayOut
from iro_desk.domain.sending.obstacles import obstacle
from iro_desk.domain.sending.standing import Group, badge, group, is_offered
from iro_desk.errors import Refusal
from iro_desk.gui.kept import place_of as draft_place
from iro_desk.gui.pages.send import given_part, paper_card
from iro_desk.gui.pages.send_page import SendPage
from iro_desk.gui.place import Place
from iro_desk.gui.printing import picker
from iro_desk.gui.printing.printers import WORDS, Amiss, Printer
from iro_desk.records import AuditEntry, Child, OutboxItem, Printed, Review
from iro_desk.services import drafts, outbox, settings
from iro_desk.services.sending import laid_out, leaving, printing
from iro_desk.services.sending.checking_twice import WAITS
from iro_desk.services.sending_preferences import twice_key
from tests.gui.conftest import NOW, TODAY
from tests.gui.fake_printers import FakePrinters
from tests.gui.pages.send.steps import carer_of_amira, opened, words_on


def _paper() -> bytes:
    made = io.BytesIO()
    canvas = Canvas(made)
    canvas.setTitle("Outcomes for Amira")
    for number in range(2):
        canvas.drawString(80, 700, f"Page {number + 1}")
        canvas.showPage()
    canvas.save()
    return made.getvalue()


PAPER = _paper()
HASH = hashlib.sha256(PAPER).hexdigest()


@pytest.fixture
def item(store) -> int:
    """Amira's outcomes for her carer; no folder is chosen."""

    def add(session: Session) -> int:
        reader = carer_of_amira(session)
        session.add(Review.model_validate({"child_id": 1, "review_on": "2026-06-09"}))
        session.flush()
        return outbox.queue(session, 1, 1, DocumentKind.OUTCOMES, "pdf", reader, "IRO-K7F3Q2.pdf", PAPER, NOW)

    return store.write("Add", add).value


@pytest.fixture
def printers(context) -> FakePrinters:
    context.printers = FakePrinters()
    return context.printers


def shown(context, qtbot, item, *, is_closed_for_us: bool = True) -> SendPage:
    page = SendPage(context, Place("send", 1, item))
    return opened(
        qtbot,
        page,
        lambda: page.paper is not None and page.paper.picker.told.text() != picker.LOOKING,
        is_closed_for_us=is_closed_for_us,
    )


def choose(page: SendPage, printer: str) -> None:
    page.paper.picker.choice.set_value(printer)
    page.paper.picker.choice.edited.emit()


def the(store, record, number=1):
    return store.read(lambda session: session.get(record, number).model_dump())


def printed(store) -> list[dict]:
    return store.read(lambda session: [row.model_dump() for row in session.exec(select(Printed)).all()])


def printed_on(context, qtbot, store, item, printer="Office 2") -> SendPage:
    """The page once the paper came out."""
    page = shown(context, qtbot, item)
    choose(page, printer)
    page.read.click()
    qtbot.mouseClick(page.paper.print, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.paper.entry is not None)
    return page


def test_nothing_is_printed_before_every_page_is_read_and_a_printer_is_chosen(
    context, qtbot, store, item, printers
):
    """S48, S53: no printer is taken without a word, and the button then names it and whom the paper is for."""
    page = shown(context, qtbot, item)
    assert page.paper.print.is_waiting and page.paper.picker.printer == ""
    page.read.click()
    assert page.paper.print.is_waiting and picker.CHOOSE in words_on(page)
    qtbot.mouseClick(page.paper.print, Qt.MouseButton.LeftButton)
    assert page.focusWidget() is page.paper.picker.choice
    choose(page, "Office 2")
    assert page.paper.print.accessibleName() == "Print outcomes for Amira’s carer on Office 2"
    assert not page.paper.print.is_waiting and printers.jobs == []


def test_the_printer_gets_the_very_bytes_under_a_name_that_says_nothing(
    context, qtbot, store, item, printers
):
    """S48, S53: by keys; no name, no title, no name of the file."""
    page = shown(context, qtbot, item)
    choose(page, "Office 2")
    page.read.click()
    qtbot.keyClick(page, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: page.paper.entry is not None)
    (job,) = printers.jobs
    assert (job.content, job.printer, job.name) == (PAPER, "Office 2", "Document K7F3")
    assert store.read(
        lambda session: session.exec(select(AuditEntry).where(AuditEntry.deed == "printed")).first()
    )


def test_what_is_printed_and_not_given_waits_and_says_so(context, qtbot, store, item, printers):
    """S53: no clock counts it, nothing else sends it, and the screen says where it stands after coming back."""
    page = printed_on(context, qtbot, store, item)
    told = f"Printed on Office 2, Thu 11 June 2026, 14:32. {given_part.WAITS}"
    qtbot.waitUntil(lambda: told in words_on(page))
    row = the(store, OutboxItem, item)
    assert (row["state"], row["placed_at"], row["is_kept_back"]) == (OutboxState.READY, None, True)
    assert the(store, Review)["outcomes_sent_on"] is None
    assert item not in store.read(leaving.waiting)
    again = shown(context, qtbot, item)
    qtbot.waitUntil(lambda: given_part.WAITS in words_on(again))


def test_in_the_outbox_it_stands_as_printed_and_waits_for_her(context, qtbot, store, item, printers):
    """S53, U61: her word is waited for, and it is not among what goes when she sends the others."""
    printed_on(context, qtbot, store, item)
    read = partial(laid_out.lines, today=TODAY, calendar=context.calendar, rules=context.rules, since=None)
    (line,) = store.read(read)
    assert badge(line.standing, TODAY).words == "Printed, not given"
    assert group(line.standing) is Group.NEEDS_YOU and not is_offered(line.standing)
    assert obstacle(line.standing, "office folder").told == "Say who has it."


def test_given_by_hand_it_has_gone_on_that_day_and_the_clocks_count_it(
    context, qtbot, store, item, printers, gone
):
    """S53: to whom, on which day, and read with whom."""
    page = printed_on(context, qtbot, store, item)
    form = page.paper.entry.form
    qtbot.waitUntil(lambda: form.values()["given_to"] == "Jan R.")
    form.editor("read_with").setFocus()
    qtbot.keyClicks(form.editor("read_with"), "Amira")
    qtbot.mouseClick(page.paper.findChild(given_part.GivenPart).file, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: gone != [])
    row = the(store, OutboxItem, item)
    assert (row["state"], row["done_on"]) == (OutboxState.DONE, TODAY)
    assert row["done_how"] == "Given to Jan R., read with Amira"
    assert the(store, Review)["outcomes_sent_on"] == TODAY
    assert store.read(lambda session: session.get(OutboxItem, item).way) is WayOut.PAPER
    assert gone == [Place("outbox")]


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"given_to": " ", "given_on": TODAY}, "who has it"),
        ({"given_to": "Jan R.", "given_on": None}, "day you gave it"),
        ({"given_to": "Jan R.", "given_on": date(2026, 6, 12)}, "between"),
        ({"given_to": "Jan R.", "given_on": date(2026, 6, 10)}, "between"),
    ],
)
def test_whose_hands_and_which_day_are_said_and_can_be_so(
    context, qtbot, store, item, printers, values, words
):
    printed_on(context, qtbot, store, item)
    with pytest.raises(Refusal, match=words):
        store.write("Given", partial(printing.note_given, values=values, printed_id=1, now=NOW))
    assert the(store, OutboxItem, item)["placed_at"] is None


def test_what_is_typed_about_it_is_kept_and_found_again(context, qtbot, store, item, printers):
    """U17: the words outlive the screen, and the way back to them leads here."""
    page = printed_on(context, qtbot, store, item)
    form = page.paper.entry.form
    qtbot.waitUntil(lambda: form.values()["given_to"] == "Jan R.")
    qtbot.keyClicks(form.editor("read_with"), "her brother")
    page.flush()
    qtbot.waitUntil(lambda: store.read(drafts.unfinished) != ())
    (kept,) = store.read(drafts.unfinished)
    assert kept.what == "Who was given a paper"
    back = draft_place(kept)
    assert (back.page, back.child_id, back.subject_id) == ("send", 1, item)
    again = SendPage(context, back)
    qtbot.addWidget(again)
    again.show()
    qtbot.waitUntil(again.isActiveWindow)
    again.load()
    qtbot.waitUntil(lambda: again.paper is not None and again.paper.entry is not None)
    qtbot.waitUntil(lambda: again.paper.entry.form.values()["read_with"] == "her brother")


def test_a_change_after_the_look_is_said_and_nothing_is_printed(context, qtbot, store, item, printers):
    """S50: the same facts as for sending."""
    page = shown(context, qtbot, item)
    choose(page, "Office 2")
    page.read.click()

    def withhold(session: Session) -> None:
        session.get(Child, 1).address_withheld_from = "Jan R."

    store.write("Withhold", withhold)
    qtbot.mouseClick(page.paper.print, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.paper.problem.isVisible())
    assert printers.jobs == [] and printed(store) == []


def test_a_second_person_reads_it_first_where_the_authority_asks(context, qtbot, store, item, printers):
    """S51: printing is no way round it."""
    store.write("Ask", partial(settings.change, key=twice_key(DocumentKind.OUTCOMES), value="yes"))
    page = shown(context, qtbot, item)
    choose(page, "Office 2")
    page.read.click()
    assert page.paper.print.is_waiting and WAITS in page.paper.state.text()
    begin = partial(
        printing.begin, item_id=item, sha256=HASH, printer="Office 2", now=NOW, pages=2, by_saying=True,
        shown=page._found.bound,
    )  # fmt: skip
    with pytest.raises(Refusal, match="second person"):
        store.write("Print", begin)


def test_a_printer_is_asked_for_once_in_each_place_and_always_shown(context, qtbot, store, item, printers):
    """S53: where other printers are, it is another place, and nothing is chosen there."""
    page = printed_on(context, qtbot, store, item)
    qtbot.waitUntil(lambda: not page.paper.picker.again.isVisible())
    again = shown(context, qtbot, item)
    qtbot.waitUntil(lambda: again.paper.picker.printer == "Office 2")
    assert picker.KEPT in words_on(again)
    assert "on Office 2" in again.paper.print.accessibleName()
    printers.there = (Printer("Office 2"), Printer("Kitchen"))
    home = shown(context, qtbot, item)
    assert home.paper.picker.printer == ""


def test_a_choice_she_does_not_want_kept_is_not(context, qtbot, store, item, printers):
    page = shown(context, qtbot, item)
    choose(page, "Office 1")
    assert page.paper.picker.again.value()
    page.paper.picker.again.click()
    page.read.click()
    qtbot.mouseClick(page.paper.print, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.paper.entry is not None)
    assert shown(context, qtbot, item).paper.picker.printer == ""


@pytest.mark.parametrize("amiss", [Amiss.GONE, Amiss.PAUSED, Amiss.REFUSED, Amiss.UNREAD])
def test_what_the_printer_does_not_take_stays_as_it_was_and_says_so(
    context, qtbot, store, item, printers, amiss
):
    """F52."""
    printers.amiss = amiss
    page = shown(context, qtbot, item)
    choose(page, "Office 2")
    page.read.click()
    qtbot.mouseClick(page.paper.print, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.paper.running.job is None and page.paper.problem.isVisible())
    assert WORDS[amiss][0] in words_on(page)
    assert printed(store) == [] and not the(store, OutboxItem, item)["is_kept_back"]
    qtbot.waitUntil(lambda: not page.paper.print.is_waiting)


def test_stopped_half_way_nothing_is_handed_over(context, qtbot, store, item, printers):
    """F52, U60: it says how far it is, and can be stopped until the printer has it."""
    printers.slow = True
    page = shown(context, qtbot, item)
    choose(page, "Office 2")
    page.read.click()
    qtbot.mouseClick(page.paper.print, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "Drawing page 1 of 2" in words_on(page))
    assert page.paper.print.is_waiting
    qtbot.mouseClick(page.paper.halt, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.paper.problem.isVisible())
    assert WORDS[Amiss.STOPPED][0] in words_on(page)
    assert not printers.jobs[0].is_handed_over and printed(store) == []


def test_a_printing_that_broke_off_in_the_tray_is_left_for_her_to_say(context, qtbot, store, item, printers):
    """F52: nobody can know; it is neither forgotten nor counted."""
    printers.amiss = Amiss.BROKE_OFF
    page = printed_on(context, qtbot, store, item)
    qtbot.waitUntil(lambda: "Look in its tray" in words_on(page))
    assert printed(store)[0]["printed_at"] is None and the(store, OutboxItem, item)["placed_at"] is None


def test_leaving_the_screen_does_not_lose_what_came_out(context, qtbot, store, item, printers):
    """S53: the printing outlives the screen that began it."""
    printers.slow = True
    page = shown(context, qtbot, item, is_closed_for_us=False)
    choose(page, "Office 2")
    page.read.click()
    qtbot.mouseClick(page.paper.print, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: printers.jobs != [])
    page.hide()
    page.deleteLater()
    printers.let_go.set()
    qtbot.waitUntil(lambda: bool(printed(store)) and printed(store)[0]["printed_at"] is not None)


@pytest.mark.parametrize("missing", [True, False])
def test_without_a_printer_the_file_is_offered_instead(
    context, qtbot, store, item, printers, prompts, tmp_path, missing
):
    """F52: a part of the system that is not there is a sentence, never a bug; the same look comes first."""
    printers.there, printers.missing = (), missing
    page = shown(context, qtbot, item)
    assert (WORDS[Amiss.MISSING][0] if missing else picker.NONE) in words_on(page)
    assert not page.paper.save.isEnabled()
    page.read.click()
    assert page.paper.print.is_waiting and page.paper.save.isEnabled()
    prompts.new_file = tmp_path / "chosen.pdf"
    page.paper.save.click()
    qtbot.waitUntil(lambda: page.paper.entry is not None)
    assert prompts.new_file.read_bytes() == PAPER and prompts.named == ["IRO-K7F3Q2.pdf"]
    qtbot.waitUntil(lambda: "Saved to be printed elsewhere" in words_on(page))


def test_a_file_without_pages_has_no_card_for_paper(context, qtbot, store, item, printers):
    def swap(session: Session) -> None:
        row = session.get(OutboxItem, item)
        row.content, row.sha256 = b"words", hashlib.sha256(b"words").hexdigest()

    store.write("Swap", swap)
    page = SendPage(context, Place("send", 1, item))
    qtbot.addWidget(page)
    page.show()
    qtbot.waitUntil(page.isActiveWindow)
    page.load()
    qtbot.waitUntil(lambda: page.facts is not None)
    assert page.paper is None
    qtbot.keyClick(page, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert paper_card.PRINT not in words_on(page)

"""A paper goes once: over a real folder that is collected, filled, pulled out or cut off between any two steps."""

from __future__ import annotations

import contextlib
import hashlib
import io
import os
import subprocess
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import pytest
from sqlmodel import Session

from iro_desk.carriers import marker
from iro_desk.carriers.carrier import Carrier, Found, SendingTrouble
from iro_desk.carriers.folder import Folder
from iro_desk.domain.codes import DocumentKind, Doubt, OutboxState
from iro_desk.domain.sending.protection import Protection
from iro_desk.errors import Refusal
from iro_desk.exports import opening, sending
from iro_desk.exports.carrying import Journey
from iro_desk.exports.sending import Outgoing, Sent, Settling, Unsure
from iro_desk.exports.whole_outbox import send_waiting
from iro_desk.records import Child
from iro_desk.services import outbox
from iro_desk.services.outbox import OutboxRow
from iro_desk.services.sending import binding, destinations, doubts, leaving
from iro_desk.services.sending.servers import Server
from iro_desk.storage.store import Store

NOW = datetime(2026, 6, 12, 10, tzinfo=UTC)
CONTENT = b"one letter " * 3_000


@pytest.fixture
def office(store: Store, tmp_path: Path) -> Path:
    folder = tmp_path / "office"
    folder.mkdir()
    store.write("Use", partial(destinations.use_folder, folder=str(folder)))
    return folder


def put_in(session: Session, name: str = "IRO-AAA1.pdf", content: bytes = CONTENT) -> int:
    if session.get(Child, 1) is None:
        session.add(Child.model_validate({"preferred_name": "Amira", "born_on": "2016-03-01"}))
        session.flush()
    reader = outbox.recipients(session, 1)[0]
    item = outbox.queue(session, 1, None, DocumentKind.LETTER, "pdf", reader, name, content, NOW)
    binding.look(session, item, hashlib.sha256(content).hexdigest(), NOW)
    return item


def sent(store: Store, journey: type[Journey] = Journey) -> list[Sent]:
    return list(send_waiting(store, lambda: NOW, partial(journey, pause=lambda _: None)))


def row_of(store: Store, item: int) -> OutboxRow:
    return next(row for row in store.read(outbox.rows) if row.item_id == item)


def papers(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if path.name != marker.NAME)


def killed_while_named(store: Store, item: int) -> Outgoing:
    """Take a paper as far as its name, which is written down and then given, and no further."""
    going = store.write("Send", partial(sending.take, item_id=item, now=NOW)).value
    assert isinstance(going, Outgoing) and going.to is not None
    carrier = opening.carrier_to(going.to.server)
    far = Journey(going.to.server, lambda _: carrier).place(going)
    assert isinstance(far, Settling)
    store.write("Send", partial(sending.settling, item_id=item, name=far.name))
    (part,) = (path.name[1:] for path in Path(going.to.address).glob(".IRO-*"))
    carrier.settle(part, far.name)
    return going


def test_each_step_is_written_down_and_what_was_read_back_is_verified(store: Store, office: Path) -> None:
    item = store.write("Put in", put_in).value
    assert [one.trouble for one in sent(store)] == [""]
    row = row_of(store, item)
    assert (row.state, row.going_name, row.attempts, row.last_tried_at) == (
        OutboxState.VERIFIED, "IRO-AAA1.pdf", 1, NOW,
    )  # fmt: skip
    assert row.verified_at == row.placed_at == NOW and papers(office) == ["IRO-AAA1.pdf"]


def test_after_a_kill_what_is_there_is_not_sent_again(store: Store, office: Path) -> None:
    """F49: its name was given, and nobody wrote that down."""
    item = store.write("Put in", put_in).value
    killed_while_named(store, item)
    assert row_of(store, item).state is OutboxState.SENDING
    placed_at = (office / "IRO-AAA1.pdf").stat().st_mtime_ns
    assert [one.trouble for one in sent(store)] == [""]
    assert row_of(store, item).state is OutboxState.VERIFIED
    assert (office / "IRO-AAA1.pdf").stat().st_mtime_ns == placed_at and papers(office) == ["IRO-AAA1.pdf"]


@pytest.mark.parametrize("says_arrived", [True, False])
def test_what_the_office_took_up_after_a_kill_is_asked_about_and_never_sent_by_itself(
    store: Store, office: Path, says_arrived: bool
) -> None:
    """F44, F49: two answers, and each does what it says."""
    item = store.write("Put in", put_in).value
    killed_while_named(store, item)
    (office / "IRO-AAA1.pdf").unlink()
    assert isinstance(sent(store)[0], Unsure)
    row = row_of(store, item)
    assert (row.state, row.doubt) == (OutboxState.NEEDS_YOU, Doubt.LOST) and "taken it up" in row.trouble
    assert sent(store) == [] and papers(office) == []
    if says_arrived:
        store.write("It arrived", partial(doubts.say_arrived, item_id=item, now=NOW))
        assert sent(store) == [] and papers(office) == []
        row = row_of(store, item)
        assert (row.state, row.doubt, row.placed_in) == (OutboxState.PLACED, None, str(office))
        return
    store.write("Send it again", partial(doubts.send_again, item_id=item))
    assert [one.trouble for one in sent(store)] == [""] and papers(office) == ["IRO-AAA1.pdf"]


def test_the_very_same_file_goes_there_for_one_reader_only_when_she_says_so(
    store: Store, office: Path
) -> None:
    """F49: keyed by what leaves and where it goes."""
    store.write("Put in", put_in)
    sent(store)
    twin = store.write("Put in", partial(put_in, name="IRO-BBB2.pdf")).value
    assert isinstance(sent(store)[0], Unsure) and papers(office) == ["IRO-AAA1.pdf"]
    row = row_of(store, twin)
    assert row.doubt is Doubt.TWICE and "12 June 2026" in row.trouble
    store.write("Send it again", partial(doubts.send_again, item_id=twin))
    sent(store)
    assert papers(office) == ["IRO-AAA1.pdf", "IRO-BBB2.pdf"]


def one_page() -> bytes:
    from reportlab.pdfgen.canvas import Canvas

    made = io.BytesIO()
    page = Canvas(made)
    page.drawString(50, 500, "A letter.")
    page.save()
    return made.getvalue()


def test_sealed_anew_it_is_the_very_same_file_still(store: Store, office: Path) -> None:
    """F49, S54: no two sealed copies are alike, so it is told by what is in them."""
    number = store.read(destinations.usual).destination_id
    seal = partial(destinations.change, destination_id=number, name="", protection=Protection.PASSWORD_PDF)
    store.write("Seal what goes there", seal)
    content = one_page()
    store.write("Put in", partial(put_in, content=content))
    assert [one.trouble for one in sent(store)] == [""] and len(papers(office)) == 1
    twin = store.write("Put in", partial(put_in, name="IRO-BBB2.pdf", content=content)).value
    assert isinstance(sent(store)[0], Unsure) and len(papers(office)) == 1
    assert row_of(store, twin).doubt is Doubt.TWICE


def test_killed_while_it_was_given_its_name_and_taken_up_it_is_asked_about(
    store: Store, office: Path
) -> None:
    """F44, F49: no kill leaves beside the name what could be taken for a part that never had it."""
    item = store.write("Put in", put_in).value

    class Killed(BaseException):
        """The program ended here."""

    class Cut(Folder):
        def _name(self, part: Path, path: Path) -> None:
            super()._name(part, path)
            if path.name != marker.NAME:
                raise Killed

    place = store.read(destinations.usual)
    assert place is not None
    cut = partial(Journey, open_carrier=lambda to: Cut(Path(to.address), place.server.marker))
    with pytest.raises(Killed):
        list(send_waiting(store, lambda: NOW, cut))
    (office / "IRO-AAA1.pdf").unlink()
    assert isinstance(sent(store)[0], Unsure)
    assert row_of(store, item).doubt is Doubt.LOST
    assert [name for name in papers(office) if not name.startswith(".")] == []


def test_a_name_that_is_taken_by_what_cannot_be_read_is_left_alone(store: Store, office: Path) -> None:
    """F45: such as a link that leads nowhere."""
    store.write("Put in", put_in)
    (office / "IRO-AAA1.pdf").symlink_to(office / "nowhere")
    assert [one.name for one in sent(store)] == ["IRO-AAA1-2.pdf"]
    assert (office / "IRO-AAA1.pdf").is_symlink() and not (office / "nowhere").exists()


def test_nothing_in_doubt_is_not_answered(store: Store, office: Path) -> None:
    item = store.write("Put in", put_in).value
    for answer in (partial(doubts.say_arrived, now=NOW), doubts.send_again):
        with pytest.raises(Refusal, match="Nothing about this is in doubt"):
            store.write("Answer", partial(answer, item_id=item))


class Unread(Journey):
    """A drive that breaks off right after a file got its name."""

    def __init__(self, to: Server, pause: object = None) -> None:
        super().__init__(to, self._breaking, lambda _: None)

    def _breaking(self, to: Server) -> Carrier:
        carrier = opening.folder_at(Path(to.address), to.marker)
        settle = carrier.settle

        def then_gone(part: str, name: str) -> None:
            settle(part, name)
            if name != marker.NAME:
                carrier.found = gone  # type: ignore[method-assign]

        carrier.settle = then_gone  # type: ignore[method-assign]
        return carrier


def gone(_name: str) -> Found | None:
    raise SendingTrouble("The line broke off.", again=True)


def test_what_was_named_and_not_read_back_is_placed_and_read_at_the_next_sending(
    store: Store, office: Path
) -> None:
    """F44: it has left, so it is not sent again; only read."""
    item = store.write("Put in", put_in).value
    sent(store, Unread)
    row = row_of(store, item)
    assert (row.state, row.verified_at) == (OutboxState.PLACED, None) and row.placed_at == NOW
    sent(store)
    row = row_of(store, item)
    assert (row.state, row.verified_at, row.attempts) == (OutboxState.VERIFIED, NOW, 1)
    assert papers(office) == ["IRO-AAA1.pdf"]


def test_what_was_named_and_taken_up_before_it_was_read_back_holds_up_nothing(
    store: Store, office: Path
) -> None:
    """F44, F49: it has left; it is looked for once more and never again, and what waits behind it goes."""
    item = store.write("Put in", put_in).value
    sent(store, Unread)
    (office / "IRO-AAA1.pdf").unlink()
    store.write("Put in", partial(put_in, name="IRO-BBB2.pdf", content=b"another"))
    assert [one.trouble for one in sent(store)] == [""] and papers(office) == ["IRO-BBB2.pdf"]
    row = row_of(store, item)
    assert (row.state, row.verified_at, row.doubt) == (OutboxState.PLACED, None, None)
    assert store.read(leaving.unread) == () and sent(store) == []


def test_out_of_reach_what_was_never_read_back_is_read_another_time(store: Store, office: Path) -> None:
    """F44: a drive that is away says nothing of what lies on it."""
    item = store.write("Put in", put_in).value
    sent(store, Unread)
    office.rename(office.with_name("away"))
    sent(store)
    assert store.read(leaving.unread) == (item,)
    office.with_name("away").rename(office)
    sent(store)
    assert row_of(store, item).state is OutboxState.VERIFIED


@contextlib.contextmanager
def drive_at(folder: Path, size: str) -> Iterator[None]:
    """A small drive of its own, mounted over a folder."""
    try:
        subprocess.run(
            ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(folder)],
            check=True,
            capture_output=True,
        )
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("this computer lets no drive be mounted")
    try:
        yield
    finally:
        subprocess.run(["umount", str(folder)], check=False, capture_output=True)


@pytest.mark.skipif(os.name == "nt" or os.geteuid() != 0, reason="only root may mount a drive")
def test_a_drive_that_fills_and_is_pulled_out_half_way_loses_and_doubles_nothing(
    store: Store, office: Path
) -> None:
    """F43, F46, F18: what does not fit leaves nothing half; beneath the mount nothing is written."""
    items = [
        store.write("Put in", partial(put_in, name=f"IRO-AAA{n}.pdf", content=bytes([n]) * 400_000)).value
        for n in (1, 2, 3)
    ]
    with drive_at(office, "1m"):
        told = sent(store)
        assert [one.trouble == "" for one in told] == [True, True, False] and "full" in told[2].trouble
        assert papers(office) == ["IRO-AAA1.pdf", "IRO-AAA2.pdf"]
        (office / "IRO-AAA1.pdf").unlink()
        kept = {path.name: path.read_bytes() for path in office.iterdir()}
    assert [one.trouble == "" for one in sent(store)] == [False] and list(office.iterdir()) == []
    with drive_at(office, "1m"):
        for name, content in kept.items():
            (office / name).write_bytes(content)
        assert [one.trouble for one in sent(store)] == [""]
        assert papers(office) == ["IRO-AAA2.pdf", "IRO-AAA3.pdf"]
    assert {row_of(store, item).state for item in items} == {OutboxState.VERIFIED}

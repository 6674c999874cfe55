"""What leaves sealed is sealed once, under words that are kept beside it and said to the reader (S54)."""

from __future__ import annotations

import hashlib
from functools import partial
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from pytestqt.qtbot import QtBot
from sqlmodel import Session, select

from iro_desk.domain.codes import DocumentKind, OutboxState, Role
from iro_desk.domain.sending.protection import Protection
from iro_desk.exports.protecting import age_file
from iro_desk.gui.context import Context
from iro_desk.gui.pages.outbox.placing import placing_of
from iro_desk.records import Child, OutboxItem, Person, SealedCopy
from iro_desk.services import outbox
from iro_desk.services.children import belongings
from iro_desk.services.sending import binding, destinations, sealing
from iro_desk.storage.store import Store
from tests.gui.conftest import NOW


def blank_pdf() -> bytes:
    out = BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(out)
    return out.getvalue()


PDF = blank_pdf()
WORD = b"PK\x03\x04 a Word file"


def _papers(session: Session, into: Path, how: Protection, *contents: bytes) -> None:
    """Papers for one carer, each looked at."""
    place = destinations.use_folder(session, str(into))
    destinations.change(session, place, "", how)
    session.add(Child.model_validate({"preferred_name": "Maisie", "born_on": "2016-03-01"}))
    session.flush()
    session.add(Person.model_validate({"child_id": 1, "name": "Bev Okafor", "role": Role.CARER}))
    session.flush()
    for number, content in enumerate(contents, 1):
        item = outbox.queue(
            session, 1, None, DocumentKind.OUTCOMES, "pdf", outbox.recipients(session, 1)[1],
            f"IRO-AAA{number}.pdf", content, NOW,
        )  # fmt: skip
        binding.look(session, item, hashlib.sha256(content).hexdigest(), NOW, pages=1)


def _not_written_down(item: OutboxItem) -> None:
    """As the file stands when the power fails before it is written down that a paper arrived."""
    item.state, item.placed_at, item.verified_at, item.placed_in = OutboxState.SENDING, None, None, ""


def sent(context: Context, qtbot: QtBot, folder: Path, *items: int) -> None:
    folder.mkdir(exist_ok=True)
    placing = placing_of(context.ops, context.now)
    with qtbot.waitSignal(placing.ended):
        placing.begin(items)


def kept(store: Store, item: int = 1) -> sealing.SealedRow:
    found = store.read(partial(sealing.kept, item_id=item))
    assert found is not None
    return found


def test_a_pdf_leaves_under_five_words_that_stand_in_the_vault_alone(
    context, qtbot, store: Store, tmp_path: Path
):
    """S54: AES-256 R6; the paper she looked at and the file that left each have their digest."""
    store.write("Add", lambda s: _papers(s, tmp_path / "office", Protection.PASSWORD_PDF, PDF))
    sent(context, qtbot, tmp_path / "office", 1)
    (row,) = store.read(outbox.rows)
    assert row.state is OutboxState.VERIFIED
    (path,) = (tmp_path / "office").glob("IRO-AAA*")
    found = kept(store)
    assert path.name == row.file_name and len(found.words.split()) == 5
    assert hashlib.sha256(path.read_bytes()).hexdigest() == found.sha256 != row.sha256
    with pikepdf.open(path, password=found.words) as pdf:
        assert pdf.encryption.R == 6
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(path)
    assert not any(word in path.name for word in found.words.split())


def test_papers_for_one_reader_on_one_day_open_with_the_same_words(
    context, qtbot, store: Store, tmp_path: Path
):
    """S54: one telephone call, not three."""
    store.write("Add", lambda s: _papers(s, tmp_path / "office", Protection.PASSWORD_PDF, PDF, PDF + b"\n"))
    sent(context, qtbot, tmp_path / "office", 1, 2)
    assert kept(store, 1).words == kept(store, 2).words


def test_a_word_file_stays_rather_than_leave_in_clear(context, qtbot, store: Store, tmp_path: Path):
    """S54: and it says what to do."""
    store.write("Add", lambda s: _papers(s, tmp_path / "office", Protection.PASSWORD_PDF, WORD))
    sent(context, qtbot, tmp_path / "office", 1)
    (row,) = store.read(outbox.rows)
    assert row.state is OutboxState.NEEDS_YOU and "cannot be put under a password" in row.trouble
    assert not list((tmp_path / "office").glob("IRO-AAA*"))


@pytest.mark.skipif(not age_file.is_here(), reason="age has no package for this computer")
def test_an_office_that_has_age_gets_an_age_file(context, qtbot, store: Store, tmp_path: Path):
    """S54: of any kind of file."""
    store.write("Add", lambda s: _papers(s, tmp_path / "office", Protection.AGE, WORD))
    sent(context, qtbot, tmp_path / "office", 1)
    (path,) = (tmp_path / "office").glob("IRO-AAA*")
    assert path.name == "IRO-AAA1.pdf.age" and age_file.opened(path.read_bytes(), kept(store).words) == WORD


def test_what_was_broken_off_is_placed_as_the_very_file_it_was_sealed_as(
    context, qtbot, store: Store, tmp_path: Path
):
    """F43, F49: never a second file under other words beside the first."""
    store.write("Add", lambda s: _papers(s, tmp_path / "office", Protection.PASSWORD_PDF, PDF))
    sent(context, qtbot, tmp_path / "office", 1)
    before = {path.name: path.read_bytes() for path in (tmp_path / "office").iterdir()}
    store.write("Forget", lambda s: _not_written_down(s.get(OutboxItem, 1)))
    sent(context, qtbot, tmp_path / "office", 1)
    assert {path.name: path.read_bytes() for path in (tmp_path / "office").iterdir()} == before


def test_another_protection_after_the_look_ends_it(context, store: Store, tmp_path: Path):
    """S50: she is told that where it goes changed, before it goes."""
    store.write("Add", lambda s: _papers(s, tmp_path / "office", Protection.PASSWORD_PDF, PDF))
    store.write(
        "Change", partial(destinations.change, destination_id=1, name="", protection=Protection.CLEAR)
    )
    assert "changed after you looked" in store.read(partial(binding.why_not, item_id=1))


def test_a_removed_child_leaves_no_sealed_copy(context, qtbot, store: Store, tmp_path: Path):
    """S31."""
    store.write("Add", lambda s: _papers(s, tmp_path / "office", Protection.PASSWORD_PDF, PDF))
    sent(context, qtbot, tmp_path / "office", 1)
    store.write("Remove", lambda s: belongings.remove(s, tuple(s.exec(select(Child)).all())))
    assert store.read(lambda s: s.exec(select(SealedCopy)).all()) == []

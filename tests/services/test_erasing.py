"""Deleting a child for good: nothing of them is left in any page of the file."""

from __future__ import annotations

from datetime import date
from functools import partial
from pathlib import Path

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from sqlmodel import Session, select

from iro_desk import paths
from iro_desk.domain.working_days import read_bank_holidays
from iro_desk.records import AuditEntry, Child, ChildFields, JournalEntry, PersonFields
from iro_desk.services import children, demonstration, drafts, erasing
from iro_desk.storage.check import check
from iro_desk.storage.store import Store
from tests.conftest import NOON, RAW_KEY

TODAY = date(2026, 6, 11)
WORD = "Zorblatt"
PAGE, RESERVE, IV = 4096, 80, 16


def pages(path: Path) -> bytes:
    """Every page of the file and of its log, decrypted: those in use and those that are free."""
    content = path.read_bytes()
    plain = b"".join(opened(content[at : at + PAGE], first=at == 0) for at in range(0, len(content), PAGE))
    log = path.with_name(f"{path.name}-wal")
    held = log.read_bytes()[32:] if log.is_file() else b""
    frame = PAGE + 24
    logged = [held[at + 24 : at + frame] for at in range(0, len(held) - frame + 1, frame)]
    return plain + b"".join(opened(page, first=False) for page in logged)


def opened(page: bytes, *, first: bool) -> bytes:
    start = 16 if first else 0
    iv = page[PAGE - RESERVE : PAGE - RESERVE + IV]
    reader = Cipher(algorithms.AES256(RAW_KEY), modes.CBC(iv)).decryptor()
    return reader.update(page[start : PAGE - RESERVE]) + reader.finalize()


def planted(store: Store) -> int:
    """A child named with a word found nowhere else, with a person, a draft and changes in the history."""
    draft = ChildFields(preferred_name=WORD, born_on=date(2014, 5, 2), local_code="C-77")
    add = partial(children.add, draft=draft, legal_status=None, home=None, social_worker=WORD, today=TODAY)
    child_id = store.write("Add a child", add).value
    person = PersonFields(name=f"{WORD}'s grandmother")
    store.write("Add a person", partial(children.add_person, child_id=child_id, draft=person))
    keep = partial(
        drafts.keep, form="visit", subject_id=0, child_id=child_id, content=f'{{"words": "{WORD}"}}',
        field="", caret=0, now=NOON,
    )  # fmt: skip
    store.write("Keep a draft", keep)
    store.write("Rename", partial(rename, child_id=child_id))
    return child_id


def rename(session: Session, child_id: int) -> None:
    child = session.get(Child, child_id)
    assert child is not None
    child.surname = f"{WORD}-Quib"


def another(store: Store) -> int:
    draft = ChildFields(preferred_name="Quillon", born_on=date(2012, 1, 2))
    add = partial(children.add, draft=draft, legal_status=None, home=None, social_worker="", today=TODAY)
    return store.write("Add a child", add).value


def test_no_page_holds_the_word_after_a_child_is_deleted_for_good(store: Store) -> None:
    """S31: records, drafts, history, free pages and log, by a raw search of the decrypted file."""
    child_id = planted(store)
    assert WORD.encode() in pages(store.path), "the search can find it"
    found = store.write("Delete a child for good", partial(erasing.erase, child_id=child_id)).value
    store.write_anew()
    assert WORD.encode() not in pages(store.path)
    assert (found.child_id, found.case_number) == (child_id, "C-77")
    assert dict(found.records)["child"] == 1 and dict(found.records)["draft"] == 1
    assert found.history >= 4


def test_the_file_stays_sound_and_the_trail_keeps_the_number_alone(store: Store) -> None:
    """S31, S35: what was done and to which number; the journal has no gap and the trail no fault."""
    child_id = planted(store)
    other = another(store)
    store.write("Delete a child for good", partial(erasing.erase, child_id=child_id))
    store.write_anew()
    assert check(store).is_sound
    entry = store.read(lambda s: s.exec(select(AuditEntry).order_by(AuditEntry.sequence.desc())).first())
    assert (entry.deed, entry.subjects) == ("child-erased", f"child:{child_id}")
    assert store.read(lambda s: s.get(Child, other)).preferred_name == "Quillon"


def test_undo_brings_back_nothing_of_the_child_and_still_undoes_other_work(store: Store) -> None:
    """S31: entries that were emptied are passed over; a number used again is not undone by mistake."""
    child_id = planted(store)
    store.write("Delete a child for good", partial(erasing.erase, child_id=child_id))
    other = another(store)
    assert store.undo() is not None
    assert store.read(lambda s: s.get(Child, other)) is None
    assert store.undo() is None
    assert store.read(lambda s: s.exec(select(Child)).all()) == []


def test_the_history_of_the_others_is_untouched(store: Store) -> None:
    """S31: among twenty-four children one goes, and only what was theirs."""
    text = paths.resource("data/demo_families.toml").read_text("utf-8")
    calendar = read_bank_holidays(paths.resource("data/bank_holidays.csv").read_text("utf-8"))
    store.write("Look round", lambda s: demonstration.load(s, text, TODAY, calendar))
    child_id = planted(store)
    told = lambda s: len([e for e in s.exec(select(JournalEntry)).all() if e.kind == "erased"])  # noqa: E731
    total = store.read(lambda s: len(s.exec(select(JournalEntry)).all()))
    found = store.write("Delete a child for good", partial(erasing.erase, child_id=child_id)).value
    assert store.read(told) == found.history < 12
    assert store.read(lambda s: len(s.exec(select(JournalEntry)).all())) == total
    assert store.read(lambda s: len(s.exec(select(Child)).all())) == 24

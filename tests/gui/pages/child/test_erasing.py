"""Deleting a child for good from their page."""

from __future__ import annotations

from datetime import date
from functools import partial
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from sqlmodel import select

from iro_desk.domain.backups import Plan
from iro_desk.errors import FileTrouble
from iro_desk.gui.context import Context
from iro_desk.gui.pages.child.closing import ClosingPart
from iro_desk.gui.pages.child_page import ChildPage
from iro_desk.gui.place import Place
from iro_desk.records import Child, ChildFields
from iro_desk.services import audit_trail, children
from iro_desk.storage.store import Store
from tests.gui.asked_again import answer_again, is_asked_again
from tests.gui.conftest import TODAY, FakePrompts


@pytest.fixture
def child_id(store: Store) -> int:
    draft = ChildFields(preferred_name="Zorblatt", born_on=date(2014, 5, 2), local_code="C-77")
    add = partial(children.add, draft=draft, legal_status=None, home=None, social_worker="", today=TODAY)
    return store.write("Add a child", add).value


class CountingKeys:
    """Keys that remember being asked to forget."""

    def __init__(self, trouble: FileTrouble | None = None) -> None:
        self.forgot = 0
        self.checked: list[str] = []
        self.trouble = trouble

    def check(self, passphrase: str) -> None:
        self.checked.append(passphrase)

    def forget_deleted(self) -> None:
        self.forgot += 1
        if self.trouble is not None:
            raise self.trouble


def closing(qtbot: QtBot, context: Context, child_id: int) -> ClosingPart:
    page = ChildPage(context, Place("child", child_id, part="closing"))
    qtbot.addWidget(page)
    page.resize(1100, 800)
    page.show()
    qtbot.waitUntil(page.isActiveWindow)
    page.load()
    qtbot.waitUntil(lambda: bool(page.findChildren(ClosingPart)))
    part = page.findChildren(ClosingPart)[0]
    qtbot.waitUntil(lambda: hasattr(part, "erasing"))
    return part


def there(store: Store) -> int:
    return len(store.read(lambda s: s.exec(select(Child)).all()))


def test_the_child_goes_for_good_and_the_certificate_names_nobody(
    qtbot: QtBot, context: Context, store: Store, child_id: int, prompts: FakePrompts, gone: list[Place],
    said: list[str], tmp_path: Path,
) -> None:  # fmt: skip
    """S17, S31, S35, S37: asked twice, written anew, a certificate with counts, back to the caseload."""
    context.keys = keys = CountingKeys()  # type: ignore[assignment]
    prompts.new_file = tmp_path / "certificate"
    part = closing(qtbot, context, child_id)
    part.erasing.button.click()
    qtbot.waitUntil(is_asked_again)
    assert there(store) == 1
    answer_again("walnut ember")
    qtbot.waitUntil(lambda: bool(said))
    assert keys.checked == ["walnut ember"]
    assert prompts.asked == ["Where to save the certificate", "Delete this child for good?"]
    assert there(store) == 0
    assert (keys.forgot, gone[-1].page) == (1, "caseload")
    words = (tmp_path / "certificate.txt").read_text("utf-8-sig")
    assert f"child number {child_id}. Case number C-77." in words
    assert "1  child" in words
    end = store.read(audit_trail.end)
    assert f"It had {end.count} rows" in words and end.digest in words
    assert "Zorblatt" not in words


def test_a_file_that_could_not_be_written_anew_is_not_certified_as_such(
    qtbot: QtBot, context: Context, child_id: int, prompts: FakePrompts, said: list[str], tmp_path: Path
) -> None:
    """S31: the certificate says only what was done."""
    context.keys = CountingKeys(FileTrouble("The disk is full."))  # type: ignore[assignment]
    prompts.new_file = tmp_path / "certificate.txt"
    part = closing(qtbot, context, child_id)
    part.erasing.button.click()
    qtbot.waitUntil(is_asked_again)
    answer_again("walnut ember")
    qtbot.waitUntil(lambda: bool(said))
    words = (tmp_path / "certificate.txt").read_text("utf-8-sig")
    assert "could not be written again" in words
    assert "none of its pages" not in words


@pytest.mark.parametrize("says_yes", [True, False])
def test_thinking_better_of_it_deletes_nothing(
    qtbot: QtBot,
    context: Context,
    store: Store,
    child_id: int,
    prompts: FakePrompts,
    tmp_path: Path,
    says_yes: bool,
) -> None:
    """S31: no certificate chosen, or No to the last question."""
    prompts.new_file, prompts.answer = (None, True) if says_yes else (tmp_path / "certificate.txt", False)
    part = closing(qtbot, context, child_id)
    part.erasing.button.click()
    qtbot.waitUntil(lambda: bool(prompts.asked))
    assert there(store) == 1
    assert not list(tmp_path.glob("certificate*"))


def test_a_backup_of_today_has_a_day_by_which_it_has_gone() -> None:
    """S31: the longest that any of days, weeks and months keeps it."""
    assert Plan(3, 2, 0).gone_by(date(2026, 6, 11)) == date(2026, 7, 12)
    assert Plan().gone_by(date(2026, 6, 11)) == date(2027, 7, 19)

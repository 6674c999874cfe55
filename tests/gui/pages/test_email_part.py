"""A paper is e-mailed by the officer herself: sealed, from her own program, and she says when she has (S54, S61)."""

from __future__ import annotations

import hashlib
from email import message_from_bytes, policy
from functools import partial
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from pytestqt.qtbot import QtBot
from sqlmodel import Session

from iro_desk.domain.codes import DocumentKind, OutboxState, ReviewState, Role
from iro_desk.domain.sending import ways
from iro_desk.errors import Refusal
from iro_desk.exports import sending
from iro_desk.gui.context import Context
from iro_desk.gui.pages.outbox.email_part import EmailPart
from iro_desk.records import Child, Person, Review
from iro_desk.services import outbox
from iro_desk.services.sending import binding, emails, leaving, sealing
from iro_desk.storage.store import Store
from tests.gui.conftest import NOW, TODAY


def _paper(session: Session, email: str) -> None:
    """One paper for a carer, looked at."""
    out = BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(out)
    session.add(Child.model_validate({"preferred_name": "Maisie", "born_on": "2016-03-01"}))
    session.flush()
    carer = {"child_id": 1, "name": "Bev Okafor", "role": Role.SOCIAL_WORKER, "email": email}
    session.add(Person.model_validate(carer))
    session.add(
        Review.model_validate({"child_id": 1, "review_on": "2026-06-05", "state": ReviewState.FINISHED})
    )
    session.flush()
    item = outbox.queue(
        session, 1, 1, DocumentKind.OUTCOMES, "pdf", outbox.recipients(session, 1)[1], "IRO-AAA1.pdf",
        out.getvalue(), NOW,
    )  # fmt: skip
    binding.look(session, item, hashlib.sha256(out.getvalue()).hexdigest(), NOW, pages=1)


def shown(context: Context, qtbot: QtBot, expect: str) -> EmailPart:
    part = EmailPart(context, 1)
    qtbot.addWidget(part)
    part.show()
    qtbot.waitUntil(lambda: expect in part.buttons)
    return part


def made(context: Context, qtbot: QtBot, store: Store, prompts, path: Path) -> EmailPart:
    """The part once an e-mail has been made."""
    store.write("Add", partial(_paper, email="bev@council.example"))
    prompts.new_file = path
    part = shown(context, qtbot, "make")
    part.buttons["make"].click()
    qtbot.waitUntil(lambda: "sent" in part.buttons)
    return part


def test_the_message_is_sealed_unsent_and_names_nobody(context, qtbot, store, prompts, tmp_path: Path):
    """S54, S29: a password on the file, though papers leave in clear elsewhere; the words are not in the message."""
    path = tmp_path / "IRO-K7F3Q2-message-2026-06-11.eml"
    made(context, qtbot, store, prompts, path)
    assert prompts.named == [path.name] and prompts.shown == [tmp_path]
    message = message_from_bytes(path.read_bytes(), policy=policy.default)
    assert message["X-Unsent"] == "1" and message["To"] == "bev@council.example"
    (attached,) = message.iter_attachments()
    found = store.read(partial(sealing.kept, item_id=1))
    assert found is not None and attached.get_filename() == "IRO-AAA1.pdf"
    content = attached.get_payload(decode=True)
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(BytesIO(content))
    pikepdf.open(BytesIO(content), password=found.words).close()
    body = message.get_body().get_content()
    for told in ("Maisie", "Okafor", found.words, *found.words.split()):
        assert told not in message["Subject"] and told not in body.split()


def test_until_she_says_what_became_of_it_it_goes_no_other_way(
    context, qtbot, store, prompts, tmp_path: Path
):
    """F49: never once by e-mail and once more by the folder."""
    part = made(context, qtbot, store, prompts, tmp_path / "m.eml")
    assert store.read(outbox.rows)[0].state is OutboxState.NEEDS_YOU and store.read(leaving.waiting) == {}
    with pytest.raises(Refusal, match="say here that you have"):
        store.read(partial(sending.outgoing, item_id=1))
    part.buttons["not"].click()
    qtbot.waitUntil(lambda: "make" in part.buttons)
    assert store.read(leaving.waiting) == {1: ""} and store.read(outbox.rows)[0].state is OutboxState.READY


def test_once_she_has_sent_it_the_clocks_count_from_today(context, qtbot, store, prompts, tmp_path: Path):
    """REC-1, REC-3."""
    part = made(context, qtbot, store, prompts, tmp_path / "m.eml")
    part.buttons["sent"].click()
    qtbot.waitUntil(lambda: store.read(outbox.rows)[0].state is OutboxState.DONE)
    assert store.read(outbox.rows)[0].placed_in == ways.BY_EMAIL
    assert store.read(lambda session: session.get(Review, 1).outcomes_sent_on) == TODAY


def test_without_an_address_on_the_list_none_is_offered(context, qtbot, store):
    """S38: she never types an address of her own here."""
    store.write("Add", partial(_paper, email=""))
    with pytest.raises(Refusal, match="no e-mail address"):
        store.read(partial(emails.parts, item_id=1, on=TODAY))

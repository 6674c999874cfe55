"""A second person reads a paper before it goes, where the authority asks for it (S51)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, col, select

from iro_desk.domain.codes import DocumentKind
from iro_desk.errors import Refusal
from iro_desk.records import OutboxItem, SecondCheck
from iro_desk.services import drafts, settings
from iro_desk.services.entering import fetch, insert
from iro_desk.services.sending_preferences import ASKED, twice_key

WAITS = "A second person reads it before it goes."
FORM = "send"
"""The name of the lines they type, for their draft: what is typed on the send screen."""
LEAST_WORDS = 3
_INITIALS = re.compile(r"[^\W\d_]{2,6}")


@dataclass(frozen=True, slots=True)
class Checked:
    """Who read it beside the officer, what they said of it, and when."""

    initials: str
    statement: str
    at: datetime


def is_asked(session: Session, kind: DocumentKind) -> bool:
    """Whether the authority asks for a second person for papers of a kind."""
    return settings.values(session)[twice_key(kind)] == ASKED


def checked(session: Session, item_id: int) -> Checked | None:
    """Who has read these very bytes; None when nobody has, or the file is another since."""
    item = fetch(session, OutboxItem, item_id)
    query = select(SecondCheck).where(SecondCheck.item_id == item_id, SecondCheck.sha256 == item.sha256)
    row = session.exec(query.order_by(col(SecondCheck.id).desc())).first()
    return None if row is None else Checked(row.initials, row.statement, row.checked_at)


def check(session: Session, item_id: int, sha256: str, initials: str, statement: str, now: datetime) -> None:
    """Keep that another person has read these bytes at the desk.

    Args:
        sha256: of the bytes that were on the screen.
        initials, statement: typed by the other person.

    Raises:
        Refusal: the file is another, the initials are the officer's own, or too little was said.
    """
    item = fetch(session, OutboxItem, item_id)
    if item.sha256 != sha256:
        raise Refusal("This file is not as it was when it was shown.", "Read it again.")
    typed = re.sub(r"[\s.]", "", initials).upper()
    if _INITIALS.fullmatch(typed) is None:
        raise Refusal("Type the initials of the person who checks it.", field="initials")
    if typed == _own(session):
        raise Refusal("These are your own initials. Somebody else checks it.", field="initials")
    if len(statement.split()) < LEAST_WORDS:
        raise Refusal("Say what was checked, in a few words.", field="statement")
    insert(
        session, SecondCheck, child_id=item.child_id, item_id=item_id, sha256=sha256, initials=typed,
        statement=statement.strip(), checked_at=now,
    )  # fmt: skip
    drafts.let_go(session, FORM, item_id, item.child_id)


def why_not(session: Session, item_id: int) -> str:
    """Why a thing waits for a second person, as a sentence; empty when it need not."""
    item = fetch(session, OutboxItem, item_id)
    return WAITS if is_asked(session, item.kind) and checked(session, item_id) is None else ""


def _own(session: Session) -> str:
    return "".join(word[0] for word in settings.current(session).officer_name.split()).upper()

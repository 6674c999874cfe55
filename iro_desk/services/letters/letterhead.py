"""What stands on every letter: the authority's mark, the officer's face and her signature, kept in the file."""

from __future__ import annotations

from dataclasses import replace

from sqlmodel import Session, select

from iro_desk.domain.letters.forms import Letterhead, LetterPicture
from iro_desk.errors import Refusal
from iro_desk.records import LetterheadPicture
from iro_desk.services.entering import insert

PLACES = ("logo", "photo", "signature")


def letterhead(session: Session) -> Letterhead:
    """Return the pictures of every letter; those not given are None."""
    found = Letterhead()
    for row in session.exec(select(LetterheadPicture)).all():
        if row.which in PLACES:
            found = replace(found, **{row.which: LetterPicture(row.shows, content=row.content)})
    return found


def put_picture(session: Session, which: str, content: bytes, shows: str) -> None:
    """Put a picture on every letter to come, in place of the one before.

    Args:
        which: one of ``PLACES``.
        content: PNG or JPEG bytes, with nothing else a file may carry.
        shows: what it shows, for somebody who cannot see it.

    Raises:
        Refusal: nothing is said of what it shows.
    """
    if which not in PLACES:
        raise LookupError(f"a letter has no place called {which}")
    if not shows.strip():
        raise Refusal(
            "Say what the picture shows.", "Somebody who cannot see it hears these words.", field=which
        )
    row = _row(session, which)
    if row is None:
        insert(session, LetterheadPicture, which=which, content=content, shows=shows.strip())
    else:
        row.content, row.shows = content, shows.strip()
    session.flush()


def take_picture_out(session: Session, which: str) -> None:
    """Take a picture off every letter to come; Undo brings it back."""
    row = _row(session, which)
    if row is not None:
        session.delete(row)
    session.flush()


def _row(session: Session, which: str) -> LetterheadPicture | None:
    return session.exec(select(LetterheadPicture).where(LetterheadPicture.which == which)).first()

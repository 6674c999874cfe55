"""The mark by which the folder for papers is known again, kept beside the folder it was found in (F46).

Choosing the folder again forgets it: ``settings.change`` does.
"""

from __future__ import annotations

from dataclasses import dataclass

from sqlmodel import Session, select

from iro_desk.records import Setting
from iro_desk.services import settings

_BETWEEN = "\n"


@dataclass(frozen=True, slots=True)
class Marked:
    """A folder papers went to, and the mark it held then."""

    folder: str
    mark: str


def kept(session: Session) -> Marked | None:
    """The folder in use and its mark; None when nothing went there since it was chosen."""
    row = session.exec(select(Setting).where(Setting.key == settings.OUTBOX_MARK)).first()
    mark, between, folder = ("" if row is None else row.value).partition(_BETWEEN)
    return Marked(folder, mark) if between else None


def keep(session: Session, marked: Marked) -> None:
    """Know this folder again by its mark from now on; nothing is written when it is known already."""
    if kept(session) != marked:
        settings.store(session, settings.OUTBOX_MARK, f"{marked.mark}{_BETWEEN}{marked.folder}")

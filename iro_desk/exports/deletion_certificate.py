"""The certificate that a child was deleted for good: what, how much, when and what may remain. It names nobody."""

from __future__ import annotations

from datetime import date, datetime

from iro_desk import __version__
from iro_desk.domain.wording import day_month
from iro_desk.services.audit_trail import TrailEnd
from iro_desk.services.erasing import Erased

ANEW = ("The whole file was then written again, so that none of its pages holds them.",)
NOT_ANEW = (
    "The whole file could not be written again, so a page that is no longer in use may hold some of them.",
)


def file_name(today: date) -> str:
    """A name with the day and nothing about anyone."""
    return f"Certificate-of-deletion-{today.isoformat()}.txt"


def made(
    found: Erased, at: datetime, backups_until: date | None, trail: TrailEnd, *, written_anew: bool
) -> bytes:
    """Return the certificate as the bytes of a text file.

    Args:
        at: the moment of the deletion, in the officer's time.
        backups_until: by when the backups made before have gone; None when none are made.
        trail: where the audit trail ended when this was written (S37).
        written_anew: whether the file was written again afterwards.
    """
    code = f" Case number {found.case_number}." if found.case_number else ""
    number = sum(count for _, count in found.records)
    lines = [
        "CERTIFICATE OF DELETION",
        "",
        f"Deleted on {day_month(at.date())} {at.year} at {at:%H:%M} with IRO Desk {__version__}.",
        f"Everything this desk held about child number {found.child_id}.{code}",
        "",
        f"{number} rows were deleted:",
        *(f"  {count:>6}  {table.replace('_', ' ')}" for table, count in found.records),
        f"{found.history} entries of the history of changes were emptied.",
        "",
        "The rows were overwritten in the encrypted file as they were deleted.",
        *(ANEW if written_anew else NOT_ANEW),
        "The audit trail keeps that this was done, by the child's number alone.",
        f"It had {trail.count} rows when this was written. The SHA-256 of the last is",
        f"  {trail.digest}",
        "",
        "What may remain:",
        *_remains(backups_until),
        "",
    ]
    return "\r\n".join(lines).encode("utf-8-sig")


def _remains(backups_until: date | None) -> list[str]:
    backups = (
        [
            "- encrypted backups made before. While newer ones go on being made, the last of them has gone by",
            f"  {day_month(backups_until)} {backups_until.year};",
        ]
        if backups_until
        else []
    )
    return [
        *backups,
        "- letters, papers and files that have left the desk;",
        "- what the records of other children say of this one;",
        "- the drive's own spare blocks, encrypted.",
    ]

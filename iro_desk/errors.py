"""The two families of trouble the officer hears about; anything else is a bug."""

from __future__ import annotations


class Refusal(Exception):
    """The officer can put this right: what is wrong, and what to do.

    Messages never contain a child's name or anything the officer typed.

    Args:
        what: one sentence saying what happened.
        next_step: one sentence saying how to put it right; empty when ``what`` already says it.
        field: the record field it concerns, or None when it concerns the whole form.
    """

    def __init__(self, what: str, next_step: str = "", *, field: str | None = None) -> None:
        super().__init__(f"{what} {next_step}".strip())
        self.what = what
        self.next_step = next_step
        self.field = field


class FileTrouble(Exception):
    """The vault or a disk is in trouble; the file is left as it was found.

    Args:
        what: one sentence saying what happened.
        next_step: one sentence saying what the officer can do.
    """

    def __init__(self, what: str, next_step: str = "") -> None:
        super().__init__(f"{what} {next_step}".strip())
        self.what = what
        self.next_step = next_step


class Damage(FileTrouble):
    """The vault's own files are missing, cut short or altered; a backup may be offered beside the words."""


class HeldElsewhere(Refusal):
    """The lock names another computer: the officer alone knows whether it is still open there (F30)."""


class OlderVault(FileTrouble):
    """The file is older than the one last used here: an old copy may have been put in its place (F26)."""

"""What an authority changed in the table of who may see what."""

from __future__ import annotations

from iro_desk.domain.rights.roles import ReaderRole
from iro_desk.domain.rights.rules import PaperType, Right
from iro_desk.records.base import Record, code, json_list


class RightChange(Record, table=True):
    """One change that stands over the shipped table.

    Args:
        paper: the paper whose right was changed; None when it is the parts that were.
        right: the right chosen; None when it is the parts that were.
        parts: what this kind of reader gets of a paper they have only in part; empty for a right.
    """

    __tablename__ = "right_change"

    role: ReaderRole = code(ReaderRole, index=True)
    paper: PaperType | None = code(PaperType, None)
    right: Right | None = code(Right, None)
    parts: list[str] = json_list()

"""What the desk keeps of case packages: those it made, where a row came from, and texts that differ from its own."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from sqlmodel import Field

from iro_desk.domain.case_package import Kept
from iro_desk.records.base import Record, code, moment


class PackageMade(Record, table=True):
    """A case package that was written to a folder. Not journalled: Undo cannot call the file back.

    Args:
        package: its own random name, which also stands in the file.
        file_name: carries no personal data.
        sha256: of the whole file, hexadecimal.
        row_count: how many rows of the record went.
        for_whom: as the officer named them; empty when she did not.
    """

    __tablename__ = "package_made"
    journalled: ClassVar[bool] = False

    child_id: int = Field(foreign_key="child.id", index=True, ondelete="CASCADE")
    package: str = Field(max_length=32)
    file_name: str = Field(max_length=120)
    sha256: str = Field(max_length=64)
    row_count: int
    for_whom: str = Field("", max_length=200)
    made_at: datetime = moment(...)


class Origin(Record, table=True):
    """What a row that came in a package is called on the desk where it was first written.

    Args:
        kind, row_id: the row here.
        uid: its name everywhere.
        since: the first operation of the journal that may have written it here: numbers of deleted rows come
            again, and a row written later under the same number is another one.
        package: the package it came in.
    """

    __tablename__ = "origin"

    child_id: int = Field(foreign_key="child.id", index=True, ondelete="CASCADE")
    kind: str = Field(max_length=60)
    row_id: int
    uid: str = Field(max_length=32, index=True)
    since: int
    package: str = Field(max_length=32)


class OtherText(Record, table=True):
    """What a package says where this desk says something else; neither text is ever overwritten by the other.

    Args:
        kind, row_id, field: where it stands here; ``field`` is "answers:who" for one question of a form.
        theirs: the value in the package, as JSON.
        here: the value that stood here when it came, as JSON.
        settled: what the officer chose; None until she has.
    """

    __tablename__ = "other_text"

    child_id: int = Field(foreign_key="child.id", index=True, ondelete="CASCADE")
    kind: str = Field(max_length=60)
    row_id: int
    field: str = Field(max_length=120)
    theirs: str
    here: str
    package: str = Field(max_length=32)
    arrived_at: datetime = moment(...)
    settled: Kept | None = code(Kept, None)
    settled_at: datetime | None = moment()

"""ListRow and its model: rows as values, with what a screen reader says of each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Protocol

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

Index = QModelIndex | QPersistentModelIndex
ROW = Qt.ItemDataRole.UserRole


class Spoken(Protocol):
    """A row that can be said in one sentence."""

    @property
    def said(self) -> str:
        """The whole row in words."""


@dataclass(frozen=True, slots=True)
class ListRow:
    """One row: who, what, and how long is left.

    Args:
        key: what ``opened`` hands back.
        initials: on the tile; empty for no tile.
        colour: the child's place in the list of identity colours.
        title: the name.
        subtitle: the age, under the name.
        main: the task.
        detail: the rule, under the task.
        tone: the badge's tone: late, soon, ok, info, none or plain.
        badge: the badge's words; empty for no badge.
        date_words: under the badge.
        accessible: the row in one sentence; empty to join the parts.
    """

    key: str
    initials: str = ""
    colour: int = 0
    title: str = ""
    subtitle: str = ""
    main: str = ""
    detail: str = ""
    tone: str = "none"
    badge: str = ""
    date_words: str = ""
    accessible: str = ""

    @property
    def said(self) -> str:
        """The whole row in words."""
        parts = (self.title, self.subtitle, self.main, self.detail, self.badge, self.date_words)
        return self.accessible or ", ".join(part for part in parts if part)


class RowModel(QAbstractListModel):
    """Frozen rows behind a list."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[Spoken, ...] = ()

    def show_rows(self, rows: tuple[Spoken, ...]) -> None:
        """Replace every row."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def change(self, number: int, row: Spoken) -> None:
        """Put another row in the place of one; what is current stays so."""
        self._rows = (*self._rows[:number], row, *self._rows[number + 1 :])
        self.dataChanged.emit(self.index(number), self.index(number))

    def row(self, number: int) -> Any:
        """The row at a place."""
        return self._rows[number]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """How many rows there are."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The row itself, or its words."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == ROW:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return row.said
        return None

"""Keeps the keyboard on its row while lists are read and made again."""

from __future__ import annotations

from collections.abc import Mapping

from iro_desk.gui.widgets.row_list import PaintedList


def kept_row(lists: Mapping[str, PaintedList]) -> tuple[str, str] | None:
    """Return the name of the list that has the keyboard and the key of its row; None when none has it."""
    for name, listed in lists.items():
        if listed.hasFocus() and listed.currentIndex().isValid():
            return name, listed.rows.row(listed.currentIndex().row()).key
    return None


def return_to_row(lists: Mapping[str, PaintedList], name: str, row_key: str) -> None:
    """Put the keyboard on a row again, wherever it stands now, or at the first row of its list or of all."""
    order = [one for one in (lists.get(name), *lists.values()) if one is not None]
    for listed in order:
        for number in range(listed.rows.rowCount()):
            if listed.rows.row(number).key == row_key:
                listed.setCurrentIndex(listed.rows.index(number))
                listed.setFocus()
                return
    if order:
        order[0].setFocus()

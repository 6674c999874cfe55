"""Which parts of the window may be read in company; everything that is not known to say nothing is covered."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QDialog,
    QDialogButtonBox,
    QFocusFrame,
    QFrame,
    QHeaderView,
    QLabel,
    QListView,
    QMainWindow,
    QMessageBox,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QScrollBar,
    QSizeGrip,
    QSplitter,
    QSplitterHandle,
    QStackedWidget,
    QTableView,
    QTextBrowser,
    QTextEdit,
    QToolButton,
    QTreeView,
    QWidget,
)

from iro_desk.gui.company.own_words import is_own

SHOWN = "shown_in_company"
"""A property: everything within a part that has it may be read."""

STANDS_IN = "in_company"
"""A property of a label that has a name: what is shown in its place, such as an initial."""

NAMED_BY_US = frozenset({"title", "heading", "card_heading", "label"})
ANSWERS = frozenset({"segment"})
#: what Qt itself paints of these is ground, frames and handles; the words lie in viewports and other widgets
GROUNDS = frozenset({
    QWidget, QFrame, QMainWindow, QDialog, QMessageBox, QDialogButtonBox, QScrollArea, QScrollBar, QStackedWidget,
    QSplitter, QSplitterHandle, QFocusFrame, QSizeGrip, QAbstractScrollArea, QListView, QTableView, QTreeView,
    QTextEdit, QTextBrowser, QPlainTextEdit,
})  # fmt: skip


def leave_shown(widget: QWidget) -> None:
    """Say that nothing within a part is ever about anybody."""
    widget.setProperty(SHOWN, True)


def is_shown(widget: QWidget) -> bool:
    """Whether what a widget paints may be read in company."""
    if _lies_in_shown(widget):
        return True
    view = viewed_by(widget)
    if view is not None:
        return isinstance(view, QScrollArea) or (isinstance(view, QHeaderView) and _has_own_headings(view))
    kind = type(widget)
    if getattr(kind, "paints_no_words", False):
        return True
    if isinstance(widget, QLabel):
        ours = widget.property("role") in NAMED_BY_US and not widget.property(STANDS_IN)
        return ours and is_own(widget.text())
    if isinstance(widget, QPushButton | QToolButton):
        return not _paints_itself(kind) and widget.property("role") not in ANSWERS and is_own(widget.text())
    if isinstance(widget, QAbstractButton) or _paints_itself(kind):
        return False
    return next(one for one in kind.__mro__ if one.__module__.startswith("PySide6")) in GROUNDS


def viewed_by(widget: QWidget) -> QAbstractScrollArea | None:
    """The view whose viewport this is; None for any other widget."""
    above = widget.parentWidget()
    return above if isinstance(above, QAbstractScrollArea) and above.viewport() is widget else None


def _lies_in_shown(widget: QWidget) -> bool:
    above: QWidget | None = widget
    while above is not None:
        if above.property(SHOWN):
            return True
        above = above.parentWidget()
    return False


def _paints_itself(kind: type) -> bool:
    """Whether a class of ours paints, which could be anything."""
    return any("paintEvent" in vars(one) for one in kind.__mro__ if not one.__module__.startswith("PySide6"))


def _has_own_headings(view: QHeaderView) -> bool:
    model = view.model()
    if model is None:
        return True
    return all(is_own(str(model.headerData(n, Qt.Orientation.Horizontal) or "")) for n in range(view.count()))

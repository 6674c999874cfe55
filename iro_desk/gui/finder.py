"""Find or do: one line that finds a child or an action from anywhere (U1)."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import shiboken6
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QMainWindow, QWidget

from iro_desk.domain.codes import DocumentKind
from iro_desk.gui import theme
from iro_desk.gui.actions import ACTIONS
from iro_desk.gui.context import Context
from iro_desk.gui.place import Place
from iro_desk.gui.screen import Screen
from iro_desk.gui.widgets.keys import ENTER, is_enter
from iro_desk.gui.widgets.layouts import Column
from iro_desk.gui.widgets.line import LineEdit
from iro_desk.gui.widgets.over_window import Scrim
from iro_desk.gui.widgets.rows import ListRow, RowList
from iro_desk.gui.widgets.text import caption
from iro_desk.services import children, sheets
from iro_desk.services.children import FoundChild
from iro_desk.services.paper_offers import PaperOffer, paper_offers
from iro_desk.services.sheets import FormOffer

MOST_CHILDREN = 6
MOST_ACTIONS = 6
MOST_FORMS = 3
PAPERS = {
    DocumentKind.FULL_RECORD: "Put the full record of a review in the outbox",
    DocumentKind.DISPUTE: "Put the dispute form of a concern in the outbox",
}


class Finder(Scrim):
    """A panel over the window; Escape closes it and the focus goes back."""

    asks = "Find a child, or something to do"

    #: in company it may be seen
    paints_no_words = True

    def __init__(self, context: Context, window: QMainWindow) -> None:
        super().__init__(window)
        self._context = context
        self._opener: QWidget | None = None
        self._offers: tuple[FormOffer, ...] = ()
        self._paper_offers: tuple[PaperOffer, ...] = ()
        self.does: dict[str, Callable[[], object]] = {}
        self.home: Callable[[], QWidget | None] = lambda: None
        column = Column(self._panel, (14, 14, 14, 14), 8)
        self.line = LineEdit()
        self.line.setAccessibleName(self.asks)
        column.addWidget(caption(self.asks))
        column.addWidget(self.line)
        self.list = RowList("Found")
        self.list.setProperty("role", "plain")
        column.addWidget(self.list)
        self.line.textChanged.connect(self._search)
        self.line.installEventFilter(self)
        self.list.opened.connect(self._choose)
        self.hide()

    def open(self) -> None:
        """Show it with an empty line."""
        if self.isVisible():
            self.line.setFocus()
            return
        self._opener = None if self.home() is None else self.window().focusWidget()
        self._place()
        self.line.clear()
        self._read_forms()
        self._search("")
        self.show()
        self.raise_()
        self.line.setFocus()

    def shut(self) -> None:
        """Close it and give the focus back (U33)."""
        self.hide()
        gone = self._opener is None or not shiboken6.isValid(self._opener) or not self._opener.isVisible()
        back = self.home() if gone else self._opener
        if back is not None:
            back.setFocus()
        self._opener = None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Down and Up move in the list while the caret stays in the line; Enter chooses."""
        if watched is not self.line or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        if event.type() == QEvent.Type.ShortcutOverride and event.key() in ENTER:
            event.accept()  # while this is open, Alt+Enter is not for the page behind it
            return True
        if event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
                self._move(1 if event.key() == Qt.Key.Key_Down else -1)
                return True
            if event.key() in ENTER:
                index = self.list.currentIndex()
                if is_enter(event) and index.isValid():
                    self._choose(self.list.rows.row(index.row()).key)
                return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.shut()
            return
        super().keyPressEvent(event)

    def mousePressEvent(self, event: object) -> None:
        self.shut()

    def _place(self) -> None:
        super()._place()
        window = self.window()
        wide = min(theme.px(660), window.width() - theme.px(32))
        self._panel.setFixedWidth(wide)
        self._panel.adjustSize()
        self._panel.move((window.width() - wide) // 2, min(theme.px(96), window.height() // 8))

    def _search(self, typed: str) -> None:
        self._context.ops.read(partial(children.find, text=typed), partial(self._show, typed), self)

    def _show(self, typed: str, found: tuple[FoundChild, ...]) -> None:
        if typed != self.line.text():
            return
        words = typed.casefold().split()
        rows = [
            ListRow(
                f"child:{c.child_id}", c.initials, c.identity_colour, c.display_name, "", c.detail or " ", ""
            )
            for c in found[:MOST_CHILDREN]
        ]
        rows += [
            ListRow(f"do:{action.id}", "", 0, "", "", action.words, "", date_words=action.keys[0])
            for action in ACTIONS
            if action.id != "find" and all(word in action.words.casefold() for word in words)
        ][:MOST_ACTIONS]
        rows += self._papers(words)
        rows += self._forms(words)
        self.list.show_rows(tuple(rows))
        if rows:
            self.list.setCurrentIndex(self.list.rows.index(0))
        self._place()

    def _child_id(self) -> int | None:
        """The child whose page is open; None where none is."""
        here = self.home()
        return here.place.child_id if isinstance(here, Screen) else None

    def _read_forms(self) -> None:
        """The forms that can be started from here: about the child whose page is open, or about a case."""
        self._offers, self._paper_offers = (), ()
        context = self._context
        papers = partial(paper_offers, child_id=self._child_id())
        context.ops.read(papers, self._keep_papers, self)
        read = partial(
            sheets.offers, child_id=self._child_id(), today=context.today(), calendar=context.calendar,
            rules=context.rules,
        )  # fmt: skip
        context.ops.read(read, self._keep_forms, self)

    def _keep_papers(self, found: tuple[PaperOffer, ...]) -> None:
        self._paper_offers = found

    def _keep_forms(self, found: tuple[FormOffer, ...]) -> None:
        self._offers = found
        if self.line.text():
            self._search(self.line.text())

    def _forms(self, words: list[str]) -> list[ListRow]:
        """The forms that what is typed could mean."""
        said = {offer.form_id: f"Start {offer.title}" for offer in self._offers if words}
        found = [form_id for form_id, start in said.items() if all(w in start.casefold() for w in words)]
        return [ListRow(f"form:{form_id}", main=said[form_id]) for form_id in found[:MOST_FORMS]]

    def _papers(self, words: list[str]) -> list[ListRow]:
        """The papers that what is typed could mean."""
        said = [(offer, PAPERS[offer.kind]) for offer in self._paper_offers if words]
        return [
            ListRow(f"paper:{offer.kind.value}:{offer.subject_id or ''}", main=put)
            for offer, put in said
            if all(word in put.casefold() for word in words)
        ]

    def _place_of_paper(self, which: str) -> Place:
        """Where a paper is made; where there are several it could be of, where one is chosen."""
        code, _, number = which.partition(":")
        child, subject = self._child_id(), int(number) if number else None
        if DocumentKind(code) is DocumentKind.FULL_RECORD:
            return Place("outbox", None, subject, code)
        if child is None:
            return Place("concerns")
        concern = Place("concern", child, subject, "form")
        return Place("child", child, None, "concerns") if subject is None else concern

    def _move(self, step: int) -> None:
        count = self.list.rows.rowCount()
        if count:
            at = (self.list.currentIndex().row() + step) % count
            self.list.setCurrentIndex(self.list.rows.index(at))

    def _choose(self, key: str) -> None:
        self.shut()
        kind, _, which = key.partition(":")
        if kind == "child":
            self._context.go(Place("child", int(which)))
        elif kind == "paper":
            self._context.go(self._place_of_paper(which))
        elif kind == "form":
            self._context.go(Place("sheet", self._child_id(), None, which))
        elif which in self.does:
            self.does[which]()

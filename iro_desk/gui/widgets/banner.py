"""ChildBanner: whose page this is, on every page of a child; it never scrolls away."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import Literal

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget

from iro_desk.gui import theme
from iro_desk.gui.company.kinds import STANDS_IN
from iro_desk.gui.widgets.badge import Badge
from iro_desk.gui.widgets.flow import Flow
from iro_desk.gui.widgets.identity import IdentityTile
from iro_desk.gui.widgets.layouts import LEFT, MIDDLE, Column, Line, Stack, emptied
from iro_desk.gui.widgets.properties import dress
from iro_desk.gui.widgets.text import labelled

EDGE = 6
FULL = (24 + EDGE, 14, 24, 14)
COMPACT = (24 + EDGE, 8, 24, 8)


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact in the banner: the value in ink, and the words round it in muted ink."""

    strong: str
    muted: str = ""


@dataclass(frozen=True, slots=True)
class Alert:
    """What must not be missed: ``alert`` for safety, ``plain`` for worth knowing."""

    kind: Literal["alert", "plain"]
    words: str


@dataclass(frozen=True, slots=True)
class BannerView:
    """What the banner shows.

    Args:
        name: the name the child uses.
        surname: shown in muted ink.
        facts: one line of facts.
        alerts: beside the name.
        initials: two letters.
        colour: the child's place in the list of identity colours.
    """

    name: str
    surname: str
    facts: tuple[Fact, ...]
    alerts: tuple[Alert, ...]
    initials: str
    colour: int


class ChildBanner(QFrame):
    """The child's colour, tile, name, alerts and facts.

    Args:
        view: what to show.
        compact: 60 high rather than the 85 of the child's own page.

    Attributes:
        at_right: the line at the right, for the page's main action or the guided and expert choice.
    """

    #: in company it may be seen
    paints_no_words = True

    def __init__(self, view: BannerView, *, compact: bool = True) -> None:
        super().__init__()
        self._view, self._compact, self._brief = view, compact, False
        dress(self, role="banner")
        across = Line(self, COMPACT, 14) if compact else Stack(self, 720, FULL, 14)
        self._across = across
        self._holder = QWidget()
        self._inner = Line(self._holder, gap=14)
        across.addWidget(self._holder, 1)
        self.at_right = Line()
        across.addLayout(self.at_right)
        across.setAlignment(self.at_right, LEFT)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.source().changed.connect(self._measure)
        self.show_view(view)
        self._measure()

    def show_view(self, view: BannerView) -> None:
        """Show another child, or the same one changed."""
        self._view = view
        emptied(self._inner)
        self._inner.addWidget(
            IdentityTile(view.initials, view.colour, 36 if self._compact else 56), 0, MIDDLE
        )
        texts = Column(gap=2)
        texts.addWidget(self._names())
        if view.facts and not self._brief:
            texts.addWidget(_facts(view.facts))
        self._inner.addLayout(texts, 1)
        self.setAccessibleName(spoken(view))
        self.update()

    def set_compact(self, *, compact: bool) -> None:
        """Make it smaller, for a window with little height, or full again."""
        if compact == self._compact:
            return
        self._compact = compact
        self._across.set_margins(COMPACT if compact else FULL)
        self.show_view(self._view)
        self._measure()

    def be_brief(self, is_brief: bool) -> None:
        """Leave the facts out while there is little height; the name and what must not be missed stay."""
        if is_brief != self._brief:
            self._brief = is_brief
            self.show_view(self._view)

    def _names(self) -> QWidget:
        view = self._view
        holder = QWidget()
        flow = Flow(holder, 8)
        role = "heading" if self._compact else "title"
        name = labelled(view.name, role)
        name.setProperty(STANDS_IN, f"{view.name[:1]}.")
        flow.addWidget(name)
        surname = labelled(view.surname, f"{role}_light", tone="muted")
        flow.addWidget(surname)
        for alert in view.alerts:
            flow.addWidget(Badge(alert.kind, alert.words))
        return holder

    def _measure(self) -> None:
        self.setMinimumHeight(theme.size("child_banner" if self._compact else "child_banner_full"))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The surface with its edge in the child's colour."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.fillRect(QRect(0, 0, EDGE, self.height()), theme.current().tile(self._view.colour))


def _facts(facts: tuple[Fact, ...]) -> QLabel:
    """One wrapping line; rich text, so every word is escaped first."""
    label = _FactLine(facts)
    label.setTextFormat(Qt.TextFormat.RichText)
    label.setWordWrap(True)
    dress(label, role="fact_line")
    return label


class _FactLine(QLabel):
    def __init__(self, facts: tuple[Fact, ...]) -> None:
        super().__init__()
        self._facts = facts
        theme.source().changed.connect(self._draw)
        self._draw()

    def _draw(self) -> None:
        muted = theme.colour("text_muted").name()
        parts = []
        for fact in self._facts:
            rest = f" <span style='color:{muted}'>{escape(fact.muted)}</span>" if fact.muted else ""
            parts.append(f"{escape(fact.strong)}{rest}")
        self.setText(f" <span style='color:{muted}'>&nbsp;·&nbsp;</span> ".join(parts))


def spoken(view: BannerView) -> str:
    """The banner as a screen reader says it."""
    alerts = [alert.words for alert in view.alerts]
    facts = [f"{fact.strong} {fact.muted}".strip() for fact in view.facts]
    return ". ".join([f"{view.name} {view.surname}".strip(), *alerts, *facts])

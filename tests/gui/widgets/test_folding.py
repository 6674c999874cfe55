"""At large text nothing is lost at the side: what stood side by side goes one beneath another (U: 200%)."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QLabel, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from iro_desk.gui import theme
from iro_desk.gui.widgets.banner import Alert, BannerView, ChildBanner, Fact
from iro_desk.gui.widgets.buttons import button
from iro_desk.gui.widgets.folded_button import FoldedButton
from iro_desk.gui.widgets.layouts import Column, Stack
from iro_desk.gui.widgets.page import Page
from iro_desk.gui.widgets.rail import NavigationRail, Place
from iro_desk.gui.widgets.tabs import TabStrip
from iro_desk.gui.widgets.wrapped_link import WrappedLink

SENTENCE = "Permanence: Nothing says which routes were considered. Write it, or carry on if it is right."


def test_a_stack_inside_a_scroll_area_folds_before_its_own_width_can_stop_it(qtbot: QtBot) -> None:
    area, inner = QScrollArea(), QWidget()
    qtbot.addWidget(area)
    across = Stack(inner, 500)
    for _ in range(2):
        wide = QLabel("Wide")
        wide.setMinimumWidth(300)
        across.addWidget(wide)
    area.setWidget(inner)
    area.setWidgetResizable(True)
    area.resize(400, 300)
    area.show()
    qtbot.waitUntil(lambda: across.direction() == Stack.Direction.TopToBottom)
    qtbot.waitUntil(lambda: inner.width() <= area.viewport().width())
    area.resize(900, 300)
    qtbot.waitUntil(lambda: across.direction() == Stack.Direction.LeftToRight)


def test_a_long_link_takes_as_many_lines_as_it_needs(qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    column = Column(holder)
    made = WrappedLink(SENTENCE)
    column.addWidget(made)
    column.addStretch(1)
    holder.resize(260, 300)
    holder.show()
    qtbot.waitUntil(lambda: made.height() > 2 * made.fontMetrics().height())
    assert made.width() <= 260
    assert made.heightForWidth(130) > made.heightForWidth(260) > made.heightForWidth(2000)
    assert made.accessibleName() == SENTENCE


class Folds(QWidget):
    """Side by side it is 200 pixels high; one beneath another it would be 900."""

    def __init__(self) -> None:
        super().__init__()
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def minimumSizeHint(self) -> QSize:
        return QSize(10, 900)

    def heightForWidth(self, width: int) -> int:
        return 200 if width > 500 else 900


def test_a_page_ends_where_its_words_end(qtbot: QtBot) -> None:
    """What it would need in a narrow window leaves no blank tail in a wide one (U48)."""
    page = Page()
    qtbot.addWidget(page)
    page.body.addWidget(Folds())
    page.body.addStretch(1)
    page.resize(900, 120)
    page.show()
    inner = page.scrolled.widget()
    qtbot.waitUntil(lambda: 200 < inner.height() < 300)


def test_a_short_page_lets_its_header_and_tabs_scroll_and_the_keyboard_stays_where_it_was(
    qtbot: QtBot,
) -> None:
    """At 200% a window of 738 keeps its height for what is read; the tabs keep the keyboard (U33, U48)."""
    page = Page("Outbox")
    qtbot.addWidget(page)
    strip = TabStrip({"one": "One", "two": "Two"}, "Parts")
    page.folding.addWidget(strip)
    page.body.addWidget(QLabel("Words"))
    page.resize(800, 700)
    page.show()
    strip.tabs.setFocus()
    qtbot.waitUntil(lambda: strip.isAncestorOf(page.focusWidget() or page))
    page.resize(800, 300)
    qtbot.waitUntil(lambda: page.scrolled.isAncestorOf(strip) and page.header.isVisible())
    assert page.scrolled.isAncestorOf(page.header) and strip.isAncestorOf(page.focusWidget())
    page.resize(800, 700)
    qtbot.waitUntil(lambda: not page.scrolled.isAncestorOf(strip) and strip.isVisible())
    assert not page.scrolled.isAncestorOf(page.header) and strip.isAncestorOf(page.focusWidget())


def test_a_short_page_may_let_its_buttons_come_after_what_is_read(qtbot: QtBot) -> None:
    """At 200% a page that is read to its end has the height for it, and the keyboard stays on the button (U33)."""
    page = Page("Send", bar_folds=True)
    qtbot.addWidget(page)
    page.action_bar.add(send := button("Send", "main"))
    page.body.addWidget(QLabel("Words"))
    page.resize(800, 700)
    page.show()
    send.setFocus()
    for height, is_folded in ((300, True), (700, False)):
        page.resize(800, height)
        qtbot.waitUntil(
            lambda folded=is_folded: page.scrolled.isAncestorOf(send) is folded and send.isVisible()
        )
        assert page.focusWidget() is send


def test_a_banner_with_little_height_keeps_the_name_and_what_must_not_be_missed(qtbot: QtBot) -> None:
    view = BannerView("Maya", "T", (Fact("aged 9"),), (Alert("alert", "Address withheld"),), "MT", 0)
    banner = ChildBanner(view)
    qtbot.addWidget(banner)

    def words() -> str:
        return " ".join(label.text() for label in banner.findChildren(QLabel) if not label.isHidden())

    assert "aged 9" in words()
    banner.be_brief(True)
    qtbot.waitUntil(lambda: "aged 9" not in words())
    assert "Maya" in words() and "Address withheld" in words() and "aged 9" in banner.accessibleName()
    banner.be_brief(False)
    assert "aged 9" in words()


def test_a_button_of_a_whole_sentence_takes_another_line_before_it_is_cut(
    qtbot: QtBot, qapp: QApplication
) -> None:
    """S53: whom it is for and which printer can both be read, at 100% and at 200%."""
    words = "Print outcomes for Amira’s supervising social worker on Children & families, second floor"
    made = FoldedButton("Print it", 270, "printer")
    qtbot.addWidget(made)
    low = made.sizeHint().height()
    made.say(words)
    for scale in (1.0, 2.0):
        theme.apply(qapp, theme.Theme("light", scale))
        assert made.accessibleName() == words and " ".join(made.text().split()).replace("&&", "&") == words
        assert made.sizeHint().width() < 346 * scale, "what the card of the send screen has room for"
    theme.apply(qapp, theme.Theme("light", 1.0))
    assert made.sizeHint().height() > low


def test_the_rail_comes_back_to_its_place_after_it_was_narrow(qtbot: QtBot) -> None:
    rail = NavigationRail((Place("today", "Today", "sun"),))
    qtbot.addWidget(rail)
    rail.show()
    today = rail.buttons["today"]
    qtbot.waitUntil(lambda: today.width() > 100)
    before = today.geometry()
    rail.be_compact(compact=True)
    qtbot.waitUntil(lambda: today.width() < 100)
    rail.be_compact(compact=False)
    qtbot.waitUntil(lambda: today.geometry().width() == before.width())
    assert today.x() == before.x()

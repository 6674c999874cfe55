"""ReviewShell: the child's banner, the list of sections at the side, and the page beside it; one shows at a time."""

from __future__ import annotations

from datetime import date

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from iro_desk.gui import theme
from iro_desk.gui.forms.ui_review_page import Ui_ReviewPage
from iro_desk.gui.pages.review.check_page import CheckPage
from iro_desk.gui.pages.review.expert_page import ExpertPage
from iro_desk.gui.pages.review.heading import banner_view
from iro_desk.gui.pages.review.mode_switch import ModeSwitch
from iro_desk.gui.pages.review.section_page import SectionPage
from iro_desk.gui.pages.review.side import ReviewSide
from iro_desk.gui.pages.review.start_card import StartPage
from iro_desk.gui.widgets.banner import ChildBanner
from iro_desk.gui.widgets.date_field import Reader
from iro_desk.services.children import BannerRow
from iro_desk.services.reviews import ReviewRow

NARROW = 820
Beside = SectionPage | ExpertPage | CheckPage


class ReviewShell(QWidget):
    """Everything a review is shown in; what is asked of it is the page's business.

    Args:
        reader: turns typed text into a date.
        today: offered as the day of a review that is to begin.

    Attributes:
        start_page, side, sheet_page, expert_page, check_page, mode: its parts.
    """

    def __init__(self, reader: Reader, today: date) -> None:
        super().__init__()
        self._frame = Ui_ReviewPage()
        self._frame.setupUi(self)  # type: ignore[no-untyped-call]
        self.start_page = StartPage(reader, today)
        self.side = ReviewSide()
        self.sheet_page = SectionPage()
        self.expert_page = ExpertPage(reader)
        self.check_page = CheckPage()
        self.mode = ModeSwitch()
        self.mode.hide()
        self._banner: ChildBanner | None = None
        self._frame.startLayout.addWidget(self.start_page)
        self._frame.sideLayout.addWidget(self.side)
        self.side.hide()  # until the width is known: shown too early it would push the window wider
        self._pages: tuple[Beside, ...] = (self.sheet_page, self.expert_page, self.check_page)
        for page in self._pages:
            self._frame.pageLayout.addWidget(page)
            page.setVisible(page is self.sheet_page)
        self._now: Beside = self.sheet_page
        self._frame.screensStackedWidget.hide()

    def show_start(self, row: BannerRow) -> None:
        """Ask for the day of the review."""
        self._show(row, None, self._frame.startWidget)

    def show_review(self, row: BannerRow, review: ReviewRow) -> None:
        """Show a review that has begun."""
        self._show(row, review, self._frame.sectionWidget)

    def show_page(self, page: Beside) -> None:
        """Show one page beside the list."""
        self._now = page
        self.mode.setVisible(page is not self.check_page)
        self.mode.show_mode(is_expert=page is self.expert_page)
        self.fit()

    def show_list(self) -> None:
        """Go to the list of sections, which takes the room of the page when there is little."""
        self.side.show()
        self._now.setVisible(not self._is_narrow())
        self.side.take_focus()

    def fit(self) -> None:
        """Let the list give way when there is no room for both."""
        narrow = self._is_narrow()
        self.side.setVisible(not narrow)
        for page in self._pages:
            page.setVisible(page is self._now)
            page.see_list.setVisible(narrow)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit again."""
        super().resizeEvent(event)
        self.fit()

    def _show(self, row: BannerRow, review: ReviewRow | None, screen: QWidget) -> None:
        view = banner_view(row, review)
        if self._banner is None:
            self._banner = ChildBanner(view)
            self._banner.at_right.addWidget(self.mode)
            self._frame.bannerLayout.addWidget(self._banner)
        else:
            self._banner.show_view(view)
        self._frame.screensStackedWidget.setCurrentWidget(screen)
        self._frame.screensStackedWidget.show()

    def _is_narrow(self) -> bool:
        return self.width() < theme.px(NARROW)

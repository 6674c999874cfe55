"""Every screen there is, by the id a Place names it with. A new screen is one line here."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from iro_desk.gui.context import Context
from iro_desk.gui.pages.add_child_page import AddChildPage
from iro_desk.gui.pages.bundle_page import BundlePage
from iro_desk.gui.pages.caseload_page import CaseloadPage
from iro_desk.gui.pages.child_page import ChildPage
from iro_desk.gui.pages.concern_page import ConcernPage
from iro_desk.gui.pages.concerns_page import ConcernsPage
from iro_desk.gui.pages.file_page import FilePage
from iro_desk.gui.pages.help_page import HelpPage
from iro_desk.gui.pages.import_page import ImportPage
from iro_desk.gui.pages.jots_page import JotsPage
from iro_desk.gui.pages.letter_page import LetterPage
from iro_desk.gui.pages.letters_page import LettersPage
from iro_desk.gui.pages.outbox_page import OutboxPage
from iro_desk.gui.pages.planner_page import PlannerPage
from iro_desk.gui.pages.plans_page import PlansPage
from iro_desk.gui.pages.prepare_page import PreparePage
from iro_desk.gui.pages.review_page import ReviewPage
from iro_desk.gui.pages.reviews_page import ReviewsPage
from iro_desk.gui.pages.send_page import SendPage
from iro_desk.gui.pages.settings_page import SettingsPage
from iro_desk.gui.pages.sheet_page import SheetPage
from iro_desk.gui.pages.take_in_page import TakeInPage
from iro_desk.gui.pages.today_page import TodayPage
from iro_desk.gui.pages.versions_page import VersionsPage
from iro_desk.gui.pages.visit_page import VisitPage
from iro_desk.gui.pages.went_page import WentPage
from iro_desk.gui.pages.workload_page import WorkloadPage
from iro_desk.gui.pages.wrong_page import WrongPage
from iro_desk.gui.pages.year_page import YearPage
from iro_desk.gui.place import Place
from iro_desk.gui.screen import Screen

PAGES: Mapping[str, Callable[[Context, Place], Screen]] = {
    "today": TodayPage,
    "planner": PlannerPage,
    "caseload": CaseloadPage,
    "plans": PlansPage,
    "reviews": ReviewsPage,
    "letters": LettersPage,
    "outbox": OutboxPage,
    "versions": VersionsPage,
    "send": SendPage,
    "file": FilePage,
    "went": WentPage,
    "wrong": WrongPage,
    "bundle": BundlePage,
    "concerns": ConcernsPage,
    "concern": ConcernPage,
    "child": ChildPage,
    "add_child": AddChildPage,
    "import": ImportPage,
    "take_in": TakeInPage,
    "visit": VisitPage,
    "prepare": PreparePage,
    "review": ReviewPage,
    "letter": LetterPage,
    "sheet": SheetPage,
    "jots": JotsPage,
    "workload": WorkloadPage,
    "year": YearPage,
    "settings": SettingsPage,
    "help": HelpPage,
}

"""A child with a review that has begun, and its page."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial

import pytest
from pytestqt.qtbot import QtBot

from iro_desk.domain.codes import (
    LegalStatus,
    PlacementType,
)
from iro_desk.gui.context import Context
from iro_desk.gui.pages.review_page import ReviewPage
from iro_desk.gui.place import Place
from iro_desk.records import ChildFields
from iro_desk.services import children, reviews
from iro_desk.storage.store import Store
from tests.gui.pages.review.steps import (
    HELD,
    TODAY,
    Opened,
)


@pytest.fixture
def child(store: Store) -> int:
    draft = ChildFields(
        preferred_name="Maya", surname="Thistlewood", born_on=date(2017, 2, 23),
        looked_after_from=date(2026, 1, 12),
    )  # fmt: skip
    add = partial(
        children.add, draft=draft, legal_status=LegalStatus.FULL_CARE_ORDER, home=PlacementType.U6,
        social_worker="Tom Ferrier", today=TODAY,
    )  # fmt: skip
    return store.write("Add", add).value


@pytest.fixture
def review(store: Store, child: int, context: Context) -> int:
    begin = partial(
        reviews.begin, child_id=child, review_on=HELD, today=TODAY, calendar=context.calendar,
        rules=context.rules,
    )  # fmt: skip
    return store.write("Start", begin).value


@pytest.fixture
def opened(context: Context, child: int, qtbot: QtBot) -> Iterator[Opened]:
    pages: list[ReviewPage] = []

    def open_at(review: int | None, section: str = "") -> ReviewPage:
        page = ReviewPage(context, Place("review", child, review, section))
        pages.append(page)
        qtbot.addWidget(page)
        page.resize(1290, 700)
        page.show()
        qtbot.waitUntil(page.isActiveWindow)
        page.load()
        if review is not None:
            qtbot.waitUntil(lambda: page.view is not None and page.view.isVisible())
        page.activateWindow()
        qtbot.waitUntil(page.isActiveWindow)
        return page

    yield open_at
    for page in pages:
        page.flush()

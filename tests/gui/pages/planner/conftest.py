"""A child with a review to place."""

from __future__ import annotations

from datetime import date

import pytest

from iro_desk.records import ChildFields
from iro_desk.services import children
from iro_desk.storage.store import Store
from tests.gui.pages.planner.steps import TODAY


@pytest.fixture
def child_id(store: Store) -> int:
    """In care since 1 June 2026: the first review is due by Monday 29 June."""
    draft = ChildFields(
        preferred_name="Otis", surname="Fern", born_on=date(2015, 3, 4), looked_after_from=date(2026, 6, 1)
    )
    added = store.write(
        "Add",
        lambda s: children.add(s, draft, legal_status=None, home=None, social_worker="", today=TODAY),
    )
    return added.value

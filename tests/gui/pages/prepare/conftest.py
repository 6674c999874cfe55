"""The child whose review is prepared."""

from __future__ import annotations

from datetime import date

import pytest

from iro_desk.domain.codes import Share
from iro_desk.gui.context import Context
from iro_desk.records import ChildFields, VisitFields
from iro_desk.services import (
    children,
    visits,
)
from iro_desk.storage.store import Store
from tests.gui.pages.prepare.steps import TODAY


@pytest.fixture
def child_id(store: Store, context: Context) -> int:
    """A nine-year-old looked after since February, with her own words from a visit in June."""
    draft = ChildFields(
        preferred_name="Quill",
        surname="Ember",
        born_on=date(2016, 5, 2),
        looked_after_from=date(2026, 2, 2),
    )
    number = store.write(
        "Add",
        lambda s: children.add(s, draft, legal_status=None, home=None, social_worker="Bev", today=TODAY),
    ).value
    visit = VisitFields.model_validate(
        {
            "visit_on": date(2026, 6, 3),
            "place": "home",
            "seen": "yes",
            "seen_alone": "yes",
            "worry": "yes",
            "worry_told": "Told Bev about the stairs",
            "officer_view": "Settled and chatty",
        }
    )
    lines = (
        visits.WordsLine(None, "I want a blue room", Share.MAY_SHARE),
        visits.WordsLine(None, "I hear shouting", Share.PRIVATE),
    )
    store.write("Visit", lambda s: visits.record(s, number, visit, lines, TODAY))
    return number

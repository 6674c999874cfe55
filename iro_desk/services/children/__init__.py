"""Children on the caseload: lists and banners, what is said about them, and what is around them."""

from __future__ import annotations

from iro_desk.services.children.around import (
    add_person,
    amend_person,
    homes,
    people,
    person_fields,
    plans,
    record_plan,
    remove_person,
)
from iro_desk.services.children.entry import add, amend, close, fields, remove
from iro_desk.services.children.listing import banner, caseload, find
from iro_desk.services.children.rows import (
    Alert,
    BannerRow,
    CaseloadRow,
    FoundChild,
    Happening,
    HomeRow,
    PersonRow,
    PlanRow,
)
from iro_desk.services.children.timeline import timeline

__all__ = [
    "Alert", "BannerRow", "CaseloadRow", "FoundChild", "Happening", "HomeRow", "PersonRow", "PlanRow",
    "add", "add_person", "amend", "amend_person", "banner", "caseload", "close", "fields", "find", "homes",
    "people", "person_fields", "plans", "record_plan", "remove", "remove_person", "timeline",
]  # fmt: skip

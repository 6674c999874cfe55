"""Children on the caseload: lists and banners, what is said about them, and what is around them."""

from __future__ import annotations

from iro_desk.services.children.around import (
    add_people,
    add_person,
    amend_person,
    people,
    person_fields,
    plans,
    record_plan,
    remove_person,
)
from iro_desk.services.children.entry import add, amend, fields, remove
from iro_desk.services.children.listing import banner, caseload, find
from iro_desk.services.children.moves import (
    event_fields,
    events,
    file_event,
    file_home,
    file_order,
    home_fields,
    homes,
    order_fields,
    orders,
    remove_event,
    remove_home,
    remove_order,
)
from iro_desk.services.children.rows import (
    Alert,
    BannerRow,
    CaseloadRow,
    EventRow,
    Filed,
    FoundChild,
    Happening,
    HomeRow,
    OrderRow,
    PersonRow,
    PlanRow,
)
from iro_desk.services.children.timeline import timeline

__all__ = [
    "Alert", "BannerRow", "CaseloadRow", "EventRow", "Filed", "FoundChild", "Happening", "HomeRow", "OrderRow",
    "PersonRow", "PlanRow", "add", "add_people", "add_person", "amend", "amend_person", "banner", "caseload",
    "event_fields", "events", "fields", "file_event", "file_home", "file_order", "find", "home_fields", "homes",
    "order_fields", "orders", "people", "person_fields", "plans", "record_plan", "remove", "remove_event",
    "remove_home", "remove_order", "remove_person", "timeline",
]  # fmt: skip

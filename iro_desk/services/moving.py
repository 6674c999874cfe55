"""Files what moves a date: homes, legal statuses and what happened, each with its draft let go."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from sqlmodel import Session

from iro_desk.records import EventFields, LegalPeriodFields, PlacementFields
from iro_desk.services import children, drafts
from iro_desk.services.children import Filed
from iro_desk.services.typed import drafted

HOME, ORDER, EVENT = "child:law:home", "child:law:order", "child:law:event"
Values = Mapping[str, object]


def file_home(session: Session, values: Values, child_id: int, home_id: int, today: date) -> Filed:
    """Add a home, or change one; ``home_id`` is 0 for a new one."""
    filed = children.file_home(session, child_id, home_id, drafted(PlacementFields, values), today)
    drafts.let_go(session, HOME, home_id, child_id)
    return filed


def file_order(session: Session, values: Values, child_id: int, order_id: int, today: date) -> Filed:
    """Add a legal status, or change one; ``order_id`` is 0 for a new one."""
    filed = children.file_order(session, child_id, order_id, drafted(LegalPeriodFields, values), today)
    drafts.let_go(session, ORDER, order_id, child_id)
    return filed


def file_event(session: Session, values: Values, child_id: int, event_id: int, today: date) -> Filed:
    """Add something that happened, or change it; ``event_id`` is 0 for a new one."""
    filed = children.file_event(session, child_id, event_id, drafted(EventFields, values), today)
    drafts.let_go(session, EVENT, event_id, child_id)
    return filed

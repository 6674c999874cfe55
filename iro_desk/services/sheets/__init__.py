"""Short forms: begun, kept as they are typed, finished once, and changed only with a reason."""

from __future__ import annotations

from iro_desk.services.sheet_forms import all_forms, form_of, form_of_booking, form_of_clock
from iro_desk.services.sheets.actions import (
    ActionRow,
    actions_of,
    close_action,
    past_their_day,
    reopen_action,
)
from iro_desk.services.sheets.finishing import REOPENING, amend, finish, give_up_change
from iro_desk.services.sheets.following import (
    FOLLOWING,
    BookingOffer,
    Following,
    book,
    following,
    raise_concern,
)
from iro_desk.services.sheets.known import known
from iro_desk.services.sheets.listing import FormOffer, SheetRow, of_child, offers, unfinished
from iro_desk.services.sheets.paper import SentRow, sent
from iro_desk.services.sheets.sittings import Sitting, begin_review, hold_with_review
from iro_desk.services.sheets.writing import (
    DRAFT,
    Opening,
    SheetView,
    VersionRow,
    begin,
    fields,
    opening,
    remove,
    version,
    versions,
)

__all__ = [
    "DRAFT",
    "FOLLOWING",
    "REOPENING",
    "ActionRow",
    "BookingOffer",
    "Following",
    "FormOffer",
    "Opening",
    "SentRow",
    "SheetRow",
    "SheetView",
    "Sitting",
    "VersionRow",
    "actions_of",
    "all_forms",
    "amend",
    "begin",
    "begin_review",
    "book",
    "close_action",
    "fields",
    "finish",
    "following",
    "form_of",
    "form_of_booking",
    "form_of_clock",
    "give_up_change",
    "hold_with_review",
    "known",
    "of_child",
    "offers",
    "opening",
    "past_their_day",
    "raise_concern",
    "remove",
    "reopen_action",
    "sent",
    "unfinished",
    "version",
    "versions",
]  # fmt: skip

"""The child's banner above a review."""

from __future__ import annotations

from iro_desk.domain.wording import day_month
from iro_desk.gui.widgets.banner import Alert, BannerView, Fact
from iro_desk.services.children import BannerRow
from iro_desk.services.reviews import ReviewRow


def banner_view(row: BannerRow, review: ReviewRow | None = None) -> BannerView:
    """What the banner shows; with a review, the day it was held."""
    held = "" if review is None else f"Review {day_month(review.review_on)}"
    facts = (row.age, row.legal_status, row.home, held)
    return BannerView(
        name=row.preferred_name,
        surname=row.surname,
        facts=tuple(Fact(words) for words in facts if words),
        alerts=tuple(Alert("alert" if a.kind == "alert" else "plain", a.text) for a in row.alerts),
        initials=row.initials,
        colour=row.identity_colour,
    )

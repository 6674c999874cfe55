"""Puts a child's line into the banner's words."""

from __future__ import annotations

from iro_desk.domain.wording import day_month
from iro_desk.gui.widgets.banner import Alert, BannerView, ChildBanner, Fact
from iro_desk.services.children import BannerRow

NOT_YET = BannerView("", "", (), (), "", 0)


def banner_view(row: BannerRow) -> BannerView:
    """The banner of a child; without names the words a return leaves to know them by."""
    born = f"born {day_month(row.born_on)} {row.born_on.year}"
    facts = [
        Fact(row.pronouns),
        Fact(row.age, born),
        Fact(row.legal_status),
        Fact(row.home),
        Fact(row.social_worker, "social worker"),
    ]
    named = bool(row.preferred_name)
    return BannerView(
        name=row.preferred_name if named else row.display_name,
        surname=row.surname if named else "",
        facts=tuple(fact for fact in facts if fact.strong),
        alerts=tuple(Alert("alert" if a.kind == "alert" else "plain", a.text) for a in row.alerts),
        initials=row.initials,
        colour=row.identity_colour,
    )


def empty_banner(*, compact: bool) -> ChildBanner:
    """A banner that waits, unseen, for its child to be read."""
    made = ChildBanner(NOT_YET, compact=compact)
    made.hide()
    return made


def show_child(banner: ChildBanner, row: BannerRow) -> None:
    """Show whose page it is."""
    banner.show_view(banner_view(row))
    banner.show()

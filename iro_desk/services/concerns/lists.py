"""The ladder and the themes as this authority has them."""

from __future__ import annotations

from sqlmodel import Session

from iro_desk.domain.concerns.ladder import Ladder, ladder_of, sum_words
from iro_desk.services import settings
from iro_desk.services.preferences import ladder_preferences
from iro_desk.services.theme_lists import Theme, ThemeList, shipped, theme_key

#: the limits of the clocks that hold the days of each stage, the informal one first
LADDER_DAYS = (
    "dispute_informal_days",
    "dispute_stage_1_days",
    "dispute_stage_2_days",
    "dispute_stage_3_days",
    "dispute_stage_4_days",
)


def ladder(session: Session) -> Ladder:
    """Return who answers at each stage, and in how many working days."""
    found, rules = settings.values(session), settings.current(session).rules
    days = [int(getattr(rules, field)) for field in LADDER_DAYS]
    return ladder_of([found[one.key] for one in ladder_preferences()], days)


def sum_of_ladder(session: Session) -> str:
    """Say what the formal stages come to, and whether that is more than they may."""
    return sum_words(ladder(session))


def themes(session: Session, which: ThemeList = ThemeList.CONCERNS) -> tuple[Theme, ...]:
    """Return what a concern, or a thank-you, may be about; a theme whose words are blank keeps those shipped."""
    found = settings.values(session)
    return tuple(
        Theme(one.code, found[theme_key(which, one.code)] or one.label, one.means) for one in shipped(which)
    )


def words_of(session: Session, code: str, which: ThemeList = ThemeList.CONCERNS) -> str:
    """The words of a theme today; empty for a code that is not in the list."""
    return next((one.label for one in themes(session, which) if one.code == code), "")

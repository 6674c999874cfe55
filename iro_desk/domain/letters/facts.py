"""Everything a letter may be drawn from: nothing else about a child can be reached when one is composed."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from iro_desk.domain.codes import DecisionState, Participation, Role
from iro_desk.domain.codes.considerations import WishMatch
from iro_desk.domain.letters.codes import Answer, News


@dataclass(frozen=True, slots=True)
class SafeDecision:
    """What a letter may know of a decision: the child's words, who, by when, and why.

    Args:
        asked_for: what the child asked for, to follow "You asked for"; empty when it is not known.
        wish: None while the decision is not set against a wish.
        news: None for a decision that is one of the list.
        told_on: when the child was told hard news face to face; None while they were not.
    """

    for_child: str
    owner: str = ""
    owner_role: Role | None = None
    by_when: date | None = None
    against_wish: bool = False
    why: str = ""
    state: DecisionState = DecisionState.AGREED
    asked_for: str = ""
    wish: WishMatch | None = None
    news: News | None = None
    told_on: date | None = None

    @property
    def is_against(self) -> bool:
        """Whether it went against what the child asked."""
        return self.against_wish or self.wish is WishMatch.DIFFERENT

    @property
    def is_hard(self) -> bool:
        """Whether it is hard to hear: a no, or bad news."""
        return self.is_against or self.news is News.HARD


@dataclass(frozen=True, slots=True)
class SafePromise:
    """Something the officer said she would do, in words the child may read."""

    text: str
    by_when: date | None = None
    kept: bool = False


@dataclass(frozen=True, slots=True)
class OfficersWords:
    """What the officer typed for this letter, each to stand in a phrase.

    Args:
        personal: something only this child would recognise.
        worry: only what the child already knows and is safe to write; empty otherwise.
        answer: None while she has not said.
    """

    personal: str = ""
    went_well: str = ""
    birthday: str = ""
    worry: str = ""
    message_back: str = ""
    message_on: date | None = None
    answer: Answer | None = None
    answer_detail: str = ""
    answer_reason: str = ""
    asked_whom: str = ""
    answer_by: date | None = None
    told_whom: str = ""
    next_officer: str = ""
    meet_on: date | None = None
    nothing_changes: bool = False
    not_all_agreed: bool = False


@dataclass(frozen=True, slots=True)
class LetterFacts:
    """Everything a letter may be drawn from.

    Args:
        own_words: only lines the child said may be shared; ``shown`` the ones shown without words.
        decisions: this review's; ``promises`` the last review's; ``own_promises`` the officer's own, open ones.
        raised: what the officer raised for the child, in words written to them, the first first.
        next_place: empty when an address is withheld from anyone.
        visit_on: the last time the officer saw the child since the review before; None when not seen.
        first_met_on: the first visit by this officer; None when there was none.
        letters_before: earlier letters to this child; turns the phrases.
        age: in years on the day of the letter; None when it is not known.
        carer_call: the child's own word for the person who cares for them; empty when it was never asked.
        without_words: tells us in ways other than words.
        fewer_reminders: asked not to be reminded of being looked after.
        translated: a checked translation will stand beside the English.
    """

    child_name: str
    officer_name: str
    officer_phone: str = ""
    officer_email: str = ""
    officer_text: str = ""
    advocacy_name: str = ""
    advocacy_phone: str = ""
    complaints_line: str = ""
    legal_line: str = ""
    service_phone: str = ""
    own_words: tuple[str, ...] = ()
    shown: tuple[str, ...] = ()
    decisions: tuple[SafeDecision, ...] = ()
    promises: tuple[SafeDecision, ...] = ()
    own_promises: tuple[SafePromise, ...] = ()
    raised: tuple[str, ...] = ()
    next_on: date | None = None
    next_place: str = ""
    next_without_meeting: bool = False
    midway_on: date | None = None
    review_on: date | None = None
    visit_on: date | None = None
    first_met_on: date | None = None
    participation: Participation | None = None
    letters_before: int = 0
    age: int | None = None
    carer_call: str = ""
    social_worker: str = ""
    chaired: bool = False
    kept_private: bool = False
    without_words: bool = False
    fewer_reminders: bool = False
    translated: bool = False
    told: OfficersWords = field(default_factory=OfficersWords)

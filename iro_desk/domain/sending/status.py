"""What the outbox says of itself, worked out from what is in it (U61)."""

from __future__ import annotations

from collections.abc import Sequence

from iro_desk.domain.codes import DocumentKind
from iro_desk.domain.sending.wording import count_words

_CALLED = {
    DocumentKind.OUTCOMES: ("set of outcomes", "sets of outcomes"),
    DocumentKind.LETTER: ("letter", "letters"),
    DocumentKind.MONITORING: ("monitoring form", "monitoring forms"),
    DocumentKind.SHEET: ("form", "forms"),
    DocumentKind.FULL_RECORD: ("full record", "full records"),
    DocumentKind.MIDWAY: ("midway record", "midway records"),
    DocumentKind.DISPUTE: ("dispute form", "dispute forms"),
    DocumentKind.HANDOVER: ("hand-over pack", "hand-over packs"),
    DocumentKind.FOOTPRINT: ("page of what was done", "pages of what was done"),
    DocumentKind.THANKS: ("thank-you", "thank-yous"),
}
_PAPERS = ("paper", "papers")
KEPT = "Kept for a bundle or an e-mail"


def waiting_words(kinds: Sequence[DocumentKind], *, is_server: bool = False, is_chosen: bool = True) -> str:
    """Such as "Three letters are waiting for the office folder."; empty when nothing waits.

    Args:
        kinds: what each waiting thing is; things of several kinds are called papers together.
        is_server: whether papers go to a server, and not to a folder.
        is_chosen: whether a place for them is chosen at all.
    """
    if not kinds:
        return ""
    place = "server" if is_server else "folder"
    goal = f"the office {place}" if is_chosen else "you to choose where they go"
    if not is_chosen and len(kinds) == 1:
        goal = "you to choose where it goes"
    return f"{_counted(kinds)} {'is' if len(kinds) == 1 else 'are'} waiting for {goal}."


def kept_words(kinds: Sequence[DocumentKind]) -> str:
    """Such as "Two letters are kept for a bundle or an e-mail."; empty when none is."""
    if not kinds:
        return ""
    count = _counted(kinds)
    return f"{count} {'is' if len(kinds) == 1 else 'are'} {KEPT[:1].lower()}{KEPT[1:]}."


def needs_words(count: int) -> str:
    """Such as "One needs you."; empty when none does."""
    if not count:
        return ""
    told = count_words(count, "needs you", "need you")
    return f"{told[:1].upper()}{told[1:]}."


def send_words(count: int) -> str:
    """The button, such as "Send one paper" and "Send three papers"."""
    return f"Send {count_words(count, *_PAPERS)}"


def _counted(kinds: Sequence[DocumentKind]) -> str:
    one, several = _CALLED.get(kinds[0], _PAPERS) if len(set(kinds)) == 1 else _PAPERS
    count = count_words(len(kinds), one, several)
    return f"{count[:1].upper()}{count[1:]}"

"""What the outbox says of itself, worked out from what is in it (U61)."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

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
_OFFICE = ("office folder", "office server")
MOST_NAMED = 2
KEPT = "Kept for a bundle or an e-mail"


def place_called(name: str, *, is_usual: bool, is_server: bool) -> str:
    """What a place is called; the usual one without a name of its own is the office's.

    Args:
        name: what the officer calls it, or empty.
    """
    if name or not is_usual:
        return name
    return "office server" if is_server else "office folder"


def in_a_sentence(place: str) -> str:
    """A place as it stands within a sentence."""
    return f"the {place}" if place in _OFFICE else place


def waiting_words(kinds: Sequence[DocumentKind], places: Collection[str]) -> str:
    """Such as "Three letters are waiting for the office folder."; empty when nothing waits.

    Args:
        kinds: what each waiting thing is; things of several kinds are called papers together.
        places: what each place they go to is called; empty while none is chosen.
    """
    if not kinds:
        return ""
    goal = f"you to choose where {'it goes' if len(kinds) == 1 else 'they go'}"
    if 0 < len(places) <= MOST_NAMED:
        goal = " and ".join(in_a_sentence(place) for place in places)
    elif places:
        goal = count_words(len(places), "place", "places")
    return f"{_counted(kinds)} {'is' if len(kinds) == 1 else 'are'} waiting for {goal}."


def placed_words(by_place: Mapping[str, int]) -> str:
    """Such as "Two files are in the office folder. One file is on the office server."; empty when none is placed.

    Args:
        by_place: how many files are in each place, by what it is called.
    """
    said = []
    for place, count in by_place.items():
        where = "on" if place == "office server" else "in" if place == "office folder" else "at"
        counted = count_words(count, "file is", "files are")
        said.append(f"{counted[:1].upper()}{counted[1:]} {where} {in_a_sentence(place)}.")
    return " ".join(said)


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

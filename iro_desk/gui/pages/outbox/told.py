"""What the outbox says once places were tried, and once papers were sent: of each place by itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence

from iro_desk.domain.sending.status import in_a_sentence, placed_words
from iro_desk.exports.sending import Sent
from iro_desk.gui.pages.outbox.trying_place import PlaceTried
from iro_desk.services.sending.laid_out import OutboxLine

LONGEST = 30
THERE = "is there."
NOT_THERE = "cannot be used from here now. Everything waits as it is."
WAITS_THERE = "cannot be used from here now. What goes there waits as it is."


def goals(lines: Iterable[OutboxLine]) -> dict[str, str]:
    """Each place these things go to, by its address, as it is called; the office's own first."""
    found = {
        (in_a_sentence(line.place) == line.place, line.place, line.address) for line in lines if line.address
    }
    return {address: place for _is_other, place, address in sorted(found)}


def try_words(places: Collection[str]) -> str:
    """The button that tries so many places; one that has only a long address is not named."""
    named = [in_a_sentence(place) for place in places if len(place) <= LONGEST]
    if len(places) == len(named) == 1:
        return f"Try {named[0]}"
    return "Try the place" if len(places) == 1 else "Try the places"


def tried_words(found: Sequence[PlaceTried]) -> str:
    """What was found, a line for each place."""
    not_there = NOT_THERE if len(found) == 1 else WAITS_THERE
    return "\n".join(
        f"{_first(in_a_sentence(one.place))} {f'{not_there} {one.trouble}' if one.trouble else THERE}"
        for one in found
    )


def sent_words(went: Sequence[Sent], places: Mapping[int, str]) -> str:
    """How many files are where, and what stopped the others.

    Args:
        places: what the place each thing goes to is called, by its number.
    """
    placed = Counter(places.get(one.item_id) or one.placed_in for one in went if not one.trouble)
    stopped = dict.fromkeys((places.get(one.item_id, ""), one.trouble) for one in went if one.trouble)
    is_one = len({*placed, *(place for place, _ in stopped)}) == 1
    told = (
        trouble if is_one or not place else f"{_first(in_a_sentence(place))}: {trouble}"
        for place, trouble in stopped
    )
    return " ".join([placed_words(placed), *told]).strip()


def _first(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}"

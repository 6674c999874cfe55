"""Takes the chosen children in: new ones whole, known ones only where the file adds something."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from datetime import date

from sqlmodel import Session, select

from iro_desk.domain.identity import choose_identity_colour
from iro_desk.errors import Refusal
from iro_desk.records import Child, ChildFields, LegalPeriod, MissingEpisode, Placement, Review
from iro_desk.services.imports import additions
from iro_desk.services.imports.held import held
from iro_desk.services.imports.rows import HeldChild, IncomingChild, Preview

CHUNK = 100
TENTHS = 10
Progress = Callable[[int, int], None]


class Cancelled(Refusal):
    """The officer stopped it; raising it out of the write leaves nothing behind."""

    def __init__(self) -> None:
        super().__init__("Stopped. Nothing was brought in.")


@dataclass(frozen=True, slots=True)
class Taken:
    """What came in. ``updated`` counts children who were held already and gained something."""

    children: int
    updated: int
    reviews: int
    homes: int
    orders: int
    missing: int


def take(
    session: Session,
    preview: Preview,
    codes: Collection[str],
    today: date,
    progress: Progress | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Taken:
    """Bring in the children with these codes; the caller's one transaction makes it one undo.

    Args:
        codes: the children chosen, by their code in the file.
        progress: told how many children are done, and of how many.
        cancelled: asked at least ten times on the way, and once at the end, whether to stop.

    Raises:
        Cancelled: the officer stopped it.
        Refusal: none of the codes is in the file.
    """
    wanted = frozenset(codes)
    chosen = [child for child in preview.children if child.code in wanted]
    if not chosen:
        raise Refusal("No child is chosen.", "Choose at least one child to bring in.")
    desk = {child.code: child for child in held(session) if child.code}
    palette = _Palette(session)
    counted: Counter[str] = Counter()
    done = 0
    for chunk in _parts(chosen):
        _heed(cancelled)
        counted += _take_chunk(session, chunk, desk, palette, today)
        done += len(chunk)
        if progress is not None:
            progress(done, len(chosen))
    _heed(cancelled)
    return Taken(
        children=counted["child"],
        updated=counted["updated"],
        reviews=counted[Review.__tablename__],
        homes=counted[Placement.__tablename__],
        orders=counted[LegalPeriod.__tablename__],
        missing=counted[MissingEpisode.__tablename__],
    )


def _parts(chosen: list[IncomingChild]) -> Iterator[list[IncomingChild]]:
    """A tenth at a time, or a hundred children when a tenth is more."""
    size = max(1, min(CHUNK, -(-len(chosen) // TENTHS)))
    for start in range(0, len(chosen), size):
        yield chosen[start : start + size]


def _heed(cancelled: Callable[[], bool] | None) -> None:
    if cancelled is not None and cancelled():
        raise Cancelled


class _Palette:
    """The colours in use, so that each new child gets one that sets them apart."""

    def __init__(self, session: Session) -> None:
        self.used: list[int] = []
        self.by_initials: dict[str, list[int]] = defaultdict(list)
        for child in session.exec(select(Child)):
            self._keep(child.preferred_name, child.surname, child.identity_colour)

    def next_for(self, incoming: IncomingChild) -> int:
        """The colour for one more child."""
        alike = self.by_initials[_initials(incoming.preferred_name, incoming.surname)]
        colour = choose_identity_colour(self.used, same_initials=alike)
        self._keep(incoming.preferred_name, incoming.surname, colour)
        return colour

    def _keep(self, preferred_name: str, surname: str, colour: int) -> None:
        self.used.append(colour)
        if initials := _initials(preferred_name, surname):
            self.by_initials[initials].append(colour)


def _initials(*names: str) -> str:
    return "".join(name.strip()[:1].casefold() for name in names)


def _take_chunk(
    session: Session, chunk: list[IncomingChild], desk: dict[str, HeldChild], palette: _Palette, today: date
) -> Counter[str]:
    counted: Counter[str] = Counter()
    fresh = {child.code: _new_child(child, palette) for child in chunk if child.code not in desk}
    session.add_all(fresh.values())
    session.flush()
    counted["child"] += len(fresh)
    for incoming in chunk:
        known = desk.get(incoming.code)
        child_id = known.id if known is not None else fresh[incoming.code].id
        rows = list(additions.rows(child_id or 0, incoming, known, today))
        session.add_all(rows)
        counted.update(str(row.__tablename__) for row in rows)
        if known is not None and (additions.fill_blanks(session, incoming, known) or rows):
            counted["updated"] += 1
    session.flush()
    return counted


def _new_child(incoming: IncomingChild, palette: _Palette) -> Child:
    fields = ChildFields.model_validate(
        {
            "preferred_name": incoming.preferred_name,
            "surname": incoming.surname,
            "born_on": incoming.born_on,
            "sex": incoming.sex,
            "local_code": incoming.code,
            "looked_after_from": incoming.looked_after_from,
            "looked_after_until": incoming.looked_after_until,
            "unaccompanied": incoming.unaccompanied,
            "ethnicity": incoming.ethnicity,
        }
    )
    return Child.model_validate(fields.model_dump() | {"identity_colour": palette.next_for(incoming)})

"""Makes one reader’s version of a paper by leaving out what is not theirs, before any page is built of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from iro_desk.domain.filed_paper import FiledPaper
from iro_desk.domain.footprint import FootprintPaper
from iro_desk.domain.papers import MonitoringPaper, OutcomesPaper
from iro_desk.domain.record_paper import RecordPaper
from iro_desk.domain.rights import filed_sieves, review_sieves
from iro_desk.domain.rights.parts import Part
from iro_desk.domain.rights.piece import OWN, Keeps, Piece, Reader
from iro_desk.domain.sheets.printed import SheetPaper

NOT_THEIR_PART = "Not among the parts they get"
NOT_THEIRS = "Not theirs: they get only what they own or what names their service"

Cuttable = OutcomesPaper | RecordPaper | MonitoringPaper | SheetPaper | FiledPaper | FootprintPaper


@dataclass(frozen=True, slots=True)
class Unsafe:
    """Why words may not be read by one reader; ``always`` when no reason lets them through."""

    why: str
    always: bool


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Something a reader does not get.

    Args:
        part: the label of the part it belongs to; empty when it belongs to none.
        key: of its piece, to put it back by.
        by_reason: whether the officer may put it back with a reason.
    """

    part: str
    what: str
    why: str
    key: str
    by_reason: bool = False


@dataclass(frozen=True, slots=True)
class Cut:
    """One reader's version of a paper.

    Args:
        gets: what is in it, a line each, in order.
        left_out: what is not, in order.
        is_empty: whether nothing but its head is in it.
    """

    paper: Cuttable
    gets: tuple[str, ...]
    left_out: tuple[LeftOut, ...]
    is_empty: bool


def pieces(paper: Cuttable, reader: Reader) -> tuple[Piece, ...]:
    """Every piece of a paper as it stands for one reader, in order."""
    seen: list[Piece] = []

    def see(piece: Piece) -> bool:
        seen.append(piece)
        return True

    _sieved(paper, reader, see)
    return tuple(seen)


def cut(
    paper: Cuttable, reader: Reader, unsafe: Mapping[str, Unsafe], put_back: frozenset[str] = frozenset()
) -> Cut:
    """Return the paper as this reader gets it, and what was left out of it.

    Args:
        unsafe: by the key of a piece, why its words may not be read by this reader.
        put_back: keys of pieces the officer put back with a reason; what is always out stays out.
    """
    left: list[LeftOut] = []
    gets: list[Piece] = []

    def keeps(piece: Piece) -> bool:
        found = _why_out(piece, reader, unsafe.get(piece.key), put_back)
        if found is not None:
            left.append(found)
        else:
            gets.append(piece)
        return found is None

    made = _sieved(paper, reader, keeps)
    told = tuple(dict.fromkeys(piece.what for piece in gets))
    return Cut(made, told, tuple(left), all(piece.is_of_the_head for piece in gets))


def _why_out(piece: Piece, reader: Reader, unsafe: Unsafe | None, put_back: frozenset[str]) -> LeftOut | None:
    missing = [part for part in piece.needs if part not in reader.parts]
    label = next((part.label for part in (*missing, *piece.needs)), "")
    if piece.barred:
        return LeftOut(label, piece.what, piece.barred, piece.key)
    if missing:
        why = NOT_THEIRS if missing[0] is Part.DECISIONS_ALL and OWN in reader.parts else NOT_THEIR_PART
        return LeftOut(label, piece.what, why, piece.key)
    if unsafe is not None and (unsafe.always or piece.key not in put_back):
        return LeftOut(label, piece.what, unsafe.why, piece.key, by_reason=not unsafe.always)
    return None


def _sieved(paper: Cuttable, reader: Reader, keeps: Keeps) -> Cuttable:
    if isinstance(paper, OutcomesPaper):
        return review_sieves.outcomes(paper, reader, keeps)
    if isinstance(paper, RecordPaper):
        return review_sieves.record(paper, reader, keeps)
    if isinstance(paper, MonitoringPaper):
        return review_sieves.monitoring(paper, reader, keeps)
    if isinstance(paper, FiledPaper):
        return filed_sieves.filed(paper, reader, keeps)
    if isinstance(paper, FootprintPaper):
        return filed_sieves.footprint(paper, reader, keeps)
    return filed_sieves.sheet(paper, reader, keeps)

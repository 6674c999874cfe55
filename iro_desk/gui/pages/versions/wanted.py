"""Which papers are wanted, for whom and as what files: written in a place, so that Back and unlock return to it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from iro_desk.domain.codes import DocumentKind
from iro_desk.exports import case_papers, preparing
from iro_desk.exports.versions import Choice
from iro_desk.gui.context import Context
from iro_desk.gui.place import Place

PAGE = "versions"
_FORM, _PAPERS = "form", "papers"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What was ticked before this screen.

    Args:
        subject_id: the review, the form, or what another paper is of.
        kinds: the papers of a review, or one other; empty for a form.
        formats: names of formats.
        people: ids from the child's list.
    """

    child_id: int
    subject_id: int
    kinds: tuple[DocumentKind, ...]
    formats: tuple[str, ...]
    people: tuple[int, ...]

    @property
    def place(self) -> Place:
        """Where it is looked at."""
        what = ",".join(kind.value for kind in self.kinds) or _FORM
        people = ",".join(map(str, self.people))
        return Place(PAGE, self.child_id, self.subject_id, f"{what}|{','.join(self.formats)}|{people}")

    @property
    def _other(self) -> DocumentKind | None:
        """The paper, where it is not of a review: a form's where none is named."""
        kinds = self.kinds or (DocumentKind.SHEET,)
        return next((kind for kind in kinds if kind in case_papers.PAPERS), None)

    def read(self, context: Context, choices: Mapping[int, Choice]) -> Any:
        """Return the read of each person's version."""
        common: dict[str, Any] = {"people": self.people, "today": context.today(), "choices": dict(choices)}
        if self._other is not None:
            return partial(
                case_papers.versions_for, kind=self._other, subject_id=self.subject_id, calendar=context.calendar,
                rules=context.rules, **common,
            )  # fmt: skip
        return partial(preparing.papers_for, review_id=self.subject_id, kinds=self.kinds, **common)

    def make(self, context: Context, people: Sequence[int], choices: Mapping[int, Choice]) -> Any:
        """Return the read that makes the files of some of these people."""
        common: dict[str, Any] = {
            "people": tuple(people), "formats": self.formats, "today": context.today(), "choices": dict(choices),
            "references": tuple(context.reference() for _ in people),
        }  # fmt: skip
        if self._other is not None:
            return partial(
                case_papers.make,
                kind=self._other,
                subject_id=self.subject_id,
                calendar=context.calendar,
                rules=context.rules,
                **common,
            )
        return partial(preparing.make_papers, review_id=self.subject_id, kinds=self.kinds, **common)


def draft_form(place: Place) -> str:
    """Return the key of the draft of a place: one for all the papers of a review, one for each other paper."""
    what = place.part.partition("|")[0]
    alone = (_FORM, *(kind.value for kind in case_papers.PAPERS))
    return f"{PAGE}:{what if what in alone else _PAPERS}"


def wanted_at(place: Place) -> Wanted | None:
    """Return what a place asks for; None when it asks for nothing."""
    pieces = place.part.split("|")
    if place.child_id is None or place.subject_id is None or len(pieces) != 3:
        return None
    what, formats, people = pieces
    kinds = () if what == _FORM else tuple(DocumentKind(kind) for kind in what.split(","))
    ids = tuple(int(one) for one in people.split(",") if one)
    return Wanted(place.child_id, place.subject_id, kinds, tuple(formats.split(",")), ids)

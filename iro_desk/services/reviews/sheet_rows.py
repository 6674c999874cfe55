"""What the screens of a review are given whole, and what a section hands back: frozen rows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from iro_desk.domain.codes import DecisionState, Participation, PlanKind, SectionState
from iro_desk.domain.findings import Finding
from iro_desk.domain.review_row_codes import WhatNow
from iro_desk.domain.review_text import ReviewText
from iro_desk.records import AttendanceFields, FamilyTimeFields, PlanScoreFields, ReviewFields
from iro_desk.services.children import BannerRow, PersonRow
from iro_desk.services.drafts import KeptDraft
from iro_desk.services.monitored import Indicator
from iro_desk.services.monitoring import PlanScoreRow
from iro_desk.services.reviews.columns import Columns, SectionLine
from iro_desk.services.reviews.history import FieldHistory
from iro_desk.services.reviews.lists import ListRows
from iro_desk.services.reviews.plan_sheets import PlanSheet
from iro_desk.services.reviews.rows import (
    DecisionRow,
    EarlierDecision,
    NextReview,
    PaperRow,
    ReviewRow,
    SectionRow,
)
from iro_desk.services.reviews.versions import VersionRow


@dataclass(frozen=True, slots=True)
class SaidWords:
    """A line of the child's, shown to the officer with its mark; a private one stays on the screen."""

    words: str
    said_on: date
    is_private: bool


@dataclass(frozen=True, slots=True)
class LastTime:
    """What one question was answered with at the review before."""

    field: str
    label: str
    words: str


@dataclass(frozen=True, slots=True)
class SectionSheet:
    """One section of one review, with everything its screen shows.

    Args:
        proposed: None when the law sets no date here.
        draft: what was typed and not yet filed; None when there is none.
        columns: what works well in this section, what worries, and what needs to happen.
        lines: what every section has in those columns, for the summary.
        plans, monitored: the plans to be graded and what is counted beside them; empty in every other section.
    """

    review: ReviewRow
    banner: BannerRow
    section: str
    sections: tuple[SectionRow, ...]
    fields: ReviewFields
    draft: KeptDraft | None
    people: tuple[PersonRow, ...]
    attendance: tuple[AttendanceFields, ...]
    family_time: tuple[FamilyTimeFields, ...]
    papers: tuple[PaperRow, ...]
    earlier: tuple[EarlierDecision, ...]
    decisions: tuple[DecisionRow, ...]
    scores: tuple[PlanScoreRow, ...]
    offered: tuple[Participation, ...]
    proposed: NextReview | None
    words: tuple[SaidWords, ...]
    last_time: tuple[LastTime, ...]
    versions: tuple[VersionRow, ...]
    histories: tuple[FieldHistory, ...]
    known: frozenset[str]
    lists: tuple[ListRows, ...]
    columns: Columns
    lines: tuple[SectionLine, ...]
    plans: tuple[PlanSheet, ...] = ()
    monitored: tuple[Indicator, ...] = ()


@dataclass(frozen=True, slots=True)
class CheckSheet:
    """A whole review in words.

    Args:
        findings: everything that is left to do; empty for an earlier text.
        version: which finished text it is; None for the review as it stands.
        next_version: the number it will have when it is finished.
    """

    review: ReviewRow
    banner: BannerRow
    sections: tuple[SectionRow, ...]
    text: ReviewText
    findings: tuple[Finding, ...]
    version: VersionRow | None
    next_version: int


@dataclass(frozen=True, slots=True)
class EarlierMark:
    """What became of one earlier decision."""

    decision_id: int
    state: DecisionState
    outcome_note: str
    done_on: date | None = None
    evidence: str = ""
    effect: str = ""
    what_now: WhatNow | None = None


@dataclass(frozen=True, slots=True)
class PlanMark:
    """One plan's grade on a scale, with what was seen in it; ``answers`` is None where nothing was asked."""

    plan: PlanKind
    fields: PlanScoreFields
    scale_id: str
    answers: Mapping[str, str] | None = None


@dataclass(frozen=True, slots=True)
class SectionAnswers:
    """What one section holds; None for a part that the section does not have.

    Args:
        state: how far the officer says it has got.
        not_applicable_why: why it does not apply to this child; empty when it does.
    """

    section: str
    state: SectionState
    fields: ReviewFields
    attendance: tuple[AttendanceFields, ...] | None = None
    family_time: tuple[FamilyTimeFields, ...] | None = None
    papers: tuple[PaperRow, ...] | None = None
    earlier: tuple[EarlierMark, ...] | None = None
    decisions: tuple[DecisionRow, ...] | None = None
    scores: tuple[PlanMark, ...] | None = None
    not_applicable_why: str = ""
    lists: tuple[ListRows, ...] | None = None
    columns: Columns | None = None


@dataclass(frozen=True, slots=True)
class SheetSet:
    """What is open of a review: every section in its order, or one.

    Args:
        is_expert: every section stands on one page.
        section: the one she is at.
    """

    is_expert: bool
    section: str
    sheets: tuple[SectionSheet, ...]

    @property
    def at(self) -> SectionSheet:
        """The section she is at."""
        return next(one for one in self.sheets if one.section == self.section)

"""ProposalCard: the grade the answers point to, in one line, with how it is worked out behind a link."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from iro_desk.domain.plan_questions import Thresholds
from iro_desk.domain.proposals import Proposal
from iro_desk.domain.scoring import NOT_APPLICABLE, NOT_AVAILABLE, Scale
from iro_desk.gui.pages.review.more import More
from iro_desk.gui.widgets.layouts import Column
from iro_desk.gui.widgets.text import caption, wrapped
from iro_desk.services.monitoring import PlanScoreRow
from iro_desk.services.quality_data import sentences

WORKED_OUT = "How this is worked out"
NO_PLACE = "This scale has no agreed place beside the others, so no grade is proposed."
NOT_LAW = "The questions and these shares are in Settings, under Plans. They are a way of looking, never law."


class ProposalCard(QWidget):
    """What is proposed, and why."""

    def __init__(self) -> None:
        super().__init__()
        whole = Column(self, gap=2)
        self.proposed = wrapped("", "strong")
        self.because = caption("")
        self.more = More(WORKED_OUT)
        self.working = caption("")
        self.more.body.addWidget(self.working)
        for part in (self.proposed, self.because, self.more):
            whole.addWidget(part)

    def show_proposal(self, found: Proposal, scale: Scale, limits: Thresholds, *, chosen: str) -> None:
        """Show what the answers so far point to.

        Args:
            chosen: the officer's own grade; empty for none.
        """
        self.setVisible(chosen != NOT_APPLICABLE)
        self.more.setVisible(found.rank is not None and chosen != NOT_AVAILABLE)
        if chosen == NOT_AVAILABLE:
            self._say("", sentences()["no_plan"])
        elif found.rank is None:
            few = sentences()["too_few"].format(n=found.answered, m=found.asked)
            self._say("", few if found.answered < found.asked else "")
        else:
            words = found.words(scale)
            why = found.caps or found.reasons[:2] or ("Everything asked is met.",)
            self._say(f"Proposed: {words}" if words else NO_PLACE, " ".join(dict.fromkeys(why)))
            self.working.setText("\n".join(_working(found, scale, limits)))

    def show_kept(self, row: PlanScoreRow) -> None:
        """Show what was proposed when the review was finished, by the questions and shares of that day."""
        self._say(f"Proposed: {row.proposed}" if row.proposed else "", row.sum)
        self.working.setText("\n".join((*row.because, NOT_LAW)))
        self.more.setVisible(bool(row.because))

    def _say(self, proposed: str, because: str) -> None:
        self.proposed.setText(proposed)
        self.proposed.setVisible(bool(proposed))
        self.because.setText(because)
        self.because.setVisible(bool(because))


def _working(found: Proposal, scale: Scale, limits: Thresholds) -> list[str]:
    """The sum, the shares it is held against, every reason and every cap."""
    share = found.points / found.possible
    sum_words = f"{found.sum_words}, {round(float(share) * 100)} per cent."
    words = found.words(scale)
    labels = [grade.label for grade in scale.grades] if scale.is_ranked else []
    marks = [f"{label} from {int(part * 100)} per cent" for label, part in zip(
        labels, (limits.rank_1, limits.rank_2, limits.rank_3), strict=False
    )]  # fmt: skip
    lines = [
        f"{sum_words} It points to {words}." if words else sum_words,
        f"{', '.join(marks)}; below that {labels[-1]}." if marks else "",
        "Met is a whole point and Partly a half, times how much the question counts. Cannot tell counts like "
        "Not met; Not applicable leaves the sum.",
        *found.caps,
        *found.reasons,
        NOT_LAW,
    ]
    return [line for line in lines if line]

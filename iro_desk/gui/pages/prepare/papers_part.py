"""Marking the papers of the open review as they come: the review's own answers, written as they are given."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtCore import QTimer

from iro_desk.domain.codes import PlanKind, YesNo
from iro_desk.domain.wording import read_date
from iro_desk.errors import Refusal
from iro_desk.gui.context import Context
from iro_desk.gui.pages.child.part import Part
from iro_desk.gui.pages.review.papers_part import PapersPart as ReviewPapers
from iro_desk.gui.place import Place
from iro_desk.gui.widgets.buttons import button
from iro_desk.gui.widgets.layouts import LEFT, emptied
from iro_desk.gui.widgets.text import caption, heading, labelled
from iro_desk.services import papers_in
from iro_desk.services.papers_in import PapersIn

KEPT_AFTER_MS = 600
Answer = list[str | None]


class PapersPart(Part):
    """The seven plans of the review that is open; without one, the way to start it."""

    papers: ReviewPapers | None = None
    known: dict[str, Answer]

    def load(self) -> None:
        """Read what has come."""
        self.context.ops.read(partial(papers_in.papers_in, child_id=self.child_id), self._show, self)

    def flush(self) -> None:
        """Keep what is typed."""
        super().flush()
        if self.papers is not None:
            self._keep()

    def _show(self, found: PapersIn) -> None:
        if found.review_id is None:
            self._say_none()
            return
        stored = {
            row.plan.value: [
                row.received.value if row.received else None,
                row.dated_on.isoformat() if row.dated_on else None,
            ]
            for row in found.rows
        }
        if self.papers is None:
            self._lay(self.context)
        if self.papers is not None:
            self.papers.put_back({key: now for key, now in stored.items() if self.known.get(key) != now})
        self.known = stored

    def _lay(self, context: Context) -> None:
        emptied(self.body)
        self.known = {}
        self.papers = ReviewPapers(lambda text: read_date(text, context.today(), context.calendar))
        self.trouble = labelled("", "body", tone="late", wrap=True)
        self.trouble.hide()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(KEPT_AFTER_MS)
        self._timer.timeout.connect(self._keep)
        self.papers.edited.connect(self._timer.start)
        self.body.addWidget(self.trouble)
        self.body.addWidget(self.papers)
        self.body.addWidget(
            caption(
                "These are the answers of the review itself, kept as you give them. "
                "A date goes on the plans tracker too."
            )
        )
        self.take_keyboard(next(iter(self.papers.received.values())))

    def _say_none(self) -> None:
        emptied(self.body)
        self.papers = None
        self.body.addWidget(heading("Papers received"))
        self.body.addWidget(caption("No review is open. Papers are marked against the review they came for."))
        start = button("Start the review", icon="clipboard-list", on_press=self._start)
        self.body.addWidget(start, 0, LEFT)

    def _start(self) -> None:
        self.context.go(Place("review", self.child_id))

    def _keep(self) -> None:
        """Write each plan whose answer has changed; a date that cannot be read waits."""
        self._timer.stop()
        papers = self.papers
        if papers is None:
            return
        wrong = {field for _words, field in papers.problems()}
        kept = papers.kept()
        for plan in papers.received:
            now = kept.get(plan.value) if isinstance(kept, dict) else None
            if now is not None and f"paper.{plan.value}" not in wrong and now != self.known.get(plan.value):
                self.known[plan.value] = now
                self._mark(plan, *now)

    def _mark(self, plan: PlanKind, come: str | None, dated_on: str | None) -> None:
        def refused(trouble: Exception) -> bool:
            if not isinstance(trouble, Refusal):
                return False
            self.known.pop(plan.value, None)
            self.trouble.setText(f"{plan.label}: {trouble}")
            self.trouble.show()
            return True

        self.trouble.hide()
        write = partial(
            papers_in.mark,
            child_id=self.child_id,
            plan=plan,
            received=None if come is None else YesNo(come),
            dated_on=date.fromisoformat(dated_on) if dated_on and come == YesNo.YES.value else None,
            today=self.context.today(),
        )
        self.context.ops.write("Mark a paper", write, owner=self, otherwise=refused)

"""Printers that print nothing and remember everything."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field

from iro_desk.gui.printing.printers import Amiss, Job, NotPrinted, Printer


@dataclass
class FakePrinters:
    """Hands over at once, unless ``slow`` is set: then it draws until ``let_go`` or a stop."""

    there: tuple[Printer, ...] = (Printer("Office 1"), Printer("Office 2", is_usual=True))
    amiss: Amiss | None = None
    missing: bool = False
    slow: bool = False
    jobs: list[Job] = field(default_factory=list)
    let_go: threading.Event = field(default_factory=threading.Event)

    def found(self) -> tuple[Printer, ...]:
        if self.missing:
            raise NotPrinted(Amiss.MISSING)
        return self.there

    def put(self, job: Job) -> None:
        self.jobs.append(job)
        job.end = self.let_go.set
        job.page, job.pages = 1, 2
        if self.slow:
            self.let_go.wait(30)
        if job.is_stopped:
            raise NotPrinted(Amiss.STOPPED)
        if self.amiss is not None:
            raise NotPrinted(self.amiss)
        job.is_handed_over = True

    def stop(self) -> None:
        self.let_go.set()

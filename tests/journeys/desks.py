"""What stood on the officer's desk that morning, before she pressed a key."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import Any

from sqlmodel import Session

from iro_desk import paths
from iro_desk.domain.codes import LegalStatus, PlacementType, ReviewKind
from iro_desk.domain.working_days import read_bank_holidays
from iro_desk.records import ChildFields, Decision, DecisionFields, Review
from iro_desk.services import children, settling
from iro_desk.storage.vault import Surroundings, Vault, unlock
from tests.conftest import PASSPHRASE, QUICK, LaidVault

WORKER = "Bev Okafor"


def opened(folder: Path, laid: LaidVault, now: datetime) -> Vault:
    """A new vault in a folder that is not there yet, opened with the passphrase of every test."""
    around = Surroundings(now=lambda: now, cost=QUICK, floor=QUICK)
    return unlock(laid.copied(folder), PASSPHRASE, around)


def lay_out(home: Path, laid: LaidVault, now: datetime, lay: Callable[[Session], object]) -> None:
    """Put a locked vault in the officer's folder, with what ``lay`` writes and its dates worked out."""
    calendar = read_bank_holidays(paths.resource("data/bank_holidays.csv").read_text("utf-8"))
    home.mkdir()
    vault = opened(home / "caseload", laid, now)
    vault.store.after_writing(partial(settling.settle, calendar=calendar, now=lambda: now))
    vault.store.write("Lay out the desk", lay)
    vault.lock()


def child(session: Session, name: str, born_on: date, cared_for_from: date) -> int:
    """A child under a full care order in a foster home, with a social worker; their number."""
    draft = ChildFields(preferred_name=name, born_on=born_on, looked_after_from=cared_for_from)
    return children.add(
        session, draft, legal_status=LegalStatus.FULL_CARE_ORDER, home=PlacementType.U6, social_worker=WORKER,
        today=cared_for_from,
    )  # fmt: skip


def finished_review(
    session: Session, child_id: int, on: date, kind: ReviewKind, *decided: DecisionFields, **rest: Any
) -> int:
    """A review that was held, finished and given out, with what was decided; its number."""
    values = {"child_id": child_id, "review_on": on, "due_on": on, "kind": kind, "state": "finished"}
    review = Review.model_validate({**values, "outcomes_sent_on": on, "record_distributed_on": on, **rest})
    session.add(review)
    session.flush()
    for number, one in enumerate(decided):
        where = {"review_id": review.id, "child_id": child_id, "position": number, "state": "agreed"}
        session.add(Decision.model_validate({**one.model_dump(), **where}))
    session.flush()
    assert review.id is not None
    return review.id

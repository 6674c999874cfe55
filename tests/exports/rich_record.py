"""What the full record of the rich review has beside its outcomes, and who of the twelve may read each line."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime

from sqlmodel import Session

from iro_desk.domain.codes import ActionState, PlanKind, ReviewState, Role, SheetState, YesNo
from iro_desk.domain.consulting import AskedHow, Consulted
from iro_desk.domain.rights.parts import Part
from iro_desk.records import (
    Action,
    Attendance,
    Consultation,
    Decision,
    PaperReceived,
    Review,
    ReviewMeeting,
    Sheet,
)
from iro_desk.services.entering import insert
from tests.exports.rich_review import CARER, GUARDED, GUARDIAN, LINES, MANAGER, MUM, WORKER

WHOLE = frozenset({CARER, WORKER, MANAGER, GUARDIAN})
"""Who has the full record by the shipped table; a parent's is decided each time, and is chosen here."""
HAVE_IT = WHOLE | {MUM}
TICKED = frozenset({Part.FAMILY, Part.SCHOOL, Part.ATTENDANCE, Part.DECISIONS_ALL, Part.NEXT})
"""What the officer ticks for the mother."""
MORE: dict[str, tuple[frozenset[Part], frozenset[int]]] = {
    "by e-mail. Led to a decision": (frozenset({Part.ATTENDANCE}), HAVE_IT),
    "Olwen Tarn": (frozenset({Part.ATTENDANCE}), HAVE_IT),
    "with the swimming teacher": (frozenset({Part.ATTENDANCE}), HAVE_IT),
    "School plan (PEP)": (frozenset({Part.SCHOOL}), HAVE_IT),
    "Health plan": (frozenset({Part.HEALTH}), WHOLE),
    "mend the broken swing": (frozenset({Part.DECISIONS_ALL}), HAVE_IT),
    "the joiner never came": (frozenset({Part.DECISIONS_ALL}), HAVE_IT),
    "nobody was chasing it": (frozenset({Part.OFFICER_VIEW}), frozenset({WORKER, MANAGER, GUARDIAN})),
    "borrow a trampoline": (frozenset({Part.DECISIONS_ALL}), HAVE_IT),
    "buy a bird table": (frozenset({Part.DECISIONS_ALL}), HAVE_IT),
}
"""For each phrase that only the record holds, the parts it needs, and who of those who have it may read it."""
NEVER = (f"Ask {GUARDED} about the roof", "a private aside of the officer")


def expected() -> dict[str, tuple[frozenset[Part], frozenset[int]]]:
    """Every line of the record, with those who read it: the outcomes are cut in it as they are by themselves."""
    told = {line: (needs, (readers & WHOLE) | _mums(needs)) for line, (needs, readers) in LINES.items()}
    del told["a letter every month"], told["Agnes Brook"]
    both = {"Agnes Brook": (frozenset({Part.ATTENDANCE}), HAVE_IT)}
    return {**told, "a letter every month": (frozenset({Part.FAMILY}), WHOLE), **both, **MORE}


def _mums(needs: frozenset[Part]) -> frozenset[int]:
    return frozenset({MUM}) if needs and needs <= TICKED else frozenset()


def lay_record(session: Session) -> None:
    """Lay what the record tells beside the outcomes of the rich review."""
    before = insert(session, Review, child_id=1, review_on=date(2025, 12, 3), state=ReviewState.FINISHED)
    insert(session, Decision, child_id=1, review_id=before.id, what="Somebody to buy a bird table")
    insert(session, Attendance, review_id=1, name="Mr Lund", role=Role.SCHOOL, attended=True)
    for who, name in ((Consulted.SCHOOL, "Mr Lund"), (Consulted.ADVOCATE, "Olwen Tarn")):
        insert(
            session, Consultation, child_id=1, review_id=1, who=who, name=name, how=AskedHow.EMAIL,
            received_on=date(2026, 5, 28), may_read_out=YesNo.YES, used_in="decision",
        )  # fmt: skip
    insert(session, ReviewMeeting, review_id=1, child_id=1, held_on=date(2026, 5, 20),
           with_whom="Tea with the swimming teacher")  # fmt: skip
    for plan in (PlanKind.PEP, PlanKind.HEALTH):
        insert(session, PaperReceived, review_id=1, plan=plan, received=YesNo.YES, dated_on=date(2026, 5, 1))
    _midway(session)


def _midway(session: Session) -> None:
    answers = {
        "decisions": [
            {"what": "The landlord to mend the broken swing", "owner": "", "progress": "Stuck",
             "why": "Three times the joiner never came."},
            {"what": f"Ask {GUARDED} about the roof", "owner": "", "progress": "Done"},
        ],
        "drift": "Yes", "drift_effect": "A month was lost because nobody was chasing it.",
        "child": [{"words": "a private aside of the officer", "share": "private"}],
    }  # fmt: skip
    sheet = insert(
        session, Sheet, child_id=1, form="midway", held_on=date(2026, 3, 20), begun_on=date(2026, 3, 20),
        state=SheetState.FINISHED, finished_at=datetime(2026, 3, 20, 12, tzinfo=UTC), answers=json.dumps(answers),
    )  # fmt: skip
    insert(session, Action, child_id=1, sheet_id=sheet.id, what="The carers to borrow a trampoline",
           state=ActionState.DONE, done_on=date(2026, 3, 30))  # fmt: skip

"""The answers of a visit and its record: what the rest of the desk reads of them, and an older visit as answers."""

from __future__ import annotations

import json
from typing import Any

from iro_desk.domain.codes import SeenAlone, VisitPlace, YesNo
from iro_desk.domain.sheets.answer_sets import NO, YES
from iro_desk.domain.sheets.filled import Filled
from iro_desk.records import Visit, VisitFields

NOTHING = "Nothing"
WORRY = "A worry to pass on"
IMMEDIATE = "Immediate concern"
HOW = {
    "At home": VisitPlace.HOME,
    "At nursery, school or college": VisitPlace.SCHOOL,
    "Somewhere else the child chose": VisitPlace.ELSEWHERE,
    "Video call": VisitPlace.VIDEO,
    "Phone call": VisitPlace.PHONE,
    "In another building": VisitPlace.BUILDING,
}
ALONE = {
    "Yes": SeenAlone.YES,
    "Part of the time": SeenAlone.PARTLY,
    "No, the child chose company": SeenAlone.DECLINED,
    "No, not right for their age or understanding": SeenAlone.NOT_APPROPRIATE,
    "No, it could not be arranged": SeenAlone.NO,
}
RECORDS_APART = ("asks", "promises")
"""Questions whose rows are records of their own and are not kept a second time with the answers."""


def draft_of(filled: Filled) -> VisitFields:
    """Return what a finished visit says to the rest of the desk; only what is shown counts."""
    shown = filled.shown()
    answers = filled.answers

    def of(question: str) -> Any:
        return answers.get(question) if question in shown else None

    worried = of("level") in (WORRY, IMMEDIATE)
    return VisitFields.model_validate(
        {
            "visit_on": of("visit_on"),
            "place": HOW.get(of("how") or ""),
            "seen": _yes_no(of("seen")),
            "seen_alone": ALONE.get(of("alone") or ""),
            "who_else": ", ".join(of("others") or ())[:300],
            "officer_view": of("officer_view") or "",
            "worry": YesNo.YES if worried else YesNo.NO,
            "worry_told": _worry_told(filled) if worried else "",
            "note_to_self": of("note_to_self") or "",
        }
    )


def values_of(visit: Visit) -> dict[str, Any]:
    """Return a visit's answers as its form shows them; one made before there was a guide is read from its record."""
    kept: dict[str, Any] = json.loads(visit.answers)
    if kept:
        return kept
    worried = visit.worry is YesNo.YES
    found: dict[str, Any] = {
        "visit_on": visit.visit_on.isoformat(),
        "seen": None if visit.seen is None else visit.seen.label,
        "how": _first(HOW, visit.place),
        "alone": _first(ALONE, visit.seen_alone),
        "others": [name.strip() for name in visit.who_else.split(",") if name.strip()],
        "officer_view": visit.officer_view,
        "note_to_self": visit.note_to_self,
        "level": None if visit.worry is None else WORRY if worried else NOTHING,
        "safe_what": visit.worry_told if worried else None,
    }
    return {name: value for name, value in found.items() if value}


def _worry_told(filled: Filled) -> str:
    told = [
        ", ".join(str(row.cell(name)) for name in ("who", "role", "at", "reply") if row.cell(name))
        for row in filled.answers.rows("safe_told")
    ]
    return "\n".join([str(filled.answers.get("safe_what") or ""), *told])


def _yes_no(answer: str | None) -> YesNo | None:
    return {YES: YesNo.YES, NO: YesNo.NO}.get(answer or "")


def _first(words: dict[str, Any], code: Any) -> str | None:
    return next((said for said, found in words.items() if code is not None and found is code), None)

"""Taking: only the chosen come in, nothing is overwritten, one undo, and a stop leaves nothing behind."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from sqlmodel import Session, select

from iro_desk.domain.codes import EventKind, PermanencePlan, ReviewKind, ReviewState
from iro_desk.errors import Refusal
from iro_desk.records import Child, Event, LegalPeriod, MissingEpisode, Placement, Review
from iro_desk.services.imports import preview, reading, taking
from iro_desk.services.imports.rows import Preview
from iro_desk.storage.store import Store

Write = Callable[..., Path]
KINDS = (Child, Review, Placement, LegalPeriod, MissingEpisode)


def contents(session: Session) -> dict[str, list[dict[str, object]]]:
    return {
        str(kind.__tablename__): [row.model_dump() for row in session.exec(select(kind))] for kind in KINDS
    }


def shown(path: Path, today: date) -> Preview:
    return preview.build(reading.read(path), today)


def bring_in(store: Store, found: Preview, codes: list[str], today: date) -> taking.Taken:
    return store.write("Bring in children", lambda s: taking.take(s, found, codes, today)).value


def test_only_the_chosen_children_come_in(store: Store, write_return: Write, today: date) -> None:
    taken = bring_in(store, shown(write_return(), today), ["9001"], today)
    assert (taken.children, taken.reviews, taken.homes, taken.orders, taken.missing) == (1, 3, 1, 2, 1)
    held = store.read(taking.held)
    assert [(child.code, child.looked_after_from) for child in held] == [("9001", date(2025, 2, 3))]


def test_reviews_come_in_finished_and_counted_from_the_start_of_care(
    store: Store, write_return: Write, today: date
) -> None:
    bring_in(store, shown(write_return(), today), ["9001", "9003"], today)
    rows = store.read(lambda s: [r.model_dump() for r in s.exec(select(Review).order_by("id"))])
    assert [row["kind"] for row in rows] == [
        ReviewKind.FIRST,
        ReviewKind.SECOND,
        ReviewKind.LATER,
        ReviewKind.LATER,
    ]
    assert all(row["is_imported"] and row["state"] is ReviewState.FINISHED for row in rows)


def test_one_undo_takes_it_all_back(store: Store, write_return: Write, today: date) -> None:
    """S58."""
    before = store.read(contents)
    bring_in(store, shown(write_return(), today), ["9001", "9002", "9003"], today)
    assert store.read(contents) != before
    store.undo()
    assert store.read(contents) == before


def test_bringing_the_same_file_in_twice_adds_nothing(store: Store, write_return: Write, today: date) -> None:
    found = shown(write_return(), today)
    bring_in(store, found, ["9001", "9002"], today)
    before = store.read(contents)
    assert bring_in(store, found, ["9001", "9002"], today) == taking.Taken(0, 0, 0, 0, 0, 0)
    assert store.read(contents) == before


def test_a_held_child_gains_what_is_new_and_keeps_what_the_officer_wrote(
    store: Store, write_return: Write, today: date
) -> None:
    def start(session: Session) -> None:
        said = {
            "born_on": date(2012, 5, 14),
            "local_code": "9001",
            "preferred_name": "K",
            "ethnicity": "WIRI",
        }
        child = Child.model_validate(said)
        session.add(child)
        session.flush()
        session.add(Review.model_validate({"child_id": child.id, "review_on": date(2025, 2, 28)}))

    store.write("Add a child", start)
    taken = bring_in(store, shown(write_return(), today), ["9001"], today)
    assert (taken.children, taken.updated, taken.reviews) == (0, 1, 2)
    (child,) = store.read(contents)["child"]
    assert (child["preferred_name"], child["ethnicity"]) == ("K", "WIRI")
    assert child["looked_after_from"] == date(2025, 2, 3)


def test_a_stop_leaves_nothing_behind(store: Store, write_return: Write, today: date) -> None:
    """U60."""
    rows = "".join(f"A{n},F,14/05/2012,WBRI,,,\n" for n in range(250))
    found = shown(write_return({"Header": rows}), today)
    before = store.read(contents)
    seen: list[tuple[int, int]] = []
    codes = [child.code for child in found.children]

    def stopped(session: Session) -> taking.Taken:
        return taking.take(
            session, found, codes, today, lambda done, of: seen.append((done, of)), lambda: bool(seen)
        )

    with pytest.raises(taking.Cancelled):
        store.write("Bring in children", stopped)
    assert seen == [(26, 253)]
    assert store.read(contents) == before


@pytest.mark.parametrize("asked_before", [1, 2, 3])
def test_even_two_children_can_be_stopped_until_the_very_end(
    store: Store, write_return: Write, today: date, asked_before: int
) -> None:
    """U17: the officer is asked before each child and once more when all are in."""
    found = shown(write_return(), today)
    asked: list[bool] = []

    def stop() -> bool:
        asked.append(len(asked) + 1 >= asked_before)
        return asked[-1]

    with pytest.raises(taking.Cancelled):
        store.write("Bring in children", lambda s: taking.take(s, found, ["9001", "9003"], today, None, stop))
    assert len(asked) == asked_before
    assert store.read(taking.held) == ()


def test_choosing_nobody_is_refused(store: Store, write_return: Write, today: date) -> None:
    found = shown(write_return(), today)
    with pytest.raises(Refusal, match="No child is chosen"):
        bring_in(store, found, ["nobody"], today)


def test_the_caseload_sheet_brings_names_and_the_next_review(
    store: Store, tmp_path: Path, today: date
) -> None:
    """F51: the name is stored exactly."""
    name = "Zoe\u0308 \u202eO'Neill 👧🏽"
    path = tmp_path / "sheet.csv"
    path.write_text(
        "case_number,preferred_name,date_of_birth,looked_after_from,legal_status,placement_type,"
        f"last_review,participation_code,next_review\n7,{name},1/2/2015,3/2/2025,C2,U6,28/2/2025,PN1,1/6/2026\n"
        "8,Ash,1/2/2016,3/2/2026,V2,K2,,,25/2/2026\n",
        "utf-8",
    )
    taken = bring_in(store, shown(path, today), ["7", "8"], today)
    assert (taken.reviews, taken.homes, taken.orders) == (2, 2, 2)
    kept = store.read(contents)
    assert kept["child"][0]["preferred_name"] == name
    assert [(row["state"], row["next_review_on"]) for row in kept["review"]] == [
        (ReviewState.FINISHED, date(2026, 6, 1)),
        (ReviewState.PLANNED, None),
    ]
    assert len({row["identity_colour"] for row in kept["child"]}) == 2


def test_the_whole_outside_return_comes_in(store: Store, outside_return: Path, today: date) -> None:
    found = shown(outside_return, today)
    codes = [child.code for child in found.children]
    began = time.perf_counter()
    taken = bring_in(store, found, codes, today)
    assert time.perf_counter() - began < 60
    assert (taken.children, taken.missing) == (2675, 43)
    twice = sum(1 for finding in found.findings if finding.rule == "TWICE" and finding.table == "Reviews")
    assert taken.reviews == 12582 - twice


def test_what_annex_a_says_was_last_done_becomes_events_and_the_plan_stands_with_its_review(
    store: Store, tmp_path: Path, today: date
) -> None:
    """A second time nothing is added; a review brought in without its plan gains it."""
    path = tmp_path / "list8.csv"
    headings = "Child Unique ID,Date of Birth,Date Started to be Looked After,Date of Latest Statutory Review"
    row = "9001,14/05/2012,03/02/2025,04/08/2025"
    path.write_text(f"{headings}\n{row}\n", "utf-8")
    bring_in(store, shown(path, today), ["9001"], today)
    more = "Date of Last Social Work Visit,Date of last Health Assessment,Permanence Plan"
    path.write_text(f"{headings},{more}\n{row},11/08/2025,01/09/2025,ADOPTION\n", "utf-8")
    found = shown(path, today)
    assert bring_in(store, found, ["9001"], today).updated == 1
    events = store.read(lambda s: [(e.kind, e.happened_on) for e in s.exec(select(Event).order_by("id"))])
    assert events == [
        (EventKind.SOCIAL_WORKER_VISIT, date(2025, 8, 11)),
        (EventKind.HEALTH_ASSESSMENT, date(2025, 9, 1)),
    ]
    assert store.read(lambda s: [r.permanence_plan for r in s.exec(select(Review))]) == [
        PermanencePlan.ADOPTION
    ]
    assert bring_in(store, found, ["9001"], today) == taking.Taken(0, 0, 0, 0, 0, 0)

"""A child goes from one desk to another with everything that is theirs, in one step that Undo takes back."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from sqlmodel import SQLModel

from iro_desk.domain.case_package import LEFT, ONE_OF, POINTING
from iro_desk.domain.codes import OutboxState, Share
from iro_desk.domain.deeds import Deed
from iro_desk.errors import FileTrouble
from iro_desk.records import ChildsWords, Jot, OutboxItem, OwnDate, Promise
from iro_desk.services import case_package, children, closing
from iro_desk.services.case_package.rows import tables
from tests.services.case_package.conftest import NOW, TODAY, Laptop, fresh


def busiest(laptop: Laptop) -> int:
    """The child of whom most is written."""
    counts: dict[int, int] = {}
    for kind in ("review", "visit", "childs_words", "promise", "decision", "sheet"):
        for row in laptop.rows(kind):
            counts[row["child_id"]] = counts.get(row["child_id"], 0) + 1
    return max(counts, key=lambda child_id: counts[child_id])


def of_child(laptop: Laptop, child_id: int) -> dict[str, list[str]]:
    """What every row of the child says, without numbers."""
    case = laptop.packed(child_id)
    names = {row.uid: f"{row.kind}" for row in case.rows}
    found: dict[str, list[str]] = {}
    for row in case.rows:
        text = json.dumps(row.values, sort_keys=True)
        for uid, name in names.items():
            text = text.replace(uid, name)
        found.setdefault(row.kind, []).append(text)
    return {kind: sorted(texts) for kind, texts in found.items()}


def standing(laptop: Laptop, child_id: int) -> list[tuple[str, Any]]:
    rows = [row for row in laptop.rows("due_date") if row["child_id"] == child_id and not row["ended_at"]]
    return sorted((row["clock_id"], row["due_on"]) for row in rows)


def test_every_row_of_the_child_comes_over_and_says_the_same(sender: Laptop, receiver: Laptop) -> None:
    """S32: every table that belongs to a child, links and all."""
    child_id = busiest(sender)
    taken = receiver.take(sender.packed(child_id))
    assert (taken.differ, taken.was_here) == (0, False)
    assert of_child(receiver, taken.child_id) == of_child(sender, child_id)
    assert (
        receiver.read(lambda s: s.connection().exec_driver_sql("PRAGMA foreign_key_check").fetchall()) == []
    )


def test_nobody_elses_row_comes_with_the_child(sender: Laptop, receiver: Laptop) -> None:
    """S32: a package is of one child; a brother's lines stay behind."""
    child_id = busiest(sender)
    receiver.take(sender.packed(child_id))
    assert len(receiver.rows("child")) == 1
    theirs = {row["words"] for row in sender.rows("childs_words") if row["child_id"] == child_id}
    assert {row["words"] for row in receiver.rows("childs_words")} == theirs


def test_one_undo_takes_all_of_it_back_and_redo_brings_it(sender: Laptop, receiver: Laptop) -> None:
    """S58: one transaction; what it is called comes back with it, so that it is known again."""
    case = sender.packed(busiest(sender))
    receiver.take(case)
    full = receiver.counts()
    receiver.store.undo()
    assert set(receiver.counts().values()) == {0} and receiver.rows("origin") == []
    receiver.store.redo()
    assert receiver.counts() == full
    assert receiver.take(case) == case_package.Taken(1, 0, 0, True)


def test_the_dates_are_worked_out_where_the_child_comes_to(sender: Laptop, receiver: Laptop) -> None:
    """F1: a date is the sum of the facts and the rules of the desk it stands on."""
    child_id = busiest(sender)
    taken = receiver.take(sender.packed(child_id))
    wanted = [
        (r["clock_id"], r["due_on"])
        for r in sender.rows("due_date")
        if r["child_id"] == child_id and not r["ended_at"]
    ]
    got = [(r["clock_id"], r["due_on"]) for r in receiver.rows("due_date") if r["child_id"] == taken.child_id]
    assert sorted(got) == sorted(wanted) and got


def test_what_a_child_asked_to_keep_private_stays_when_the_officer_says_so(
    sender: Laptop, receiver: Laptop
) -> None:
    """S32: lines, promises and jots; also where a form holds them a second time."""
    child_id = busiest(sender)

    def confide(session: Any) -> None:
        session.add(
            ChildsWords(child_id=child_id, said_on=TODAY, words="Zorblatt hits me", share=Share.PRIVATE)
        )
        session.add(
            Promise(child_id=child_id, made_on=TODAY, what="Zorblatt is not told", share=Share.PRIVATE)
        )
        session.add(Jot(child_id=child_id, text="Zorblatt again", jotted_at=NOW))

    sender.write(confide)
    without = sender.packed(child_id, private_stays=True)
    assert "Zorblatt" not in str(without) and without.without_private
    assert str(sender.packed(child_id)).count("Zorblatt") >= 4
    taken = receiver.take(without)
    assert all(row["share"] != "private" for row in receiver.rows("childs_words"))
    assert taken.added == len(without.rows)


def test_a_text_that_names_a_row_by_its_number_names_the_same_row_there(
    sender: Laptop, receiver: Laptop
) -> None:
    """S32: the officer's own date hangs on "home:5"; there that home has another number."""
    child_id = busiest(sender)
    home = [row for row in sender.rows("placement") if row["child_id"] == child_id][-1]
    own = {
        "child_id": child_id,
        "clock_id": "VIS-1",
        "anchor": f"home:{home['id']}",
        "chosen_on": TODAY,
        "reason": "R",
        "made_at": NOW,
    }
    sender.write(lambda s: s.add(OwnDate.model_validate(own)))
    receiver.take(sender.packed(busiest(sender)))
    there = receiver.rows("own_date")[-1]["anchor"]
    found = next(row for row in receiver.rows("placement") if there == f"home:{row['id']}")
    assert (found["started_on"], found["described"]) == (home["started_on"], home["described"])


def test_every_kind_of_row_goes_or_says_why_it_stays() -> None:
    """S32: a table added later goes by itself, unless it is said to stay."""
    belongs = {table.name for table in tables()}
    for table in SQLModel.metadata.sorted_tables:
        linked = any(
            foreign.ondelete == "CASCADE" and foreign.column.table.name in belongs
            for foreign in table.foreign_keys
        )
        assert (table.name in belongs or table.name in LEFT) or not linked
    known = {(table.name, column.name) for table in tables() for column in table.columns}
    for kind, columns in [*ONE_OF.items(), *POINTING.items()]:
        assert {(kind, column) for column in columns} <= known


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda row: replace(row, kind="spell"), "does not know"),
        (lambda row: replace(row, kind="setting"), "does not know"),
        (lambda row: replace(row, values={**row.values, "curse": 1}), "does not know"),
        (lambda row: replace(row, values={**row.values, "visit_on": "soon"}), "does not know"),
        (lambda row: replace(row, values={**row.values, "id": 1}), "does not know"),
        (lambda row: replace(row, values={**row.values, "child_id": "0" * 32}), "damaged"),
        (lambda row: replace(row, values={**row.values, "child_id": ["x"]}), "damaged"),
        (lambda row: replace(row, values={**row.values, "answers": "[]"}), "damaged"),
        (lambda row: replace(row, values={**row.values, "answers": "{"}), "damaged"),
        (lambda row: replace(row, values={**row.values, "answers": 7}), "damaged"),
    ],
)
def test_a_row_that_cannot_be_kept_stops_all_of_it(
    sender: Laptop, receiver: Laptop, spoil: Any, said: str
) -> None:
    """S56: a clear sentence, and nothing half taken in."""
    case = sender.packed(busiest(sender))
    at = next(n for n, row in enumerate(case.rows) if row.kind == "visit")
    spoilt = replace(case, rows=(*case.rows[:at], spoil(case.rows[at]), *case.rows[at + 1 :]))
    with pytest.raises(FileTrouble, match=said):
        receiver.take(spoilt)
    assert set(receiver.counts().values()) == {0}


def test_making_and_taking_in_are_noted_by_number(sender: Laptop, receiver: Laptop) -> None:
    """S35: which child, how much, and what the file was."""
    child_id = busiest(sender)
    case = sender.packed(child_id)
    sender.write(
        case_package.note_made, child_id, case, file_name="IRO-K7F3-package-2026-06-11.case", sha256="ab" * 32,
        for_whom="Dee", now=NOW,
    )  # fmt: skip
    made = sender.read(case_package.to_go, child_id).made
    assert [(row.row_count, row.sha256, row.for_whom) for row in made] == [(len(case.rows), "ab" * 32, "Dee")]
    taken = receiver.take(case)
    last = [laptop.rows("audit")[-1] for laptop in (sender, receiver)]
    assert [row["deed"] for row in last] == [Deed.PACKAGE_MADE.value, Deed.PACKAGE_TAKEN_IN.value]
    assert [row["subjects"].split()[0] for row in last] == [f"child:{child_id}", f"child:{taken.child_id}"]


def test_a_removed_child_leaves_no_trace_of_their_packages(sender: Laptop, receiver: Laptop) -> None:
    """S31: what came, and what stood beside it, goes with them."""
    taken = receiver.take(sender.packed(busiest(sender)))
    receiver.write(children.remove, taken.child_id)
    assert receiver.rows("origin") == [] and set(receiver.counts().values()) == {0}


def test_the_preview_says_who_and_how_much_before_anything_is_kept(sender: Laptop, receiver: Laptop) -> None:
    """S58: a preview in words; a child who may be the same one is named."""
    child_id = busiest(sender)
    case = sender.packed(child_id)
    shown = receiver.write(case_package.preview, case, TODAY, fresh)
    banner = sender.read(children.banner, child_id, TODAY)
    assert shown.who == banner.display_name and banner.age in shown.born
    assert any("visit" in words for words in shown.counts) and not shown.is_here
    assert set(receiver.counts().values()) == {0}
    receiver.take(case)
    assert receiver.write(case_package.preview, case, TODAY, fresh).is_here
    other = replace(
        case,
        child="f" * 32,
        rows=tuple(replace(r, uid="f" * 32) if r.uid == case.child else r for r in case.rows),
    )
    assert receiver.write(case_package.preview, other, TODAY, fresh).may_be == banner.display_name


def test_an_invented_child_stays_invented_wherever_they_go(sender: Laptop, receiver: Laptop) -> None:
    """The watermark of a demonstration child is never lost on the way."""
    receiver.take(sender.packed(busiest(sender)))
    assert [row["is_demonstration"] for row in receiver.rows("child")] == [True]


def test_how_a_desk_keeps_a_record_is_its_own(sender: Laptop, receiver: Laptop) -> None:
    """S32: a case closed here as handed over comes open to the officer who takes it on."""
    child_id = busiest(sender)
    values = {"closed_why": "other_officer", "closed_on": TODAY, "look_again_on": date(2027, 6, 11)}
    sender.write(closing.close, values, child_id, TODAY)
    receiver.take(sender.packed(child_id))
    assert [(row["closed_on"], row["look_again_on"]) for row in receiver.rows("child")] == [(None, None)]


def test_who_had_the_record_goes_with_the_case_and_does_not_come_back_twice(
    sender: Laptop, receiver: Laptop
) -> None:
    """S32: papers stay on the desk that sent them; who had them, and when, is known on the other, and once at home."""
    child_id = busiest(sender)
    review = next(
        row for row in sender.rows("review") if row["child_id"] == child_id and row["state"] == "finished"
    )
    paper = OutboxItem(
        child_id=child_id, review_id=review["id"], recipient="Dee Marsh", file_name="x.pdf", content=b"%PDF",
        sha256="0" * 64, state=OutboxState.PLACED, queued_at=NOW, placed_at=NOW,
    )  # fmt: skip
    sender.write(lambda s: s.add(paper))
    taken = receiver.take(sender.packed(child_id))
    row = next(row for row in receiver.rows("given_out") if row["recipient"] == "Dee Marsh")
    assert row["given_on"] == NOW.date()
    before = sender.counts()
    assert sender.take(receiver.packed(taken.child_id)).added == 0
    assert sender.counts() == before

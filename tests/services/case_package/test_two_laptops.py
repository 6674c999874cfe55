"""Two laptops with one child: what each wrote is on both, and where they differ both texts stand side by side."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from iro_desk.domain.case_package import Kept
from iro_desk.errors import Refusal
from iro_desk.records import (
    Attendance,
    CafcassWeighing,
    Child,
    Concern,
    Decision,
    Letter,
    LetterPart,
    LetterWishes,
    Promise,
    Review,
    ReviewSection,
    Visit,
)
from iro_desk.services import case_package
from iro_desk.storage.engine import copy_into
from tests.services.case_package.conftest import NOW, Laptop

VISIT_ON = date(2026, 6, 1)


def change(laptop: Laptop, record: type[Any], row_id: int, **values: Any) -> None:
    def put(session: Any) -> None:
        row = session.get(record, row_id)
        for name, value in values.items():
            setattr(row, name, value)

    laptop.write(put)


def add(laptop: Laptop, row: Any) -> int:
    def put(session: Any) -> int:
        session.add(row)
        session.flush()
        return int(row.id)

    return laptop.write(put)


def texts(laptop: Laptop, child_id: int) -> set[tuple[str, frozenset[str]]]:
    """What stands side by side, whichever of the two is the desk's own."""
    pairs = laptop.read(case_package.pairs, child_id)
    return {(pair.about, frozenset((pair.ours, pair.theirs))) for pair in pairs}


@pytest.fixture
def pair(sender: Laptop, receiver: Laptop) -> tuple[Laptop, Laptop, int, int]:
    """Two desks with the same child, and the child's number on each."""
    child_id = next(row["child_id"] for row in sender.rows("promise"))
    return sender, receiver, child_id, receiver.take(sender.packed(child_id)).child_id


def test_what_was_written_elsewhere_comes_back_and_nothing_is_written_twice(pair: Any) -> None:
    """Issue 8, two laptops: a visit and a promise made on the other one; a second time nothing is new."""
    home, away, here, there = pair
    before = home.counts()
    visit_id = add(away, Visit(child_id=there, visit_on=VISIT_ON))
    add(away, Promise(child_id=there, visit_id=visit_id, made_on=VISIT_ON, what="Ask about the swing"))
    back = away.packed(there)
    taken = home.take(back)
    assert (taken.child_id, taken.added, taken.differ, taken.was_here) == (here, 2, 0, True)
    grown = {kind: count - before[kind] for kind, count in home.counts().items() if count != before[kind]}
    assert grown == {"visit": 1, "promise": 1}
    promise = home.rows("promise")[-1]
    assert promise["visit_id"] == home.rows("visit")[-1]["id"]
    again = home.take(back)
    assert (again.added, again.differ) == (0, 0)


def test_two_texts_for_one_thing_stand_side_by_side_and_neither_is_overwritten(pair: Any) -> None:
    """Issue 8: both kept; the desk's own stays where it was."""
    home, away, here, there = pair
    promise_here, promise_there = home.rows("promise")[0], away.rows("promise")[0]
    change(home, Promise, promise_here["id"], what="A red bench")
    change(away, Promise, promise_there["id"], what="A blue bench")
    assert home.take(away.packed(there)).differ == 1
    assert home.rows("promise")[0]["what"] == "A red bench"
    (found,) = home.read(case_package.pairs, here)
    assert (found.where, found.ours, found.theirs, found.settled) == (
        "A promise",
        "A red bench",
        "A blue bench",
        None,
    )
    assert home.take(away.packed(there)).differ == 0


def test_the_order_in_which_two_packages_come_makes_no_difference(
    laptops: Callable[[Path], Laptop], demonstrated: Path, blank_vault_file: Path
) -> None:
    """Issue 8: first one then the other, or the other way; the same rows, and the same texts side by side."""
    origin = laptops(demonstrated)
    child_id = next(row["child_id"] for row in origin.rows("promise"))
    start = origin.packed(child_id)
    one, two = laptops(blank_vault_file), laptops(blank_vault_file)
    packages = []
    for number, laptop in enumerate((one, two)):
        laptop.take(start)
        change(laptop, Promise, laptop.rows("promise")[0]["id"], what=f"Bench {number}")
        change(laptop, Child, 1, school=f"School {number}")
        add(laptop, Visit(child_id=1, visit_on=date(2026, 5, 1 + number)))
        packages.append(laptop.packed(1))
    results = []
    for order in (packages, packages[::-1]):
        last = laptops(blank_vault_file)
        for package in order:
            last.take(package)
        visits = sorted(row["visit_on"] for row in last.rows("visit"))
        results.append((last.counts(), visits, texts(last, 1)))
    assert results[0] == results[1]
    assert ("School or nursery", frozenset({"School 0", "School 1"})) in results[0][2]


@pytest.mark.parametrize(
    ("choice", "stands"),
    [(Kept.OURS, "Red"), (Kept.THEIRS, "Blue"), (Kept.BOTH, "Red\n\nBlue")],
)
def test_the_officer_says_which_stands_and_the_other_can_still_be_read(
    pair: Any, choice: Kept, stands: str
) -> None:
    """Issue 8: the choice is hers, is one step back, and loses nothing."""
    home, away, here, there = pair
    number = home.rows("promise")[0]["id"]
    change(home, Promise, number, what="Red")
    change(away, Promise, away.rows("promise")[0]["id"], what="Blue")
    home.take(away.packed(there))
    (found,) = home.read(case_package.pairs, here)
    home.write(case_package.settle, found.pair_id, choice, NOW)
    assert home.rows("promise")[0]["what"] == stands
    assert home.read(case_package.waiting, here) == 0
    (kept,) = home.read(case_package.pairs, here)
    assert (kept.ours, kept.theirs, kept.settled) == ("Red", "Blue", choice)
    home.store.undo()
    assert home.rows("promise")[0]["what"] == "Red" and home.read(case_package.waiting, here) == 1


def test_a_finished_review_is_never_changed_by_a_package(pair: Any) -> None:
    """Issue 8: what is locked is opened on its own page first; both texts stand side by side meanwhile."""
    home, away, here, there = pair
    finished = next(
        row for row in home.rows("review") if row["child_id"] == here and row["state"] == "finished"
    )
    same = next(row for row in away.rows("review") if row["review_on"] == finished["review_on"])
    change(away, Review, same["id"], manager_said="Not agreed at all")
    home.take(away.packed(there))
    found = home.read(case_package.pairs, here)[0]
    assert not found.may_take and found.theirs == "Not agreed at all"
    with pytest.raises(Refusal, match="finished"):
        home.write(case_package.settle, found.pair_id, Kept.THEIRS, NOW)


def test_what_there_can_be_only_one_of_is_one_on_both(pair: Any) -> None:
    """Issue 8: both laptops began the same section, and said how the child wants letters."""
    home, away, here, there = pair
    review_here = next(row["id"] for row in home.rows("review") if row["child_id"] == here)
    on = next(row["review_on"] for row in home.rows("review") if row["id"] == review_here)
    review_there = next(row["id"] for row in away.rows("review") if row["review_on"] == on)
    for laptop, review, child, words in (
        (home, review_here, here, "Red"),
        (away, review_there, there, "Blue"),
    ):
        add(laptop, ReviewSection(review_id=review, section="odd", well=words))
        add(laptop, Attendance(review_id=review, name="Zed", for_part=words))
        wishes = [row for row in laptop.rows("letter_wishes") if row["child_id"] == child]
        if wishes:
            change(laptop, LetterWishes, wishes[0]["id"], carer_call=words)
        else:
            add(laptop, LetterWishes(child_id=child, carer_call=words))
    before = home.counts()
    taken = home.take(away.packed(there))
    assert home.counts() == before and taken.differ == 3


def test_a_new_row_under_the_number_of_a_deleted_one_is_another_row(pair: Any) -> None:
    """Numbers come again in the file; names do not."""
    home, away, _here, there = pair
    first = add(away, Promise(child_id=there, made_on=VISIT_ON, what="First"))
    home.take(away.packed(there))
    away.write(lambda s: s.delete(s.get(Promise, first)))
    assert add(away, Promise(child_id=there, made_on=VISIT_ON, what="Second")) == first
    taken = home.take(away.packed(there))
    assert (taken.added, taken.differ) == (1, 0)
    assert [row["what"] for row in home.rows("promise")][-2:] == ["First", "Second"]


def test_a_laptop_restored_from_the_others_backup_knows_its_rows(
    laptops: Callable[[Path], Laptop], demonstrated: Path
) -> None:
    """Issue 8: one desk became two; each wrote a promise under the same number, and neither hides the other."""
    first = laptops(demonstrated)
    child_id = next(row["child_id"] for row in first.rows("promise"))
    first.packed(child_id)
    first.store.on_file(partial(copy_into, path=first.path.with_name("copy.db")))
    second = laptops(first.path.with_name("copy.db"))
    numbers = {
        add(laptop, Promise(child_id=child_id, made_on=VISIT_ON, what=words))
        for laptop, words in ((first, "Swing"), (second, "Slide"))
    }
    assert len(numbers) == 1
    taken = first.take(second.packed(child_id))
    assert (taken.added, taken.differ) == (1, 0)
    assert {"Swing", "Slide"} <= {row["what"] for row in first.rows("promise")}


def test_one_answer_of_a_form_is_compared_with_its_own_question(pair: Any) -> None:
    """Issue 8: a visit is one row of many answers; only those that differ are shown."""
    home, away, here, there = pair
    visit = add(
        home, Visit(child_id=here, visit_on=VISIT_ON, answers=json.dumps({"mood": "Low", "toys": "Some"}))
    )
    away.take(home.packed(here))
    change(away, Visit, away.rows("visit")[-1]["id"], answers=json.dumps({"mood": "Bright", "toys": "Some"}))
    home.take(away.packed(there))
    (found,) = home.read(case_package.pairs, here)
    assert (found.where, found.about, found.ours, found.theirs) == (
        "Visit of Mon 1 June 2026",
        "Mood",
        "Low",
        "Bright",
    )
    home.write(case_package.settle, found.pair_id, Kept.THEIRS, NOW)
    kept = next(row["answers"] for row in home.rows("visit") if row["id"] == visit)
    assert json.loads(kept) == {"mood": "Bright", "toys": "Some"}


def test_a_decision_carried_on_still_hangs_on_the_one_before(pair: Any) -> None:
    """A link within one kind: whichever of the two comes first."""
    home, away, here, there = pair
    decision = next(row for row in home.rows("decision") if row["child_id"] == here)
    review = decision["review_id"]
    later = add(
        home, Decision(review_id=review, child_id=here, what="Carried", carried_from_id=decision["id"])
    )
    away.take(home.packed(here))
    came = away.rows("decision")[-1]
    before = next(row for row in away.rows("decision") if row["id"] == came["carried_from_id"])
    assert (came["what"], before["what"]) == ("Carried", decision["what"]) and later and there


def test_a_finished_letter_and_a_finished_decision_keep_their_words_and_what_became_of_it_may_be_taken(
    pair: Any,
) -> None:
    """Issue 8: the words of what is finished are locked; whether a decision was done is followed afterwards."""
    home, away, here, there = pair
    letter = add(home, Letter(child_id=here, dated_on=VISIT_ON, finished_at=NOW))
    add(home, LetterPart(letter_id=letter, slot="hello", written="Dear Maisie"))
    away.take(home.packed(here))
    part = away.rows("letter_part")[-1]["id"]
    change(away, LetterPart, part, written="Dear Mais")
    finished = {row["id"] for row in home.rows("review") if row["state"] == "finished"}
    decided = next(
        row for row in home.rows("decision") if row["child_id"] == here and row["review_id"] in finished
    )
    same = next(row for row in away.rows("decision") if row["what"] == decided["what"])
    change(away, Decision, same["id"], what="Other words", evidence="Seen at school")
    home.take(away.packed(there))
    found = {found.theirs: found.may_take for found in home.read(case_package.pairs, here)}
    assert found == {"Dear Mais": False, "Other words": False, "Seen at school": True}


def test_each_time_a_referral_was_weighed_comes_over_and_no_number_of_one_desk_joins_concerns_of_another(
    pair: Any,
) -> None:
    """A later weighing is not the one before it, written twice; brothers and sisters are joined on their own desk."""
    mine, theirs, child_id, child_there = pair
    concern = {"child_id": child_id, "raised_on": VISIT_ON, "about": "No plan", "together": 7}
    number = add(mine, Concern.model_validate(concern))
    for why in ("They have until Friday.", "Friday has passed."):
        add(mine, CafcassWeighing(concern_id=number, child_id=child_id, why=why))
        theirs.take(mine.packed(child_id))
    (came,) = (row for row in theirs.rows("concern") if row["about"] == "No plan")
    assert (came["child_id"], came["together"]) == (child_there, None)
    weighed = [row["why"] for row in theirs.rows("cafcass_weighing") if row["concern_id"] == came["id"]]
    assert weighed == ["They have until Friday.", "Friday has passed."]

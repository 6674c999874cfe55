"""A child's own words and the officer's own swaps, over a real encrypted file (issue: beside the text)."""

from __future__ import annotations

import pytest

from iro_desk.domain.writing.own_terms import ChildsTerm
from iro_desk.errors import Refusal
from iro_desk.records import OwnTerm
from iro_desk.services import children, own_terms, swaps, writing
from iro_desk.services.incomplete import Incomplete


def test_a_childs_own_word_is_kept_and_changed_in_place(desk):
    child_id, other = desk.a_child(), desk.a_child()
    first = desk.write(own_terms.keep, child_id, {"says": " Nan-nan ", "means": "foster carer"})
    assert desk.write(own_terms.keep, child_id, {"says": "nan-nan", "means": "carer"}) == first
    desk.write(own_terms.keep, child_id, {"says": "Big Bear", "means": ""})
    assert desk.read(own_terms.terms, child_id).terms == (
        ChildsTerm("Big Bear"),
        ChildsTerm("nan-nan", "carer"),
    )
    assert desk.read(own_terms.of_child, other) == ()


def test_an_own_word_needs_words(desk):
    child_id = desk.a_child()
    with pytest.raises(Incomplete):
        desk.write(own_terms.keep, child_id, {"says": "  ", "means": "home"})


def test_a_removed_child_takes_their_own_words_along_and_undo_brings_them_back(desk, store):
    child_id = desk.a_child()
    desk.write(own_terms.keep, child_id, {"says": "Nan-nan"})
    desk.write(children.remove, child_id)
    assert store.read(lambda s: s.get(OwnTerm, 1)) is None
    store.undo()
    assert [row.says for row in desk.read(own_terms.of_child, child_id)] == ["Nan-nan"]


def test_an_own_word_is_taken_away(desk):
    child_id = desk.a_child()
    term_id = desk.write(own_terms.keep, child_id, {"says": "Nan-nan"})
    desk.write(own_terms.remove, term_id)
    assert desk.read(own_terms.of_child, child_id) == ()


def test_the_officers_swaps_reach_what_helps_her_write(desk):
    first = desk.write(swaps.keep, "placement", "the house; your room")
    assert desk.write(swaps.keep, "Placement", "where you sleep") == first
    desk.write(swaps.keep, "contact", "")
    assert desk.read(writing.writing_help).swaps == (("contact", ""), ("placement", "where you sleep"))
    desk.write(swaps.remove, first)
    assert [row.term for row in desk.read(swaps.hers)] == ["contact"]


@pytest.mark.parametrize(
    ("term", "instead", "field"), [(" ", "x", "term"), ("x" * 61, "", "term"), ("x", "y" * 201, "instead")]
)
def test_a_swap_that_cannot_be_kept_says_what_to_put_right(desk, term, instead, field):
    with pytest.raises(Refusal) as refused:
        desk.write(swaps.keep, term, instead)
    assert refused.value.field == field

"""The outbox says in words what waits, and for what (U61)."""

from __future__ import annotations

import pytest

from iro_desk.domain.codes import DocumentKind
from iro_desk.domain.sending.status import kept_words, placed_words, waiting_words

LETTER, OUTCOMES = DocumentKind.LETTER, DocumentKind.OUTCOMES


@pytest.mark.parametrize(
    ("kinds", "words"),
    [
        ([], ""),
        ([LETTER], "One letter is waiting for the office folder."),
        ([LETTER] * 3, "Three letters are waiting for the office folder."),
        ([LETTER, OUTCOMES], "Two papers are waiting for the office folder."),
        ([OUTCOMES] * 12, "12 sets of outcomes are waiting for the office folder."),
    ],
)
def test_what_waits_is_worked_out_from_what_is_there(kinds: list[DocumentKind], words: str) -> None:
    """U61."""
    assert waiting_words(kinds, ["office folder"]) == words


def test_it_names_what_is_waited_for() -> None:
    """U61, U62: a server, or her own choice of a place."""
    assert waiting_words([LETTER], ["office server"]) == "One letter is waiting for the office server."
    assert waiting_words([LETTER], []) == "One letter is waiting for you to choose where it goes."
    assert waiting_words([LETTER] * 2, []).endswith("for you to choose where they go.")


def test_several_places_are_named_while_they_are_few() -> None:
    """U61."""
    two = ["office folder", "School server"]
    assert waiting_words([LETTER] * 2, two).endswith("waiting for the office folder and School server.")
    assert waiting_words([LETTER] * 3, [*two, "Team"]).endswith("are waiting for three places.")


def test_what_is_placed_is_told_for_each_place() -> None:
    """U61."""
    went = {"office folder": 2, "office server": 1, "School server": 1}
    assert placed_words(went) == (
        "Two files are in the office folder. One file is on the office server. One file is at School server."
    )
    assert placed_words({}) == ""


def test_what_is_kept_for_another_way_is_counted_by_itself() -> None:
    """U61."""
    assert kept_words([]) == ""
    assert kept_words([LETTER]) == "One letter is kept for a bundle or an e-mail."
    assert kept_words([LETTER, OUTCOMES]) == "Two papers are kept for a bundle or an e-mail."


def test_every_kind_of_paper_has_its_own_words_where_it_waits() -> None:
    for kind in DocumentKind:
        assert "paper" not in waiting_words([kind], ["office folder"]), kind

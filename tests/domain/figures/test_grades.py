"""Grades are counted on one scale at a time, and a mean is made only of numbers on one scale."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from iro_desk.domain.codes import PlanKind
from iro_desk.domain.figures.grades import Graded, bands, no_single_mean, used_scales
from iro_desk.services.quality_data import shipped_scales

SCALES = {one.scale_id: one for one in shipped_scales()}
WORDS, NUMBERS, FIVE = SCALES["words_2021"], SCALES["ofsted_1_4"], SCALES["five_2013"]


def graded(scale_id: str, counts: dict[str, int], plan: PlanKind = PlanKind.FAMILY_TIME) -> list[Graded]:
    day = date(2021, 6, 1)
    return [Graded(1, 1, day, plan, scale_id, grade) for grade, count in counts.items() for _ in range(count)]


def test_family_time_plans_of_2021_22_print_as_published() -> None:
    """10, 56, 25 and 9 per cent; not applicable and not there stand in no share (domain reference 5.4)."""
    given = {"Very good": 10, "Good": 56, "Requires improvement": 25, "Inadequate": 9}
    found = bands(
        graded("words_2021", {**given, "not_applicable": 12, "not_available": 7}), PlanKind.FAMILY_TIME, WORDS
    )
    assert [str(band.share.to(0)) for band in found.bands] == ["10", "56", "25", "9"]
    assert (found.scored, found.not_applicable, found.not_available, found.mean) == (100, 12, 7, None)
    assert all(band.share.out_of == 100 and band.share.method for band in found.bands)


def test_numbers_of_one_scale_have_a_mean_and_those_of_another_are_not_in_it() -> None:
    """2015-16 was measured by the mean of grades from 1 to 4; the grades from 1 to 5 before it ran the other way."""
    rows = graded("ofsted_1_4", {"1": 1, "2": 2, "4": 1}) + graded("five_2013", {"5": 6})
    found = bands(rows, PlanKind.FAMILY_TIME, NUMBERS)
    assert (found.mean, found.scored) == (Decimal("2.25"), 4)
    assert bands(rows, PlanKind.FAMILY_TIME, FIVE).mean == Decimal("5.00")


def test_two_scales_are_named_and_no_mean_is_made_of_both() -> None:
    rows = graded("ofsted_1_4", {"1": 3}) + graded("words_2021", {"Good": 1, "not_applicable": 9})
    scales = used_scales(rows, SCALES)
    assert scales == (NUMBERS, WORDS)
    assert NUMBERS.label in no_single_mean(scales) and "no mean is made across them" in no_single_mean(scales)
    assert "words" in no_single_mean((WORDS,)) and no_single_mean((NUMBERS,)) == ""

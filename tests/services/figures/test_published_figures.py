"""The published figures come out of records that hold their counts (F: acceptance of quality figures)."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from functools import partial
from typing import Any

from iro_desk.domain.figures.reviews import by_code
from iro_desk.services.figures.year import YearFigures
from tests.services.figures.conftest import OF_2013, OF_2021, codes_of, disputes_of, forms_of, reviews_of

Counted = Callable[..., YearFigures]

#: 2021-22 as published, by quarter and for the year (domain reference 5.4)
PUBLISHED: dict[str, tuple[tuple[float, ...], float]] = {
    "on_time": ((99, 97, 93, 95), 96),
    "record": ((48, 35, 7, 39), 32.25),
    "forms": ((75.8, 70, 73, 69), 72),
    "home": ((97, 93, 95, 87), 93),
    "attended_forms": ((54, 57, 59, 67), 60),
    "took_part_forms": ((96, 89, 82, 85), 88),
    "mother_attended": ((58, 49, 47, 46), 50),
    "mother_participated": ((71, 73, 53, 60), 65),
    "father_attended": ((38, 30, 24, 28), 30),
    "father_participated": ((61, 38, 33, 37), 43),
}
#: the ratio of the whole year for the same counts (domain reference 5.4, pooled)
POOLED = {
    "on_time": "96.2", "record": "32.4", "forms": "72.1", "attended_forms": "59.3", "took_part_forms": "88.5",
    "mother_attended": "50.3", "mother_participated": "64.4", "father_attended": "30.1",
    "father_participated": "42.8", "home": "93.3",
}  # fmt: skip


def whole(number: Decimal | None) -> Decimal:
    assert number is not None
    return number


def test_the_quarters_of_2021_22_print_as_published(counted: Counted) -> None:
    """Whole per cents exactly as printed, the year within one by either method (5.7)."""
    found = counted(partial(reviews_of, quarters=OF_2021), 2021)
    assert found.count("held").quarters == (215, 217, 217, 217) and found.count("held").year == 866
    for key, (quarters, year) in PUBLISHED.items():
        line = found.share(key)
        for share, printed in zip(line.quarters, quarters, strict=True):
            places = 1 if isinstance(printed, float) else 0
            assert share.to(places) == Decimal(str(printed)), (key, share)
        assert abs(whole(line.year.percent) - Decimal(str(year))) <= 1, key
        assert abs(whole(line.mean) - Decimal(str(year))) <= 1, key
        assert line.year.percent == Decimal(POOLED[key]), key
        assert line.method and all(share.method == line.method for share in line.quarters)
    # 32.25 was the mean of four whole per cents: both ways of making a year are there (the year-figure trap)
    sent = found.share("record")
    assert (sent.year.numbers, sent.year.percent, sent.mean) == (
        "281 of 866",
        Decimal("32.4"),
        Decimal("32.5"),
    )


def test_monitoring_forms_of_2015_16_print_as_published(counted: Counted) -> None:
    """154 of 245 is 62.9; it was printed cut off as 62.8, so the truth is asked for and a tenth allowed."""
    line = counted(forms_of, 2015).share("forms")
    assert [one.numbers for one in line.quarters] == ["154 of 245", "134 of 217", "161 of 253", "154 of 223"]
    assert [str(one.percent) for one in line.quarters] == ["62.9", "61.8", "63.6", "69.1"]
    for share, printed in zip(line.quarters, ("62.8", "61.8", "63.6", "69.1"), strict=True):
        assert abs(whole(share.percent) - Decimal(printed)) <= Decimal("0.1")
    assert line.year.words == "64.3%, 603 of 938"


def test_participation_of_2013_14_both_ways(counted: Counted) -> None:
    """592 of 789 is 75.0; 592 of the 615 aged four and over is 96.3."""
    found = counted(codes_of, 2013)
    assert {code.value: n for code, n in by_code(found.reviews).items() if n} == {
        code: n for code, n in OF_2013.items() if n
    }
    assert found.share("took_part_all").year.words == "75.0%, 592 of 789"
    assert found.share("took_part_4").year.words == "96.3%, 592 of 615"
    assert found.share("attended_4").year.words == "54.3%, 334 of 615"
    assert found.share("attended_all").year.words == "42.3%, 334 of 789"
    assert "PN0 with them" in found.share("took_part_all").method
    assert "not coded PN0" in found.share("took_part_4").method


def test_disputes_of_2024_25_by_quarter_and_those_settled_in_two_weeks(counted: Counted) -> None:
    """117 informal, 149 formal, and 106 of 149 settled within two weeks, 71 per cent."""
    found = counted(disputes_of, 2024)
    assert found.count("informal").quarters == (34, 24, 33, 26) and found.count("informal").year == 117
    assert found.count("formal").quarters == (38, 33, 34, 44) and found.count("formal").year == 149
    settled = found.share("settled").year
    assert (settled.numbers, settled.to(0)) == ("106 of 149", Decimal(71))
    cases = found.themes.concerns[0].cases
    assert (len(cases), found.themes.concerns[0].label) == (266, "School plan late")


def test_a_review_belongs_to_the_year_of_its_own_day(counted: Counted) -> None:
    counted(partial(reviews_of, quarters=(OF_2021[0], *(_none(),) * 3)), 2021)
    assert [counted(None, year).count("held").year for year in (2020, 2021, 2022)] == [0, 215, 0]


def _none() -> Any:
    return type(OF_2021[0])(*(0,) * 11)

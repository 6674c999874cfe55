"""A share with its two numbers and its method, and the two ways a year's figure is made of its quarters."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

POOLED = "all of the year together"
MEAN = "mean of the quarters"


@dataclass(frozen=True, slots=True)
class Share:
    """How many of how many.

    Args:
        of: the numerator.
        out_of: the denominator.
        method: what was divided by what, in words.
        left_out: how many of those looked at count in neither, such as "not appropriate".
    """

    of: int
    out_of: int
    method: str
    left_out: int = 0

    @property
    def others(self) -> int:
        """Those in the denominator that are not in the numerator."""
        return self.out_of - self.of

    @property
    def percent(self) -> Decimal | None:
        """The share of a hundred to one place, halves up; None where there is nothing to divide by."""
        return self.to(1)

    def to(self, places: int) -> Decimal | None:
        """The share of a hundred, rounded half up; None where there is nothing to divide by."""
        return rounded(Decimal(100 * self.of) / self.out_of, places) if self.out_of else None

    @property
    def percent_words(self) -> str:
        """Such as "62.9%"; a dash where there is nothing to divide by."""
        return "–" if self.percent is None else f"{self.percent}%"

    @property
    def numbers(self) -> str:
        """Such as "154 of 245"."""
        return f"{self.of:,} of {self.out_of:,}" if self.out_of else "None to count"

    @property
    def words(self) -> str:
        """Such as "71.1%, 106 of 149"; without a share when there was nothing."""
        return f"{self.percent_words}, {self.numbers}" if self.out_of else self.numbers


def rounded(value: Decimal, places: int) -> Decimal:
    """Round half up, as the published figures are."""
    return value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)


def pooled(shares: Sequence[Share], method: str) -> Share:
    """All of the quarters counted together: their numerators over their denominators."""
    return Share(
        sum(one.of for one in shares),
        sum(one.out_of for one in shares),
        method,
        sum(one.left_out for one in shares),
    )


def mean_of_quarters(shares: Sequence[Share], places: int = 1) -> Decimal | None:
    """The plain mean of the quarters' shares, each before rounding; quarters with nothing to count are left out."""
    counted = [Decimal(100 * one.of) / one.out_of for one in shares if one.out_of]
    return rounded(sum(counted, Decimal(0)) / len(counted), places) if counted else None

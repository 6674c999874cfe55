"""Every journey of one sending: one to each place, begun when the first paper for it goes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from iro_desk.exports.carrying import Journey
from iro_desk.exports.sending import NOWHERE, Outgoing, Sent, Settling
from iro_desk.services.sending.servers import Server


class Journeys:
    """Carries each paper on the journey to its place.

    Args:
        journey: makes the journey to one place.
    """

    def __init__(self, journey: Callable[[Server], Journey] = Journey) -> None:
        self._make = journey
        self._begun: dict[str, Journey] = {}

    @property
    def noted(self) -> frozenset[str]:
        """The addresses for which a line is written down already."""
        return frozenset(self._begun)

    def place(self, going: Outgoing) -> Sent | Settling:
        """Carry one paper as far as it goes, as :meth:`Journey.place` does."""
        if going.to is None:
            return Sent(going.item_id, NOWHERE)
        address = going.to.address
        if address not in self._begun:
            self._begun[address] = self._make(replace(going.to.server, halfway=going.halfway))
        return self._begun[address].place(going)

    def close(self) -> None:
        """Let every line go."""
        for journey in self._begun.values():
            journey.close()
        self._begun.clear()

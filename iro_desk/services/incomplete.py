"""The refusal that carries every finding at once, so that a form can show them beside their fields."""

from __future__ import annotations

from iro_desk.domain.findings import Finding
from iro_desk.errors import Refusal


class Incomplete(Refusal):
    """Something is still to be answered.

    Args:
        findings: all of them, in the order of the form; at least one stops it.
    """

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        stops = [f for f in findings if f.severity == "stop"]
        super().__init__(
            "There is a problem.",
            stops[0].message if len(stops) == 1 else f"{len(stops)} answers are still to be given.",
            field=stops[0].field if stops else None,
        )
        self.findings = findings

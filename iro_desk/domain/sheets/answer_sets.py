"""The sets of answers that many forms share, kept apart from blank everywhere."""

from __future__ import annotations

from iro_desk.domain.codes import PermanencePlan

YES = "Yes"
NO = "No"
NOT_KNOWN = "Not known"
NOT_ASKED = "Not asked"
NOT_APPLICABLE = "Not applicable"
NOT_WANTED = "Did not want to say"

ANSWER_SETS: dict[str, tuple[str, ...]] = {
    "yn": (YES, NO),
    "ynk": (YES, NO, NOT_KNOWN),
    "ynkq": (YES, NO, NOT_KNOWN, NOT_ASKED),
    "ynna": (YES, NO, NOT_APPLICABLE),
    "full": (YES, "Partly", NO, NOT_KNOWN, NOT_ASKED, NOT_APPLICABLE),
    "part": (
        "Attended and took part",
        "Attended, did not take part",
        "Did not attend, views given another way",
        "Did not attend, no views",
        "Not appropriate",
        NOT_KNOWN,
    ),
    "child": (YES, "Sometimes", NO, "Not sure", NOT_WANTED, NOT_ASKED),
    "grades": ("Outstanding", "Good", "Requires improvement", "Inadequate"),
    "permanence": (*(plan.label for plan in PermanencePlan), "None agreed"),
}
"""Each set by the name a form gives it, its choices in the order they are shown."""

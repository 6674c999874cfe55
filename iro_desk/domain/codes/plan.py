"""The plans an officer checks, and where a child is to live for good.

Source: the lists of the IRO monitoring form and the Annex A extract.
"""

from __future__ import annotations

from typing import Final

from iro_desk.domain.codes.code import Code


class PlanKind(Code):
    """Every plan whose date the officer keeps an eye on."""

    CARE = "care", "Care plan"
    PATHWAY = "pathway", "Pathway plan"
    PLACEMENT = "placement", "Placement plan"
    PEP = "pep", "School plan (PEP)"
    HEALTH = "health", "Health plan"
    FAMILY_TIME = "family_time", "Family time plan"
    LEISURE = "leisure", "Leisure plan"
    EHCP = "ehcp", "Education, health and care plan"
    PERMANENCE = "permanence", "Permanence plan"


#: the seven that a review looks for before it and scores
SCORED_PLANS: Final = tuple(kind for kind in PlanKind if kind not in (PlanKind.EHCP, PlanKind.PERMANENCE))


class PermanencePlan(Code):
    """The permanence routes, as in the Annex A extract."""

    RETURN_1M = "RETURN1M", "Return home within a month"
    RETURN_6M = "RETURN6M", "Return home within six months"
    RETURN_EVENTUALLY = "RETURNEV", "Return home eventually"
    REMAIN_SUPPORTED = "REMAINSUP", "Stay with family, with support"
    RELATIVES = "LTRELFR", "Long term with relatives or friends"
    LONG_TERM_FOSTERING = "LTFOST18", "Long-term fostering to 18"
    RESIDENTIAL = "RESPLMT", "Residential until independence"
    SUPPORTED_LIVING = "SUPPLIV", "Supported living"
    ADOPTION = "ADOPTION", "Adoption"
    OTHER = "OTHERPLN", "Another plan"


class CriterionAnswer(Code):
    """What the officer saw in a plan, to one plain question about it."""

    MET = "met", "Met"
    PARTLY = "partly", "Partly"
    NOT_MET = "not_met", "Not met"
    CANNOT_TELL = "cannot_tell", "Cannot tell"
    NOT_APPLICABLE = "not_applicable", "Not applicable"

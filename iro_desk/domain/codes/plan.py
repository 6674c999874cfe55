"""The plans an officer checks, and where a child is to live for good.

Source: the lists of the IRO monitoring form and the Annex A extract.
"""

from __future__ import annotations

from iro_desk.domain.codes.code import Code


class PlanKind(Code):
    """The seven plans an officer checks and scores."""

    CARE = "care", "Care plan"
    PATHWAY = "pathway", "Pathway plan"
    PLACEMENT = "placement", "Placement plan"
    PEP = "pep", "School plan (PEP)"
    HEALTH = "health", "Health plan"
    FAMILY_TIME = "family_time", "Family time plan"
    LEISURE = "leisure", "Leisure plan"


class TrackedPlan(Code):
    """Every plan whose date the officer keeps an eye on; the first seven are scored."""

    CARE = "care", "Care plan"
    PATHWAY = "pathway", "Pathway plan"
    PLACEMENT = "placement", "Placement plan"
    PEP = "pep", "School plan (PEP)"
    HEALTH = "health", "Health plan"
    FAMILY_TIME = "family_time", "Family time plan"
    LEISURE = "leisure", "Leisure plan"
    EHCP = "ehcp", "Education, health and care plan"
    PERMANENCE = "permanence", "Permanence plan"


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

"""The answers a review gives to the considerations of Schedule 7, in the words of the form."""

from __future__ import annotations

from iro_desk.domain.codes import Code


class Full(Code):
    """How far something is so; what nobody knows, asked, or could ask stays apart from a blank."""

    YES = "yes", "Yes"
    PARTLY = "partly", "Partly"
    NO = "no", "No"
    NOT_KNOWN = "not_known", "Not known"
    NOT_ASKED = "not_asked", "Not asked"
    NOT_APPLICABLE = "not_applicable", "Not applicable"


class YesNoKnown(Code):
    """Yes, no, or nobody could say."""

    YES = "yes", "Yes"
    NO = "no", "No"
    NOT_KNOWN = "not_known", "Not known"


class ChildSays(Code):
    """What the child answered; silence is never a no."""

    YES = "yes", "Yes"
    SOMETIMES = "sometimes", "Sometimes"
    NO = "no", "No"
    NOT_SURE = "not_sure", "Not sure"
    WOULD_NOT_SAY = "would_not_say", "Would not say"
    NOT_ASKED = "not_asked", "Not asked"


class MeetsWishes(Code):
    """Whether the home is what the child wants."""

    YES = "yes", "Yes"
    PARTLY = "partly", "Partly"
    NO = "no", "No"
    WOULD_NOT_SAY = "would_not_say", "Would not say"
    NOT_ASKED = "not_asked", "Not asked"


class LegalRight(Code):
    """Whether the legal arrangement is still the right one."""

    STILL_RIGHT = "still_right", "Still right"
    CHANGE = "change", "Change to be sought"
    ADVICE = "advice", "Advice being taken"


class RouteAnswer(Code):
    """What became of one route to permanence."""

    CHOSEN = "chosen", "Chosen"
    NOT_NOW = "not_now", "Not now"
    RULED_OUT = "ruled_out", "Ruled out"
    NOT_YET = "not_yet", "Not yet considered"


class Ehcp(Code):
    """An education, health and care plan."""

    NO = "no", "No"
    ASKED = "asked", "Asked for"
    ASSESSING = "assessing", "Being assessed"
    IN_PLACE = "in_place", "In place"


class FeelingsHelp(Code):
    """Help with feelings."""

    NOT_NEEDED = "not_needed", "Not needed"
    ASKED = "asked", "Asked for"
    WAITING = "waiting", "Waiting"
    HAVING = "having", "Having it"


class StopsFun(Code):
    """What keeps a child from doing what they enjoy."""

    NOTHING = "nothing", "Nothing"
    COST = "cost", "Cost"
    TRAVEL = "travel", "Travel"
    PERMISSION = "permission", "Permission"
    NOBODY = "nobody", "Nobody to go with"
    NOT_KNOWN = "not_known", "Not known"


class VisitPattern(Code):
    """How often the social worker visits a child placed with parents."""

    WEEKLY = "weekly", "Weekly"
    SIX_WEEKLY = "six_weekly", "Six-weekly"
    OTHER = "other", "Another pattern"


class WishMatch(Code):
    """A decision set against what the child asked."""

    ASKED = "asked", "What they asked for"
    PART = "part", "Part of it"
    DIFFERENT = "different", "Different from it"
    NOT_SAID = "not_said", "They had not said"
    NO_WISH = "no_wish", "Not about a wish"


class PlanArea(Code):
    """The part of the plan a decision belongs to."""

    HOME = "home", "Home"
    FAMILY = "family", "Family"
    SCHOOL = "school", "School"
    HEALTH = "health", "Health"
    IDENTITY = "identity", "Identity"
    FUN = "fun", "Fun"
    SAFETY = "safety", "Safety"
    MONEY = "money", "Money and papers"
    LEGAL = "legal", "Legal"
    PERMANENCE = "permanence", "Permanence"
    FUTURE = "future", "Future"
    WORKERS = "workers", "Workers and visits"


class Chaired(Code):
    """Who chaired a review; children may chair, or share it."""

    CHILD = "child", "The child"
    SHARED = "shared", "The child and the reviewing officer"
    OFFICER = "officer", "The reviewing officer"
    COLLEAGUE = "colleague", "A colleague standing in"


class Agrees(Code):
    """Whether somebody agrees to a review without a full meeting."""

    AGREES = "agrees", "Agrees"
    DOES_NOT = "does_not", "Does not"
    NOT_ASKED = "not_asked", "Not asked"


class AdvocateOffer(Code):
    """Whether the child had an advocate, and if not, whether one was offered."""

    THERE = "there", "There"
    NOT_WANTED = "not_wanted", "Not wanted"
    THINKING = "thinking", "Offered, thinking about it"
    NOT_OFFERED = "not_offered", "Not offered"
    NOT_AVAILABLE = "not_available", "Not available"


class WantsOfTime(Code):
    """What the child wants of the time with one person; silence is never a no."""

    MORE = "more", "More"
    RIGHT = "right", "About right"
    LESS = "less", "Less"
    NOT_NOW = "not_now", "Not at the moment"
    NOT_SURE = "not_sure", "Not sure"
    WOULD_NOT_SAY = "would_not_say", "Would not say"
    NOT_ASKED = "not_asked", "Not asked"

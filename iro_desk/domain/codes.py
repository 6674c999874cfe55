"""Every code list of the work: values as stored, labels as shown.

Sources: SSDA903 codes as published for the national return (labels of the community validator and
the Standard Safeguarding Dataset); the plan and participation lists of the IRO monitoring form.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Self


class Code(StrEnum):
    """A stored value with the words that show it: ``FULL = "C2", "Full care order"``."""

    label: str

    def __new__(cls, value: str, label: str = "") -> Self:
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = label
        return member


class Sex(Code):
    """SSDA903 SEX, from 2024-25 on; older returns used 1 and 2."""

    FEMALE = "F", "Female"
    MALE = "M", "Male"
    UNKNOWN = "U", "Not recorded"


class LegalStatus(Code):
    """SSDA903 LS (rule 144)."""

    INTERIM_CARE_ORDER = "C1", "Interim care order"
    FULL_CARE_ORDER = "C2", "Full care order"
    FREEING_ORDER = "D1", "Freeing order"
    PLACEMENT_ORDER = "E1", "Placement order"
    SECTION_20 = "V2", "Accommodated (section 20)"
    SHORT_BREAKS_EACH = "V3", "Short breaks, each recorded"
    SHORT_BREAKS_AGREEMENT = "V4", "Short breaks, by agreement"
    POLICE_PROTECTION = "L1", "Police protection"
    EMERGENCY_PROTECTION = "L2", "Emergency protection order"
    CHILD_ASSESSMENT = "L3", "Child assessment order"
    REMAND = "J1", "Remanded"
    PACE = "J2", "Held under PACE in council accommodation"
    YOUTH_REHABILITATION = "J3", "Youth rehabilitation order with residence"

    @property
    def is_short_breaks(self) -> bool:
        """Whether reg 48 short-break intervals apply rather than reg 33."""
        return self in (LegalStatus.SHORT_BREAKS_EACH, LegalStatus.SHORT_BREAKS_AGREEMENT)


class PlacementType(Code):
    """SSDA903 PLACE (rule 146), with the words an officer uses."""

    U1 = "U1", "Foster home with family or friends, long term"
    U2 = "U2", "Foster home with family or friends who may adopt"
    U3 = "U3", "Foster home with family or friends"
    U4 = "U4", "Foster home, long term"
    U5 = "U5", "Foster home, fostering for adoption"
    U6 = "U6", "Foster home"
    K1 = "K1", "Secure children's home"
    K2 = "K2", "Children's home"
    K3 = "K3", "Supported accommodation"
    H5 = "H5", "Semi-independent home"
    S1 = "S1", "Residential school"
    R1 = "R1", "Residential care home"
    R2 = "R2", "Hospital or other health setting"
    R3 = "R3", "Family centre or mother and baby unit"
    R5 = "R5", "Young offender institution"
    A3 = "A3", "Placed for adoption with consent, with current carer"
    A4 = "A4", "Placed for adoption with consent"
    A5 = "A5", "Placed for adoption under an order, with current carer"
    A6 = "A6", "Placed for adoption under an order"
    P1 = "P1", "At home with parents"
    P2 = "P2", "Independent living"
    P3 = "P3", "Residential employment"
    T0 = "T0", "Temporary move"
    T1 = "T1", "In hospital for a while"
    T2 = "T2", "On holiday"
    T3 = "T3", "While the carer is on holiday"
    T4 = "T4", "Temporary move of seven days or fewer"
    Z1 = "Z1", "Another kind of home"
    Z11 = "Z11", "Another kind of home (Z11)"
    Z12 = "Z12", "Another kind of home (Z12)"
    Z13 = "Z13", "Another kind of home (Z13)"
    Z14 = "Z14", "Another kind of home (Z14)"


class Participation(Code):
    """SSDA903 REVIEW_CODE: how the child took part in the review (rule 167)."""

    PN0 = "PN0", "Under four at the review"
    PN1 = "PN1", "Came and spoke for themselves"
    PN2 = "PN2", "Came, and someone spoke for them"
    PN3 = "PN3", "Came, and gave views without words"
    PN4 = "PN4", "Came, but gave no views"
    PN5 = "PN5", "Did not come; someone gave their views"
    PN6 = "PN6", "Did not come; sent their views"
    PN7 = "PN7", "Did not come and sent no views"


class YesNo(Code):
    """A plain answer; blank means nobody has answered."""

    YES = "yes", "Yes"
    NO = "no", "No"


class Answer(Code):
    """Yes, partly, no, or an honest "not known"."""

    YES = "yes", "Yes"
    IN_PART = "in_part", "In part"
    NO = "no", "No"
    NOT_KNOWN = "not_known", "Not known"


class SeenAlone(Code):
    """Whether the officer spoke to the child in private (reg 36(1)(b), wording unverified)."""

    YES = "yes", "Yes"
    PARTLY = "partly", "Part of the time"
    NO = "no", "No"
    DECLINED = "declined", "Did not want to"
    NOT_APPROPRIATE = "not_appropriate", "Not right for this child"


class ParentAnswer(Code):
    """A parent's attendance or part; "not appropriate" leaves the count."""

    YES = "yes", "Yes"
    NO = "no", "No"
    NOT_APPROPRIATE = "not_appropriate", "Not appropriate"


class VisitPlace(Code):
    """Where the child was seen."""

    HOME = "home", "Where they live"
    SCHOOL = "school", "School or college"
    ELSEWHERE = "elsewhere", "Somewhere else"
    CALL = "call", "By video or phone"
    VIDEO = "video", "By video"
    PHONE = "phone", "By phone"
    BUILDING = "building", "In another building"


class Share(Code):
    """What the child said may happen to one line of their words."""

    MAY_SHARE = "may_share", "May share"
    PRIVATE = "private", "Private"


class SaidHow(Code):
    """How the child said or showed one line."""

    SPOKEN = "spoken", "Spoken"
    WRITTEN = "written", "Written"
    SIGNED = "signed", "Signed"
    SYMBOL = "symbol", "With a symbol or card"
    DRAWN = "drawn", "Drawn"
    SHOWN = "shown", "Shown by behaviour"


class PromiseState(Code):
    """What became of something the officer promised a child."""

    OPEN = "open", "Still to keep"
    KEPT = "kept", "Kept"
    NOT_KEPT = "not_kept", "Not kept"
    NOT_NEEDED = "not_needed", "No longer needed"


class ReviewKind(Code):
    """Which review of the child's time in care it is."""

    FIRST = "first", "First review"
    SECOND = "second", "Second review"
    LATER = "later", "Later review"


class ReviewForm(Code):
    """How the review was held."""

    MEETING = "meeting", "One meeting"
    SERIES = "series", "A series of meetings"
    CONSULTATIVE = "consultative", "Without a meeting"
    INFORMAL = "informal", "Lighter, half-way through an agreed year"


class ReviewState(Code):
    """Where a review has got to."""

    PLANNED = "planned", "Planned"
    WRITING = "writing", "Writing up"
    FINISHED = "finished", "Finished"
    CANCELLED = "cancelled", "Cancelled"


class DecisionState(Code):
    """What became of a decision."""

    PROPOSED = "proposed", "Proposed"
    AGREED = "agreed", "Agreed"
    DONE = "done", "Done"
    PARTLY = "partly", "Partly done"
    NOT_DONE = "not_done", "Not done"
    NOT_NEEDED = "not_needed", "No longer needed"


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


class EventKind(Code):
    """What happened to or for a child, beside reviews, visits, homes and orders, that moves a date."""

    SOCIAL_WORKER_VISIT = "sw_visit", "Social worker visited"
    HEALTH_ASSESSMENT = "health_assessment", "Health assessment"
    NEEDS_ASSESSMENT = "needs_assessment", "Pathway needs assessment finished"
    MANAGER_RESPONSE = "manager_response", "Team manager answered the decisions"
    YEARLY_AGREED = "yearly_agreed", "Everyone agreed to yearly reviews with a lighter one between"
    YEARLY_ENDED = "yearly_ended", "Yearly reviews ended"
    FEWER_VISITS_AGREED = "fewer_visits_agreed", "Child agreed to fewer social worker visits"
    WELFARE_CONCERN = "welfare_concern", "Worried about the child's welfare where they live"
    HEAD_OF_SERVICE_VISIT = "head_visit", "Head of Service visited"
    BREAKDOWN = "breakdown", "Long-term home broke down"
    DISRUPTION_MEETING = "disruption_meeting", "Disruption meeting"
    SECURED = "secured", "Locked accommodation began"
    SECURE_REVIEW = "secure_review", "Secure panel review"
    SECURE_ENDED = "secure_ended", "Locked accommodation ended"
    STRATEGY_DISCUSSION = "strategy", "Strategy discussion that began enquiries"
    INITIAL_CONFERENCE = "icpc", "Initial child protection conference"
    REVIEW_CONFERENCE = "rcpc", "Review child protection conference"
    CORE_GROUP = "core_group", "Core group"
    ASSESSMENT_SHARED = "assessment_shared", "Assessment shared with the family"
    ENQUIRIES_ENDED = "enquiries_ended", "Enquiries ended without a conference"
    NO_PROTECTION_PLAN = "no_protection_plan", "Conference made no child protection plan"
    PROTECTION_ENDED = "protection_ended", "Child protection plan ended"
    LEAVING_PROPOSED = "leaving_proposed", "Ending care proposed"
    PLAN_CHANGE = "plan_change", "Significant change to the care plan"


class EarlyReviewReason(Code):
    """Why a review may be needed before its time (reg 33(3) as made; reg 32(2); local practice)."""

    IRO_REQUEST = "iro_request", "You ask for it"
    UNPLANNED_MOVE = "unplanned_move", "A move nobody planned"
    PLACEMENT_AT_RISK = "placement_at_risk", "The home is at risk"
    WELFARE_CONCERN_AT_VISIT = "welfare_concern", "A worry at a visit"
    SIGNIFICANT_PLAN_CHANGE = "plan_change", "A significant change to the plan"
    UNREGISTERED_PLACEMENT = "unregistered", "A home that is not registered"
    CUSTODY_END = "custody_end", "Leaving custody"
    REMAND_END = "remand_end", "Remand or police accommodation ending"
    PROPOSED_END = "proposed_end", "Ending care is proposed"
    MISSING = "missing", "Missing or exploited"
    LEGAL_CHANGE = "legal_change", "A change of legal status"
    CHILD_REQUEST = "child_request", "The child asks"
    PARENT_REQUEST = "parent_request", "A parent asks"
    OTHER = "other", "Another reason"


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


class Role(Code):
    """Who a person is to the child."""

    CHILD = "child", "The child"
    MOTHER = "mother", "Mother"
    FATHER = "father", "Father"
    RELATIVE = "relative", "Relative or friend"
    SIBLING = "sibling", "Brother or sister"
    CARER = "carer", "Carer"
    SOCIAL_WORKER = "social_worker", "Social worker"
    TEAM_MANAGER = "team_manager", "Team manager"
    SUPERVISING = "supervising", "Supervising social worker"
    SCHOOL = "school", "School or college"
    HEALTH = "health", "Health professional"
    ADVOCATE = "advocate", "Advocate"
    GUARDIAN = "guardian", "Children's guardian"
    PERSONAL_ADVISER = "personal_adviser", "Personal adviser"
    IRO = "iro", "Reviewing officer"
    OTHER = "other", "Somebody else"


class Voice(Code):
    """The voices of a letter, chosen by the child's stage, not age alone."""

    KEEPSAKE = "keepsake", "A keepsake to read later"
    YOUNG = "5-7", "5 to 7"
    MIDDLE = "8-11", "8 to 11"
    TEEN = "12-15", "12 to 15"
    ADULT = "16+", "16 and over"
    EASY = "easy-read", "Easy Read"


class DocumentKind(Code):
    """What can be put in the outbox."""

    OUTCOMES = "outcomes", "Outcomes of the review"
    LETTER = "letter", "Letter to the child"
    MONITORING = "monitoring", "Monitoring form"
    SHEET = "form", "Meeting or short form"


class OutboxState(Code):
    """Where a thing in the outbox has got to."""

    READY = "ready", "Ready"
    PLACED = "placed", "Placed"
    NEEDS_YOU = "needs_you", "Needs you"


class SectionState(Code):
    """The state of one section of a review."""

    NOT_STARTED = "not_started", "Not started"
    IN_PROGRESS = "in_progress", "In progress"
    COMPLETED = "completed", "Completed"


class JotState(Code):
    """What became of a jot; blank means it is not filed yet."""

    ACTED = "acted", "Acted on"
    PASSED = "passed", "Passed to somebody"
    FILED = "filed", "Kept with the child’s notes"
    NOTHING = "nothing", "Nothing needed"


class PictureFrom(Code):
    """Whose a picture or scan is."""

    CHILD = "child", "The child’s"
    OFFICER = "officer", "Yours"
    OTHER = "other", "Somebody else’s"


class ManagerAnswer(Code):
    """The team manager's response to the decisions of a review."""

    AGREED = "agreed", "Agreed"
    CHANGED = "changed", "Agreed with a change"
    NOT_AGREED = "not_agreed", "Not agreed"
    SILENT = "silent", "No answer in time, which counts as agreed"


class ReviewPaper(Code):
    """What leaves after a review, each with its own last day."""

    DECISIONS = "outcomes", "Decisions"
    RECORD = "record", "Record"
    DISTRIBUTION = "distribution", "Record given out"


class LetterGiven(Code):
    """How the child got the letter."""

    OFFICER = "officer", "By me"
    CARER = "carer", "By their carer"
    POST = "post", "By post"
    READ_ALOUD = "read_aloud", "Read aloud to them"
    KEPT = "kept", "Kept for later"
    NOT_GIVEN = "not_given", "Not given"


class SheetState(Code):
    """How far a short form has got."""

    WRITING = "writing", "Being written"
    FINISHED = "finished", "Finished"


class ActionState(Code):
    """What became of something agreed in a short form."""

    OPEN = "open", "To be done"
    DONE = "done", "Done"
    DROPPED = "dropped", "No longer needed"

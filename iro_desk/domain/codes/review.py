"""A review: which, how it was held, who took part, what was decided and what leaves after it.

Sources: the participation codes of SSDA903 (rule 167) and the list of the IRO monitoring form.
"""

from __future__ import annotations

from iro_desk.domain.codes.code import Code


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


class SectionState(Code):
    """The state of one section of a review."""

    NOT_STARTED = "not_started", "Not started"
    IN_PROGRESS = "in_progress", "In progress"
    COMPLETED = "completed", "Completed"


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


class ParentAnswer(Code):
    """A parent's attendance or part; "not appropriate" leaves the count."""

    YES = "yes", "Yes"
    NO = "no", "No"
    NOT_APPROPRIATE = "not_appropriate", "Not appropriate"


class DecisionState(Code):
    """What became of a decision."""

    PROPOSED = "proposed", "Proposed"
    AGREED = "agreed", "Agreed"
    DONE = "done", "Done"
    PARTLY = "partly", "Partly done"
    NOT_DONE = "not_done", "Not done"
    NOT_NEEDED = "not_needed", "No longer needed"


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

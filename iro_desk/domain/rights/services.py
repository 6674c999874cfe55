"""The words by which a decision names the service a reader works for."""

from __future__ import annotations

import re

from iro_desk.domain.rights.roles import ReaderRole

_WORDS = {
    ReaderRole.DESIGNATED_TEACHER: "school|nursery|college|teachers?|PEP|school plan",
    ReaderRole.VIRTUAL_SCHOOL: "virtual school|PEP|school plan|personal education plan",
    ReaderRole.HEALTH_NURSE: "nurse|doctor|paediatrician|health assessment|health plan",
    ReaderRole.GP: "GP|surgery|health visitor",
    ReaderRole.MENTAL_HEALTH: "CAMHS|therap(?:y|ist)|psycholog(?:y|ist)|psychiatr(?:y|ist)|counsell(?:ing|or)",
    ReaderRole.SUPERVISING_WORKER: "supervising social worker|fostering (?:team|service|agency)",
    ReaderRole.SUPPORTED_KEYWORKER: "key ?worker|supported (?:accommodation|living)",
    ReaderRole.PROSPECTIVE_ADOPTER: "adopters?|adoptive parents?",
    ReaderRole.IMMIGRATION_SOLICITOR: "immigration solicitor|home office",
    ReaderRole.YOUTH_JUSTICE: "youth justice|youth offending",
    ReaderRole.POLICE: "police",
    ReaderRole.INDEPENDENT_VISITOR: "independent visitor",
}


def names_service(role: ReaderRole, words: str) -> bool:
    """Whether words name the service of such a reader; always False for a reader who stands for no service."""
    pattern = _WORDS.get(role)
    return bool(pattern and re.search(rf"\b(?:{pattern})\b", words, re.IGNORECASE))

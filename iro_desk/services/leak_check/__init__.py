"""What must not be read in one child's letter by one reader, and whether a finished file holds any of it."""

from iro_desk.services.leak_check.checking import check_file, check_passages, check_words, identifiers
from iro_desk.services.leak_check.papers import paper_identifiers, paper_leaks

__all__ = [
    "check_file", "check_passages", "check_words", "identifiers", "paper_identifiers", "paper_leaks",
]  # fmt: skip

"""What must not be read in one child's letter by one reader, and whether a finished file holds any of it."""

from iro_desk.services.leak_check.checking import check_file, check_passages, check_words, identifiers

__all__ = ["check_file", "check_passages", "check_words", "identifiers"]

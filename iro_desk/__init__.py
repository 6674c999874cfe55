"""IRO Desk: an offline desk for one Independent Reviewing Officer."""

__version__ = "0.1.0"

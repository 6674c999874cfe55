"""The composition root: the only place that builds long-lived objects and knows every layer."""

from __future__ import annotations


def run(*, demonstration: bool, quit_when_shown: bool, names_hidden: bool) -> int:
    """Open the window and return the exit code when it closes.

    Args:
        demonstration: open the caseload of invented children, kept apart from the officer's own.
        quit_when_shown: leave as soon as the first window has been painted, for measuring.
        names_hidden: open the desk with names hidden, as it was when it locked.
    """
    from iro_desk.app.programme import Programme

    return Programme(
        demonstration=demonstration, quit_when_shown=quit_when_shown, names_hidden=names_hidden
    ).run()

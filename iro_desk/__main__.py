"""``iro-desk``: the window, or one of the commands that need none."""

from __future__ import annotations

import sys

HIDDEN = "--names-hidden"
WINDOW = ("demo", "--quit-when-shown", HIDDEN)
USE = """iro-desk: an offline desk for one Independent Reviewing Officer

  iro-desk                      open the window
  iro-desk demo                 open the window on a caseload of invented children
  iro-desk due --looked-after-from DAY [--review DAY ...] [--on DAY] [--json]
                                the clocks, with their working
  iro-desk import PATH --check [--json]
                                what a caseload file holds, without bringing it in
  iro-desk outbox FOLDER [--send] [--json]
                                what waits to leave a vault; with --send, what was looked at goes
  iro-desk verify FOLDER [--json]
                                open a vault and check every page of it

  --names-hidden                open the desk with names hidden, as F9 hides them
  --quit-when-shown             leave as soon as the first window is painted (for measuring)
"""


def main(arguments: list[str] | None = None) -> int:
    """Run one command and return its exit code."""
    given = sys.argv[1:] if arguments is None else arguments
    if given and given[0] in ("-h", "--help", "help"):
        sys.stdout.write(USE)
        return 0
    if given and given[0] in ("due", "import", "outbox", "verify"):
        from iro_desk.cli import commands

        return commands.run(given[0], given[1:])
    if "-h" in given or "--help" in given:
        sys.stdout.write(USE)
        return 0
    unknown = [word for word in given if word not in WINDOW]
    if unknown:
        sys.stderr.write(f"iro-desk does not know “{unknown[0]}”.\n\n{USE}")
        return 2
    from iro_desk import app

    return app.run(
        demonstration="demo" in given,
        quit_when_shown="--quit-when-shown" in given,
        names_hidden=HIDDEN in given,
    )


if __name__ == "__main__":
    sys.exit(main())

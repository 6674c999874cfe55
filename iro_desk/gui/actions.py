"""Every action of the window with its keys: the one list that makes shortcuts and the list of them (U31)."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Action:
    """Something the officer can do from anywhere.

    Args:
        id: the name the window connects it by.
        words: a verb with its object.
        keys: the keys that do it, as Qt reads them; the first is shown.
    """

    id: str
    words: str
    keys: tuple[str, ...]


ACTIONS: tuple[Action, ...] = (
    Action("today", "Go to Today", ("Alt+1",)),
    Action("caseload", "Go to the caseload", ("Alt+2",)),
    Action("reviews", "Go to reviews", ("Alt+3",)),
    Action("letters", "Go to letters", ("Alt+4",)),
    Action("outbox", "Go to the outbox", ("Alt+5",)),
    Action("plans", "Go to plans", ("Alt+7",)),
    Action("planner", "Go to the planner", ("Alt+6",)),
    Action("workload", "Go to the workload", ("Alt+8",)),
    Action("concerns", "Go to concerns", ("Alt+9",)),
    Action("year", "Go to My year", ("Alt+0",)),
    Action("find", "Find a child", ("Ctrl+K", "Ctrl+F")),
    Action("add_child", "Add a child", ("Ctrl+N",)),
    Action("import", "Bring in a caseload", ("Ctrl+I",)),
    Action("take_in", "Take in a case package", ("Ctrl+Shift+I",)),
    Action("visit", "Record a visit to this child", ("Ctrl+Shift+V",)),
    Action("prepare", "Prepare this child's review", ("Ctrl+Shift+P",)),
    Action("review", "Start or go on with this child's review", ("Ctrl+Shift+R",)),
    Action("turn", "Write this review the other way, guided or expert", ("Ctrl+Shift+E",)),
    Action("meeting", "Start a meeting or form about this child", ("Ctrl+Shift+M",)),
    Action("closing", "Close this child's case, or delete the record", ("Ctrl+Shift+K",)),
    Action("handing_over", "Hand this child's case to another officer", ("Ctrl+Shift+O",)),
    Action("closed", "Go to closed children", ("Ctrl+Shift+2",)),
    Action("raise", "Raise a concern about this child", ("Ctrl+Shift+C",)),
    Action("thank", "Say thank you for work with this child", ("Ctrl+Shift+T",)),
    Action("footprint", "What you did for this child, on one page", ("Ctrl+Shift+D",)),
    Action("went", "See what went where", ("Ctrl+Shift+W",)),
    Action("bundle", "Make a bundle for business support", ("Ctrl+Shift+B",)),
    Action("jot", "Jot something down", ("Ctrl+J",)),
    Action("jots", "Go to jots to file", ("Ctrl+Shift+J",)),
    Action("suggest", "Suggest other words for the marked one", ("Ctrl+.",)),
    Action("finding", "Go to the next thing to look at in the words", ("F7",)),
    Action("finding_before", "Go to the thing to look at before it", ("Shift+F7",)),
    Action("phrase", "Insert a phrase", ("Ctrl+;",)),
    Action("back", "Back", ("Alt+Left",)),
    Action("forward", "Forward", ("Alt+Right",)),
    Action("next_pane", "Go to the next part of the window", ("F6",)),
    Action("undo", "Undo the last thing done", ("Ctrl+Alt+Z",)),
    Action("larger", "Larger text", ("Ctrl++", "Ctrl+=")),
    Action("smaller", "Smaller text", ("Ctrl+-",)),
    Action("usual_size", "Text at its usual size", ("Ctrl+0",)),
    Action("settings", "Settings", ("Ctrl+,",)),
    Action("help", "Help and the list of keys", ("F1",)),
    Action("hide", "Hide names and words, or show them again", ("F9",)),
    Action("blank", "Blank the screen at once, or show it again", ("F8",)),
    Action("lock", "Lock", ("Ctrl+L",)),
    Action("close", "Close", ("Ctrl+Q",)),
)

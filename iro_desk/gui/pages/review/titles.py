"""The question each section asks, with the child's name, and how a finding is said in the summary."""

from __future__ import annotations

import re

from iro_desk.domain.findings import Finding
from iro_desk.records import review as sections

TITLES = {
    sections.START: "Before we start",
    sections.WHO: "Who came, and how?",
    sections.LAST: "What became of last time’s decisions?",
    sections.CHANGED: "What has changed since last time?",
    sections.WISHES: "What does {name} want?",
    sections.HOME: "Is this still the right home for {name}?",
    sections.EVERYDAY: "Who may say yes to what?",
    sections.FAMILY: "{name}’s family and friends",
    sections.SCHOOL: "How is school going for {name}?",
    sections.HEALTH: "Is {name} healthy?",
    sections.IDENTITY: "Is {name}’s identity looked after?",
    sections.ENJOY: "What does {name} enjoy?",
    sections.HELP: "Who helps {name} between visits?",
    sections.SAFE: "Is {name} safe?",
    sections.PERMANENCE: "Where will {name} grow up?",
    sections.LAW: "Is the legal arrangement still right?",
    sections.ENDING: "Is {name} about to leave care?",
    sections.DECISIONS: "What was decided?",
    sections.NEXT: "When is the next review?",
    sections.MONITORING: "How good are {name}’s plans?",
}
HINTS = {
    sections.DECISIONS: "Write each decision twice: once for the people who must do it, once for {name}.",
}
_ROW = re.compile(r"(decisions|earlier)\[(\d+)\]")
_NOUNS = {"decisions": "Decision", "earlier": "Earlier decision"}


def title_of(section: str, name: str) -> str:
    """The title of a section's page."""
    return TITLES[section].format(name=name)


def hint_of(section: str, name: str) -> str:
    """A sentence after the title, for the few sections that have one."""
    return f". {HINTS[section].format(name=name)}" if section in HINTS else ""


def said(finding: Finding, *, with_section: bool = False) -> str:
    """A finding as one line of the summary; rows of a list are numbered from one."""
    found = _ROW.match(finding.field)
    words = finding.message
    if found:
        words = f"{_NOUNS[found[1]]} {int(found[2]) + 1}: {words[:1].lower()}{words[1:]}"
    return f"{finding.section}: {words}" if with_section else words

"""Brother and sister in one home: one journey, a visit each, and neither hears what the other confided (U17)."""

from __future__ import annotations

from pathlib import Path

from tests.journeys import families, reviewing, steps
from tests.journeys.conftest import LaidOutPrompts, OpenDesk
from tests.journeys.officer import Officer

ASH_SAID, ASH_TOLD_ME = "I want to sit my music exam.", "I hear Fern crying at night."
FERN_SAID, FERN_TOLD_ME = "I like feeding the ducks.", "Ash shouts when he is scared."
DUCKS = "Put a weekly walk to the pond in the care plan."
PLAIN = "You will walk to the ducks each week."


def test_one_visit_to_two_children_keeps_what_each_confided_apart(
    officer: Officer, open_desk: OpenDesk, prompts: LaidOutPrompts, tmp_path: Path
) -> None:
    """The day, the purpose and the place of the first visit stand in the second; the words never do.

    Written up: about 1,200 keystrokes at 200 a minute, and 20 seconds for each of 45 answers: 21 minutes.
    """
    open_desk(families.two_in_one_home)
    steps.find_a_child(officer, "Ash")
    visit_both(officer)
    reviewing.hold_the_review(officer, told(officer))
    prompts.folder = tmp_path / "office"
    prompts.folder.mkdir()
    reviewing.send_everything(officer, "Fern", families.WORKER, families.MANAGER)
    of_ash = (ASH_SAID, ASH_TOLD_ME)
    papers = reviewing.papers_in(prompts.folder)
    reviewing.check_the_papers(papers, (FERN_SAID,), (FERN_TOLD_ME, *of_ash), DUCKS, PLAIN)
    steps.find_a_child(officer, "Ash")
    officer.waits_to_read(ASH_SAID)
    assert not [words for words in (FERN_SAID, FERN_TOLD_ME) if words in officer.reads()]
    officer.tally.stays_within("Brother and sister", keys=1_900, screens=55, asked=300)


def visit_both(officer: Officer) -> None:
    """His visit first; hers follows by itself, with what they have in common filled in."""
    reviewing.begin_the_visit(officer)
    reviewing.write_lines(officer, {ASH_SAID: "May share", ASH_TOLD_ME: "Private"})
    reviewing.say_how_it_was(officer)
    reviewing.say_it_is_safe(officer)
    officer.ticks("Fern")
    officer.presses("Alt+Return")
    officer.waits_to_read("What did Fern say?")
    officer.waits_until(lambda: officer.here() == "Their words, line 1", "the caret in her first line")
    assert ASH_SAID not in officer.reads() and ASH_TOLD_ME not in officer.reads()
    reviewing.write_lines(officer, {FERN_SAID: "May share", FERN_TOLD_ME: "Private"})
    officer.answers("Did you see the child?", "Yes")
    officer.answers("Were you alone with the child?", "Yes")
    officer.ticks("Talking")
    reviewing.say_it_is_safe(officer)
    reviewing.record_the_visit(officer)


def told(officer: Officer) -> reviewing.Story:
    """She spoke for herself; her mother came."""
    return reviewing.Story(
        name="Fern",
        came=("Came and spoke for themselves (PN1)", "Yes", "Not appropriate"),
        carer="Rosalind Pike",
        wish="To feed the ducks, and to stay with Ash.",
        lasting=("Long-term fostering to 18", "They are settled together with Rosalind."),
        decision=DUCKS,
        plain=PLAIN,
        also={9: lambda: officer.answers("Has there been a PEP this term?", "Yes")},
    )

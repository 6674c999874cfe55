"""The other letters, news, wishes and what the officer alone can say: each stands in the letter, or nowhere."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from sqlalchemy import create_engine
from sqlmodel import Session, SQLModel

from iro_desk.domain.codes import PromiseState, ReviewState, SaidHow, Share, Voice, YesNo
from iro_desk.domain.codes.considerations import WishMatch
from iro_desk.domain.letters.codes import LetterKind
from iro_desk.domain.letters.forms import FormKind, LetterFold, LetterForm, LetterTheme
from iro_desk.errors import Refusal
from iro_desk.records import Ask, Child, ChildsWords, Decision, Promise, Review, Visit
from iro_desk.services import letters, settings

TODAY = date(2026, 6, 12)


@pytest.fixture
def session() -> Iterator[Session]:
    engine = create_engine("sqlite://")
    SQLModel.metadata.create_all(engine)
    with Session(engine) as made:
        for name, value in {
            "officer.known_as": "Ros", "officer.telephone": "01632 960100", "advocacy.name": "Young Voices",
            "advocacy.telephone": "01632 960111", "complaints.contact": "the complaints team, 01632 960112",
        }.items():  # fmt: skip
            settings.change(made, name, value)
        yield made


def put(session: Session, record: type, **values: object) -> int:
    row = record.model_validate(values)
    session.add(row)
    session.flush()
    return row.id


@pytest.fixture
def child_id(session: Session) -> int:
    return put(session, Child, preferred_name="Kit", born_on=date(2017, 1, 12))


@pytest.fixture
def review_id(session: Session, child_id: int) -> int:
    return put(session, Review, child_id=child_id, review_on=date(2026, 6, 5), state=ReviewState.FINISHED)


def decide(session: Session, child_id: int, review_id: int, for_child: str, **values: object) -> int:
    return put(
        session, Decision, child_id=child_id, review_id=review_id, what="-", for_child=for_child, **values
    )


def lines(session: Session, letter_id: int) -> str:
    found = letters.paper(session, letter_id)
    return "\n".join(
        [found.greeting, *(line for block in found.blocks for line in block.lines), found.sign_off]
    )


def order(session: Session, letter_id: int) -> list[str]:
    return [block.slot for block in letters.paper(session, letter_id).blocks]


def stops(session: Session, letter_id: int) -> set[str]:
    return {found.code for found in letters.warnings(session, letter_id) if found.blocking}


def looks(session: Session, letter_id: int) -> set[str]:
    return {found.code for found in letters.warnings(session, letter_id) if not found.blocking}


@pytest.mark.parametrize("voice", list(Voice))
@pytest.mark.parametrize("kind", [k for k in LetterKind if k not in (LetterKind.REVIEW, LetterKind.MINUTES)])
def test_every_other_letter_is_begun_from_the_child_and_can_be_made_ready(
    session: Session, kind: LetterKind, voice: Voice
) -> None:
    child_id = put(session, Child, preferred_name="Kit", born_on=date(2017, 1, 12), voice=voice)
    letter_id = letters.begin_other(session, child_id, kind, TODAY)
    assert letters.begin_other(session, child_id, kind, TODAY) == letter_id
    assert letters.letter(session, letter_id).voice is voice
    assert "Kit" in letters.paper(session, letter_id).greeting
    assert "rights" in order(session, letter_id)
    assert stops(session, letter_id) == set()
    assert letter_id in {row.letter_id for row in letters.waiting(session)}


def test_minutes_are_begun_from_a_review_beside_its_letter(
    session: Session, child_id: int, review_id: int
) -> None:
    letter_id = letters.begin(session, review_id, TODAY)
    minutes = letters.begin(session, review_id, TODAY, kind=LetterKind.MINUTES)
    assert minutes != letter_id
    slots = [part.slot for part in letters.letter(session, minutes).parts]
    assert slots.index("home") < slots.index("safe") < slots.index("rights")
    with pytest.raises(Refusal):
        letters.begin_other(session, child_id, LetterKind.MINUTES, TODAY)


def test_what_was_asked_stands_beside_the_answer(session: Session, child_id: int, review_id: int) -> None:
    yes = decide(session, child_id, review_id, "You and Leo meet on Saturdays", wish=WishMatch.ASKED)
    no = decide(session, child_id, review_id, "No dog yet", wish=WishMatch.DIFFERENT, why="Molly sneezes")
    letter_id = letters.begin(session, review_id, TODAY)
    letters.answer_decision(session, {"asked_for": "more time with Leo"}, letter_id, yes)
    letters.answer_decision(session, {"asked_for": "a dog"}, letter_id, no)
    said = lines(session, letter_id)
    assert "You asked for more time with Leo. Everyone agreed. You and Leo meet on Saturdays." in said
    assert (
        "You asked for a dog. We decided something different. No dog yet. The reason is this: Molly sneezes."
        in said
    )
    assert order(session, letter_id).index("not_agreed") < order(session, letter_id).index("we_decided")


def test_good_news_comes_early_and_hard_news_only_after_the_child_was_told(
    session: Session, child_id: int, review_id: int
) -> None:
    good = decide(session, child_id, review_id, "You are staying with Jan")
    hard = decide(session, child_id, review_id, "Mum cannot visit this month")
    decide(session, child_id, review_id, "You start swimming")
    letter_id = letters.begin(session, review_id, TODAY)
    letters.answer_decision(session, {"news": "good"}, letter_id, good)
    letters.answer_decision(session, {"news": "hard"}, letter_id, hard)
    assert stops(session, letter_id) == {"not_told"}
    with pytest.raises(Refusal):
        letters.finish(session, letter_id, now=None)  # type: ignore[arg-type]
    letters.answer_decision(session, {"news": "hard", "told_on": "2026-06-08"}, letter_id, hard)
    assert stops(session, letter_id) == set()
    found = order(session, letter_id)
    assert found.index("good_news") < found.index("bad_news") < found.index("we_decided")
    assert lines(session, letter_id).count("You are staying with Jan") == 1


@pytest.mark.parametrize(("voice", "left"), [(Voice.YOUNG, 1), (Voice.EASY, 1), (Voice.MIDDLE, 0)])
def test_a_voice_for_the_youngest_carries_one_hard_thing(
    session: Session, child_id: int, review_id: int, voice: Voice, left: int
) -> None:
    for words in ("No dog yet", "No sleepover yet"):
        decide(session, child_id, review_id, words, against_wish=True, why="Because")
    letter_id = letters.begin(session, review_id, TODAY, voice)
    said = lines(session, letter_id)
    assert ("No dog yet" in said) + ("No sleepover yet" in said) == 2 - left
    assert ("one_hard_thing" in looks(session, letter_id)) is bool(left)


def test_a_worry_is_in_the_letter_only_when_the_officer_says_it_is_known_and_safe(
    session: Session, review_id: int
) -> None:
    letter_id = letters.begin(session, review_id, TODAY)
    letters.answer(session, {"worry": "the walk home"}, letter_id)
    assert "the walk home" not in lines(session, letter_id)
    letters.answer(session, {"worry": "the walk home", "worry_is_safe": True}, letter_id)
    assert "the walk home" in lines(session, letter_id)


def test_what_only_the_officer_can_say_stands_in_every_voice_and_is_asked_for(
    session: Session, review_id: int
) -> None:
    letter_id = letters.begin(session, review_id, TODAY)
    assert {"personal", "going_well"} <= looks(session, letter_id)
    said = {"personal": "You showed me Gary the snail", "went_well": "You can swim"}
    letters.answer(session, said, letter_id)
    assert not {"personal", "going_well"} & looks(session, letter_id)
    for voice in Voice:
        letters.change_voice(session, letter_id, voice)
        assert "You showed me Gary the snail." in lines(session, letter_id)
        assert "You can swim." in lines(session, letter_id)


def test_what_a_child_showed_without_words_is_told_as_it_was_seen(
    session: Session, child_id: int, review_id: int
) -> None:
    put(
        session, ChildsWords, child_id=child_id, said_on=TODAY, words="You put your hand on the drum",
        share=Share.MAY_SHARE, said_how=SaidHow.SHOWN,
    )  # fmt: skip
    letter_id = letters.begin(session, review_id, TODAY)
    told = next(b for b in letters.paper(session, letter_id).blocks if b.slot == "you_told_me")
    assert (told.heading, told.lines) == ("You showed me", ("You put your hand on the drum.",))


def test_after_a_visit_the_child_reads_what_may_be_shared_and_only_that_more_is_kept(
    session: Session, child_id: int
) -> None:
    """S39: a promise or a line that is between them is never in the letter."""
    for on, words, share in (
        (date(2026, 3, 1), "An old line", Share.MAY_SHARE),
        (date(2026, 6, 10), "I like the garden", Share.MAY_SHARE),
        (date(2026, 6, 10), "zqxsecret", Share.PRIVATE),
    ):
        visit = put(session, Visit, child_id=child_id, visit_on=on, seen=YesNo.YES)
        put(session, ChildsWords, child_id=child_id, visit_id=visit, said_on=on, words=words, share=share)
        put(session, Promise, child_id=child_id, made_on=on, what=f"find {words}", share=share)
    letter_id = letters.begin_other(session, child_id, LetterKind.AFTER_VISIT, TODAY)
    said = lines(session, letter_id)
    assert "“I like the garden”" in said
    assert "I said I would find I like the garden." in said
    assert "What you asked me to keep between us, I have kept." in said
    assert "zqxsecret" not in said
    assert "An old line" not in said


def test_on_leaving_every_promise_is_accounted_for(session: Session, child_id: int) -> None:
    for what, state in (
        ("Bring the photo", PromiseState.KEPT),
        ("Ask about Leo", PromiseState.OPEN),
        ("Ring the school", PromiseState.NOT_NEEDED),
    ):
        put(session, Promise, child_id=child_id, made_on=TODAY, what=what, state=state, share=Share.MAY_SHARE)
    letter_id = letters.begin_other(session, child_id, LetterKind.LEAVING, TODAY)
    letters.answer(session, {"next_officer": "Sam"}, letter_id)
    said = lines(session, letter_id)
    assert "I said I would bring the photo. I have done it." in said
    assert "I said I would ask about Leo. I have not done it yet. I have asked Sam to do it." in said
    assert "Sam will take over." in said
    assert "school" not in said


def test_what_a_child_asked_for_is_offered_only_when_it_may_be_shared(
    session: Session, child_id: int, review_id: int
) -> None:
    for what, share in (("A bike", Share.MAY_SHARE), ("zqxsecret", Share.PRIVATE)):
        put(session, Ask, child_id=child_id, asked_on=TODAY, what=what, share=share)
    assert letters.asked(session, letters.begin(session, review_id, TODAY)).requests == ("A bike",)


def test_the_page_a_child_chose_is_kept_for_the_next_letter(
    session: Session, child_id: int, review_id: int
) -> None:
    letter_id = letters.begin(session, review_id, TODAY)
    form = LetterForm(FormKind.LARGE_PRINT, LetterFold.BOOKLET)
    letters.change_form(session, letter_id, form, LetterTheme.PLUM)
    following = letters.letter(session, letters.begin_other(session, child_id, LetterKind.ANSWER, TODAY))
    assert (following.form, following.theme) == (form, LetterTheme.PLUM)
    assert letters.wishes(session, child_id).form is FormKind.LARGE_PRINT


def test_the_voice_chosen_for_a_child_is_remembered(session: Session, child_id: int, review_id: int) -> None:
    letters.change_voice(session, letters.begin(session, review_id, TODAY), Voice.EASY)
    following = letters.begin_other(session, child_id, LetterKind.ANSWER, TODAY)
    assert letters.letter(session, following).voice is Voice.EASY


def test_fewer_reminders_leave_the_words_of_the_work_out_of_the_body(
    session: Session, child_id: int, review_id: int
) -> None:
    decide(session, child_id, review_id, "Sleepovers at Finn's: yes")
    letters.change_wishes(session, {"fewer_reminders": True}, child_id)
    letter_id = letters.begin(session, review_id, TODAY, Voice.TEEN)
    found = letters.paper(session, letter_id)
    body = " ".join(line for b in found.blocks if b.slot != "rights" for line in b.lines).casefold()
    assert "kept this short, as you asked" in body
    for word in ("review", "looked after", "social worker", "placement"):
        assert word not in body

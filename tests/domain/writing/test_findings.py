"""What is marked in a letter and why: sentences, words of ours, turns of phrase, initials and tone (U65)."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iro_desk import paths
from iro_desk.domain.codes import Voice
from iro_desk.domain.writing.findings import Finding, Kind
from iro_desk.domain.writing.own_terms import ChildsTerm, ChildsTerms
from iro_desk.domain.writing.plain_words import WrittenFor
from iro_desk.domain.writing.plain_writing import PlainWriting, read_plain_writing
from iro_desk.domain.writing.word_list import with_hers

PLAIN = read_plain_writing(
    paths.resource("data/words.toml").read_text("utf-8"),
    paths.resource("data/familiar.txt").read_text("utf-8"),
)

PIECES = [
    "Your placement failed.", "“my placement failed”", "You can't go unless", "it was done", "LAC", "\n", "- one",
    "4.30 pm",
    "Mr. Lund", "> the unit", "keep an eye on", "a@b.uk", "?!", "…", "the implementation of consideration", "don’t",
]  # fmt: skip


def found(text: str, kind: Kind, voice: Voice = Voice.MIDDLE) -> list[str]:
    return [
        text[one.start : one.end] for one in PLAIN.findings(text, WrittenFor.CHILD, voice) if one.kind is kind
    ]


def only(text: str, plain: PlainWriting = PLAIN, own: ChildsTerms | None = None) -> Finding:
    (one,) = plain.findings(text, WrittenFor.CHILD, Voice.TEEN, own or ChildsTerms())
    return one


@pytest.mark.parametrize(
    ("voice", "limit"), [(Voice.YOUNG, 12), (Voice.MIDDLE, 16), (Voice.TEEN, 20), (Voice.ADULT, 20)]
)
def test_a_sentence_is_long_when_it_has_more_words_than_the_voice_manages(voice, limit):
    exact = " ".join(["word"] * limit) + "."
    assert found(exact, Kind.LONG, voice) == []
    longer = f"Short one. More {exact}"
    (one,) = (one for one in PLAIN.findings(longer, WrittenFor.CHILD, voice) if one.kind is Kind.LONG)
    assert longer[one.start : one.end] == f"More {exact}"
    assert one.why == (
        f"This sentence has {limit + 1} words. Most readers of this letter manage {limit}. Split it?"
    )


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("The plan was changed on Monday.", ["was changed"]),
        ("You will be told by Friday.", ["be told"]),
        ("It has not been properly done.", ["been properly done"]),
        ("You were excited and I was tired.", []),
        ("You told me, and Tom changed it.", []),
        ("I am allowed to come.", []),
    ],
)
def test_a_sentence_that_hides_who_did_it_is_marked(text, marked):
    assert found(text, Kind.PASSIVE) == marked


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("You can't go unless Mum says yes.", True),
        ("It is not impossible.", True),
        ("I never said no to it.", True),
        ("It is not your fault, and nobody is cross.", False),
        ("Not only Leo came, no one stayed at home.", False),
        ("You do not have to come.", False),
    ],
)
def test_two_negatives_in_one_breath_are_marked(text, marked):
    assert bool(found(text, Kind.NEGATIVE)) is marked


def test_a_pile_of_abstract_nouns_is_marked_and_everyday_ones_are_not():
    pile = "The implementation of the recommendation needs the consideration of the provider."
    assert found(pile, Kind.NOUN_PILE) == ["implementation of the recommendation needs the consideration"]
    assert found("There was a question, an argument and a celebration at the station.", Kind.NOUN_PILE) == []


@pytest.mark.parametrize(
    ("text", "marked", "first"),
    [
        ("She failed to come.", "failed", "did not happen"),
        ("Dad refused it.", "refused", "chose not to"),
        ("He is non-compliant.", "non-compliant", "did not agree"),
        ("You have been so brave this year.", "so brave", None),
        ("You're lucky to live there.", "lucky", None),
        ("You did well, I am proud, but you were late.", "but", None),
    ],
)
def test_words_that_may_hurt_are_said_gently_with_better_ones(text, marked, first):
    one = next(one for one in PLAIN.findings(text, WrittenFor.CHILD, Voice.ADULT) if one.kind is Kind.TONE)
    assert text[one.start : one.end] == marked and one.why.startswith("This may hurt.")
    assert (one.suggestions[0] if one.suggestions else None) == first


@pytest.mark.parametrize(
    "text",
    [
        "We will see each other on Monday.", "I was tired but happy.", "It just rained.", "Maths is difficult.",
        "The bus was slow.", "Mum came.", "A normal bus came.",
    ],
)  # fmt: skip
def test_words_that_only_hurt_elsewhere_are_left_alone(text):
    assert found(text, Kind.TONE) == []


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("I will keep an eye on it.", "keep an eye on"),
        ("Tom popped in.", "popped in"),
        ("It fell through.", "fell through"),
        ("He is finding his feet.", "finding his feet"),
    ],
)
def test_turns_of_phrase_are_marked_in_every_tense_and_only_for_a_child(text, marked):
    assert found(text, Kind.IDIOM) == [marked]
    assert not [one for one in PLAIN.findings(text, WrittenFor.RECORD) if one.kind is Kind.IDIOM]


def test_initials_are_written_out_where_the_list_knows_them_and_asked_about_where_not():
    assert only("I read your PEP in May.").suggestions == ("your school plan",)
    (short,) = (one for one in PLAIN.findings("The CAMHS nurse came.") if one.kind is Kind.ACRONYM)
    assert short.suggestions == ("child and adolescent mental health services",)
    (other,) = (one for one in PLAIN.findings("The QZT nurse came.") if one.kind is Kind.ACRONYM)
    assert other.why == "Initials. Write what they mean."
    for known in ("We watched TV.", "The quiet zone team (QZT) came.", "YOUR RIGHTS", "Ring AB12 3CD."):
        assert found(known, Kind.ACRONYM) == []


@pytest.mark.parametrize(
    "text",
    [
        '“My placement failed and I was told nothing by LAC.”', '"My placement failed and I was told nothing by LAC."',
        "She said 'my placement failed' to me.", "> My placement failed and I was told nothing.",
        "You said “the placement failed,\nand you were gone.”".replace("\n", " "),
    ],
)  # fmt: skip
def test_nothing_is_marked_in_somebodys_own_words(text):
    assert PLAIN.findings(text, WrittenFor.CHILD, Voice.YOUNG) == ()


def test_a_finding_stands_where_its_words_are_in_a_text_of_many_lines():
    text = "Hello Sam,\n\nYour placement is “my placement”.\n- The contact was good."
    places = {text[one.start : one.end] for one in PLAIN.findings(text, WrittenFor.CHILD, Voice.TEEN)}
    assert places == {"placement", "contact"}


def test_the_childs_own_word_comes_before_the_lists_and_is_never_marked():
    own = ChildsTerms((ChildsTerm("Nan-nan", "foster carer"), ChildsTerm("my unit")))
    assert only("Your foster carers came.", own=own).suggestions[0] == "Nan-nan"
    assert PLAIN.findings("Nan-nan is kind. I like my unit.", WrittenFor.CHILD, Voice.TEEN, own) == ()
    assert only("It is the unit.", own=own).kind is Kind.JARGON


def test_a_word_that_older_readers_meet_is_marked_only_for_younger_ones():
    for text, kept in (
        ("Your pathway plan is here.", {Voice.ADULT}),
        ("An interpreter came.", {Voice.TEEN, Voice.ADULT}),
    ):
        for voice in (Voice.YOUNG, Voice.MIDDLE, Voice.TEEN, Voice.ADULT):
            assert bool(found(text, Kind.JARGON, voice)) is (voice not in kept)


def test_the_officers_swap_replaces_the_lists_and_an_empty_one_silences_it():
    hers = PlainWriting(
        with_hers(
            PLAIN.listed, (("placement", "the house; where you sleep"), ("sibling", ""), ("pod", "your room"))
        ),
        PLAIN.familiar,
    )
    assert only("Your placement is nice.", hers).suggestions == ("the house", "where you sleep")
    assert only("The pod is nice.", hers).suggestions == ("your room",)
    assert hers.findings("Your siblings came.", WrittenFor.CHILD, Voice.TEEN) == ()
    assert only("Your siblings came.").suggestions == ("brothers", "sisters")


def test_a_record_is_looked_at_for_words_and_not_for_its_sentences():
    text = "The plan was changed, it was felt that " + "very " * 30 + "much failed."
    assert {one.kind for one in PLAIN.findings(text, WrittenFor.RECORD)} == {Kind.TONE}
    assert PLAIN.findings(text, WrittenFor.NOBODY_ELSE) == ()


@given(st.lists(st.sampled_from(PIECES), max_size=30))
def test_whatever_is_written_each_finding_stands_on_words_outside_quotation_marks(pieces):
    text = " ".join(pieces)
    quoted = [one.span() for one in re.finditer("“[^”\n]*”", text)]
    for one in PLAIN.findings(text, WrittenFor.CHILD, Voice.YOUNG):
        assert 0 <= one.start < one.end <= len(text)
        assert text[one.start : one.end].strip() == text[one.start : one.end]
        if one.kind is not Kind.LONG:
            assert not any(start <= one.start < end for start, end in quoted)
        assert PLAIN.reading(text).words <= len(re.findall(r"\w+", text)), (
            "an address is the words between its dots"
        )

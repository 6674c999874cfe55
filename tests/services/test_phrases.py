"""A phrase never carries anybody's details, and the words and names on the desk are known."""

from __future__ import annotations

from datetime import date

import pytest

from iro_desk.domain.codes import Role
from iro_desk.errors import Refusal
from iro_desk.records import Child, Person, Placement
from iro_desk.services import phrases, settings, writing
from iro_desk.services.entering import insert, key
from iro_desk.services.incomplete import Incomplete


@pytest.fixture
def desk(store):
    """One child with a carer and a home, and an officer with a telephone."""

    def lay(session):
        child = insert(
            session, Child, preferred_name="Hope", surname="O'Hartlebury", born_on=date(2015, 3, 4),
            local_code="C-4471",
        )  # fmt: skip
        insert(
            session, Person, child_id=key(child), name="Mrs Anna Kowalczyk", role=Role.CARER,
            telephone="07700 900123", email="anna@example.org",
        )  # fmt: skip
        insert(session, Person, child_id=key(child), name="Mum", role=Role.MOTHER)
        insert(session, Placement, child_id=key(child), started_on=date(2020, 1, 1), postcode="BN1 4ZZ")
        settings.change(session, "officer.telephone", "07700 900999")

    store.write("Lay", lay)
    return store


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Ask Hope what she thinks.", "a name"),
        ("The o’hartlebury family came.", "a name"),
        ("Ring KOWALCZYK first.", "a name"),
        ("File c 4471 is open.", "a case number"),
        ("Born on 4th March 2015.", "a date of birth"),
        ("Born 04/03/15.", "a date of birth"),
        ("They live at bn14zz.", "a postcode"),
        ("Ring +44 7700-900123.", "a telephone number"),
        ("Write to Anna, anna@example.org.", "a name and an e-mail address"),
    ],
)
def test_no_detail_gets_into_a_phrase(desk, text, said):
    with pytest.raises(Refusal) as refused:
        desk.write("Make", lambda s: phrases.keep_selection(s, text))
    assert f"this holds {said} from your desk" in refused.value.what
    with pytest.raises(Refusal) as refused:
        desk.write("Keep", lambda s: phrases.keep(s, {"title": "x", "text": text}, None))
    assert refused.value.field == "text"
    assert desk.read(lambda s: phrases.found(s, "")) == ()


@pytest.mark.parametrize(
    "text",
    ["We hope you like it here.", "Tell your mum.", "Ring me on 07700 900999.", "We meet on 4 March 2026."],
)
def test_words_for_any_child_are_kept(desk, text):
    phrase_id = desk.write("Make", lambda s: phrases.keep_selection(s, text)).value
    assert desk.read(lambda s: phrases.one(s, phrase_id)).text == text


def test_a_title_holds_no_detail_either(desk):
    with pytest.raises(Refusal) as refused:
        desk.write(
            "Keep", lambda s: phrases.keep(s, {"title": "For Hope", "text": "Come when you like."}, None)
        )
    assert refused.value.field == "title"


def test_a_phrase_without_words_is_not_kept(store):
    with pytest.raises(Incomplete) as refused:
        store.write("Keep", lambda s: phrases.keep(s, {"title": "x", "text": " "}, None))
    assert [finding.field for finding in refused.value.findings] == ["text"]
    with pytest.raises(Refusal):
        store.write("Make", lambda s: phrases.keep_selection(s, " \n"))


def test_a_phrase_is_found_by_its_words_and_its_title_first(store):
    for title, text in (("Rights", "You can complain."), ("Complain", "Tell me."), ("Other", "Nothing.")):
        store.write("Keep", lambda s, t=title, w=text: phrases.keep(s, {"title": t, "text": w}, None))
    assert [row.title for row in store.read(lambda s: phrases.found(s, "compl"))] == ["Complain", "Rights"]


def test_a_removed_phrase_comes_back_with_undo(store):
    phrase_id = store.write("Make", lambda s: phrases.keep_selection(s, "Come when you like.")).value
    store.write("Remove", lambda s: phrases.remove(s, phrase_id))
    assert store.read(lambda s: phrases.found(s, "")) == ()
    store.undo()
    assert len(store.read(lambda s: phrases.found(s, ""))) == 1


def test_names_on_the_desk_are_known_and_stay_where_they_are(desk):
    found = desk.read(writing.writing_help)
    assert {"Hope", "O'Hartlebury", "Kowalczyk"} <= found.names
    assert found.own == frozenset() and found.checks_spelling and found.marks_jargon


@pytest.mark.parametrize("word", ["two words", "", "a@b", "x" * 61])
def test_only_one_word_is_a_word(store, word):
    with pytest.raises(Refusal):
        store.write("Add", lambda s: writing.add_word(s, word))


def test_a_word_is_kept_once(store):
    for _ in range(2):
        store.write("Add", lambda s: writing.add_word(s, "Brackenholme"))
    assert [one.word for one in store.read(writing.own_words)] == ["Brackenholme"]

"""The authority's template in the vault: one at a time, and never a paper about a child."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from sqlmodel import Session, SQLModel, create_engine

from iro_desk.domain.word_template import TakenTemplate
from iro_desk.errors import Refusal
from iro_desk.records import Child
from iro_desk.services import word_template
from iro_desk.services.entering import insert

TEMPLATE = TakenTemplate(
    "County.dotx",
    b"PK clean",
    "A4",
    "Larkshire",
    "County Hall",
    "",
    ("Title",),
    ("Quote", "List Bullet"),
    ("Macros.",),
)


@pytest.fixture
def session() -> Iterator[Session]:
    engine = create_engine("sqlite://")
    SQLModel.metadata.create_all(engine)
    with Session(engine) as made:
        yield made
    engine.dispose()


def test_what_is_put_is_what_is_read_and_another_takes_its_place(session: Session):
    assert word_template.taken(session) is None and word_template.content(session) is None
    word_template.put(session, TEMPLATE)
    assert word_template.taken(session) == TEMPLATE and word_template.content(session) == b"PK clean"
    other = replace(TEMPLATE, name="New.dotx", content=b"PK new", lent=(), left_out=())
    word_template.put(session, other)
    assert word_template.taken(session) == other
    word_template.take_away(session)
    assert word_template.taken(session) is None
    word_template.take_away(session)


@pytest.mark.parametrize("field", ["head", "foot", "body"])
@pytest.mark.parametrize("words", ["For MAYA  Reed.", "Case K-4471", "Formerly Maya Thorn-Reed"])
def test_a_paper_about_a_child_of_the_desk_is_no_template(session: Session, field: str, words: str):
    """S39: chosen by mistake, it would stand in every other child's file."""
    insert(session, Child, preferred_name="Maya", surname="Reed", other_names="Mouse, Maya Thorn-Reed",
           local_code="K-4471", born_on=date(2017, 3, 1))  # fmt: skip
    with pytest.raises(Refusal, match="names a child on your desk"):
        word_template.put(session, replace(TEMPLATE, **{field: words}))
    assert word_template.taken(session) is None
    word_template.put(session, replace(TEMPLATE, **{field: "Mayan Reeds, K-44710"}))

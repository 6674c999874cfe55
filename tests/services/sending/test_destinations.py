"""Several places for papers: the one of before is kept, each has its own, and one paper goes where it is told."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime
from functools import partial

import pytest
from sqlmodel import Session, select

from iro_desk.domain.codes import DocumentKind, Role
from iro_desk.domain.sending.protection import Protection
from iro_desk.errors import Refusal
from iro_desk.exports import sending
from iro_desk.exports.sending import Outgoing
from iro_desk.records import Child, OutboxItem, Person, Secret, Setting
from iro_desk.services import outbox
from iro_desk.services.sending import binding, destinations, keeping, leaving, places
from iro_desk.services.sending.order import WaitsItsTurn
from iro_desk.services.sending.servers import Server
from iro_desk.storage.store import Store

NOW = datetime(2026, 6, 12, 10, tzinfo=UTC)
SERVER = Server("https://files.example.org/", "ros", "copper kettle", marker="K7F3Q2")


def put_in(session: Session, number: int = 1) -> int:
    """One paper more for the same child, looked at."""
    if session.get(Child, 1) is None:
        session.add(Child.model_validate({"preferred_name": "Amira", "born_on": "2016-03-01"}))
        session.flush()
        session.add(Person.model_validate({"child_id": 1, "name": "Jan R.", "role": Role.CARER}))
        session.flush()
    reader, content = outbox.recipients(session, 1)[1], f"paper {number}".encode()
    item = outbox.queue(
        session, 1, None, DocumentKind.OUTCOMES, "pdf", reader, f"IRO-AAA{number}.pdf", content, NOW
    )
    look(session, item)
    return item


def look(session: Session, item: int) -> None:
    sha256 = hashlib.sha256(outbox.content(session, item)).hexdigest()
    binding.look(session, item, sha256, NOW, pages=1)


def test_the_one_place_of_before_is_kept_with_its_mark_its_seal_and_the_looks_for_it(store: Store) -> None:
    """S50, F46: nobody chooses again what was chosen, and nothing is looked at twice for it."""
    old = {
        places.OLD_PLACE: "/office",
        places.OLD_MARK: f"{'a' * 32}\n/office",
        places.OLD_PROTECTION: Protection.PASSWORD_PDF.value,
    }
    store.write("Before", lambda s: s.add_all(Setting(key=key, value=value) for key, value in old.items()))
    item = store.write("Put in", put_in).value
    before = store.read(destinations.usual)
    store.write("Add", partial(destinations.add, server=SERVER))
    first, second = store.read(destinations.listed)
    assert before is not None and (first.server, first.protection) == (before.server, before.protection)
    assert (first.address, first.protection, first.is_usual) == ("/office", Protection.PASSWORD_PDF, True)
    assert first.server.marker == "a" * 32 and (second.address, second.is_usual) == (SERVER.address, False)
    assert store.read(partial(leaving.why_not, item_id=item)) == ""
    assert store.read(lambda s: s.exec(select(Setting).where(Setting.key.in_(old))).all()) == []


def test_one_paper_sent_to_another_place_is_looked_at_again_and_the_rest_is_not(store: Store) -> None:
    """S50: the place is among what a look rests on."""
    store.write("Use", partial(destinations.use_folder, folder="/office"))
    other = store.write("Add", partial(destinations.add, server=SERVER)).value
    one, two = (store.write("Put in", partial(put_in, number=number)).value for number in (1, 2))
    store.write("Send another way", partial(destinations.send_by, item_id=one, destination_id=other))
    assert "The place it goes to changed" in store.read(partial(leaving.why_not, item_id=one))
    assert store.read(partial(leaving.why_not, item_id=two)) == ""
    store.write("Look", partial(look, item=one))
    going = store.read(partial(sending.outgoing, item_id=one))
    assert isinstance(going, Outgoing) and going.to is not None and going.to.address == SERVER.address


def test_the_papers_of_one_child_keep_their_order_whatever_place_they_go_to(store: Store) -> None:
    """F49."""
    store.write("Use", partial(destinations.use_folder, folder="/office"))
    other = store.write("Add", partial(destinations.add, server=SERVER)).value
    store.write("Put in", put_in)
    two = store.write("Put in", partial(put_in, number=2)).value
    store.write("Send another way", partial(destinations.send_by, item_id=two, destination_id=other))
    store.write("Look", partial(look, item=two))
    with pytest.raises(WaitsItsTurn):
        store.read(partial(sending.outgoing, item_id=two))


def test_a_place_removed_leaves_no_password_and_what_waited_for_it_is_looked_at_again(store: Store) -> None:
    """S59, S50."""
    store.write("Use", partial(destinations.use_folder, folder="/office"))
    other = store.write("Add", partial(destinations.add, server=SERVER)).value
    item = store.write("Put in", put_in).value
    store.write("Send another way", partial(destinations.send_by, item_id=item, destination_id=other))
    store.write("Look", partial(look, item=item))
    store.write("Remove", partial(destinations.remove, destination_id=other))
    assert store.read(lambda s: s.exec(select(Secret)).all()) == []
    assert store.read(lambda s: s.get(OutboxItem, item).destination_id) is None
    assert "The place it goes to changed" in store.read(partial(leaving.why_not, item_id=item))


def test_what_may_have_arrived_goes_no_other_way_until_that_is_known(store: Store) -> None:
    """F44: neither taken out, nor to another place, nor with its place removed."""
    place = store.write("Use", partial(destinations.use_folder, folder="/office")).value
    other = store.write("Add", partial(destinations.add, server=SERVER)).value
    item = store.write("Put in", put_in).value
    store.write("Send", partial(sending.take, item_id=item, now=NOW))
    store.write("Send", partial(sending.settling, item_id=item, name="IRO-AAA1.pdf"))
    for act in (
        partial(outbox.withdraw, item_id=item),
        partial(destinations.send_by, item_id=item, destination_id=other),
        partial(destinations.remove, destination_id=place),
        partial(leaving.require_other_way, item_id=item),
    ):
        with pytest.raises(Refusal, match="may have arrived"):
            store.write("Try", act)


def test_a_paper_kept_back_goes_once_a_place_is_said(store: Store) -> None:
    place = store.write("Use", partial(destinations.use_folder, folder="/office")).value
    item = store.write("Put in", put_in).value
    sha256 = hashlib.sha256(b"paper 1").hexdigest()
    store.write("Keep", partial(keeping.look, item_id=item, sha256=sha256, now=NOW, is_kept=True))
    store.write("Send another way", partial(destinations.send_by, item_id=item, destination_id=place))
    assert store.read(partial(sending.outgoing, item_id=item)).item_id == item


def test_a_server_that_was_not_tried_is_not_kept(store: Store) -> None:
    """S59."""
    with pytest.raises(Refusal, match="not been tried"):
        store.write("Add", partial(destinations.add, server=Server("https://files.example.org/", "a", "b")))

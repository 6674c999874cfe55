"""Invented families, everything about them that a letter must not tell, and letters that tell nothing."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import create_engine
from sqlmodel import Session, SQLModel

from iro_desk.domain.calendar_names import MONTHS
from iro_desk.domain.codes import Role, Share
from iro_desk.domain.leaks.scanning import Identifier
from iro_desk.records import Child, ChildsWords, Decision, Person, Placement, Review
from iro_desk.services import leak_check, settings

DATED = date(2026, 6, 12)
_FIRST = """
Elizabeth William Grace Will May Mark Rose Summer Hope Zoë Jörg Anaïs Niamh Siân Lily-Mae Jo-Anne Thomas Samuel
Isabella Muhammad Katarzyna Abigail Benjamin Harriet Joshua Rebecca Oluwaseun Łukasz Theodore Ng Faith Jack
"""
_LAST = """
Pepperwick Quillfeather Thistlewood O'Hara D'Angelo Vane-Tempest Okafor Dunmore Marrowby Szczepański Müller Bell
Young Winterbourne Ashgrove Larkspur Oddingley Tarn Copplestone Wetherby-Lunt Nuttall Prewett Garside Holroyd
"""
FIRST, LAST = _FIRST.split(), _LAST.split()
HOUSES = ("Rowan Cottage", "The Old Forge", "Bramble House", "Swallow Barn", "Juniper Lodge", "Fallow Farm")
STREETS = ("Mill Lane", "Station Road", "Cromwell Street", "Priory Close", "Windmill Drive", "Larch Avenue")
TOWNS = ("Tindlebury", "Dabbingham", "Larkshire", "Oxcombe", "Wexbridge", "Marlow-under-Edge")
SCHOOLS = (
    "Hillcrest Primary School",
    "St Swithun’s Academy",
    "Fernhollow Nursery",
    "Kestrel Way Junior School",
)
SHORT = {"Road": "Rd", "Street": "St", "Avenue": "Ave", "Lane": "Ln", "Close": "Cl", "Drive": "Dr"}
NEWS = (
    "The judge will decide about the caravan before the autumn half term begins.",
    "He has started seeing a counsellor every Wednesday at the community centre.",
    "We agreed that the dentist appointment in Wexbridge must happen this month.",
    "You are moving to live with your grandparents near the sea in September.",
)
SAID = (
    "I do not want to go back to that house ever again.",
    "My brother broke the window and nobody believed me.",
    "I hide my crisps under the bed in case tea runs out.",
)


@dataclass(frozen=True)
class Planted:
    """One thing that must be found.

    Args:
        what: its class and form, for a message.
        written: as it is put in the letter.
        blocks: whether it may never leave.
    """

    what: str
    written: str
    blocks: bool = False


@dataclass(frozen=True)
class Family:
    """What the check was told, and what a letter may and may not hold."""

    identifiers: tuple[Identifier, ...]
    planted: tuple[Planted, ...]
    letters: tuple[str, ...]


def family(seed: int, letters: int = 0) -> Family:
    """One caseload at random; the letters are to its first child and hold nothing that is another's."""
    chance = random.Random(seed)
    engine = create_engine("sqlite://")
    SQLModel.metadata.create_all(engine)
    with Session(engine) as session:
        rows = _caseload(session, chance, seed)
        identifiers = leak_check.identifiers(session, rows["reader"].id, on=DATED)
        planted = tuple(_planted(rows, chance))
        clean = tuple(_letter(rows["reader"], rows["own"], chance) for _ in range(letters))
    engine.dispose()
    return Family(identifiers, planted, clean)


def _caseload(session: Session, chance: random.Random, seed: int) -> dict:
    settings.change(session, "officer.name", "Ros Hale")
    settings.change(session, "officer.telephone", "01632 960100")
    settings.change(session, "advocacy.telephone", "01632 960111")
    settings.change(session, "complaints.contact", "complaints@tindle.example, 01632 960112")
    names = chance.sample(FIRST, 12)
    surnames = chance.sample(LAST, 16)
    postcodes = _postcodes(chance)
    rows: dict = {"sibling": None, "other": None, "own": []}
    for number in range(6):
        child = _put(
            session, Child, preferred_name=names[number],
            surname=surnames[6 if number == 1 and seed % 2 else number // 2],
            born_on=date(2009 + 2 * number, 1 + chance.randrange(12), 1 + chance.randrange(28)),
            family_key=f"f{number // 2}", local_code=f"{chance.choice(['TN', 'LK'])}-{4000 + chance.randrange(999)}",
            other_names=f"{surnames[8 + number]}let, Pippin {surnames[8 + number]}",
            other_numbers=f"NHS {chance.randrange(10**9, 10**10)}, UPN H80{chance.randrange(10**9, 10**10)}",
            school=SCHOOLS[number % len(SCHOOLS)],
            address_withheld_from="their father" if number == 0 else "",
        )  # fmt: skip
        _around(session, child, number, chance, names, surnames, next(postcodes), next(postcodes), rows)
        key = {0: "reader", 1: "sibling", 2: "other"}.get(number)
        if key:
            rows[key] = child
    return rows


def _around(session, child, number, chance, names, surnames, postcode, second, rows) -> None:
    address = f"{1 + chance.randrange(90)} {STREETS[number]}, {TOWNS[number]}, {second}"
    home = _put(
        session, Placement, child_id=child.id, started_on=date(2025, 1, 1), postcode=postcode,
        described=f"{HOUSES[number]}, {STREETS[number]}, {TOWNS[number]}", address=address,
    )  # fmt: skip
    carer = _put(
        session, Person, child_id=child.id, name=f"Jan {surnames[15 - number]}", role=Role.CARER,
        telephone=f"01632 9602{number}7", email=f"jan.m{number}@tindle.example",
    )  # fmt: skip
    _put(session, Person, child_id=child.id, name="Bev Arkwright", role=Role.SOCIAL_WORKER,
         telephone="07700 900123", email="bev.a@tindle.example")  # fmt: skip
    if number == 0:
        guarded = _put(session, Person, child_id=child.id, name="Craig Vosper", role=Role.FATHER, is_protected=True,
                       other_names="Razor", address=f"Flat 3, 9 Tanyard Row, {TOWNS[5]}")  # fmt: skip
        rows.update(guarded=guarded, home=home, carer=carer)
        rows["own"] = ["Bev", "Jan", names[0]]
        _put(
            session,
            ChildsWords,
            child_id=child.id,
            said_on=DATED,
            words="Nobody must know about the blue box.",
        )
        _put(session, ChildsWords, child_id=child.id, said_on=DATED, words="I like Mum's depression song.",
             share=Share.MAY_SHARE)  # fmt: skip
    else:
        review = _put(session, Review, child_id=child.id, review_on=date(2026, 5, 1))
        _put(
            session,
            ChildsWords,
            child_id=child.id,
            said_on=DATED,
            words=SAID[number % 3],
            share=Share.MAY_SHARE,
        )
        _put(session, Decision, child_id=child.id, review_id=review.id, what="x", for_child=NEWS[number % 4])
        rows.update({f"home{number}": home, f"carer{number}": carer, f"said{number}": SAID[number % 3],
                     f"news{number}": NEWS[number % 4]})  # fmt: skip


def _planted(rows: dict, chance: random.Random) -> Iterator[Planted]:
    for key, number in (("sibling", 1), ("other", 2)):
        yield from _of_child(rows[key], key, rows["reader"])
        home, carer = rows[f"home{number}"], rows[f"carer{number}"]
        yield from _each(f"{key}'s home", _homes(home))
        yield from _each(f"{key}'s postcode", _codes(home.postcode))
        yield from _each(f"{key}'s carer", [*_cases(carer.name.split()[1]), f"{carer.name}'s"])
        yield from _each(f"{key}'s carer's telephone", _telephones(carer.telephone))
        yield from _each(f"{key}'s carer's e-mail", _emails(carer.email))
        yield from _each(f"{key}'s words", [rows[f"said{number}"], rows[f"said{number}"].upper()])
    yield from _each(
        "sibling's news", [rows["news1"], rows["news1"].replace("the", "our", 1), rows["news1"].lower()]
    )
    yield from _each("sibling's age", _ages(rows["sibling"].born_on, rows["reader"].born_on))
    yield from _each("own number", [rows["reader"].local_code, rows["reader"].local_code.replace("-", " / ")])
    yield from _each("social worker's telephone", _telephones("07700 900123"))
    yield from _each("social worker's e-mail", _emails("bev.a@tindle.example"))
    yield from _each("parent's health", [
        "Your mum has been drinking again.", "Dad was arrested.", "because of her depression", "Mum is in prison",
        "Your dad came. He was using drugs that day.",
    ])  # fmt: skip
    home, carer = rows["home"], rows["carer"]
    yield from _each(
        "withheld home", [*_homes(home), TOWNS[0], TOWNS[0].upper(), TOWNS[0].lower()], blocks=True
    )
    yield from _each("withheld postcode", _codes(home.postcode), blocks=True)
    yield from _each("protected person", ["Craig", "Vosper", "CRAIG VOSPER", "Razor", "C. Vosper", "Vosper, C",
                                          "v o s p e r", "Cra-\nig Vosper", "Crаig"], blocks=True)  # fmt: skip
    yield from _each("protected address", ["9 Tanyard Row", "Tanyard row"], blocks=True)
    confided = "Nobody must know about the blue box."
    yield from _each("in confidence", [confided, confided.lower(), confided.replace(" ", "\n")], blocks=True)
    yield from _each("own carer", [*_cases(carer.name.split()[1])])


def _of_child(child: Child, whose: str, own: Child) -> Iterator[Planted]:
    first, last = child.preferred_name, child.surname
    yield from _each(f"{whose}'s first name", _first_names(first))
    if last != own.surname:
        yield from _each(f"{whose}'s surname", [*_cases(last), f"Mr {last}", f"{last}’s", *_halves(last)])
    yield from _each(f"{whose}'s whole name", [
        *_cases(f"{first} {last}"), f"{last}, {first}", f"{first[0]}. {last}", f"{first[0]} {last}",
        f"{first}\n{last}", f"{first}_{last}", f"{first}{last}",
    ])  # fmt: skip
    day = child.born_on
    if whose == "sibling" and (day.month, day.day) != (own.born_on.month, own.born_on.day):
        month = MONTHS[day.month - 1]
        said = [f"a birthday on {day.day} {month}", f"born on the {day.day}th of {month[:3]}"]
        yield from _each("sibling's birthday", said)
    former, pet = (name.strip() for name in child.other_names.split(","))
    yield from _each(f"{whose}'s other name", [former, pet, former.upper(), pet.split()[-1]])
    yield from _each(f"{whose}'s born on", _dates(child.born_on))
    nhs, upn = (number.split()[-1] for number in child.other_numbers.split(","))
    yield from _each(
        f"{whose}'s NHS number", [nhs, f"{nhs[:3]} {nhs[3:6]} {nhs[6:]}", f"{nhs[:3]}-{nhs[3:6]}-{nhs[6:]}"]
    )
    yield from _each(f"{whose}'s UPN", [upn, upn.lower(), upn.replace("0", "O")])
    code = child.local_code
    yield from _each(
        f"{whose}'s case number", [code, code.lower(), code.replace("-", ""), code.replace("-", "/")]
    )
    school = child.school
    saint = school.replace("St ", "Saint ")
    told = [school, school.upper(), school.rsplit(" ", 1)[0], saint, school.replace("’", "'")]
    yield from _each(f"{whose}'s school", told)


def _each(what: str, forms: list[str], *, blocks: bool = False) -> Iterator[Planted]:
    return (Planted(f"{what}: {form!r}", form, blocks) for form in dict.fromkeys(forms))


def _cases(name: str) -> list[str]:
    """As it is, in capitals, with spaces, unseen characters, letters of other alphabets, a line's end, no accent."""
    greek = name.translate(str.maketrans("aeopcyx", "аеорсух"))
    half = max(2, len(name) // 2)
    forms = [
        name, name.upper(), f"({name})", f"“{name}”", f"{name}’s", f"{name}'s", " ".join(name.replace(" ", "")),
        name[:half] + "\u00ad" + name[half:], "\u200b".join(name), greek, name.replace("'", "’"),
        name.replace("-", " "), name.replace("-", "\u2011"), name.replace("'", ""), name.replace(" ", "\u00a0"),
        _bare(name),
    ]  # fmt: skip
    if len(name.replace(" ", "")) > 6:
        forms.append(f"{name[:half]}-\n{name[half:]}")
    return forms


def _bare(name: str) -> str:
    return name.translate(str.maketrans("ëöïâñüłŁé", "eoianulLe"))


def _first_names(first: str) -> list[str]:
    shorts = {"Elizabeth": ["Liz", "Beth", "Lizzie"], "William": ["Bill", "Billy"], "Thomas": ["Tom", "Tommy"],
              "Samuel": ["Sam"], "Isabella": ["Bella", "Izzy"], "Muhammad": ["Mohammed"], "Abigail": ["Abby"],
              "Benjamin": ["Ben"], "Rebecca": ["Becky"], "Theodore": ["Teddy"], "Lily-Mae": ["Lily Mae", "Lily"],
              "Joshua": ["Josh"], "Harriet": ["Hattie"]}.get(first, [])  # fmt: skip
    forms = [f"you and {first}", f"{first}’s bike", f"with {first.upper()} too", f"saw {first} there", *(
        f"with {short} on" for short in shorts)]  # fmt: skip
    if len(first) > 2:
        forms += [f"saw {' '.join(first)} there", f"saw {first[:2]}\u200b{first[2:]} there"]
    return forms


def _halves(last: str) -> list[str]:
    return [half for half in last.split("-") if len(half) > 3] if "-" in last else []


def _dates(day: date) -> list[str]:
    ordinal = {1: "st", 2: "nd", 3: "rd"}.get(day.day % 10 if day.day not in (11, 12, 13) else 0, "th")
    month, d, m, y = MONTHS[day.month - 1], day.day, day.month, day.year
    words = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"]
    forms = [
        day.isoformat(), f"{d}/{m}/{y}", f"{d:02}/{m:02}/{y}", f"{d}.{m}.{y % 100:02}", f"{d}-{m}-{y}",
        f"{d} {month} {y}", f"{d}{ordinal} {month} {y}", f"the {d}{ordinal} of {month}, {y}", f"{month} {d}, {y}",
        f"{month} {d}{ordinal} {y}", f"{d} {month[:3]} {y % 100:02}", f"{d}-{month[:3]}-{y}",
        f"{month.upper()} {d} {y}", f"{d:02}{m:02}{y}", f"{d:02}{m:02}{y % 100:02}", f"{y}{m:02}{d:02}",
        f"{d} / {m} / {y}", f"{d} {month} '{y % 100:02}",
    ]  # fmt: skip
    if day.day <= len(words):
        forms += [f"{words[d - 1]} of {month} {y}", f"the {words[d - 1].title()} day of {month} {y}"]
    return forms


def _codes(code: str) -> list[str]:
    out, inward = code.split()
    return [
        code, code.lower(), out + inward, f"{out}  {inward}", f"{out}\u00a0{inward}", " ".join(out + inward),
        f"{out}-{inward}", f"{out}\n{inward}", code.replace("0", "O").replace("1", "I"), code.replace("0", "o"),
    ]  # fmt: skip


def _telephones(number: str) -> list[str]:
    bare = number.replace(" ", "")
    area, rest = number.split()
    forms = [
        number, bare, f"+44 {bare[1:]}", f"+44 (0){bare[1:]}", f"0044 {bare[1:]}", f"({area}) {rest[:3]} {rest[3:]}",
        f"{area}-{rest[:3]}-{rest[3:]}", " ".join(bare), f"{area}.{rest}", f"tel:{bare}", bare.replace("0", "O"),
    ]  # fmt: skip
    return [*forms, f"ring {rest}"] if number.startswith("01") else forms


def _emails(address: str) -> list[str]:
    return [address, address.upper(), f"mailto:{address}", address.replace("@", " at "), f"<{address}>",
            address.replace("@", " at ").replace(".", " dot "), address.replace("@", "\u200b@")]  # fmt: skip


def _homes(home: Placement) -> list[str]:
    house, street, _town = (piece.strip() for piece in home.described.split(","))
    number = home.address.split()[0]
    stem, kind = street.rsplit(" ", 1)
    return [
        house, house.upper(), street, f"{number} {street}", f"{number}, {street}", f"{stem} {SHORT[kind]}",
        f"{number} {stem} {SHORT[kind]}.", f"{house}\n{street}", street.lower(), house.replace(" ", "\u00a0"),
    ]  # fmt: skip


def _ages(born: date, own: date) -> list[str]:
    age = DATED.year - born.year - ((born.month, born.day) > (DATED.month, DATED.day))
    return (
        [f"who is {age} now", f"aged {age}", f"{age} years old", f"{age}-year-old"]
        if abs(born.year - own.year) > 1
        else []
    )


def _postcodes(chance: random.Random) -> Iterator[str]:
    while True:
        inward = f"{chance.randrange(10)}{chance.choice('ABDE')}{chance.choice('FGHJ')}"
        yield f"{chance.choice(['TN', 'WX', 'OX', 'IO'])}{chance.randrange(1, 20)} {inward}"


ORDINARY = (
    "Thank you for showing me your green room and for coming to your meeting on {day}.",
    "You said you will try to read a chapter every night, and you may choose the book.",
    "I hope the summer holidays are full of grace and good weather.",
    "{a} will take you swimming on Saturdays, and {b} will come too.",
    "Will you tell me how it goes? May I come and see you in {month}?",
    "Mark the days on your chart. Hope is a good thing to carry.",
    "We planted a rose by the wall, and it grew so fast that it reached the window.",
    "You got a high mark for your drawing of a robin in the snow.",
    "Your next review is on {day}, at four o’clock, with crisps.",
    "{a} will bring the photo of you by {day}. I will check.",
    "You asked for a later bedtime. The answer is not yet, because you need your sleep.",
    "It was fair to ask. We will talk about it again in the autumn.",
    "Last time we said you would have your own library card. It happened.",
    "You told everyone about your book yourself. I could see that took courage.",
    "In May the garden is full of bluebells, and in June the strawberries come.",
    "The bus was too loud, so you will go to school in a taxi from Monday.",
    "You can talk to me alone: 01632 960100. You can have an advocate: 01632 960111.",
    "You can complain: 01632 960112, or write to complaints@tindle.example.",
    "Some big decisions are made by a court, and you can ask me how that works.",
    "You can ask to see what is written about you.",
    "You have grown so much that your new shoes are a size four. Five whole strokes without armbands!",
    "Summer term ends on {day}. Rose petals make good confetti.",
    "You and {b} made pancakes for 12 people and only dropped one.",
    "Your doctor says your arm is nearly better and you can climb again.",
    "A judge is a person who helps families. The judge will decide in the summer.",
    "I was happy to see how kind you are to the new puppy. He is 3 months old.",
    "You are nine now, and you can stay up until half past eight.",
    "It is not your fault. You can be cross, and you can be sad, and both are all right.",
    "You will see Mum every Saturday at ten. {a} will drive you there and back.",
    "Dad rings on Sundays at five. You can talk for as long as you both want.",
    "Your mum told me she is proud of you. Your dad sent a postcard with a ship on it.",
)


def _letter(child: Child, known: list[str], chance: random.Random) -> str:
    day = DATED + timedelta(days=chance.randrange(1, 200))
    said = {
        "a": known[0],
        "b": known[1],
        "day": f"{day:%A} {day.day} {day:%B} {day.year}",
        "month": f"{day:%B}",
    }
    lines = [line.format(**said) for line in chance.sample(ORDINARY, 16)]
    paragraphs = [" ".join(lines[at : at + 4]) for at in range(0, 16, 4)]
    return "\n\n".join([f"Dear {child.preferred_name},", *paragraphs, "With warm wishes,\nRos Hale"])


def _put(session: Session, record: Callable, **values: object):
    row = record.model_validate(values)
    session.add(row)
    session.flush()
    return row

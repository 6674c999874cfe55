"""Scanning: every way an identifier may be written is found, and ordinary words are left alone (S39, S41)."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iro_desk.domain.leaks.common_names import COMMON
from iro_desk.domain.leaks.scanning import Identifier, scan

LETTERS = st.text(alphabet="abcdefghijklmnopqrstuvwxyzéñøłž", min_size=4, max_size=10)
NAMES = st.one_of(LETTERS, st.builds("{}-{}".format, LETTERS, LETTERS), st.builds("O'{}".format, LETTERS))
POSTCODES = st.from_regex(r"[A-Z]{1,2}[1-9][0-9]? [0-9][A-Z]{2}", fullmatch=True)
PHONES = st.from_regex(r"01[0-9]{3} [0-9]{6}", fullmatch=True)
EMAILS = st.from_regex(r"[a-z]{3,8}\.[a-z]{3,8}@[a-z]{3,8}\.example", fullmatch=True)
CODES = st.from_regex(r"[A-Z]{2,3}[-/][0-9]{3,6}", fullmatch=True)
DATES = st.dates(date(1998, 1, 1), date(2026, 12, 31))
AROUND = st.sampled_from(
    [("", ""), ("Hello ", "."), ("(", ")"), ("we saw\n", "\nand"), ("“", "”"), ("to ", "’s")]
)


def found(text: str, value: str, kind: str) -> bool:
    """Whether the one identifier is found in the text."""
    return bool(scan(text, (Identifier(value, "somebody", kind),)))


@given(name=NAMES, around=AROUND, form=st.sampled_from(["as", "upper", "lower", "space", "joined", "curly"]))
def test_a_name_is_found_in_any_case_hyphen_and_apostrophe(
    name: str, around: tuple[str, str], form: str
) -> None:
    written = {
        "as": name.title(),
        "upper": name.upper(),
        "lower": name,
        "space": name.replace("-", " ").title(),
        "joined": name.replace("-", "").title(),
        "curly": name.replace("'", "’").title(),
    }[form]
    if name in COMMON:
        return
    assert found(around[0] + written + around[1], name, "surname")


@given(code=POSTCODES, around=AROUND, gap=st.sampled_from(["", " ", "  ", "\n", "-", "\u00a0"]))
def test_a_postcode_is_found_in_any_spacing(code: str, around: tuple[str, str], gap: str) -> None:
    assert found(around[0] + code.replace(" ", gap).lower() + around[1], code, "postcode")
    assert found(around[0] + " ".join(code.replace(" ", "")) + around[1], code, "postcode")


@given(
    number=PHONES, around=AROUND, form=st.sampled_from(["{}", "({}) {}", "+44 {1}", "+44(0){1}", "0044{1}"])
)
def test_a_telephone_number_is_found_in_any_spacing(number: str, around: tuple[str, str], form: str) -> None:
    area, rest = number.split()
    written = {
        "{}": number,
        "({}) {}": f"({area}) {rest[:3]} {rest[3:]}",
        "+44 {1}": f"+44 {area[1:]} {rest}",
        "+44(0){1}": f"+44 (0){area[1:]}-{rest}",
        "0044{1}": f"0044{area[1:]}{rest}",
    }[form]
    assert found(around[0] + written + around[1], number, "telephone")


@given(address=EMAILS, around=AROUND)
def test_an_e_mail_address_is_found(address: str, around: tuple[str, str]) -> None:
    assert found(around[0] + address.upper() + around[1], address, "email")


@given(code=CODES, around=AROUND, gap=st.sampled_from(["", " ", "-", "/"]))
def test_a_case_number_is_found(code: str, around: tuple[str, str], gap: str) -> None:
    written = code.replace("-", gap).replace("/", gap).lower()
    assert found(around[0] + written + around[1], code, "case_number")


@given(
    day=DATES,
    around=AROUND,
    form=st.sampled_from(
        ["%d/%m/%Y", "%d.%m.%y", "%Y-%m-%d", "%d %B %Y", "%A %d %B %Y", "%B %d, %Y", "%d %b %y"]
    ),
)
def test_a_date_of_birth_is_found_in_figures_and_words(day: date, around: tuple[str, str], form: str) -> None:
    written = day.strftime(form)
    assert found(around[0] + written + around[1], day.isoformat(), "born_on")
    assert found(around[0] + written.lstrip("0") + around[1], day.isoformat(), "born_on")


@pytest.mark.parametrize(
    ("name", "text", "is_found"),
    [
        ("Grace", "He moved with grace.", False),
        ("Grace", "Grace is a kind of ease.", False),
        ("Grace", "You sat beside Grace at lunch.", True),
        ("Grace", "Grace’s bike is blue.", True),
        ("Grace", "Grace Pepperwick came.", True),
        ("Will", "Will you come?", False),
        ("Will", "You said Will came too.", True),
        ("May", "We meet on 4 May 2026.", False),
        ("May", "It begins in May.", False),
        ("May", "You told May about it.", True),
        ("Summer", "In the summer holidays.", False),
        ("Summer", "You and Summer are friends.", True),
        ("Ann", "An annual plan and Annabel.", False),
        ("Ben", "He bent the ben-shaped twig", True),
    ],
)
def test_a_name_that_is_a_word_is_found_only_where_a_name_stands(
    name: str, text: str, is_found: bool
) -> None:
    """S41."""
    assert found(text, name, "first_name") is is_found


@pytest.mark.parametrize(
    "text", ["Pepper-\nwick", "Pepper\u00adwick", "PEPPERWICK", "Pepperwicks", "pépperwick"]
)
def test_a_name_broken_over_lines_or_oddly_written_is_found(text: str) -> None:
    assert found(f"the {text} home", "Pepperwick", "surname")


def test_a_blocking_name_inside_a_longer_permitted_one_is_still_found() -> None:
    forbidden = (
        Identifier("Anna Rosalind", "kin", "name", False),
        Identifier("Rosalind", "other", "first_name"),
    )
    assert {leak.blocking for leak in scan("I saw Anna Rosalind there.", forbidden)} == {True, False}


def test_a_leak_says_where_it_stands_in_the_original_text() -> None:
    text = "Dear Zoë, ŁUKASZ came."
    leak = scan(text, (Identifier("Łukasz", "other", "first_name"),))[0]
    assert text[leak.at : leak.at + len(leak.found)] == "ŁUKASZ"


def test_nothing_forbidden_finds_nothing() -> None:
    assert scan("Anything at all", ()) == ()
    assert (
        scan("Anything at all", (Identifier(" ", "x", "surname"), Identifier("12", "x", "case_number"))) == ()
    )

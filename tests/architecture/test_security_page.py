"""SECURITY.md is kept true: every claim has a test that says its number, and the algorithms are those in use."""

from __future__ import annotations

import ast
import re

NUMBER = re.compile(r"\bS(\d{1,2})\b")
PRIMITIVES = {"cryptography", "argon2"}
NOT_ALGORITHMS = {"HashingError", "InvalidTag", "hash_secret_raw"}
STANDARD = {"hashlib", "hmac", "secrets"}
SEALING = {"pikepdf.Encryption", "passphrase.encrypt", "pyrage.encrypt"}
"""What seals whole files, by the names the code calls it."""


def page(tree) -> str:
    return (tree.ROOT / "SECURITY.md").read_text(encoding="utf-8")


def section(tree, heading: str) -> str:
    return page(tree).split(f"## {heading}\n", 1)[1].split("\n## ", 1)[0]


def claimed(tree) -> set[str]:
    """The numbers that the page says are met."""
    met = section(tree, "What cryptography enforces") + section(tree, "What the program's own conduct holds")
    return set(NUMBER.findall(met + section(tree, "Algorithms")))


def shown(tree) -> dict[str, str]:
    rows = re.findall(r"^\| S(\d+) \|.*\| `(.+)` \|$", section(tree, "Which test shows it"), re.MULTILINE)
    return dict(rows)


def test_every_claim_has_a_test_that_says_its_number(tree):
    """S64: a statement without a test, or a test that was renamed, shows here."""
    assert claimed(tree) - set(shown(tree)) == set()
    wrong = [f"S{number}: {test}" for number, test in shown(tree).items() if not says(tree, number, test)]
    assert wrong == []


def test_what_is_not_done_is_not_claimed(tree):
    """S64: a number stands under what is done or under what is not, never both without a word."""
    missing = set(NUMBER.findall(section(tree, "What is not done, or cannot be")))
    assert missing & set(shown(tree)) == set()


def says(tree, number: str, test: str) -> bool:
    path, _, name = test.partition("::")
    if not (tree.ROOT / path).is_file():
        return False
    found = [
        node
        for node in ast.walk(tree.parsed(tree.ROOT / path))
        if isinstance(node, ast.FunctionDef) and node.name == name
    ]
    return any(number in NUMBER.findall(ast.get_docstring(node) or "") for node in found)


def test_the_algorithms_in_use_are_those_of_the_inventory(tree):
    """S9: by what the code imports and calls."""
    listed = set(re.findall(r"^\| `(.+?)` \|", section(tree, "Algorithms"), re.MULTILINE))
    used = set().union(*(algorithms(tree.parsed(path)) for path in tree.modules()))
    assert used == listed


def test_an_algorithm_that_is_not_listed_would_be_found():
    """S9: the search itself."""
    code = (
        "import hashlib\nfrom cryptography.hazmat.primitives.ciphers.algorithms import ARC4\nhashlib.md5(b'')"
    )
    assert algorithms(ast.parse(code)) == {"ARC4", "hashlib.md5"}


def algorithms(module: ast.Module) -> set[str]:
    """The names of cryptographic means that a module imports or calls."""
    found: set[str] = set()
    for node in ast.walk(module):
        if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] in PRIMITIVES:
            found |= {alias.name for alias in node.names} - NOT_ALGORITHMS - {"Type"}
        elif isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            found |= of_attribute(node.value.id, node.attr)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            found |= set(re.findall(r"^PRAGMA (?:re)?key\b", node.value))
        elif isinstance(node, ast.ImportFrom) and node.module in STANDARD:
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def of_attribute(owner: str, name: str) -> set[str]:
    if owner in STANDARD or (owner == "random" and name == "SystemRandom"):
        return {f"{owner}.{name}"}
    if f"{owner}.{name}" in SEALING:
        return {f"{owner}.{name}"}
    return {"Type.ID"} if (owner, name) == ("Type", "ID") else set()

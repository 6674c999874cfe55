"""What the program is built from is written down, follows from the lock, and may be shipped (S62)."""

from __future__ import annotations

import importlib.metadata
import importlib.util
import json
import re
import sys
import tomllib
from types import ModuleType
from typing import Any

import pytest


@pytest.fixture(scope="module")
def inventory(tree) -> ModuleType:
    """The packaging command, which is no part of the program."""
    spec = importlib.util.spec_from_file_location("inventory", tree.ROOT / "packaging" / "inventory.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def licences(inventory: ModuleType) -> dict[str, dict[str, Any]]:
    return tomllib.loads(inventory.LICENCES.read_text("utf-8"))


def test_both_files_follow_from_the_lock(inventory: ModuleType) -> None:
    """S62: a dependency that changes without its SBOM and its licence stops the check."""
    assert inventory.stale() == []


def test_the_sbom_holds_every_package_version_and_hash_of_the_lock_and_nothing_else(
    inventory: ModuleType,
) -> None:
    """S62: read from the lock in another way than the command reads it."""
    lock = inventory.LOCK.read_text("utf-8")
    pinned = re.findall(r"^([a-z0-9.-]+)==([^ ;\\]+)", lock, re.MULTILINE)
    document = json.loads(inventory.SBOM.read_text("utf-8"))
    parts = document["components"]
    assert (document["bomFormat"], document["specVersion"]) == ("CycloneDX", "1.6")
    assert [(part["name"], part["version"]) for part in parts] == pinned
    assert [part["purl"] for part in parts] == [f"pkg:pypi/{name}@{version}" for name, version in pinned]
    hashes = [one["content"] for part in parts for one in part["externalReferences"][0]["hashes"]]
    assert hashes == re.findall(r"--hash=sha256:([0-9a-f]{64})", lock)


def test_each_licence_is_what_the_installed_package_says_of_itself(licences: dict[str, Any]) -> None:
    """S62: the list is no guess; a package that changes its terms is noticed when it is installed."""
    wrong = {}
    for name, known in licences.items():
        try:
            said = _declared(importlib.metadata.metadata(name))
        except importlib.metadata.PackageNotFoundError:
            continue  # it is for another system
        if said != known.get("said", known["licence"]):
            wrong[name] = said
    assert wrong == {}


def _declared(metadata: Any) -> str:
    if metadata.get("License-Expression"):
        return str(metadata["License-Expression"])
    if metadata.get("License"):
        return str(metadata["License"]).splitlines()[0]
    kinds = [kind for kind in metadata.get_all("Classifier") or [] if kind.startswith("License")]
    return str(kinds[0]).split("::")[-1].strip() if kinds else ""


@pytest.mark.parametrize(
    ("licence", "may"),
    [
        ("MIT", True),
        ("LGPL-3.0-only OR GPL-2.0-only OR GPL-3.0-only", True),
        ("MIT AND (MPL-1.1 OR GPL-2.0-or-later OR LGPL-2.1-or-later)", True),
        ("GPL-3.0-only", False),
        ("AGPL-3.0-or-later AND MIT", False),
        ("MIT AND (GPL-2.0-or-later OR GPL-3.0-only)", False),
        ("", False),
    ],
)
def test_what_may_be_shipped(inventory: ModuleType, licence: str, may: bool) -> None:
    """S62: a package under the GPL alone, or under no known licence, does not come in unseen."""
    assert inventory.may_be_shipped(licence) is may


def test_a_package_without_a_licence_or_a_licence_without_a_package_stops_it(inventory: ModuleType) -> None:
    """S62."""
    lock = "abc==1.0 \\\n    --hash=sha256:" + "0" * 64 + "\n"
    with pytest.raises(inventory.Unknown, match="no licence"):
        inventory.packages(lock, {})
    with pytest.raises(inventory.Unknown, match=r"GPL-3\.0-only"):
        inventory.packages(lock, {"abc": {"licence": "GPL-3.0-only"}})
    with pytest.raises(inventory.Unknown, match="not in the lock any more: xyz"):
        inventory.packages(lock, {"abc": {"licence": "MIT"}, "xyz": {"licence": "MIT"}})


def test_how_the_terms_are_kept_is_said_of_every_licence_that_asks_more_than_a_notice(
    inventory: ModuleType, licences: dict[str, Any]
) -> None:
    """S62: Qt for Python under the LGPL above all."""
    asked = {
        one
        for known in licences.values()
        for one in re.findall(r"[A-Z][A-Za-z0-9.-]+", known["licence"])
        if one in inventory.SHARED_BACK
    }
    told = inventory.HOW.replace(" ", "").replace("-", "")
    assert asked
    assert {one.split("-")[0] for one in asked} <= {"LGPL", "MPL", "CC"}
    for one in ("LGPL3", "MPL2.0", "LGPL2.1", "CCBYSA4.0"):
        assert one in told


def test_known_weaknesses_are_asked_about_with_hashes_and_for_both_locks(tree) -> None:
    """S62: a command of its own, for it needs a network."""
    said = (tree.ROOT / "packaging" / "audit.py").read_text("utf-8")
    assert all(word in said for word in ("pip-audit", "--require-hashes", "--strict"))
    assert all(lock in said for lock in ("requirements.lock", "requirements-check.lock"))
    assert "audit.py" not in (tree.ROOT / "packaging" / "check.py").read_text("utf-8")

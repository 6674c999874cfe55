"""Writes what the program is built from: an SBOM (CycloneDX) and the list of licences; ``--check`` proves both fresh.

Both follow from requirements.lock and licences.toml alone, so that they are the same on every computer and need no
network. A package without a licence there, or under one that may not be shipped, stops it.
"""

from __future__ import annotations

import json
import re
import sys
import tomllib
import uuid
from dataclasses import dataclass
from pathlib import Path
from typing import Any

PACKAGING = Path(__file__).resolve().parent
LOCK, LICENCES = PACKAGING / "requirements.lock", PACKAGING / "licences.toml"
SBOM, LIST = PACKAGING / "sbom.cdx.json", PACKAGING / "LICENCES.md"
FREE = frozenset(
    {
        "MIT", "MIT-0", "MIT-CMU", "BSD-2-Clause", "BSD-3-Clause", "Apache-2.0", "PSF-2.0", "Zlib", "OFL-1.1",
    }
)  # fmt: skip
"""May be shipped with their notices."""
SHARED_BACK = frozenset(
    {"LGPL-2.1-or-later", "LGPL-3.0-only", "LGPL-3.0-or-later", "MPL-2.0", "CC-BY-SA-4.0"}
)
"""May be shipped unchanged, as ``HOW`` says."""
_ENTRY = re.compile(r"^([a-z0-9][a-z0-9._-]*)==([^\s;\\]+)\s*(?:;\s*([^\\]*?))?\s*\\?$")

HOW = """\
# What IRO Desk is built from, and on what terms

Written by `packaging/inventory.py` from `requirements.lock` and `licences.toml`; `sbom.cdx.json` holds the same with
the hash of every file. IRO Desk itself is MIT (`LICENSE`); its own data files have their terms in `resources/README`.

## How the terms are kept

- **Qt for Python and Qt (LGPL 3).** Used as they are published, unchanged, under the LGPL. They are installed as
  packages of their own, never linked into the program, so that anybody may put another build of the same version
  beside the program and run it with that; nothing hinders this. Their source is at `code.qt.io` under the version
  named below. No commercial and no GPL-only module of Qt is used.
- **paramiko, python-bidi (LGPL).** Python packages of their own, unchanged and replaceable; their source is on the
  package index under the version named below.
- **pikepdf, pathspec (MPL 2.0).** Unchanged; the source of each file is on the package index under the version named.
- **chunspell (MIT, with Hunspell under MPL 1.1, GPL 2 or LGPL 2.1).** Unchanged; Hunspell is taken under the LGPL 2.1.
- **OpenMoji (CC BY-SA 4.0).** All emojis designed by OpenMoji, the open-source emoji and icon project, drawn as they
  are. A paper that shows them says so.
- **The fonts (SIL Open Font Licence).** Shipped and embedded in documents under their own names, never sold alone.
- **sqlcipher3 (zlib)** carries SQLCipher, copyright Zetetic LLC, BSD 3-Clause.
- **Everything else** asks that its notice goes with it: each installed package holds its own licence file.

"""


class Unknown(Exception):
    """A package whose licence is not known, or may not be shipped."""


@dataclass(frozen=True, slots=True)
class Package:
    """One entry of the lock.

    Args:
        where: the computers it is for, as a marker; empty for all.
        hashes: SHA-256 of each of its files.
        sets_up: it builds or installs the program and is not part of it.
    """

    name: str
    version: str
    where: str
    hashes: tuple[str, ...]
    licence: str
    sets_up: bool

    @property
    def address(self) -> str:
        """Its package URL."""
        return f"pkg:pypi/{self.name}@{self.version}"

    def component(self) -> dict[str, Any]:
        """Itself as CycloneDX has it."""
        said: dict[str, Any] = {
            "type": "library", "bom-ref": self.address, "name": self.name, "version": self.version,
            "scope": "excluded" if self.sets_up else "required", "purl": self.address,
            "licenses": [{"expression": self.licence}],
        }  # fmt: skip
        hashes = [{"alg": "SHA-256", "content": one} for one in self.hashes]
        said["externalReferences"] = [{"type": "distribution", "url": self._page, "hashes": hashes}]
        if self.where:
            said["properties"] = [{"name": "iro-desk:marker", "value": self.where}]
        return said

    @property
    def _page(self) -> str:
        return f"https://pypi.org/project/{self.name}/{self.version}/"


def may_be_shipped(licence: str) -> bool:
    """Whether one of the ways the licence leaves open is one that the program may be shipped under."""
    either = re.split(r"\s+OR\s+", licence.replace("(", "").replace(")", "").split(" AND ")[-1])
    every = licence.split(" AND ")[:-1]
    allowed = FREE | SHARED_BACK
    return all(one.strip() in allowed for one in every) and any(one.strip() in allowed for one in either)


def packages(lock: str, licences: dict[str, dict[str, Any]]) -> list[Package]:
    """Read the lock, each package with its licence.

    Raises:
        Unknown: a licence is missing, may not be shipped, or is of a package that is not in the lock.
    """
    found: list[Package] = []
    for entry in lock.replace("\\\n    --hash=sha256:", " --hash=sha256:").splitlines():
        if not entry or entry.startswith("#"):
            continue
        first, *hashes = (part.strip() for part in entry.split(" --hash=sha256:"))
        name, version, where = (part or "" for part in _named(first))
        known = licences.get(name, {})
        licence = str(known.get("licence", ""))
        if not may_be_shipped(licence):
            raise Unknown(f"{name}: {licence or 'no licence in packaging/licences.toml'}")
        found.append(Package(name, version, where, tuple(hashes), licence, bool(known.get("sets_up", False))))
    left = sorted(licences.keys() - {package.name for package in found})
    if left:
        raise Unknown(f"not in the lock any more: {', '.join(left)}")
    return found


def _named(first: str) -> tuple[str | None, ...]:
    matched = _ENTRY.match(first.strip())
    if matched is None:
        raise Unknown(f"cannot be read: {first}")
    return matched.groups()


def sbom(found: list[Package]) -> str:
    """The packages as a CycloneDX document; the same packages always give the same one."""
    parts = [package.component() for package in found]
    number = uuid.uuid5(uuid.NAMESPACE_URL, json.dumps(parts, sort_keys=True))
    document = {
        "bomFormat": "CycloneDX", "specVersion": "1.6", "serialNumber": f"urn:uuid:{number}", "version": 1,
        "metadata": {"component": {"type": "application", "bom-ref": "iro-desk", "name": "iro-desk",
                                   "licenses": [{"license": {"id": "MIT"}}]}},
        "dependencies": [{"ref": "iro-desk", "dependsOn": [p.address for p in found if not p.sets_up]}],
    }  # fmt: skip
    lines = ",\n".join(json.dumps(part) for part in parts)
    return (
        json.dumps({**document, "components": []}, indent=1).replace(
            '"components": []', f'"components": [\n{lines}\n ]'
        )
        + "\n"
    )


def licence_list(found: list[Package]) -> str:
    """The packages and their licences, to be read."""
    rows = ["| package | version | licence | |", "|---|---|---|---|"]
    for package in found:
        note = "sets the program up, is no part of it" if package.sets_up else ""
        rows.append(f"| {package.name} | {package.version} | {package.licence} | {note} |")
    return HOW + "\n".join(rows) + "\n"


def wanted() -> dict[Path, str]:
    """What both files should hold."""
    found = packages(LOCK.read_text("utf-8"), tomllib.loads(LICENCES.read_text("utf-8")))
    return {SBOM: sbom(found), LIST: licence_list(found)}


def stale() -> list[str]:
    """The names of the files that are missing or do not follow from the lock."""
    return [
        path.name
        for path, content in wanted().items()
        if not path.is_file() or path.read_text("utf-8") != content
    ]


def main(arguments: list[str]) -> int:
    """Write both files, or with ``--check`` only compare."""
    try:
        old = stale()
    except Unknown as unknown:
        print(f"This may not be shipped yet: {unknown}")
        return 1
    if "--check" in arguments:
        print(
            f"Stale: {', '.join(old)}. Run packaging/inventory.py." if old else "SBOM and licences are fresh."
        )
        return 1 if old else 0
    for path, content in wanted().items():
        path.write_text(content, encoding="utf-8", newline="\n")
        print(f"wrote packaging/{path.name}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

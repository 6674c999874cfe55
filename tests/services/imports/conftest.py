"""Small returns the tests write for themselves. Every child in them is invented."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

import pytest

TODAY = date(2026, 3, 2)
RETURN = {
    "Header": (
        "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\n"
        "9001,F,14/05/2012,WBRI,UN5,,\n9002,1,02/09/2024,MWBC,UN1,,\n9003,2,20/01/2015,BAFR,UN5,,\n"
    ),
    "Episodes": (
        "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN\n"
        "9001,03/02/2025,S,C1,N1,U6,PR1,01/06/2025,X1,,,,\n"
        "9001,01/06/2025,L,C2,N1,U6,PR1,,,,,,\n"
        "9002,12/05/2025,S,C1,N1,U6,PR1,01/12/2025,E4A,,,,\n"
        "9003,01/10/2019,P,V2,N1,K2,PR4,,,,,MK9 3HL,\n"
    ),
    "Reviews": (
        "CHILD,DOB,REVIEW,REVIEW_CODE\n"
        "9001,14/05/2012,28/02/2025,PN1\n9001,14/05/2012,20/05/2025,PN6\n9001,14/05/2012,18/11/2025,PN6\n"
        "9002,02/09/2024,06/06/2025,PN0\n9003,20/01/2015,24/10/2025,PN2\n"
    ),
    "UASC": "CHILD,SEX,DOB,DUC\n9003,2,20/01/2015,20/01/2033\n",
    "Missing": "CHILD,DOB,MISSING,MIS_START,MIS_END\n9001,14/05/2012,M,03/07/2025,04/07/2025\n",
}

WriteReturn = Callable[..., Path]


@pytest.fixture
def write_return(tmp_path: Path) -> WriteReturn:
    """Writes a folder of CSV tables under names that say nothing; extra rows are added to a table by name."""

    def write(more: Mapping[str, str] | None = None, tables: Mapping[str, str] = RETURN) -> Path:
        folder = tmp_path / "return"
        folder.mkdir()
        for number, (name, text) in enumerate(tables.items()):
            (folder / f"extract {number}.csv").write_text(text + (more or {}).get(name, ""), "utf-8")
        return folder

    return write


@pytest.fixture
def today() -> date:
    """The day the tests stand on."""
    return TODAY


@pytest.fixture
def small_return() -> dict[str, str]:
    """The text of a small clean return, by table."""
    return dict(RETURN)


@pytest.fixture(scope="session")
def outside_return() -> Path:
    """The invented return of 2,675 children that is kept outside the project."""
    root = next(folder for folder in Path(__file__).parents if (folder / "pyproject.toml").exists())
    folder = root.parent / "shared" / "data" / "ssda903"
    if not folder.is_dir():
        pytest.skip("the outside SSDA903 data set is not beside the project")
    return folder

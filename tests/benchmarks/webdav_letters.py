"""Fifty letters, 5 MB in all, to a WebDAV server on this computer: IRO Desk beside ``rclone copy``, in one run.

``python tests/benchmarks/webdav_letters.py``. IRO Desk puts a part, reads it back, gives it its name and reads that
back too; rclone puts each file and asks for its length. Where rclone is not there it is said, and left out.
"""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from iro_desk.carriers.web_address import web_address  # noqa: E402
from iro_desk.carriers.web_line import WebLine  # noqa: E402
from iro_desk.carriers.webdav import WebDav  # noqa: E402
from iro_desk.exports.carrying import Journey  # noqa: E402
from iro_desk.exports.sending import Outgoing, Settling  # noqa: E402
from iro_desk.services.sending.servers import Server  # noqa: E402
from tests.carriers.dav_server import PASSWORD, USER  # noqa: E402

LETTERS, SIZE, ROUNDS = 50, 100_000, 5


def by_iro_desk(address: str, letters: Path) -> None:
    """One line, one letter after another, as the outbox sends them; what it writes down meanwhile is not counted."""
    carrier = WebDav(WebLine(web_address(address), USER, PASSWORD, ""))
    journey = Journey(Server(address, USER, PASSWORD), lambda _: carrier)
    for number, letter in enumerate(sorted(letters.iterdir())):
        going = Outgoing(number, letter.name, letter.read_bytes())
        said = journey.place(going)
        if isinstance(said, Settling):
            said = journey.place(replace(going, going_name=said.name))
        if isinstance(said, Settling) or said.trouble:
            raise SystemExit(f"A letter did not arrive: {said}")
    journey.close()


def by_rclone(transfers: int) -> Callable[[str, Path], None]:
    """``rclone copy`` with so many letters at a time."""
    hidden = subprocess.run(
        ["rclone", "obscure", PASSWORD], check=True, capture_output=True, text=True
    ).stdout.strip()

    def copy(address: str, letters: Path) -> None:
        to = [
            f"--webdav-url={address}",
            "--webdav-vendor=other",
            f"--webdav-user={USER}",
            f"--webdav-pass={hidden}",
        ]
        command = ["rclone", "copy", str(letters), ":webdav:", *to, f"--transfers={transfers}", "--config="]
        subprocess.run(command, check=True, capture_output=True)

    return copy


def taken(send: Callable[[str, Path], None], letters: Path, place: Path) -> float:
    """Seconds to an empty folder of a server of its own process."""
    program = [sys.executable, str(ROOT / "tests/carriers/dav_server.py"), str(place)]
    served = subprocess.Popen(program, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    assert served.stdout is not None
    try:
        address = f"http://127.0.0.1:{int(served.stdout.readline())}/"
        begun = time.perf_counter()
        send(address, letters)
        seconds = time.perf_counter() - begun
    finally:
        served.kill()
        served.wait()
    same = all((place / one.name).read_bytes() == one.read_bytes() for one in letters.iterdir())
    assert same and len(list(place.iterdir())) == LETTERS
    return seconds


def main() -> None:
    """Print the middle of some rounds of each, taken in turn."""
    ways: dict[str, Callable[[str, Path], None]] = {"IRO Desk, each letter read back twice": by_iro_desk}
    if shutil.which("rclone"):
        ways |= {"rclone copy, 4 at a time": by_rclone(4), "rclone copy, 1 at a time": by_rclone(1)}
    else:
        print("rclone is not on this machine: it is left out")
    with tempfile.TemporaryDirectory() as made:
        letters = Path(made) / "letters"
        letters.mkdir()
        for number in range(LETTERS):
            (letters / f"IRO-{number:04d}-letter.pdf").write_bytes(os.urandom(SIZE))
        seconds: dict[str, list[float]] = {words: [] for words in ways}
        for turn in range(ROUNDS):
            for at, (words, send) in enumerate(ways.items()):
                seconds[words].append(taken(send, letters, Path(made) / f"office-{turn}-{at}"))
        for words, found in seconds.items():
            print(f"{statistics.median(found):6.2f} s  {words}  (from {min(found):.2f} to {max(found):.2f})")


if __name__ == "__main__":
    main()

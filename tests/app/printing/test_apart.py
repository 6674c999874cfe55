"""What prints runs in a process of its own that is told through a pipe, and ends with the desk."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from iro_desk.app.printing.apart import COMMAND, SPOOLING, ApartPrinters, in_memory
from iro_desk.gui.printing.printers import Amiss, Job, NotPrinted, Printer

PAPER = b"%PDF-1.7 what we agreed for Amira"
HEAD = "import json, os, sys, time\nasked = json.loads(sys.stdin.buffer.readline())\n"
DRAWS = (
    HEAD + "print(json.dumps({'page': 1, 'pages': 2}), flush=True)\ntime.sleep(30)\n"
    "print(json.dumps({'handing': True}), flush=True)\n"
)
TAKES = (
    HEAD + "content = sys.stdin.buffer.read(asked['size'])\n"
    "told = {'asked': asked, 'argv': sys.argv, 'env': dict(os.environ), 'content': content.decode()}\n"
    "told['rooms'] = os.environ.get('TMPDIR', '')\n"
    "open(TOLD, 'w').write(json.dumps(told))\n"
    "open(os.path.join(os.environ['TMPDIR'], 'spooled'), 'wb').write(content)\n"
    "for line in ({'page': 1, 'pages': 1}, {'handing': True}, {'done': True}):\n"
    "    print(json.dumps(line), flush=True)\n"
)


def printers(tmp_path: Path, code: str) -> ApartPrinters:
    told = tmp_path / "told.json"
    memory = tmp_path / "memory"
    memory.mkdir(exist_ok=True)
    return ApartPrinters((sys.executable, "-c", f"TOLD = {str(told)!r}\n{code}"), memory)


def job() -> Job:
    return Job(PAPER, "Office 2", "Document 7F3K")


def test_the_paper_goes_through_a_pipe_and_nothing_of_it_stands_elsewhere(tmp_path):
    """S21, S53: not on the command line, not in the environment, and what the system wrote down is swept away."""
    one = job()
    printers(tmp_path, TAKES).put(one)
    told = json.loads((tmp_path / "told.json").read_text())
    assert told["content"].encode() == PAPER
    assert told["asked"] == {
        "ask": "print",
        "printer": "Office 2",
        "job": "Document 7F3K",
        "size": len(PAPER),
    }
    seen = json.dumps(told["argv"]) + json.dumps(told["env"])
    assert not any(word in seen for word in ("Amira", "Office 2", "7F3K"))
    assert Path(told["rooms"]).parent == tmp_path / "memory"
    assert list((tmp_path / "memory").iterdir()) == []
    assert (one.page, one.pages, one.is_handed_over) == (1, 1, True)


def test_the_printers_are_those_the_system_names(tmp_path):
    told = {"printers": [{"name": "Office 2", "is_usual": True, "is_ready": False}]}
    found = printers(tmp_path, HEAD + f"print({json.dumps(told)!r})").found()
    assert found == (Printer("Office 2", is_usual=True, is_ready=False),)


@pytest.mark.parametrize(
    ("code", "amiss"),
    [
        (HEAD + "print(json.dumps({'amiss': 'missing'}))", Amiss.MISSING),
        (HEAD + "print(json.dumps({'amiss': 'paused'}))", Amiss.PAUSED),
        (HEAD + "print('a word of the driver')", Amiss.REFUSED),
        ("raise SystemExit(3)", Amiss.REFUSED),
        (HEAD + "print(json.dumps({'handing': True}), flush=True)\nos.abort()", Amiss.BROKE_OFF),
    ],
)
def test_whatever_becomes_of_that_process_is_said_in_a_sentence(tmp_path, code, amiss):
    """F52: a driver that takes its process with it does not take the desk."""
    with pytest.raises(NotPrinted) as trouble:
        printers(tmp_path, code).put(job())
    assert trouble.value.amiss is amiss
    assert list((tmp_path / "memory").iterdir()) == []


def test_a_process_that_cannot_begin_is_a_part_that_is_missing(tmp_path):
    """F52."""
    none = ApartPrinters((str(tmp_path / "not there"),), tmp_path)
    for ask in (none.found, lambda: none.put(job())):
        with pytest.raises(NotPrinted) as trouble:
            ask()
        assert trouble.value.amiss is Amiss.MISSING


def test_a_stop_ends_it_before_the_printer_has_anything(tmp_path):
    """F52, U60."""
    one = job()
    stopper = threading.Thread(target=lambda: (_wait_for(lambda: one.page == 1), one.stop()))
    stopper.start()
    with pytest.raises(NotPrinted) as trouble:
        printers(tmp_path, DRAWS).put(one)
    stopper.join()
    assert trouble.value.amiss is Amiss.STOPPED and not one.is_handed_over


def test_what_is_stopped_before_it_begins_is_not_begun(tmp_path):
    """U60: Stop was pressed while it was still being written down."""
    one = job()
    one.stop()
    with pytest.raises(NotPrinted) as trouble:
        printers(tmp_path, TAKES).put(one)
    assert trouble.value.amiss is Amiss.STOPPED and not (tmp_path / "told.json").exists()


def test_when_the_desk_locks_what_is_under_way_ends_and_nothing_begins(tmp_path):
    """S13, S53: no process that holds a paper is left, and none starts."""
    desk, one = printers(tmp_path, DRAWS), job()
    troubles: list[NotPrinted] = []

    def put() -> None:
        try:
            desk.put(one)
        except NotPrinted as trouble:
            troubles.append(trouble)

    printing = threading.Thread(target=put)
    printing.start()
    _wait_for(lambda: one.page == 1)
    begun = time.monotonic()
    desk.stop()
    printing.join(5)
    assert troubles and time.monotonic() - begun < 5
    assert list((tmp_path / "memory").iterdir()) == []
    with pytest.raises(NotPrinted):
        desk.put(job())


def test_the_real_process_ends_when_the_desk_is_gone(tmp_path):
    """S13: it notices that nobody holds the other end of its pipe, and prints nothing for a desk that is not there."""
    process = subprocess.Popen(COMMAND, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert process.stdin is not None
    process.stdin.write(
        json.dumps({"ask": "print", "printer": "x", "job": "y", "size": 100}).encode() + b"\n"
    )
    process.stdin.write(b"only a part of it")
    process.stdin.close()
    assert process.stdout is not None
    with process.stdout as said:
        assert json.loads(said.read().splitlines()[-1]) == {"amiss": "stopped"}
    assert process.wait(20) == 0


def test_the_real_process_says_which_printers_there_are_and_that_one_is_gone():
    """F52: through Qt itself, whatever this computer has."""
    desk = ApartPrinters()
    assert all(one.name for one in desk.found())
    with pytest.raises(NotPrinted) as trouble:
        desk.put(Job(PAPER, "A printer that was taken away", "Document 7F3K"))
    assert trouble.value.amiss is Amiss.GONE


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux desktops keep a folder in memory")
def test_what_a_kill_left_in_memory_is_swept_the_next_time(tmp_path, monkeypatch):
    """S27: but not what another desk is printing just now."""
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    old, new = tmp_path / f"{SPOOLING}old", tmp_path / f"{SPOOLING}new"
    old.mkdir()
    new.mkdir()
    (old / "page").write_bytes(PAPER)
    os.utime(old, (0, 0))
    assert in_memory() == tmp_path
    assert (old.exists(), new.exists()) == (False, True)


def _wait_for(so) -> None:
    until = time.monotonic() + 40
    while not so() and time.monotonic() < until:
        time.sleep(0.01)

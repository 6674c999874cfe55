"""What every test stands on: an empty home, no network, a fresh encrypted store, and nothing left behind."""

from __future__ import annotations

import gc
import os
import shutil
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import count, islice
from pathlib import Path
from typing import Any

os.environ["QT_QPA_PLATFORM"] = "offscreen"

import pytest
from pytest_socket import disable_socket, enable_socket
from sqlalchemy import Engine

from iro_desk.storage import engine, migrate, recovery
from iro_desk.storage.slots import Cost
from iro_desk.storage.store import Store
from iro_desk.storage.vault import Surroundings, create

RAW_KEY = bytes(range(32))
NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
QUICK = Cost(memory_kib=16, passes=1, lanes=1)
PASSPHRASE = "anvil copper lantern otter"
RECOVERY_CODE = recovery.written(bytes(range(20)))

MUCH_NEW, OLD_EVERY = 5_000, 40
"""So many new objects are looked through after a test; the old ones after so many such looks."""
_HOMES = ("HOME", "USERPROFILE", "LOCALAPPDATA", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME")


_looks = count(1)
DEAREST = ("/tests/journeys/", "/tests/gui/window/test_words_are_kept.py")
"""Where a test may take a minute."""


def pytest_configure() -> None:
    """How quick an example is says only how busy the computer is."""
    from hypothesis import (
        HealthCheck,
        settings,
    )  # not for the processes that tests start, which read this file too

    settings.register_profile("desk", deadline=None, suppress_health_check=[HealthCheck.too_slow])
    settings.load_profile("desk")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Each worker begins with its share of the dearest tests, so that none ends alone with a whole day at the desk.

    Workers are dealt even runs of the list, and what is left at the end of one's run is taken over by another.
    """
    workers = int(os.environ.get("PYTEST_XDIST_WORKER_COUNT", "1"))
    if workers > 1:
        dear = [one for one in items if any(part in one.path.as_posix() for part in DEAREST)]
        items[:] = dealt(items, dear, workers)


def dealt(items: Sequence[Any], dear: Sequence[Any], workers: int) -> list[Any]:
    """Even runs, one after another for each worker, that begin with an even share of what is dear."""
    picked = {id(one) for one in dear}
    rest = iter([one for one in items if id(one) not in picked])
    runs: list[Any] = []
    for worker in range(workers):
        first = dear[worker::workers]
        size = (len(items) - len(runs)) // (workers - worker)
        runs += [*first, *islice(rest, max(size - len(first), 0))]
    return [*runs, *rest]


def pytest_collection_finish() -> None:
    """From here on garbage is collected by this file only; what was loaded so far is never looked through again."""
    gc.collect()
    gc.freeze()
    gc.disable()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol() -> Iterator[None]:
    """Collect garbage between tests, in the window's thread only, as the program does (gui.collecting).

    By then nothing holds any more what the test was handed.
    """
    done = yield
    _let_windows_go()
    if gc.get_count()[0] > MUCH_NEW:
        gc.collect(2 if next(_looks) % OLD_EVERY == 0 else 1)
    gc.disable()
    return done


def _let_windows_go() -> None:
    """What a test closed is gone before the next: a change of the look would dress it once more."""
    core = sys.modules.get("PySide6.QtCore")
    if core is not None and core.QCoreApplication.instance() is not None:
        core.QCoreApplication.sendPostedEvents(None, core.QEvent.Type.DeferredDelete)


@pytest.fixture(scope="session")
def homes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Where nobody has lived yet, one after another."""
    within = tmp_path_factory.mktemp("homes")
    return (within / str(number) for number in count(1))


@pytest.fixture(autouse=True)
def empty_home(homes: Iterator[Path], monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home with nothing in it: no test reads the developer's own files or keyring."""
    home = next(homes)
    home.mkdir(mode=0o700)
    for name in _HOMES:
        monkeypatch.setenv(name, str(home / name.lower()))
    monkeypatch.setenv("IRO_DESK_HOME", str(home / "iro-desk"))
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")
    return home


@pytest.fixture(scope="session", autouse=True)
def statements_compiled_once() -> Iterator[None]:
    """SQLAlchemy compiles each statement once for each engine; a test has its own, and all remember together."""
    make: Callable[..., Engine] = engine.create_engine
    first: list[Engine] = []

    def remembering(*args: Any, **more: Any) -> Engine:
        made = make(*args, **more)
        first[:] = first or [made]
        made.dialect = made.pool._dialect = first[0].dialect
        made._compiled_cache = first[0]._compiled_cache
        return made

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(engine, "create_engine", remembering)
        yield


@pytest.fixture(autouse=True)
def no_network() -> Iterator[None]:
    """The program is offline; unix sockets stay, for the desktop's own plumbing."""
    disable_socket(allow_unix_socket=True)
    yield
    enable_socket()


@pytest.fixture(autouse=True)
def nothing_left_behind() -> Iterator[None]:
    """Fail a test that leaves a thread running or a window open; nothing is left on the clipboard."""
    before = set(threading.enumerate())
    windows_before = _windows()
    yield
    _empty_clipboard()
    stray = [t for t in threading.enumerate() if t not in before and not t.daemon and t.is_alive()]
    for thread in stray:
        thread.join(1.0)
    left = sorted(thread.name for thread in stray if thread.is_alive())
    windows = sorted(_windows() - windows_before)
    assert not left, f"threads left running: {left}"
    assert not windows, f"windows left open: {windows}"


def _empty_clipboard() -> None:
    """What a test put there belongs to Python, and would outlive it: the process would die as it ends."""
    gui = sys.modules.get("PySide6.QtGui")
    if gui is not None and isinstance(gui.QGuiApplication.instance(), gui.QGuiApplication):
        gui.QGuiApplication.clipboard().clear()


def _windows() -> set[str]:
    widgets = sys.modules.get("PySide6.QtWidgets")
    if widgets is None or widgets.QApplication.instance() is None:
        return set()
    shown = [w for w in widgets.QApplication.topLevelWidgets() if w.isVisible()]
    return {f"{type(w).__name__} {id(w):x}" for w in shown}


@dataclass(frozen=True, slots=True)
class Laid:
    """Folders laid down by the first test of a run that needs them, whichever worker it is in, and copied by all.

    Args:
        within: one folder for all the workers of a run.
    """

    within: Path

    def once(self, name: str, lay: Callable[[Path], object]) -> Path:
        """The folder of a name, which nobody may write to; ``lay`` makes it at another place first."""
        kept = self.within / name
        if not kept.exists():
            making = self.within / f"{name} {os.getpid()}"
            making.mkdir(mode=0o700)
            lay(making)
            with suppress(OSError):  # another worker was quicker
                making.rename(kept)
        return kept

    def copied(self, name: str, into: Path, lay: Callable[[Path], object]) -> Path:
        """A copy of that folder, which must not be there yet."""
        return Path(shutil.copytree(self.once(name, lay), into))


@pytest.fixture(scope="session")
def laid(tmp_path_factory: pytest.TempPathFactory) -> Laid:
    """What is laid down once and copied: a whole schema costs most of a second, a caseload two."""
    own = tmp_path_factory.getbasetemp()
    within = (own.parent if "PYTEST_XDIST_WORKER" in os.environ else own) / "laid once"
    within.mkdir(mode=0o700, exist_ok=True)
    return Laid(within)


@pytest.fixture(scope="session")
def blank_vault_file(laid: Laid) -> Path:
    """One empty encrypted file with today's schema, to be copied."""
    return laid.once("blank", lambda folder: migrate.lay_down(folder / "vault.db", RAW_KEY)) / "vault.db"


@pytest.fixture
def store(tmp_path: Path, blank_vault_file: Path) -> Iterator[Store]:
    """A fresh encrypted store under a raw key; its clock stands at noon on 2 March 2026."""
    folder = tmp_path / "vault"
    folder.mkdir(mode=0o700)
    path = folder / "vault.db"
    path.write_bytes(blank_vault_file.read_bytes())
    opened = Store(path, RAW_KEY, now=lambda: NOON)
    yield opened
    opened.close()


class FakeKeystore:
    """A keystore with a memory; ``is_broken`` makes it keep and give nothing, as a locked one does."""

    def __init__(self) -> None:
        self.kept: dict[str, bytes] = {}
        self.is_broken = False

    def get(self, name: str) -> bytes | None:
        """Return what was kept."""
        return None if self.is_broken else self.kept.get(name)

    def set(self, name: str, secret: bytes) -> bool:
        """Keep it, unless broken."""
        if not self.is_broken:
            self.kept[name] = secret
        return not self.is_broken

    def delete(self, name: str) -> None:
        """Forget it."""
        self.kept.pop(name, None)


class StandingClock:
    """A moment that moves only when told."""

    def __init__(self) -> None:
        self.moment = NOON

    def __call__(self) -> datetime:
        """Return the moment."""
        return self.moment

    def pass_seconds(self, seconds: float) -> None:
        """Let time pass."""
        self.moment += timedelta(seconds=seconds)


@pytest.fixture
def keystore() -> FakeKeystore:
    """A fake of the computer's keystore."""
    return FakeKeystore()


@pytest.fixture
def clock() -> StandingClock:
    """A clock at noon on 2 March 2026."""
    return StandingClock()


@pytest.fixture
def around(keystore: FakeKeystore, clock: StandingClock) -> Surroundings:
    """A vault's surroundings with a quick key, which the floor refuses outside tests."""
    return Surroundings(now=clock, keystore=keystore, cost=QUICK, floor=QUICK, host="this-computer")


@dataclass(frozen=True, slots=True)
class LaidVault:
    """A locked vault of PASSPHRASE and RECOVERY_CODE, laid once; a whole schema costs most of a second.

    Args:
        kept: what the keystore held when it was laid.
    """

    folder: Path
    kept: dict[str, bytes]

    def copied(self, folder: Path) -> Path:
        """Put it in another folder, which must not be there yet."""
        return Path(shutil.copytree(self.folder, folder))


@pytest.fixture(scope="session")
def laid_vault(tmp_path_factory: pytest.TempPathFactory) -> LaidVault:
    """The vault that every test's own is copied from."""
    folder, keystore = tmp_path_factory.mktemp("laid") / "vault", FakeKeystore()
    around = Surroundings(now=lambda: NOON, keystore=keystore, cost=QUICK, floor=QUICK, host="this-computer")
    create(folder, PASSPHRASE, RECOVERY_CODE, around).lock()
    return LaidVault(folder, keystore.kept)


@pytest.fixture
def vault_folder(tmp_path: Path, laid_vault: LaidVault, keystore: FakeKeystore) -> Path:
    """The folder of a locked vault that PASSPHRASE and RECOVERY_CODE open."""
    keystore.kept |= laid_vault.kept
    return laid_vault.copied(tmp_path / "desk" / "vault")


@pytest.fixture
def passphrase() -> str:
    """What opens ``vault_folder``."""
    return PASSPHRASE


@pytest.fixture
def recovery_code() -> str:
    """What also opens ``vault_folder``."""
    return RECOVERY_CODE

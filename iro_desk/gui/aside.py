"""Runs slow work that needs no caseload, such as placing a file on a network drive, beside the store's worker."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from threading import Thread
from typing import TypeVar

T = TypeVar("T")


def start_aside(fn: Callable[[], T]) -> Future[T]:
    """Begin ``fn`` in a thread of its own and return what it will give.

    The thread does not keep the program open: a network that never answers must not stop it closing.
    """
    future: Future[T] = Future()
    future.set_running_or_notify_cancel()

    def run() -> None:
        try:
            value = fn()
        except BaseException as trouble:
            future.set_exception(trouble)
        else:
            future.set_result(value)

    Thread(target=run, name="aside", daemon=True).start()
    return future

"""How a case may leave the vault: no paper is opened in another program, and a whole vault leaves as a backup only."""

from __future__ import annotations

import ast

import pytest

OPENERS = {"openUrl", "startfile", "startDetached"}
OPENING = {"iro_desk/gui/prompts.py: show_folder"}
"""The one place that asks the computer to show something, and what it shows is a folder."""
WHOLE = {"copy_into", "copy_in_steps", "backup", "iterdump"}
KEPT_SEALED = {"engine", "migrate", "moved", "rotation", "safe_keeping", "store"}
"""Rooms of storage that copy the file, each under a key."""


def _called_in(module: ast.Module, names: set[str]) -> list[str]:
    """The functions that call one of some names, whatever they are called on."""
    return [
        function.name
        for function in ast.walk(module)
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef)
        for call in ast.walk(function)
        if isinstance(call, ast.Call) and ast.unparse(call.func).rpartition(".")[2] in names
    ]


def test_no_paper_is_opened_in_another_program(tree):
    """S28: a paper leaves by being placed, sent or saved where she says; the desk only shows the folder it is in."""
    found = [
        f"{tree.place(path)}: {name}"
        for path in tree.modules()
        for name in _called_in(tree.parsed(path), OPENERS)
    ]
    assert set(found) == OPENING


def test_only_storage_copies_a_whole_vault_and_each_copy_has_a_key(tree):
    """S55: the whole vault leaves as an encrypted backup, or moved to another folder, and in no other way."""
    places = {tree.place(path) for path in tree.modules() if _called_in(tree.parsed(path), WHOLE)}
    assert places <= {f"iro_desk/storage/{room}.py" for room in KEPT_SEALED}
    assert "iro_desk/storage/safe_keeping.py" in places


@pytest.mark.parametrize(
    ("code", "names"),
    [
        ("def show(self):\n    QDesktopServices.openUrl(QUrl(path))", OPENERS),
        ("def out(driver):\n    driver.backup(plain)", WHOLE),
    ],
)
def test_the_look_finds_what_it_looks_for(code, names):
    """A test that cannot fail proves nothing."""
    assert _called_in(ast.parse(code), names)

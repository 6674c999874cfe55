"""The rules and the use cases read no clock, no file and no chance; they take them as arguments."""

from __future__ import annotations

import ast

import pytest

ROOMS = ("domain", "services")
CLOCKS_AND_CHANCE = {
    "date.today", "datetime.now", "datetime.today", "datetime.utcnow", "time.time", "random.random",
    "random.choice", "random.randint", "uuid.uuid4", "secrets.token_hex", "secrets.choice", "os.environ",
}  # fmt: skip
FILES = {"open", "input", "print", "exec", "eval"}
NETWORK = {
    "urllib.request", "http.client", "http.server", "smtplib", "ftplib", "requests", "httpx", "aiohttp",
    "webbrowser", "PySide6.QtNetwork", "PySide6.QtWebEngineWidgets", "urllib3", "webdav4", "paramiko", "asyncssh",
}  # fmt: skip
REACHING_OUT = {"iro_desk/carriers/sftp.py", "iro_desk/carriers/web_line.py"}
"""The only files that may reach another computer, and only when the officer asks."""
BULK = {"update", "delete", "insert"}
ENDINGS = {"commit", "rollback", "begin"}


def _calls(module: ast.Module) -> list[ast.Call]:
    return [node for node in ast.walk(module) if isinstance(node, ast.Call)]


def _impure(module: ast.Module) -> list[str]:
    said = [ast.unparse(call.func) for call in _calls(module)]
    return [name for name in said if name in FILES or ".".join(name.split(".")[-2:]) in CLOCKS_AND_CHANCE]


def _bulk(module: ast.Module) -> list[str]:
    """Statements that pass the journal by: update(), delete() and insert() from the database library."""
    taken = {
        alias.asname or alias.name
        for node in ast.walk(module)
        if isinstance(node, ast.ImportFrom)
        and (node.module or "").split(".")[0] in ("sqlalchemy", "sqlmodel")
        for alias in node.names
        if alias.name in {*BULK, "text"}
    }
    return [
        ast.unparse(c.func) for c in _calls(module) if isinstance(c.func, ast.Name) and c.func.id in taken
    ]


def _endings(module: ast.Module) -> list[str]:
    said = [c.func for c in _calls(module) if isinstance(c.func, ast.Attribute)]
    return [ast.unparse(f) for f in said if f.attr in ENDINGS and ast.unparse(f.value).endswith("session")]


def _broken(tree, look, *rooms: str) -> list[str]:
    return [f"{tree.place(p)}: {name}" for p in tree.modules(*rooms) for name in look(tree.parsed(p))]


def test_rules_and_use_cases_are_told_the_day_and_read_no_file(tree):
    """Convention 21."""
    assert _broken(tree, _impure, *ROOMS) == []


def test_services_use_no_statement_the_journal_cannot_see(tree):
    """P22, convention 27."""
    assert _broken(tree, _bulk, "services") == []


def test_services_never_end_a_transaction(tree):
    """Convention 26: only the store commits."""
    assert _broken(tree, _endings, "services") == []


def test_the_domain_imports_the_standard_library_and_itself(tree):
    """Whatever is installed, the law needs none of it."""
    taken = {name for p in tree.modules("domain") for name in _imported(tree.parsed(p))}
    assert {n for n in taken if n != "iro_desk" and n not in __import__("sys").stdlib_module_names} == set()


def _imported(module: ast.Module) -> set[str]:
    names = {a.name for n in ast.walk(module) if isinstance(n, ast.Import) for a in n.names}
    names |= {n.module or "" for n in ast.walk(module) if isinstance(n, ast.ImportFrom)}
    return {name.split(".")[0] for name in names}


@pytest.mark.parametrize(
    ("look", "code"),
    [
        (_impure, "due = date.today()"),
        (_impure, "when = datetime.datetime.now()"),
        (_impure, "open('x')"),
        (_bulk, "from sqlalchemy import delete\ndelete(Child)"),
        (_bulk, "from sqlmodel import text\ntext('drop table child')"),
        (_endings, "session.commit()"),
    ],
)
def test_the_look_finds_what_it_looks_for(look, code):
    """A test that cannot fail proves nothing."""
    assert look(ast.parse(code))


def _reaching(module: ast.Module) -> list[str]:
    """Modules that speak to another computer, and sockets other than one asking this computer its name."""
    taken = [a.name for n in ast.walk(module) if isinstance(n, ast.Import) for a in n.names]
    for node in ast.walk(module):
        if isinstance(node, ast.ImportFrom):
            taken += [node.module or "", *(f"{node.module}.{alias.name}" for alias in node.names)]
    sockets = [ast.unparse(c.func) for c in _calls(module) if ast.unparse(c.func).startswith("socket.")]
    return [n for n in taken if n in NETWORK] + [
        n for n in sockets if n in ("socket.socket", "socket.create_connection")
    ]


def test_nothing_but_the_carriers_could_reach_another_computer(tree):
    """S33: but what carries papers to where the officer asks; the rest has a waking socket pair for signals and the
    computer's own name, and no more."""
    found = _broken(tree, _reaching)
    assert [place for place in found if place.partition(": ")[0] not in REACHING_OUT] == []
    assert {place.partition(": ")[0] for place in found} == REACHING_OUT


@pytest.mark.parametrize(
    "code", ["from urllib import request", "import smtplib", "socket.create_connection(a)"]
)
def test_reaching_out_would_be_found(code):
    """A test that cannot fail proves nothing."""
    assert _reaching(ast.parse(code))

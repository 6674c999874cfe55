"""Reads whatever the officer chose - a folder, a ZIP, an XML return, a workbook or a CSV - into tables."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from iro_desk.errors import FileTrouble, Refusal
from iro_desk.services.imports import archive, delimited, workbook, xml_return
from iro_desk.services.imports.source import Limits, Source, Table, nothing_known, too_big

_TEXT = frozenset({".csv", ".txt", ".tsv"})


def read(path: Path, limits: Limits | None = None) -> Source:
    """Read a folder or file. Nothing is changed and nothing is unpacked to disk.

    Raises:
        Refusal: one sentence saying why it cannot come in; it names no path and no child.
        FileTrouble: it is not there, or the disk will not give it up.
    """
    limits = limits or Limits()
    try:
        if path.is_dir():
            return _folder(path, limits)
        if path.stat().st_size > limits.file:
            raise too_big(limits.file)
        return _reader(path)(path, limits)
    except OSError:
        raise FileTrouble(
            "This file or folder cannot be opened.",
            "Check that it is still there and not open in another program.",
        ) from None


def _reader(path: Path) -> Callable[[Path, Limits], Source]:
    suffix = path.suffix.lower()
    if suffix == ".zip":
        return lambda chosen, limits: _gathered(archive.entries(chosen, limits), limits)
    if suffix == ".xml":
        return xml_return.read
    if suffix in (".xlsx", ".xlsm"):
        return workbook.read
    if suffix in _TEXT:
        return lambda chosen, limits: _gathered([(chosen.name, chosen.read_bytes())], limits)
    raise Refusal(
        "This kind of file cannot be read.",
        "Choose a folder or ZIP of CSV files, an XML return, an Excel workbook or a CSV file.",
    )


def _folder(path: Path, limits: Limits) -> Source:
    """CSV tables win over an XML or workbook beside them: those would be the same children twice."""
    files = sorted(entry for entry in path.iterdir() if entry.is_file() and not entry.is_symlink())
    if len(files) > limits.entries:
        raise Refusal(
            f"This folder holds more than {limits.entries:,} files.", "Choose the return's own folder."
        )
    texts = [file for file in files if file.suffix.lower() in _TEXT]
    whole = [file for file in files if file.suffix.lower() in (".xml", ".xlsx")]
    if not texts and len(whole) == 1:
        return read(whole[0], limits)
    others = [file.name for file in files if file.suffix.lower() not in _TEXT]
    return _gathered(_contents(texts, limits), limits, others)


def _contents(files: Iterable[Path], limits: Limits) -> Iterator[tuple[str, bytes]]:
    total = 0
    for file in files:
        size = file.stat().st_size
        total += size
        if size > limits.file:
            raise too_big(limits.file)
        if total > limits.unpacked:
            raise too_big(limits.unpacked)
        yield file.name, file.read_bytes()


@dataclass(slots=True)
class _Gathering:
    tables: list[Table] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    left_alone: list[str] = field(default_factory=list)
    other_tables: int = 0

    def add(self, name: str, content: bytes, limits: Limits) -> None:
        if Path(name).suffix.lower() not in _TEXT:
            self.left_alone.append(name)
            return
        reading = delimited.read(content, name, limits)
        self.notes += [note for note in reading.notes if note not in self.notes]
        if reading.table is not None:
            self.tables.append(reading.table)
        elif reading.other_return_table:
            self.other_tables += 1
        else:
            self.left_alone.append(name)


def _gathered(contents: Iterable[tuple[str, bytes]], limits: Limits, others: Iterable[str] = ()) -> Source:
    gathering = _Gathering(left_alone=list(others))
    for name, content in contents:
        gathering.add(name, content, limits)
    if not gathering.tables:
        raise nothing_known()
    notes = list(gathering.notes)
    if gathering.other_tables:
        notes.append(f"Tables of the return that this program does not use: {gathering.other_tables}.")
    if gathering.left_alone:
        notes.append(f"Files it did not know were left alone: {len(gathering.left_alone)}.")
    return Source(tuple(gathering.tables), tuple(notes), tuple(gathering.left_alone))

"""A picture is kept as its dots alone, and what cannot be kept is refused in a sentence (S: nothing hidden)."""

from __future__ import annotations

import struct
import zlib
from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QColor, QImage

from iro_desk.errors import FileTrouble, Refusal
from iro_desk.gui import pictures

PLACE = b"52.0406 N 0.7594 W"


def drawn(width: int = 60, height: int = 40, colour: str = "#336699") -> QImage:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor(colour))
    return image


def saved(image: QImage, kind: str) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    assert image.save(buffer, kind)
    return bytes(buffer.data().data())


def exif(turned: int = 1) -> bytes:
    """A minimal EXIF part: which way up, and the place in its description."""
    text = PLACE + b"\0"
    entries = struct.pack(">HHI4s", 0x0112, 3, 1, struct.pack(">HH", turned, 0))
    entries += struct.pack(">HHII", 0x010E, 2, len(text), 8 + 2 + 24 + 4)
    tiff = b"MM\0*" + struct.pack(">I", 8) + struct.pack(">H", 2) + entries + struct.pack(">I", 0) + text
    body = b"Exif\0\0" + tiff
    return b"\xff\xe1" + struct.pack(">H", len(body) + 2) + body


def photo(turned: int = 1) -> bytes:
    plain = saved(drawn(), "JPEG")
    return plain[:2] + exif(turned) + plain[2:]


def noted_png() -> bytes:
    plain = saved(drawn(), "PNG")
    chunk = b"tEXt" + b"Comment\0" + PLACE
    length = struct.pack(">I", len(chunk) - 4)
    return plain[:33] + length + chunk + struct.pack(">I", zlib.crc32(chunk)) + plain[33:]


def opened(data: bytes) -> QImage:
    return QImage.fromData(QByteArray(data))


def test_the_place_a_telephone_writes_into_a_photo_is_gone(qapp):
    assert PLACE in photo()
    kept = pictures.read_bytes("garden.jpg", photo())
    assert kept.media_type == "image/jpeg" and kept.name == "garden.jpg"
    for part in (kept.content, kept.small):
        assert PLACE not in part and b"Exif" not in part
    assert (opened(kept.content).width(), opened(kept.content).height()) == (60, 40)


def test_a_photo_taken_sideways_stands_upright(qapp):
    kept = pictures.read_bytes("garden.jpg", photo(turned=6))
    assert (opened(kept.content).width(), opened(kept.content).height()) == (40, 60)


def test_a_note_inside_a_drawing_is_gone_and_the_drawing_stays_sharp(qapp):
    assert PLACE in noted_png() and opened(noted_png()).text("Comment")
    kept = pictures.read_bytes("tree.png", noted_png())
    assert kept.media_type == "image/png" and PLACE not in kept.content
    assert opened(kept.content).textKeys() == []
    assert opened(kept.content).pixelColor(5, 5) == QColor("#336699")


def test_a_large_photo_is_made_small_enough(qapp):
    kept = pictures.read_bytes("wall.jpg", saved(drawn(4000, 1000), "JPEG"))
    assert opened(kept.content).width() == pictures.LONG_SIDE
    assert opened(kept.small).width() == pictures.SMALL_SIDE


def test_a_webp_is_kept_as_a_jpeg(qapp):
    assert pictures.read_bytes("a.webp", saved(drawn(), "WEBP")).media_type == "image/jpeg"


def test_a_pdf_is_kept_as_it_is(qapp):
    data = b"%PDF-1.4 a scan"
    kept = pictures.read_bytes("scan.pdf", data)
    assert (kept.media_type, kept.content, kept.small) == ("application/pdf", data, b"")


@pytest.mark.qt_log_ignore("JPEG datastream")
@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"\0\0\0\x18ftypheic\0\0\0\0", "HEIC"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "This kind of file cannot be kept"),
        (b"GIF89a....", "This kind of file cannot be kept"),
        (b"MZ program", "This kind of file cannot be kept"),
        (b"", "This kind of file cannot be kept"),
        (b"\xff\xd8\xff\xd9", "could not be read"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 40, "could not be read"),
    ],
)
def test_what_cannot_be_kept_is_refused_in_a_sentence(qapp, data, sentence):
    with pytest.raises(Refusal, match=sentence):
        pictures.read_bytes("thing", data)


def test_a_file_over_fifteen_megabytes_is_refused_before_it_is_read(qapp, tmp_path: Path):
    large = tmp_path / "film.jpg"
    with large.open("wb") as file:
        file.truncate(pictures.MOST_BYTES + 1_000_000)
    with pytest.raises(Refusal, match="has 16 megabytes, and a picture may have 15"):
        pictures.read_file(large)


def test_a_file_that_is_not_there_is_told(qapp, tmp_path: Path):
    with pytest.raises(FileTrouble):
        pictures.read_file(tmp_path / "gone.png")

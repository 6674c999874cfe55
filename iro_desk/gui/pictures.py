"""Reads a photo, drawing or scan and makes it safe to keep: drawn afresh, so that nothing hidden comes with it.

A camera writes the place, the time and itself into a picture. Only the dots are copied.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QColorSpace, QImage, QImageReader, QPainter

from iro_desk.errors import FileTrouble, Refusal
from iro_desk.services.attachments import PDF, Picture

MOST_BYTES = 15_000_000
MOST_DOTS = 120_000_000
LONG_SIDE = 2800
SMALL_SIDE = 256
QUALITY = 88
LARGE_PNG = 4_000_000
KINDS = "Pictures and scans (*.png *.jpg *.jpeg *.jfif *.webp *.pdf)"
MARKS: tuple[tuple[bytes, int, str], ...] = (
    (b"\x89PNG\r\n\x1a\n", 0, "png"), (b"\xff\xd8\xff", 0, "jpeg"), (b"WEBP", 8, "webp"), (b"%PDF-", 0, "pdf"),
)  # fmt: skip
CONVERT = "Save it as a JPEG, a PNG or a PDF, and add that."


def read_file(path: Path) -> Picture:
    """Return the picture in a file; raises Refusal for one that cannot be kept, FileTrouble when it is not read."""
    try:
        size = path.stat().st_size
        if size > MOST_BYTES:
            raise _too_large(size)
        data = path.read_bytes()
    except OSError as trouble:
        raise FileTrouble(
            "The picture could not be read.", "Copy it to this computer and try again."
        ) from trouble
    return read_bytes(path.name, data)


def read_bytes(name: str, data: bytes) -> Picture:
    """Return the picture in these bytes; raises Refusal for one that cannot be kept."""
    if len(data) > MOST_BYTES:
        raise _too_large(len(data))
    kind = next((kind for mark, at, kind in MARKS if data[at : at + len(mark)] == mark), "")
    if kind == "pdf":
        return Picture(name, PDF, data, b"")
    if not kind:
        raise _unknown(data)
    return from_image(_decoded(data, kind), name, keep_sharp=kind == "png")


def from_image(image: QImage, name: str = "", *, keep_sharp: bool = True) -> Picture:
    """Return a picture of these dots alone.

    Args:
        keep_sharp: a drawing or a screen picture, kept as PNG while that is small.
    """
    if image.isNull():
        raise _unreadable()
    clean = _fresh(_within(image, LONG_SIDE))
    small = _encoded(_within(clean, SMALL_SIDE), "PNG")
    content = _encoded(clean, "PNG") if keep_sharp else b""
    if content and len(content) <= LARGE_PNG:
        return Picture(name, "image/png", content, small)
    return Picture(name, "image/jpeg", _encoded(_on_white(clean), "JPEG", QUALITY), small)


def _decoded(data: bytes, kind: str) -> QImage:
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer, QByteArray(kind.encode()))
    reader.setAutoDetectImageFormat(False)
    reader.setAutoTransform(True)
    size = reader.size()
    if size.isValid() and size.width() * size.height() > MOST_DOTS:
        raise Refusal(
            "This picture is too large to keep.", "Make it smaller in a picture program, and add that."
        )
    if size.isValid() and max(size.width(), size.height()) > LONG_SIDE:
        reader.setScaledSize(size.scaled(QSize(LONG_SIDE, LONG_SIDE), Qt.AspectRatioMode.KeepAspectRatio))
    image = reader.read()
    if image.isNull():
        raise _unreadable()
    return image


def _within(image: QImage, side: int) -> QImage:
    if max(image.width(), image.height()) <= side:
        return image
    keep, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
    return image.scaled(side, side, keep, smooth)


def _fresh(image: QImage) -> QImage:
    """Copy the dots and nothing else: no text, no thumbnail, no colour profile."""
    if image.colorSpace().isValid():
        image = image.convertedToColorSpace(QColorSpace(QColorSpace.NamedColorSpace.SRgb))
    has_gaps = image.hasAlphaChannel()
    made = QImage(image.size(), QImage.Format.Format_ARGB32 if has_gaps else QImage.Format.Format_RGB32)
    made.fill(Qt.GlobalColor.transparent if has_gaps else Qt.GlobalColor.white)
    _draw(image, made)
    return made


def _on_white(image: QImage) -> QImage:
    if not image.hasAlphaChannel():
        return image
    made = QImage(image.size(), QImage.Format.Format_RGB32)
    made.fill(Qt.GlobalColor.white)
    _draw(image, made)
    return made


def _draw(image: QImage, onto: QImage) -> None:
    image.setDevicePixelRatio(1)
    painter = QPainter(onto)
    painter.drawImage(0, 0, image)
    painter.end()


def _encoded(image: QImage, kind: str, quality: int = -1) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    if not image.save(buffer, kind, quality):  # type: ignore[call-overload]
        raise _unreadable()
    return bytes(buffer.data().data())


def _too_large(size: int) -> Refusal:
    has, most = f"{size / 1_000_000:.0f}", MOST_BYTES // 1_000_000
    return Refusal(
        f"This file has {has} megabytes, and a picture may have {most}.",
        "Make it smaller in a picture program, or scan fewer pages at a time.",
    )


def _unreadable() -> Refusal:
    return Refusal("This picture could not be read: the file may be damaged.", CONVERT)


def _unknown(data: bytes) -> Refusal:
    if data[4:8] == b"ftyp" and data[8:12] in (b"heic", b"heix", b"hevc", b"mif1", b"msf1", b"avif"):
        return Refusal("Pictures straight from some telephones (HEIC) cannot be opened here.", CONVERT)
    return Refusal("This kind of file cannot be kept as a picture.", CONVERT)

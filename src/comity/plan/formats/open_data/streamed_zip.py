"""A zip file that is sent while it is made: nothing of it is held but the piece in hand."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from datetime import datetime
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

Entry = tuple[str, Iterable[bytes]]
SMALLEST_PIECE = 64 * 1024


class _Sink(io.RawIOBase):
    """Takes what is written, to be handed on; it can't go back, so that sizes stand behind each
    file (APPNOTE 6.3.9, 4.3.9)."""

    def __init__(self) -> None:
        self._held = bytearray()

    def writable(self) -> bool:
        return True

    def write(self, data: object) -> int:
        piece = bytes(data)  # type: ignore[call-overload]  # a buffer
        self._held += piece
        return len(piece)

    def __len__(self) -> int:
        return len(self._held)

    def taken(self) -> bytes:
        piece = bytes(self._held)
        self._held.clear()
        return piece


def zip_pieces(entries: Iterable[Entry], at: datetime) -> Iterator[bytes]:
    """The files by their names, all dated `at`."""
    sink = _Sink()
    with ZipFile(sink, "w", ZIP_DEFLATED) as packed:
        for name, pieces in entries:
            info = ZipInfo(name, at.timetuple()[:6])
            info.compress_type = ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            with packed.open(info, "w", force_zip64=True) as file:
                for piece in pieces:
                    file.write(piece)
                    if len(sink) >= SMALLEST_PIECE:
                        yield sink.taken()
    yield sink.taken()

"""Official texts that this instance holds: files in a folder, each with a note of its origin."""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass
from hashlib import sha256
from http.client import HTTPException, HTTPMessage
from pathlib import Path
from typing import IO
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

from comity.kernel.adapters.atomic_files import read_bytes, write_atomically
from comity.kernel.adapters.folders import data_folder
from comity.kernel.domain.errors import InvalidInput, StorageFailure
from comity.regulation.domain.instruments import Instrument
from comity.regulation.domain.texts import Outline
from comity.regulation.formats.texts.structures import outline_of_text

LARGEST_TEXT = 32 * 1024 * 1024
SECONDS_TO_WAIT = 30


@dataclass(frozen=True, slots=True)
class HeldText:
    """A text that is held: where it came from, under which terms, and what it was."""

    id: str
    instrument: str
    origin: str
    licence: str
    sha256: str
    size: int
    added: str
    as_indexed: bool
    """whether it is, byte for byte, the file that the corpus's line numbers were counted in"""


def texts_folder() -> Path:
    """`COMITY_TEXTS`, else `texts` in the data folder."""
    return Path(os.environ.get("COMITY_TEXTS") or data_folder() / "texts")


def read_text(folder: Path, text_id: str) -> bytes | None:
    """The text called `text_id`, `None` where it is not held."""
    path = folder / f"{text_id}.txt"
    return read_bytes(path, LARGEST_TEXT) if path.is_file() else None


def outlines_for(instrument: Instrument, folder: Path) -> dict[str, Outline]:
    """The outlines of those texts of `instrument` that stand in `folder`."""
    if not folder.is_dir():
        raise StorageFailure("no-such-folder", path=str(folder))
    found = ((text, read_text(folder, text.id)) for text in instrument.texts)
    return {text.id: outline_of_text(data, text) for text, data in found if data is not None}


def fetch(origin: str) -> bytes:
    """The bytes of a file, or of an https address that the user named.

    Raises `StorageFailure` for what can't be reached, `InvalidInput` for what is not plain text.
    """
    try:
        scheme = urlsplit(origin).scheme
    except ValueError as error:
        raise StorageFailure("cannot-read", path=origin, reason=str(error)) from None
    if scheme in ("http", "ftp", "file"):
        raise InvalidInput("only-https", origin=origin)
    data = _download(origin) if scheme == "https" else read_bytes(Path(origin), LARGEST_TEXT)
    if b"\0" in data[:4096] or data.startswith(b"%PDF"):
        raise InvalidInput("not-plain-text", origin=origin)
    try:
        data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise InvalidInput("not-utf8", file=origin, line=line, column=1) from None
    return data


def keep(held: HeldText, data: bytes, folder: Path) -> None:
    """Write the note, then the text: a text without its note never stands there."""
    note = json.dumps(asdict(held), ensure_ascii=False, indent=2)
    write_atomically(folder / f"{held.id}.json", note.encode())
    write_atomically(folder / f"{held.id}.txt", data)


def held_texts(folder: Path) -> list[HeldText]:
    """All texts held with a note, by id. A note that can't be read is a `StorageFailure`."""
    held = []
    for path in sorted(folder.glob("*.json")):
        if not path.with_suffix(".txt").is_file():
            continue
        try:
            held.append(HeldText(**json.loads(read_bytes(path, LARGEST_TEXT))))
        except (ValueError, TypeError) as error:
            raise StorageFailure("cannot-read", path=str(path), reason=str(error)) from None
    return held


def digest(data: bytes) -> str:
    return sha256(data).hexdigest()


class HttpsOnly(HTTPRedirectHandler):
    """Follows no address to where somebody on the way could change the text."""

    def redirect_request(
        self, req: Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage, newurl: str
    ) -> Request | None:
        if urlsplit(newurl).scheme != "https":
            raise InvalidInput("only-https", origin=newurl)
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def _download(address: str) -> bytes:
    request = Request(address, headers={"User-Agent": "comity"})  # noqa: S310 - https only, see fetch
    try:
        with build_opener(HttpsOnly).open(request, timeout=SECONDS_TO_WAIT) as response:
            data: bytes = response.read(LARGEST_TEXT + 1)
    except (OSError, ValueError, HTTPException) as error:
        raise StorageFailure("cannot-download", origin=address, reason=str(error)) from error
    if len(data) > LARGEST_TEXT:
        raise InvalidInput("file-over-limit", path=address, limit=LARGEST_TEXT)
    return data

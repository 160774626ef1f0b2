"""The files of a repository of another hub, by the API that its clients use."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from time import sleep
from typing import Any
from urllib.parse import quote

import httpx
import msgspec

from comity.hub.domain.file_paths import parse_path
from comity.hub.domain.repositories import RepositoryKind
from comity.hub.domain.sources import SourceFile
from comity.kernel.domain.errors import StorageFailure

PIECE = 4 * 1024 * 1024
ATTEMPTS = 4
MOST_FILES = 1_000_000


class _Large(msgspec.Struct):
    oid: str
    size: int


class _Entry(msgspec.Struct):
    type: str
    path: str
    size: int = 0
    oid: str = ""
    lfs: _Large | None = None


class _Info(msgspec.Struct):
    sha: str


class HubSource:
    """One revision, which is looked up once: files are fetched at the commit that it was then."""

    whole = True

    def __init__(
        self, endpoint: str, kind: RepositoryKind, repository: str, revision: str, token: str = ""
    ) -> None:
        self.endpoint = endpoint.rstrip("/")
        self.kind, self.repository, self.revision = kind, repository, revision
        headers = {"Accept-Encoding": "identity", "User-Agent": "comity"}
        if token:
            headers["Authorization"] = f"Bearer {token}"
        self.client = httpx.Client(headers=headers, follow_redirects=True, timeout=60)
        self.commit = ""

    @property
    def name(self) -> str:
        at = f"@{self.commit}" if self.commit else ""
        return f"{self.endpoint}/{self.kind.prefix}{self.repository}{at}"

    def files(self) -> list[SourceFile]:
        """Raises `StorageFailure` for a hub that refuses, or answers what is none of a hub."""
        base = f"{self.endpoint}/api/{self.kind.plural}/{self.repository}"
        asked = quote(self.revision, safe="")
        self.commit = self._read(self._get(f"{base}/revision/{asked}"), _Info).sha
        address: str | None = f"{base}/tree/{quote(self.commit, safe='')}?recursive=true"
        found: list[SourceFile] = []
        while address:
            answer = self._get(address)
            for each in self._read(answer, list[_Entry]):
                if each.type == "file":
                    found.append(_file(each))
            if len(found) > MOST_FILES:
                raise StorageFailure("import-too-many-files", limit=MOST_FILES)
            address = answer.links.get("next", {}).get("url")
        return found

    def fetch(self, file: SourceFile, write: Callable[[bytes], None]) -> None:
        """A line that breaks is taken up again where it broke."""
        place = f"{quote(self.commit, safe='')}/{quote(file.path)}"
        address = f"{self.endpoint}/{self.kind.prefix}{self.repository}/resolve/{place}"
        done = 0
        for attempt in range(ATTEMPTS):
            try:
                for piece in self._pieces(address, done):
                    done += len(piece)
                    write(piece)
                return
            except httpx.TransportError as error:
                if attempt == ATTEMPTS - 1:
                    raise self._unreachable(error) from error
                sleep(2**attempt)

    def _pieces(self, address: str, start: int) -> Iterator[bytes]:
        headers = {"Range": f"bytes={start}-"} if start else {}
        with self.client.stream("GET", address, headers=headers) as answer:
            if answer.status_code != (206 if start else 200):
                raise self._refused(answer)
            yield from answer.iter_bytes(PIECE)

    def _get(self, address: str) -> httpx.Response:
        for attempt in range(ATTEMPTS):
            try:
                answer = self.client.get(address)
            except httpx.TransportError as error:
                if attempt == ATTEMPTS - 1:
                    raise self._unreachable(error) from error
            except httpx.InvalidURL as error:
                raise self._unreachable(error) from error
            else:
                if answer.status_code == 200:
                    return answer
                if answer.status_code < 500 or attempt == ATTEMPTS - 1:
                    raise self._refused(answer)
            sleep(2**attempt)
        raise AssertionError("unreachable")

    def _read(self, answer: httpx.Response, form: type[Any]) -> Any:  # noqa: ANN401 - by `form`
        try:
            return msgspec.json.decode(answer.content, type=form)
        except msgspec.MsgspecError as error:
            address = str(answer.url.copy_with(query=None))
            raise StorageFailure(
                "import-answer-unreadable", endpoint=self.endpoint, address=address
            ) from error

    def _refused(self, answer: httpx.Response) -> StorageFailure:
        return StorageFailure(
            "import-refused",
            endpoint=self.endpoint,
            address=str(answer.url.copy_with(query=None)),
            status=answer.status_code,
        )

    def _unreachable(self, error: Exception) -> StorageFailure:
        return StorageFailure("import-unreachable", endpoint=self.endpoint, reason=str(error))


def _file(entry: _Entry) -> SourceFile:
    path = parse_path(entry.path)
    if entry.lfs is not None:
        return SourceFile(path, entry.lfs.size, sha256=entry.lfs.oid)
    return SourceFile(path, entry.size, oid=entry.oid)

"""A Xet client by hand, which can lie."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

import httpx
from tests.hub.node import Node, Person

from comity.hub.domain.xet.hashes import file_hash, range_hash, to_hex
from comity.hub.domain.xet.objects import Term
from comity.hub.formats.shard import Shard, ShardFile, write_shard
from comity.hub.formats.xorb import Xorb, write_xorb


def whole_file(xorb: Xorb, chunks: Sequence[bytes], **lies: object) -> ShardFile:
    """A file that is all of a xorb; `lies` replace what is said of it."""
    pairs = [(chunk.hash, chunk.length) for chunk in xorb.chunks]
    content = b"".join(chunks)
    truth: dict[str, Any] = {
        "hash": file_hash(pairs),
        "terms": (Term(xorb.hash, len(content), 0, len(chunks)),),
        "range_hashes": (range_hash([chunk.hash for chunk in xorb.chunks]),),
        "sha256": sha256(content).digest(),
    }
    return ShardFile(**{**truth, **lies})


@dataclass
class Cas:
    """Somebody's access to the CAS, for one repository."""

    node: Node
    person: Person
    repository: str
    token: str = ""

    def __post_init__(self) -> None:
        if not self.token:
            answer = self.ask_token("write")
            assert answer.status_code == 200, answer.text
            self.token = answer.json()["accessToken"]

    def ask_token(self, deed: str, revision: str = "main") -> httpx.Response:
        return httpx.get(
            f"{self.node.address}/api/models/{self.repository}/xet-{deed}-token/{revision}",
            headers=self.person.headers,
        )

    def for_reading(self) -> Cas:
        token = self.ask_token("read").json()["accessToken"]
        return Cas(self.node, self.person, self.repository, token)

    def get(self, path: str, **headers: str) -> httpx.Response:
        return httpx.get(
            f"{self.node.address}/cas{path}",
            headers={"Authorization": f"Bearer {self.token}", **headers},
        )

    def post(self, path: str, body: bytes) -> httpx.Response:
        return httpx.post(
            f"{self.node.address}/cas{path}",
            headers={"Authorization": f"Bearer {self.token}"},
            content=body,
            timeout=60,
        )

    def send_xorb(self, body: bytes, name: str) -> httpx.Response:
        return self.post(f"/v1/xorbs/default/{name}", body)

    def send_chunks(self, chunks: Sequence[bytes]) -> Xorb:
        body, xorb = write_xorb(chunks)
        answer = self.send_xorb(body, to_hex(xorb.hash))
        assert answer.status_code == 200, answer.text
        return xorb

    def send_files(self, *files: ShardFile) -> httpx.Response:
        return self.post("/v1/shards", write_shard(Shard(files), footer=False))

    def send_content(self, chunks: Sequence[bytes]) -> ShardFile:
        file = whole_file(self.send_chunks(chunks), chunks)
        answer = self.send_files(file)
        assert answer.status_code == 200, answer.text
        return file

    def commit(
        self, *lines: dict[str, Any], revision: str = "main", **query: str
    ) -> httpx.Response:
        header = {"key": "header", "value": {"summary": "A commit"}}
        return commit(
            self.node, self.person, self.repository, header, *lines, revision=revision, **query
        )

    def commit_content(self, file: ShardFile, path: str) -> httpx.Response:
        assert file.sha256 is not None
        value = {"path": path, "algo": "sha256", "oid": file.sha256.hex()}
        return self.commit({"key": "lfsFile", "value": value})


def commit(
    node: Node,
    person: Person,
    repository: str,
    *lines: dict[str, Any],
    revision: str = "main",
    **query: str,
) -> httpx.Response:
    return httpx.post(
        f"{node.address}/api/models/{repository}/commit/{revision}",
        params=query,
        headers={**person.headers, "Content-Type": "application/x-ndjson"},
        content=b"".join(json.dumps(line).encode() + b"\n" for line in lines),
        timeout=60,
    )

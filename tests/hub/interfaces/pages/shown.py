"""A small hub to walk through: a laboratory, a reader, repositories of every sort."""

from __future__ import annotations

import json
import struct
import zlib
from dataclasses import dataclass

from django.test import Client
from tests.hub.people import committed, lab, publisher, repository, signed_in
from tests.parties.interfaces.visiting import signed_in as client_of

from comity.hub.actions.change_refs import create_branch, create_tag
from comity.hub.actions.change_settings import change_settings
from comity.hub.actions.commit_files import commit_files
from comity.hub.actions.hold_content import hold, hold_small
from comity.hub.actions.open_discussion import open_discussion
from comity.hub.domain.commits import SmallFile
from comity.hub.domain.gates import GateQuestion, QuestionKind
from comity.hub.domain.git.objects import blob_id
from comity.hub.domain.repositories import Gate, RepositoryKind, Visibility
from comity.hub.models import Repository
from comity.parties.models import User

CARD = b"""---
license: apache-2.0
language: [en, sw]
pipeline_tag: text-generation
library_name: transformers
tags: [sheng]
---
# Sheng, a small model

It answers in Sheng.

| set | score |
|---|---|
| test | 0.71 |

![the curve](figures/curve.png)

```python
print("hello")
```
"""
HOSTILE = b"""# Hello
<script>alert(1)</script><img src=x onerror=alert(1)>
<a href="javascript:alert(1)">click</a> <iframe src="https://evil.example"></iframe>
![spy](https://evil.example/pixel.png) <style>body{display:none}</style>
[x](data:text/html;base64,PHNjcmlwdD4=) <div style="position:fixed" id="main">over</div>
"""
ROWS = b"name,height,born\nAda,1.7,1990-01-02\nBo,1.8,1985-05-06\nCy,,2001-09-09\n"


@dataclass(frozen=True)
class Hub:
    owner: User
    reader: User
    model: Repository
    dataset: Repository
    private: Repository
    gated: Repository

    def visit(self, user: User | None = None) -> Client:
        return client_of(user) if user else Client()


def made_hub() -> Hub:
    owner, reader = publisher("wanjiru"), publisher("rex")
    lab("nairobi-lab", owner)
    model = repository(
        owner,
        "sheng",
        {
            "README.md": CARD,
            "figures/curve.png": png(),
            "model.safetensors": tensors(),
            "notes.txt": "line one\n<b>line two</b>\nحرف\n".encode(),
        },
        account="nairobi-lab",
    )
    committed(owner, model, {"notes.txt": b"line one\nline 2\n", "config.json": b"{}\n"})
    create_tag(caller=signed_in(owner), repository=model, tag="v1", revision="main")
    create_branch(caller=signed_in(owner), repository=model, branch="feature/x")
    dataset = repository(
        owner,
        "people",
        {"README.md": b"---\nlicense: mit\n---\n# People\n", "data/rows.csv": ROWS},
        account="nairobi-lab",
        kind=RepositoryKind.DATASET,
    )
    private = repository(
        owner,
        "secret",
        {"README.md": b"# Top secret"},
        account="nairobi-lab",
        visibility=Visibility.PRIVATE,
    )
    gated = repository(
        owner, "weights", {"README.md": b"# Weights", "w.txt": b"1"}, account="nairobi-lab"
    )
    gated = change_settings(
        caller=signed_in(owner),
        repository=gated,
        gate=Gate.MANUAL,
        gate_text="For research.",
        gate_questions=[
            GateQuestion("What for?"),
            GateQuestion("I agree to the terms", QuestionKind.CHECKBOX),
        ],
    )
    open_discussion(
        caller=signed_in(reader), repository=model, title="How big?", text="**How** big is it?"
    )
    proposed(reader, model, "notes.txt", b"line one\nline two\n")
    for each in (model, dataset, private, gated):
        each.refresh_from_db()
    return Hub(owner, reader, model, dataset, private, gated)


def proposed(user: User, to: Repository, path: str, data: bytes) -> int:
    """The number of a pull request that puts a file."""
    content = hold_small(data)
    hold(to, content, user)
    done = commit_files(
        caller=signed_in(user),
        repository=to,
        revision="main",
        operations=[SmallFile(path, blob_id(data), len(data), content.sha256)],
        title="Mend the notes",
        as_pull_request=True,
    )
    assert done.pull_request is not None
    return done.pull_request


def png(side: int = 32) -> bytes:
    """A square in one colour."""
    rows = b"".join(b"\0" + b"\x0b\x5d\x5e" * side for _ in range(side))

    def chunk(kind: bytes, data: bytes) -> bytes:
        body = kind + data
        return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))

    head = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(rows))
        + chunk(b"IEND", b"")
    )


def tensors() -> bytes:
    """A safetensors file with one tensor of six numbers."""
    header = json.dumps(
        {"layer.weight": {"dtype": "F32", "shape": [2, 3], "data_offsets": [0, 24]}}
    ).encode()
    return len(header).to_bytes(8, "little") + header + bytes(24)

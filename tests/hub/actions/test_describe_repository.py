from __future__ import annotations

import json
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.hub.people import committed, lab, publisher, repository, signed_in

from comity.hub.actions import describe_repository as module
from comity.hub.actions.move_repository import move_repository
from comity.hub.domain.repositories import RepositoryKind
from comity.hub.models import LicenceChange, Repository, RepositoryTag, RepositoryText

pytestmark = pytest.mark.django_db
CARD = b"""---
license: mit
language: [en, sw]
pipeline_tag: text-generation
tags: [Swahili]
datasets: [squad/plain]
---
# Title

<!-- hidden -->
![badge](https://x.example/badge.svg)

A **small** model of [Swahili](https://x.example).

More.
"""


def _facets(it: Repository, *kinds: str) -> set[tuple[str, str]]:
    rows = RepositoryTag.objects.filter(repository=it)
    return set((rows.filter(kind__in=kinds) if kinds else rows).values_list("kind", "value"))


def safetensors(**tensors: tuple[str, list[int]]) -> bytes:
    header: dict[str, Any] = {}
    at = 0
    for name, (dtype, shape) in tensors.items():
        size = {"F32": 4, "F16": 2}[dtype]
        for each in shape:
            size *= each
        header[name] = {"dtype": dtype, "shape": shape, "data_offsets": [at, at + size]}
        at += size
    text = json.dumps(header).encode()
    return len(text).to_bytes(8, "little") + text + bytes(at)


def test_what_lists_tell_follows_from_card_and_files() -> None:
    ada = publisher("ada")
    weights = safetensors(a=("F32", [2, 3]), b=("F16", [4]))
    it = repository(
        ada,
        "m",
        {
            "README.md": CARD,
            "config.json": b'{"model_type": "llama"}',
            "model.safetensors": weights,
        },
    )
    assert (it.licence, it.task, it.library) == ("mit", "text-generation", "transformers")
    assert it.summary == "A small model of Swahili."
    assert it.parameters == 10
    attributes = it.size - len(CARD) - len(b'{"model_type": "llama"}') - len(weights)
    assert (it.files, attributes > 0) == (4, True)
    assert it.card["datasets"] == ["squad/plain"]
    assert _facets(it, "language", "licence", "task", "library", "size", "country") == {
        ("language", "en"),
        ("language", "sw"),
        ("licence", "mit"),
        ("task", "text-generation"),
        ("library", "transformers"),
        ("size", "<100M"),
    }
    tags = {value for kind, value in _facets(it, "tag")}
    assert {"en", "license:mit", "swahili", "dataset:squad/plain", "safetensors", "llama"} <= tags
    text = RepositoryText.objects.get(repository=it).text
    assert text.startswith("ada/m\n")
    assert "a small model of swahili" in text


def test_sizes_follow_each_commit_whatever_it_does() -> None:
    ada = publisher("ada")
    it = repository(ada, "m")
    size = it.size
    committed(ada, it, {"a.txt": b"123", "deep/er/b.txt": b"12345"})
    assert (it.size - size, it.files) == (8, 3)
    committed(ada, it, {"a.txt": b"1", "deep/er/c.txt": b"12"})
    assert (it.size - size, it.files) == (8, 4)
    committed(ada, it, {"deep/er/b.txt": None, "deep/er/c.txt": None})
    assert (it.size - size, it.files) == (1, 2)


def test_a_commit_that_touches_no_facts_reads_no_file(monkeypatch: pytest.MonkeyPatch) -> None:
    ada = publisher("ada")
    it = repository(ada, "m", {"README.md": CARD, "data.txt": b"1"})
    monkeypatch.setattr(module, "_part", None)  # calling it would fail
    before = _facets(it)
    with CaptureQueriesContext(
        connection,
    ) as queries:
        committed(ada, it, {"data.txt": b"22"})
    assert not [each for each in queries if "hub_repositorytag" in each["sql"]]
    assert (_facets(it), it.licence) == (before, "mit")


def test_licence_changes_are_kept() -> None:
    ada = publisher("ada")
    it = repository(ada, "m", {"README.md": CARD})
    assert not LicenceChange.objects.exists()
    committed(ada, it, {"README.md": CARD.replace(b"mit", b"apache-2.0")})
    committed(ada, it, {"README.md": CARD.replace(b"mit", b"apache-2.0") + b"More"})
    committed(ada, it, {"README.md": None})
    changes = LicenceChange.objects.filter(repository=it).order_by("id")
    assert list(changes.values_list("before", "after")) == [
        ("mit", "apache-2.0"),
        ("apache-2.0", ""),
    ]
    assert (it.licence, it.card, _facets(it, "licence")) == ("", {}, set())
    assert changes[1].commit == it.head


@pytest.mark.parametrize(
    "card",
    [
        b"---\nlicense: [\n---\n",
        b"---\n- a\n---\n",
        b"\xff\xfe\x00",
        b"---\nlicense: mit\n" + b"a: &a [x]\n" * 3,
        b"---\nlicense: {a: b}\ntags: 3\nlanguage: !!python/object:os.system x\n---\n",
        b"---\nbig: " + b"x" * 300_000 + b"\nlicense: mit\n---\n",
        b"x" * 5_000_000,
    ],
)
def test_a_card_that_is_none_stops_no_commit(card: bytes) -> None:
    it = repository(publisher("ada"), "m", {"README.md": card, "model.safetensors": b"\xff" * 40})
    assert it.files == 3
    assert it.parameters is None
    assert len(json.dumps(it.card)) < 300_000


def test_parameters_of_shards() -> None:
    ada = publisher("ada")
    index = {"weight_map": {"a": "m-1.safetensors", "b": "m-2.safetensors"}}
    it = repository(
        ada,
        "m",
        {
            "model.safetensors.index.json": json.dumps(index).encode(),
            "m-1.safetensors": safetensors(a=("F32", [5])),
            "m-2.safetensors": safetensors(b=("F16", [2, 2])),
        },
    )
    assert it.parameters == 9
    committed(ada, it, {"m-2.safetensors": None})
    assert it.parameters is None


def test_a_data_set_of_an_organisation() -> None:
    ada = publisher("ada")
    lab("lab", ada)
    card = b"---\nlicense: cc-by-4.0\ntask_categories: [question-answering]\n" + (
        b"size_categories: [10K<n<100K]\npretty_name: Quiz\n---\n"
    )
    it = repository(ada, "d", {"README.md": card}, account="lab", kind=RepositoryKind.DATASET)
    assert _facets(it, "country", "size", "task") == {
        ("country", "KE"),
        ("size", "10K<n<100K"),
        ("task", "question-answering"),
    }
    assert ("tag", "task_categories:question-answering") in _facets(it)
    assert RepositoryText.objects.get(repository=it).text.startswith("lab/d\nquiz\n")
    moved = move_repository(caller=signed_in(ada), repository=it, to="ada/quiz")
    assert _facets(moved, "country") == set()
    assert RepositoryText.objects.get(repository=it).text.startswith("ada/quiz\n")

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from datetime import date, timedelta
from enum import Enum
from typing import Any

import pytest
import yaml
from tests.regulation.small import small_files, small_rules

from comity.regulation.formats.corpus_files import read_corpus
from comity.regulation.formats.release import canonical_json, release_id

CORPUS = small_rules().corpus
IDS = frozenset(entry.id for entry in small_rules().jurisdictions)
FOLDER = "instruments/eu-small-act/"
RELEASE = small_rules().release


def release_of(files: dict[str, bytes]) -> str:
    return release_id(read_corpus(files, IDS)[0])


def test_it_is_the_digest_of_canonical_json() -> None:
    data = canonical_json(CORPUS)
    assert len(RELEASE) == 64
    assert release_id(CORPUS) == RELEASE
    assert data.startswith(b'{"concepts":[{"definition":{"en":"Keeping people from harm."},"id"')
    assert "투명성".encode() in data


def test_files_of_provisions_may_be_split_joined_and_renamed() -> None:
    duties, permissions = FOLDER + "010-duties.yaml", FOLDER + "020-permissions.yaml"
    files = dict(small_files())
    both = files.pop(duties) + files.pop(permissions).removeprefix(b"provisions:\n")
    assert release_of({**files, FOLDER + "all.yaml": both}) == RELEASE
    head, *parts = both.split(b"- eid: ")
    split = {f"{FOLDER}{n:03}.yaml": head + b"- eid: " + it for n, it in enumerate(parts)}
    assert release_of({**files, **split}) == RELEASE


def test_the_order_of_keys_does_not_matter() -> None:
    def turned(value: Any) -> Any:  # noqa: ANN401
        if isinstance(value, dict):
            return {key: turned(value[key]) for key in reversed(value)}
        return [turned(each) for each in value] if isinstance(value, list) else value

    files = {
        name: yaml.safe_dump(turned(yaml.safe_load(data)), sort_keys=False).encode()
        for name, data in small_files().items()
        if name != "jurisdictions.yaml"
    }
    assert release_of(files) == RELEASE


def test_the_order_of_provisions_does() -> None:
    act = CORPUS.instruments[0]
    turned = replace(act, provisions=act.provisions[::-1])
    assert release_id(replace(CORPUS, instruments=(turned, *CORPUS.instruments[1:]))) != RELEASE


def variants(value: Any) -> list[Any]:  # noqa: ANN401
    """The value with one thing changed, for each thing in it."""
    if is_dataclass(value) and not isinstance(value, type):
        return [
            replace(value, **{each.name: changed})
            for each in fields(value)
            for changed in variants(getattr(value, each.name))
        ]
    if isinstance(value, tuple):
        changed = [
            (*value[:place], other, *value[place + 1 :])
            for place, each in enumerate(value)
            for other in variants(each)
        ]
        return [*changed, *([value[:-1]] if value else [])]
    if isinstance(value, dict):
        return [{**value, key: other} for key in value for other in variants(value[key])] + [
            {**value, "new": next(iter(value.values()), "")}
        ]
    match value:
        case Enum():
            return [other for other in type(value) if other is not value][:1]
        case bool():
            return [not value]
        case date():
            return [value + timedelta(days=1)]
        case float():
            return [2 * value]
        case str():
            return [value + "x"]
    return []


@pytest.mark.parametrize("place", range(3))
def test_any_change_of_content_changes_it(place: int) -> None:
    instruments = CORPUS.instruments
    changed = [
        replace(CORPUS, instruments=(*instruments[:place], it, *instruments[place + 1 :]))
        for it in variants(instruments[place])
    ]
    rest = replace(CORPUS, instruments=())
    changed += variants(rest) if place == 0 else []
    found = [release_id(corpus) for corpus in changed]
    assert len(found) > 50
    assert RELEASE not in found
    assert len(set(found)) == len(found)

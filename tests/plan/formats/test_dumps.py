"""Dumps of registries are read as their schemas have them."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from tests.plan.dumps import LEI, LEI_ROW, ROR_ONE, ROR_TWO, lei_dump

from comity.kernel.domain.errors import InvalidInput
from comity.plan.domain.registries.entries import RegistryEntry
from comity.plan.formats.lei_dump import NAME, NUMBER, REGISTRATION, STATUS, read_lei
from comity.plan.formats.ror_dump import read_ror


def _ror(*records: object) -> list[RegistryEntry]:
    return list(read_ror(io.BytesIO(json.dumps(records).encode())))


def test_a_record_of_ror_in_version_2() -> None:
    assert _ror(ROR_TWO) == [
        RegistryEntry(
            "00pjdza24",
            ("University of California System", "UC", "Université de Californie"),
            "US",
            "active",
            ("universityofcalifornia.edu",),
        )
    ]


def test_a_record_of_ror_in_version_1() -> None:
    assert _ror(ROR_ONE) == [
        RegistryEntry(
            "02atag894",
            ("Office of Nuclear Physics", "Bureau de physique nucléaire", "NP"),
            "US",
            "inactive",
            ("science.osti.gov",),
        )
    ]


@pytest.mark.parametrize(
    ("content", "id"),
    [
        (b"[{", "registry-dump-malformed"),
        (b"\xff\xfe", "registry-dump-malformed"),
        (b"[1]", "registry-dump-entry"),
        (b'[{"id": "https://ror.org/00pjdza25", "names": []}]', "registry-dump-entry"),
        (b'[{"id": "https://ror.org/00pjdza24"}]', "registry-dump-entry"),
    ],
)
def test_what_is_no_dump_of_ror(content: bytes, id: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        list(read_ror(io.BytesIO(content)))
    assert refused.value.message.id == id


def _lei(tmp_path: Path, **changes: str) -> list[RegistryEntry]:
    path = lei_dump(tmp_path, LEI_ROW | changes)
    return list(read_lei(io.BytesIO(path.read_bytes())))


def test_a_line_of_gleif(tmp_path: Path) -> None:
    assert _lei(tmp_path) == [RegistryEntry(LEI, ("Газпром Тест", "Gazprom Test"), "KE", "active")]


@pytest.mark.parametrize(
    ("changes", "status"),
    [
        ({REGISTRATION: "LAPSED"}, "active"),
        ({REGISTRATION: "RETIRED"}, "retired"),
        ({STATUS: "INACTIVE"}, "inactive"),
        ({STATUS: "INACTIVE", REGISTRATION: "MERGED"}, "inactive"),
    ],
)
def test_the_status_of_an_entity(tmp_path: Path, changes: dict[str, str], status: str) -> None:
    assert [it.status for it in _lei(tmp_path, **changes)] == [status]


@pytest.mark.parametrize("changes", [{NUMBER: "5493001KJTIIGC8Y1R13"}, {NAME: ""}])
def test_a_line_that_is_none(tmp_path: Path, changes: dict[str, str]) -> None:
    with pytest.raises(InvalidInput) as refused:
        _lei(tmp_path, **changes)
    assert refused.value.message.id == "registry-dump-entry"


def test_a_table_without_the_columns() -> None:
    with pytest.raises(InvalidInput) as refused:
        list(read_lei(io.BytesIO(b"a,b\n1,2\n")))
    assert refused.value.message.id == "registry-dump-columns"

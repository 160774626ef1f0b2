"""The file of jurisdictions reads, writes and reads back; and Norway stays a country."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path

import pytest
import yaml

import comity.corpus
from comity.kernel.domain.errors import IntegrityFailure, InvalidInput, Problems, UnknownName
from comity.kernel.domain.messages import Message
from comity.kernel.formats.jurisdictions import (
    decode_jurisdictions,
    encode_jurisdictions,
    read_jurisdictions,
    write_jurisdictions,
)
from comity.kernel.interfaces import jurisdiction_messages
from comity.kernel.interfaces.messages import render

ROOT = Path(__file__).parents[3]
TEXT = (Path(comity.corpus.__file__ or "").parent / "jurisdictions.yaml").read_text("utf-8")
ALL = read_jurisdictions(TEXT)

SMALL = """
sources: {iso: {title: ISO 3166-1, confidence: memory-only}}
grid: {columns: 2, rows: 2}
regions: []
jurisdictions:
- {id: NO, kind: country, iso3: NOR, numeric: 010, names: {en: No}, tile: {column: 1, row: 0}}
"""


def test_yaml_round_trip() -> None:
    assert write_jurisdictions(ALL) == TEXT
    assert read_jurisdictions(write_jurisdictions(ALL)) == ALL


def test_messagepack_round_trip() -> None:
    data = encode_jurisdictions(ALL)
    assert decode_jurisdictions(data) == ALL
    assert encode_jurisdictions(decode_jurisdictions(data)) == data


def test_norway_is_a_country_even_where_nobody_quoted_it() -> None:
    norway = read_jurisdictions(SMALL).get("NO")
    assert (norway.id, norway.names["en"], norway.numeric) == ("NO", "No", "010")


def test_norway_is_quoted_for_readers_less_careful() -> None:
    assert "- id: 'NO'\n" in TEXT
    loaded = yaml.safe_load(TEXT)
    assert [e["numeric"] for e in loaded["jurisdictions"] if e["id"] == "NO"] == ["578"]


def test_the_file_has_no_comments() -> None:
    assert [line for line in TEXT.splitlines() if line.lstrip().startswith("#")] == []


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("{", "expected"),
        ("[]", "Expected `object`"),
        (SMALL.replace("kind: country", "kind: planet"), "planet"),
        (SMALL.replace("iso3:", "iso_3:"), "iso_3"),
        (SMALL.replace("column: 1", "column: one"), "$.jurisdictions[0].tile.column"),
    ],
)
def test_bad_yaml_says_what_and_where(text: str, says: str) -> None:
    with pytest.raises(InvalidInput) as raised:
        read_jurisdictions(text)
    assert raised.value.message.id == "jurisdictions-unreadable"
    assert says in str(raised.value.message.params["problem"])


def test_a_bad_date_says_whose_it_is() -> None:
    faulty = "{body: EU, status: member, from: 2023-02-29, source: iso}"
    with pytest.raises(Problems) as raised:
        read_jurisdictions(SMALL.replace("kind: country", f"kind: country, member_of: [{faulty}]"))
    assert raised.value.message == Message("jurisdiction-faulty", {"id": "NO", "count": 1})
    assert [problem.message for problem in raised.value.problems] == [
        Message("date-not-iso", {"text": "2023-02-29"})
    ]


@pytest.mark.parametrize("data", [b"", b"\x00", encode_jurisdictions(ALL)[:-1]])
def test_damaged_bytes_are_refused(data: bytes) -> None:
    with pytest.raises(IntegrityFailure) as raised:
        decode_jurisdictions(data)
    assert raised.value.message.id == "jurisdictions-damaged"


def test_an_unknown_jurisdiction_reads_well() -> None:
    assert jurisdiction_messages.__name__
    with pytest.raises(UnknownName) as raised:
        ALL.get("Korea")
    assert render(raised.value.message) == "No jurisdiction is called Korea."
    assert raised.value.remedy is not None
    assert render(raised.value.remedy) == "Did you mean KP (North Korea), KR (South Korea)?"


def test_the_file_is_what_the_tool_writes() -> None:
    babel = pytest.importorskip("babel.core", reason="the tool takes names from Babel")
    shipped = next(source for source in ALL.sources if source.id == "cldr")
    if not shipped.title.endswith(f" {babel.get_cldr_version()}"):
        pytest.skip(f"the file was written from {shipped.title}")
    path = ROOT / "tools" / "make_jurisdictions.py"
    spec = importlib.util.spec_from_file_location("make_jurisdictions", path)
    assert spec is not None
    assert spec.loader is not None
    tool = importlib.util.module_from_spec(spec)
    sys.modules["make_jurisdictions"] = tool
    spec.loader.exec_module(tool)
    assert tool.jurisdictions_yaml() == TEXT

"""The corpus as rows of its tables, and back: nothing is lost, nor any order."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from enum import Enum
from typing import Any

import msgspec

from comity.kernel.domain.errors import IntegrityFailure, InvalidInput
from comity.regulation.domain.corpus import Corpus
from comity.regulation.domain.instruments import Instrument, Norm
from comity.regulation.domain.norm_days import first_and_end_day
from comity.regulation.formats.corpus_tables import BY_NAME, TABLES, Table
from comity.regulation.formats.plain import to_plain

Row = dict[str, Any]
"""the columns that `Table.stored` names"""
Rows = Mapping[str, Mapping[str, Row]]
"""table name, then row id"""

_SECTIONS = {
    "facts": "Fact", "constraints": "Constraint",
    "concepts": "Concept", "instruments": "Instrument",
}  # fmt: skip


def to_rows(corpus: Corpus) -> Rows:
    """Raises `InvalidInput("duplicate-id")` where two records, or two concepts of one norm, have
    the same id, and `UnknownName` where an instrument implements one that is not there."""
    rows: dict[str, dict[str, Row]] = {table.name: {} for table in TABLES}
    for section, name in _SECTIONS.items():
        for position, record in enumerate(getattr(corpus, section)):
            _add(rows, BY_NAME[name], record, position, record.id, "")
    for instrument in corpus.instruments:
        _derive(rows, corpus, instrument)
    return rows


def from_rows(rows: Rows) -> Corpus:
    """Raises `IntegrityFailure("stored-corpus-damaged")` where the rows are no corpus."""
    children: dict[tuple[str, str], list[Row]] = defaultdict(list)
    try:
        for table in reversed(TABLES):
            found = sorted(rows[table.name].items(), key=lambda item: item[1]["position"])
            for id, row in found:
                plain = _plain(table, id, row)
                for part, name in table.parts.items():
                    plain[part] = children[name, id]
                owner = row[table.owner_column] if table.owner else ""
                children[table.name, owner].append(plain)
        corpus = {section: children[name, ""] for section, name in _SECTIONS.items()}
        return msgspec.convert(corpus, Corpus)
    except (msgspec.DecodeError, msgspec.ValidationError) as error:
        raise IntegrityFailure("stored-corpus-damaged", problem=str(error)) from error


def _add(
    rows: dict[str, dict[str, Row]],
    table: Table,
    record: Any,  # noqa: ANN401 - one of the record types of TABLES
    position: int,
    instrument: str,
    owner: str,
) -> None:
    own_id = getattr(record, table.key)
    id = f"{instrument}:{own_id}" if table.owner else own_id
    if id in rows[table.name]:
        raise InvalidInput("duplicate-id", id=id)
    row: Row = {"position": position}
    if table.owner:
        row |= {table.owner_column: owner, table.own_id: own_id}
    for name in table.columns:
        value = getattr(record, name)
        row[name] = value.value if isinstance(value, Enum) else value
    for name in table.references:
        target = getattr(record, name)
        prefix = f"{instrument}:" if table.local else ""
        row[f"{name}_id"] = f"{prefix}{target}" if target else None
    rows[table.name][id] = row
    for part, name in table.parts.items():
        for place, each in enumerate(getattr(record, part)):
            _add(rows, BY_NAME[name], each, place, instrument, id)
    body = {
        name: to_plain(value)
        for name, default in table.body_defaults.items()
        if (value := getattr(record, name)) != default
    }
    row["body"] = msgspec.json.encode(body).decode()


def _plain(table: Table, id: str, row: Row) -> Row:
    plain: Row = {table.key: row[table.own_id] if table.own_id else id}
    plain |= {name: row[name] for name in table.columns if row[name] is not None}
    for name in table.references:
        if row[f"{name}_id"] is not None:
            target: str = row[f"{name}_id"]
            plain[name] = target.partition(":")[2] if table.local else target
    return plain | msgspec.json.decode(row["body"], type=dict)


def _derive(rows: dict[str, dict[str, Row]], corpus: Corpus, instrument: Instrument) -> None:
    roles = {name: bearer.role for name, bearer in corpus.bearers(instrument).items()}
    for provision in instrument.provisions:
        row = rows["Provision"][f"{instrument.id}:{provision.eid}"]
        row["no_norm_reason"] = provision.no_norm.reason.value if provision.no_norm else ""
        for norm in provision.norms:
            row = rows["Norm"][f"{instrument.id}:{norm.id}"]
            row |= {"role": roles.get(norm.bearer, ""), **_days(instrument, norm)}
            if len({*norm.concepts}) < len(norm.concepts):
                raise InvalidInput("duplicate-id", id=f"{instrument.id}:{norm.id}")


def _days(instrument: Instrument, norm: Norm) -> Row:
    first, end = first_and_end_day(instrument, norm)
    return {"applies_from": first, "applies_until": end}

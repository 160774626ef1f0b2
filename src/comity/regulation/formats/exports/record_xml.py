"""Records as XML elements and back, by the types of their fields: for what a vocabulary of others
has no element for."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from enum import Enum
from typing import Any

import msgspec
from lxml import etree

from comity.regulation.formats.exports.csv_writer import LANGUAGE
from comity.regulation.formats.exports.record_shapes import FieldShape, Holds, fields_of
from comity.regulation.formats.plain import to_plain

NAMESPACE = "urn:comity:record"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
Element = Any
"""lxml has no types"""


def add_record(
    parent: Element, name: str, record: object, *, without: Collection[str] = ()
) -> Element:
    """Append `record` to `parent` as an element called `name`, with an element for each field that
    differs from its default; the fields named in `without` stand elsewhere."""
    element = etree.SubElement(parent, f"{{{NAMESPACE}}}{name}")
    for field in fields_of(type(record)):
        value = getattr(record, field.name)
        if field.name not in without and (field.required or value != field.default):
            _add_field(element, field, value)
    return element


def record_plain(element: Element, record: type) -> dict[str, Any]:
    """The plain data of a record that `add_record` wrote, for `msgspec.convert(strict=False)`."""
    found: dict[str, list[Element]] = {}
    for child in element.iterchildren(f"{{{NAMESPACE}}}*"):
        found.setdefault(etree.QName(child).localname, []).append(child)
    fields = {field.name: field for field in fields_of(record)}
    plain = {name: _field_plain(fields[name], children) for name, children in found.items()}
    # A map or a list without anything in it has no element.
    empty: dict[Holds, Any] = {Holds.PROSE: {}, Holds.NAMES: [], Holds.RECORDS: []}
    for name, field in fields.items():
        if field.required and field.holds in empty:
            plain.setdefault(name, empty[field.holds])
    return plain


def _add_field(element: Element, field: FieldShape, value: Any) -> None:  # noqa: ANN401
    match field.holds:
        case Holds.PROSE:
            for key, text in value.items():
                attribute = LANG if LANGUAGE.fullmatch(key) else "name"
                _leaf(element, field.name, text).set(attribute, key)
        case Holds.NAMES:
            for text in value:
                _leaf(element, field.name, text)
        case Holds.RECORD:
            add_record(element, field.name, value)
        case Holds.RECORDS:
            for record in value:
                add_record(element, field.name, record)
        case Holds.NAMED:
            for key, record in value.items():
                add_record(element, field.name, record).set("name", key)
        case Holds.NAMED_LISTS:
            for key, records in value.items():
                group = _leaf(element, field.name)
                group.set("name", key)
                for record in records:
                    add_record(group, "item", record)
        case Holds.OTHER:
            _leaf(element, field.name, msgspec.json.encode(to_plain(value)).decode())
        case Holds.VALUE:
            _leaf(element, field.name, _text(value))


def _leaf(element: Element, name: str, text: str | None = None) -> Element:
    leaf = etree.SubElement(element, f"{{{NAMESPACE}}}{name}")
    leaf.text = text
    return leaf


def _text(value: Any) -> str:  # noqa: ANN401
    match value:
        case Enum():
            return str(value.value)
        case bool():
            return "true" if value else "false"
        case date():
            return value.isoformat()
    return str(value)


def _field_plain(field: FieldShape, children: list[Element]) -> Any:  # noqa: ANN401
    texts = [child.text or "" for child in children]
    keys = [child.get(LANG, child.get("name", "")) for child in children]
    match field.holds:
        case Holds.PROSE:
            return dict(zip(keys, texts, strict=True))
        case Holds.NAMES:
            return texts
        case Holds.OTHER:
            return msgspec.json.decode(texts[0])
        case Holds.VALUE:
            return texts[0]
    assert field.record is not None  # noqa: S101 - for the type checker
    if field.holds is Holds.NAMED_LISTS:
        lists = [[record_plain(item, field.record) for item in child] for child in children]
        return dict(zip(keys, lists, strict=True))
    records = [record_plain(child, field.record) for child in children]
    match field.holds:
        case Holds.RECORD:
            return records[0]
        case Holds.NAMED:
            return dict(zip(keys, records, strict=True))
    return records

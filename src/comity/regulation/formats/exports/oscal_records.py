"""Records as the props and parts of OSCAL, and back, by the types of their fields.

A `prop` holds one line without white space around it; what does not fit there, and all prose, is a
`part`. A text for each language is a part for each, with a prop `language`.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from enum import Enum
from typing import Any

from comity.regulation.formats.exports.record_shapes import FieldShape, Holds, fields_of

NAMESPACE = "urn:comity:oscal"
STATEMENT = {"summary": "statement", "note": "guidance"}
"""What OSCAL has a name for."""
_FIELDS = {name: field for field, name in STATEMENT.items()}
_ONE_LINE = re.compile(r"\S(.*\S)?")
_LONG = {"when", "unless", "source"}
Plain = dict[str, Any]


def record_oscal(record: object, without: Collection[str] = ()) -> Plain:
    """`props` and `parts`, each only where there are any; defaults are left out."""
    found = [
        each
        for field in fields_of(type(record))
        if field.name not in without
        for each in _field(field, getattr(record, field.name))
    ]
    props, parts = [it for it in found if "value" in it], [it for it in found if "value" not in it]
    return ({"props": props} if props else {}) | ({"parts": parts} if parts else {})


def record_plain(oscal: Plain, record: type) -> Plain:
    """The plain data of a record from its props and parts, for `msgspec.convert(strict=False)`;
    what is not ours is passed over."""
    given: dict[str, list[Plain]] = {}
    for each in (*oscal.get("props", ()), *oscal.get("parts", ())):
        given.setdefault(_FIELDS.get(each["name"], each["name"]), []).append(each)
    plain = {
        field.name: _plain(field, given[field.name])
        for field in fields_of(record)
        if field.name in given
    }
    empty: dict[Holds, Any] = {Holds.PROSE: {}, Holds.NAMES: []}
    for field in fields_of(record):
        if field.required and field.holds in empty:
            plain.setdefault(field.name, empty[field.holds])
    return plain


def prop(name: str, value: str) -> Plain:
    return {"name": name, "ns": NAMESPACE, "value": value}


def _field(field: FieldShape, value: Any) -> Iterator[Plain]:  # noqa: ANN401
    if not field.required and value == field.default:
        return
    match field.holds:
        case Holds.VALUE:
            yield _text(field.name, str(value.value if isinstance(value, Enum) else value))
        case Holds.NAMES:
            yield from (_text(field.name, name) for name in value)
        case Holds.PROSE:
            for language, text in value.items():
                yield {**_part(field.name, text), "props": [prop("language", language)]}
        case Holds.RECORD:
            yield {**_part(field.name), **record_oscal(value)}
        case Holds.RECORDS:
            yield from ({**_part(field.name), **record_oscal(each)} for each in value)
        case _:
            raise TypeError(field)


def _text(name: str, text: str) -> Plain:
    fits = name not in _LONG and _ONE_LINE.fullmatch(text)
    return prop(name, text) if fits else _part(name, text)


def _part(name: str, text: str = "") -> Plain:
    part = {"name": STATEMENT.get(name, name)}
    if name not in STATEMENT:
        part["ns"] = NAMESPACE
    return part | ({"prose": text} if text else {})


def _plain(field: FieldShape, given: list[Plain]) -> Any:  # noqa: ANN401
    texts = [str(each.get("value", each.get("prose", ""))) for each in given]
    match field.holds:
        case Holds.VALUE:
            return texts[0]
        case Holds.NAMES:
            return texts
        case Holds.PROSE:
            return dict(zip(map(_language, given), texts, strict=True))
    assert field.record is not None  # noqa: S101 - for the type checker
    records = [record_plain(each, field.record) for each in given]
    return records[0] if field.holds is Holds.RECORD else records


def _language(part: Plain) -> str:
    props: Iterable[Plain] = part.get("props", ())
    return next((str(it["value"]) for it in props if it["name"] == "language"), "en")

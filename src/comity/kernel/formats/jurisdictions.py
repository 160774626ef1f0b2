"""Jurisdictions as YAML, the master that people read and correct, and as MessagePack, for caches.

Every scalar of the YAML is read as text and then converted to the type of its field, so that the
country code `NO` stays a code. A value that is unknown is left out.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

import msgspec
import yaml

from comity.kernel.domain.errors import IntegrityFailure, InvalidInput
from comity.kernel.domain.jurisdictions import Jurisdictions
from comity.kernel.formats.jurisdiction_records import Document, collection_of, document_of


@lru_cache(maxsize=1)  # those that ship belong to every corpus that names none of its own
def read_jurisdictions(text: str) -> Jurisdictions:
    """From YAML. Raises `InvalidInput`, with what is wrong and where."""
    try:
        # The base loader makes only texts, lists and mappings: no objects, no booleans from NO.
        raw = yaml.load(text, Loader=yaml.CBaseLoader)  # noqa: S506
        document = msgspec.convert(raw, Document, strict=False)
    except (yaml.YAMLError, msgspec.ValidationError) as error:
        raise InvalidInput("jurisdictions-unreadable", problem=str(error)) from error
    return collection_of(document)


def write_jurisdictions(jurisdictions: Jurisdictions) -> str:
    """As YAML: one field a line, short mappings on one line, codes that look like words quoted."""
    plain = msgspec.to_builtins(document_of(jurisdictions))
    return yaml.dump(plain, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=110)


def encode_jurisdictions(jurisdictions: Jurisdictions) -> bytes:
    """As MessagePack, for a cache: the same collection gives the same bytes."""
    return msgspec.msgpack.encode(document_of(jurisdictions))


def decode_jurisdictions(data: bytes) -> Jurisdictions:
    """From what `encode_jurisdictions` wrote. Raises `IntegrityFailure` for anything else."""
    try:
        return collection_of(msgspec.msgpack.decode(data, type=Document))
    except (msgspec.DecodeError, InvalidInput) as error:
        raise IntegrityFailure("jurisdictions-damaged", problem=str(error)) from error


class _Dumper(yaml.CSafeDumper):
    """Puts a mapping of texts and numbers on one line where it is short, else one field a line."""


def _mapping(dumper: yaml.CSafeDumper, data: Mapping[str, object]) -> yaml.MappingNode:
    flat = all(isinstance(value, str | int) for value in data.values())
    one_line = flat and sum(len(str(value)) for value in data.values()) < 100
    return dumper.represent_mapping("tag:yaml.org,2002:map", data, flow_style=one_line)


def _sequence(dumper: yaml.CSafeDumper, data: Sequence[object]) -> yaml.SequenceNode:
    one_line = all(isinstance(value, str) for value in data)
    return dumper.represent_sequence("tag:yaml.org,2002:seq", data, flow_style=one_line)


_Dumper.add_representer(dict, _mapping)
_Dumper.add_representer(list, _sequence)
_Dumper.add_representer(tuple, _sequence)

"""Records to YAML in one canonical layout, so that a formatted file and its data say the same."""

from __future__ import annotations

from typing import Any

import yaml

from comity.regulation.formats.plain import to_plain
from comity.regulation.formats.yaml_reader import FLOAT

WIDTH = 100


class _Dumper(yaml.CSafeDumper):
    """Lists of scalars, and maps of scalars that fit on a line, in flow style; all else in blocks.
    A text that our reader, or one of YAML 1.1, would take for a number or a constant is quoted."""

    def ignore_aliases(self, data: object) -> bool:
        """Two equal dates may be one object; each is written out."""
        return True


def write_yaml(record: object) -> str:
    """The canonical YAML of a record or of plain data. Raises nothing for valid records."""
    data = to_plain(record, dates_as_text=False)
    text: str = yaml.dump(
        data, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=WIDTH, indent=2
    )
    return text


def _fits(values: list[Any], extra: int) -> bool:
    if any(isinstance(value, dict | list) for value in values):
        return False
    return sum(len(str(value)) + 2 for value in values) + extra < WIDTH - 20


def _mapping(dumper: _Dumper, data: dict[str, Any]) -> yaml.MappingNode:
    keys = sum(len(str(key)) + 2 for key in data)
    flow = _fits(list(data.values()), keys) and not any(
        isinstance(value, str) and "\n" in value for value in data.values()
    )
    return dumper.represent_mapping("tag:yaml.org,2002:map", data.items(), flow_style=flow)


def _sequence(dumper: _Dumper, data: list[Any]) -> yaml.SequenceNode:
    flow = not any(isinstance(value, dict | list) for value in data)
    return dumper.represent_sequence("tag:yaml.org,2002:seq", data, flow_style=flow)


_Dumper.add_implicit_resolver("tag:yaml.org,2002:float", FLOAT, list("-+.0123456789"))
_Dumper.add_representer(dict, _mapping)
_Dumper.add_representer(list, _sequence)

from __future__ import annotations

import subprocess
import sys

from tools.make_client_records import TARGET, formatted, records_text, type_of

from comity.site.api.openapi import document


def test_the_types_are_those_of_the_document() -> None:
    """Otherwise: `python tools/make_client_records.py`."""
    assert TARGET.read_text("utf-8") == formatted(records_text(document()))


def test_types() -> None:
    assert type_of({"anyOf": [{"type": "string", "format": "date"}, {"type": "null"}]}) == (
        "str | None"
    )
    assert type_of({"type": "array", "items": {"$ref": "#/components/schemas/Row"}}) == "list[Row]"
    assert type_of({"type": "object", "additionalProperties": {"type": "integer"}}) == (
        "dict[str, int]"
    )
    assert type_of({"enum": ["a", "b"], "type": "string"}) == "Literal['a', 'b']"
    assert type_of({}) == "Any"


def test_the_client_loads_neither_django_nor_a_room() -> None:
    code = "import sys, comity.client; print(*sorted(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = {name for name in done.stdout.split() if name.startswith("comity.")}
    assert {name.split(".")[1] for name in loaded} == {"client"}
    assert not {"django", "pydantic"} & set(done.stdout.split())

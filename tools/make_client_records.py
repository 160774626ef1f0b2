"""Write the types of the client from the OpenAPI document: `python tools/make_client_records.py`.

A test holds the written file to the document.
"""

from __future__ import annotations

import os
import textwrap
from collections.abc import Iterator
from pathlib import Path
from typing import Any

TARGET = Path(__file__).parent.parent / "src" / "comity" / "client" / "records.py"
HEAD = '''"""What the API answers with, as types: written from its OpenAPI document, not by hand."""

from __future__ import annotations

from typing import Any, Literal, NotRequired, TypedDict
'''
SCALARS = {
    "string": "str", "integer": "int", "number": "float", "boolean": "bool", "null": "None",
}  # fmt: skip
Plain = dict[str, Any]


def records_text(document: Plain) -> str:
    """The whole module: enumerations first, then records, each group by name."""
    schemas: Plain = document["components"]["schemas"]
    shown = {name: schemas[name] for name in sorted(_answered(document))}
    words = [_enumeration(name, each) for name, each in shown.items() if "enum" in each]
    records = [_record(name, each) for name, each in shown.items() if "enum" not in each]
    return "\n".join((HEAD, *words, "", *records))


def _answered(document: Plain) -> set[str]:
    """The schemas that answers are made of, not those of bodies."""
    schemas: Plain = document["components"]["schemas"]
    found = {"Problem"}
    for methods in document["paths"].values():
        for operation in methods.values():
            found |= set(_references(operation["responses"]))
    while more := {it for name in found for it in _references(schemas[name])} - found:
        found |= more
    return found


def _references(part: Any) -> Iterator[str]:  # noqa: ANN401 - plain data has no one type
    match part:
        case {"$ref": str(target)} if target.startswith("#/components/schemas/"):
            yield target.rpartition("/")[2]
        case dict():
            for each in part.values():
                yield from _references(each)
        case list():
            for each in part:
                yield from _references(each)


def _enumeration(name: str, schema: Plain) -> str:
    return f"{name} = {_literal(schema['enum'])}"


def _record(name: str, schema: Plain) -> str:
    lines = ["", f"class {name}(TypedDict):"]
    if words := schema.get("description"):
        lines += [*_docstring(words), ""]
    required = set(schema.get("required", ()))
    for key, each in schema["properties"].items():
        written = type_of(each)
        lines.append(f"    {key}: {written if key in required else f'NotRequired[{written}]'}")
    return "\n".join((*lines, ""))


def _docstring(words: str) -> list[str]:
    text = " ".join(words.split())
    if len(text) <= 88:
        return [f'    """{text}"""']
    lines = textwrap.wrap(text, 92, initial_indent='    """', subsequent_indent="    ")
    return [*lines[:-1], f'{lines[-1]}"""']


def type_of(schema: Plain) -> str:
    """The Python type of what fits a schema."""
    if "$ref" in schema:
        return str(schema["$ref"].rpartition("/")[2])
    if "anyOf" in schema:
        return " | ".join(dict.fromkeys(type_of(each) for each in schema["anyOf"]))
    if "enum" in schema:
        return _literal(schema["enum"])
    match schema.get("type"):
        case "array":
            return f"list[{type_of(schema['items'])}]"
        case "object":
            inner = schema.get("additionalProperties")
            return f"dict[str, {type_of(inner) if isinstance(inner, dict) else 'Any'}]"
        case str(kind):
            return SCALARS[kind]
    return "Any"


def _literal(values: list[str]) -> str:
    return f"Literal[{', '.join(map(repr, values))}]"


def formatted(text: str) -> str:
    """As the project formats its source."""
    import subprocess
    import sys

    run = [sys.executable, "-m", "ruff", "format", "--stdin-filename", str(TARGET), "-"]
    done = subprocess.run(run, input=text, capture_output=True, text=True, check=True)
    return done.stdout


def main() -> None:
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "comity.site.settings")
    django.setup()
    from comity.site.api.openapi import document

    TARGET.write_text(formatted(records_text(document())), "utf-8")


if __name__ == "__main__":
    main()

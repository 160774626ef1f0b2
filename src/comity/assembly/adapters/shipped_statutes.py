"""The statutes that ship with Comity: examples, and one to begin with."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path

from comity.kernel.domain.errors import InvalidInput, unknown_name

FOLDER = Path(__file__).parent.parent / "examples"
EXAMPLES = ("north-lakes", "world-forum")
LONGEST_ID = 64


def example_file(name: str) -> Path:
    """Raises `UnknownName("example-unknown")`."""
    if name not in EXAMPLES:
        raise unknown_name("example-unknown", name, EXAMPLES)
    return FOLDER / f"{name}.yaml"


def example_text(name: str) -> str:
    """Raises as `example_file`."""
    return example_file(name).read_text("utf-8")


def id_of(name: str) -> str:
    """`River Commission` as `river-commission`. Raises `InvalidInput("statute-id-from-name")`."""
    found = "-".join(re.findall(r"[a-z0-9]+", name.casefold()))[:LONGEST_ID].strip("-")
    if not found:
        raise InvalidInput("statute-id-from-name", name=name)
    return found


def begun(*, name: str, id: str, on: date) -> str:
    """The statute to begin with, of an organisation called so, which holds from a day on."""
    text = (FOLDER / "starter.yaml").read_text("utf-8")
    quoted = json.dumps(name, ensure_ascii=False)
    for old, new in (
        ("id: my-organisation  ", f"id: {id}  "),
        ("{en: My Organisation}", f"{{en: {quoted}}}"),
        ("holds_from: 2026-01-01", f"holds_from: {on.isoformat()}"),
    ):
        text = text.replace(old, new, 1)
    return text

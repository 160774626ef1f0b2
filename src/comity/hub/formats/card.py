"""A repository's README.md: a YAML front block with what is said of it, then Markdown.

The shape is the Hub's (`RepoCard` in huggingface_hub 2.4.0): a line `---`, the YAML, a line `---`.
Reading never fails: what is wrong stands in `errors`, and the metadata is then empty, since half of
what somebody declared is not what they declared.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from comity.hub.domain.card_rules import CardKind, CardProblems, validate_card
from comity.hub.formats.card_yaml import read_block
from comity.kernel.domain.errors import InvalidInput
from comity.kernel.domain.messages import Message

__all__ = ["Card", "CardKind", "CardProblems", "read_card", "validate_card"]

LARGEST_CARD = 2 * 1024 * 1024
"""Characters. A longer README.md has no card; the file itself is served as any other."""

_OPENING = re.compile(r"\ufeff?\s*---[ \t]*(?:\r\n|\r|\n)")
_CLOSING = re.compile(r"^---[ \t]*(?:\r\n|\r|\n|\Z)", re.MULTILINE)
_NOTHING: Mapping[str, Any] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Card:
    metadata: Mapping[str, Any]
    """Plain data that JSON can carry."""
    body: str
    errors: tuple[Message, ...] = ()
    warnings: tuple[Message, ...] = ()


def read_card(text: str) -> Card:
    """The card in `text`, the whole README.md. Lines in messages count from the file's first."""
    if len(text) > LARGEST_CARD:
        error = Message("card-too-large", {"size": len(text), "limit": LARGEST_CARD})
        return Card(_NOTHING, "", (error,))
    opening = _OPENING.match(text)
    if opening is None:
        return Card(_NOTHING, text, (), (Message("card-metadata-missing"),))
    closing = _CLOSING.search(text.replace("\r\n", "\n\n").replace("\r", "\n"), opening.end())
    if closing is None:
        return Card(_NOTHING, text, (), (Message("card-block-open"),))
    body = text[closing.end() :]
    try:
        data = read_block(text[opening.end() : closing.start()])
    except InvalidInput as error:
        above = len(re.findall(r"\r\n|\r|\n", opening.group()))
        return Card(_NOTHING, body, (_moved(error.message, above),))
    if data is None or data == {}:
        return Card(_NOTHING, body, (), (Message("card-metadata-missing"),))
    if not isinstance(data, dict):
        return Card(_NOTHING, body, (Message("card-metadata-not-a-map"),))
    return Card(MappingProxyType(data), body)


def _moved(message: Message, lines: int) -> Message:
    params = dict(message.params)
    if isinstance(line := params.get("line"), int):
        params["line"] = line + lines
    return Message(message.id, params)

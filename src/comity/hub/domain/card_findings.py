"""Collecting what is wrong with a card, and reading its values whatever their shape."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from comity.kernel.domain.messages import Message, Parameter

LONGEST_SHOWN = 80
MOST_TOLD = 50
"""Errors, and warnings, of one card: nobody reads more, and a card may hold thousands."""

_NAME = "[A-Za-z0-9_](?:[A-Za-z0-9_.-]{0,94}[A-Za-z0-9_])?"
_REPOSITORY = re.compile(f"(?:{_NAME}/)?{_NAME}", re.ASCII)


class Findings:
    def __init__(self) -> None:
        self.errors: list[Message] = []
        self.warnings: list[Message] = []

    def fail(self, id: str, **params: Parameter) -> None:
        if len(self.errors) < MOST_TOLD:
            self.errors.append(Message(id, {name: _shown(value) for name, value in params.items()}))

    def warn(self, id: str, **params: Parameter) -> None:
        if len(self.warnings) < MOST_TOLD:
            told = {name: _shown(value) for name, value in params.items()}
            self.warnings.append(Message(id, told))

    def text(self, metadata: Mapping[str, Any], key: str, field: str = "") -> str | None:
        value = metadata.get(key)
        if value is None or isinstance(value, str):
            return value
        self.fail("card-needs-text", field=field or key)
        return None

    def texts(self, metadata: Mapping[str, Any], key: str, field: str = "") -> tuple[str, ...]:
        """Of a list of texts, and of nothing else."""
        if isinstance(metadata.get(key), list | None):
            return self.text_or_texts(metadata, key, field)
        self.fail("card-needs-texts", field=field or key)
        return ()

    def text_or_texts(
        self, metadata: Mapping[str, Any], key: str, field: str = ""
    ) -> tuple[str, ...]:
        value = metadata.get(key)
        if value is None or isinstance(value, str):
            return () if value is None else (value,)
        if isinstance(value, list) and all(isinstance(each, str) for each in value):
            return tuple(value)
        self.fail("card-needs-texts", field=field or key)
        return ()


def texts_in(value: object) -> tuple[str, ...]:
    """The texts in a value that should be one or a list of them; whatever else is in it is left."""
    if isinstance(value, str):
        return (value,)
    if isinstance(value, list | tuple):
        return tuple(each for each in value if isinstance(each, str))
    return ()


def is_repository_id(value: str) -> bool:
    """Whether `value` can name a repository: `name` or `owner/name`, as `validate_repo_id` of
    huggingface_hub 2.4.0 has it."""
    return (
        _REPOSITORY.fullmatch(value) is not None
        and "--" not in value
        and ".." not in value
        and not value.endswith(".git")
    )


def _shown(value: Parameter) -> Parameter:
    return value[:LONGEST_SHOWN] if isinstance(value, str) else value

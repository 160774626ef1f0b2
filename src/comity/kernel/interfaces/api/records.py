"""What answers are made of. An answer with a key that its record does not name is a fault."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict

Prose = dict[str, str]
"""A text per language, keyed by its BCP 47 tag; never translated on the way out."""


class Record(BaseModel):
    """Base of all records of answers."""

    model_config = ConfigDict(extra="forbid")


class Listed(Record):
    """A stretch of a list; `total` counts all that was asked for."""

    total: int
    limit: int
    offset: int


class Problem(BaseModel):
    """Problem details (RFC 9457), with the id of the message and its parameters. What the front
    refuses has the id of the request in place of these."""

    model_config = ConfigDict(title="Problem")

    type: str
    title: str
    status: int
    detail: str
    message: str = ""
    params: dict[str, str | int | float | bool | list[str] | None] = {}
    problems: list[Problem] = []
    request: str = ""

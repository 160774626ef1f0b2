"""Names in a body, each of which may stand once: who sends one twice may have meant another."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError


def _each_once(names: list[str]) -> list[str]:
    if len(set(names)) < len(names):
        raise PydanticCustomError("each_once", "Each name may stand once")
    return names


NamesGiven = Annotated[
    list[str], Field(json_schema_extra={"uniqueItems": True}), AfterValidator(_each_once)
]

"""What the description of the API says of entering statutes, for `described`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

_ALL = "assemblies/north-lakes/statute"
_SOURCE = "id: north-lakes\nversion: 2\n"
PATHS: Mapping[str, str] = {}
CONFLICTS: frozenset[str] = frozenset({"check_statute", "enter_statute"})
ADDRESSES: Mapping[str, str] = {"check_statute": f"{_ALL}/check", "enter_statute": _ALL}
BODIES: Mapping[str, Mapping[str, Any]] = {
    "check_statute": {"source": _SOURCE},
    "enter_statute": {"source": _SOURCE},
}

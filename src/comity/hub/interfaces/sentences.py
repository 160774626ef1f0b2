"""Registers every sentence of the room, and of those that its actions call, for each way in to
import."""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules

import comity.hub.interfaces as package
from comity.parties.interfaces import messages as _parties  # noqa: F401 - registers

for each in iter_modules(package.__path__):
    if each.name.endswith("messages"):
        import_module(f"{package.__name__}.{each.name}")

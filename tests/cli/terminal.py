"""Somebody at a terminal, who answers."""

from __future__ import annotations

from io import StringIO


class Terminal(StringIO):
    """In the place of `sys.stdin`: `Terminal("y\\n")`."""

    def isatty(self) -> bool:
        return True

"""Errors of a command, told as the last thing that its process does."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

import typer

from comity.kernel.domain.errors import ComityError
from comity.kernel.interfaces.error_text import error_text
from comity.kernel.interfaces.exit_codes import exit_code


@contextmanager
def errors_told() -> Iterator[None]:
    """One clear error, a documented exit code, no traceback."""
    try:
        yield
    except ComityError as error:
        typer.echo(f"comity: {error_text(error)}", err=True)
        sys.exit(exit_code(error))

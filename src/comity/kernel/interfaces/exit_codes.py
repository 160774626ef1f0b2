"""From error types to exit codes of the command line."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from comity.kernel.domain import errors

OK = 0
PROBLEMS_FOUND = 1
USAGE = 2  # what Typer itself exits with

EXIT_CODES: Mapping[type[errors.ComityError], int] = MappingProxyType(
    {
        errors.InvalidInput: 3,
        errors.UnknownName: 4,
        errors.StorageFailure: 5,
        errors.IntegrityFailure: 6,
        errors.NotPermitted: 7,
        errors.Conflict: 8,
    }
)


def exit_code(error: errors.ComityError) -> int:
    """The code of the nearest type in the table; `PROBLEMS_FOUND` for a type that has none."""
    for kind in type(error).__mro__:
        if issubclass(kind, errors.ComityError) and kind in EXIT_CODES:
            return EXIT_CODES[kind]
    return PROBLEMS_FOUND

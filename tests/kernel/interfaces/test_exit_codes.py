from __future__ import annotations

import pytest

from comity.kernel.domain import errors
from comity.kernel.interfaces.exit_codes import EXIT_CODES, exit_code


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (errors.ComityError("x"), 1),
        (errors.InvalidInput("x"), 3),
        (errors.Problems("x", [errors.InvalidInput("y")]), 3),
        (errors.UnknownName("x"), 4),
        (errors.StorageFailure("x"), 5),
        (errors.IntegrityFailure("x"), 6),
        (errors.NotPermitted("x"), 7),
        (errors.Conflict("x"), 8),
    ],
)
def test_code_of_each_type(error: errors.ComityError, code: int) -> None:
    assert exit_code(error) == code


def test_no_two_types_share_a_code() -> None:
    assert len(set(EXIT_CODES.values())) == len(EXIT_CODES)


def test_every_direct_type_of_error_has_a_code() -> None:
    direct = {
        kind for kind in errors.ComityError.__subclasses__() if kind.__module__ == errors.__name__
    }
    assert direct == set(EXIT_CODES)

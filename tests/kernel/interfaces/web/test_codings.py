from __future__ import annotations

import pytest

from comity.kernel.interfaces.web.codings import codings_taken


@pytest.mark.parametrize(
    ("accepted", "taken"),
    [
        ("", set()),
        ("gzip, br", {"gzip", "br"}),
        ("gzip;q=0.8, BR ; q=1", {"gzip", "br"}),
        ("br;q=0, gzip;q=0.0, deflate;q=0.001", {"deflate"}),
    ],
)
def test_what_is_taken(accepted: str, taken: set[str]) -> None:
    assert codings_taken(accepted) == taken

from __future__ import annotations

import pytest

from comity.hub.domain.takedowns import LONGEST, public_text
from comity.kernel.domain.errors import InvalidInput


def test_a_text_is_trimmed() -> None:
    assert public_text(" Court of X, 12/2026, file 3 \n", "reason") == (
        "Court of X, 12/2026, file 3"
    )


@pytest.mark.parametrize(
    ("text", "id"),
    [
        (" ", "takedown-text-missing"),
        ("x" * (LONGEST + 1), "takedown-text-too-long"),
        ("From jane.doe@example.org, 2026", "takedown-text-personal"),
        ("Call +254 20 123 4567", "takedown-text-personal"),
    ],
)
def test_what_can_not_be_public(text: str, id: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        public_text(text, "notice")
    assert caught.value.message.id == id

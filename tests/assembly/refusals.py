"""What a deed is refused with."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from comity.kernel.domain.errors import ComityError


def refused(
    error: type[ComityError],
    id: str,
    deed: Callable[..., object],
    **about: object,
) -> ComityError:
    with pytest.raises(error) as caught:
        deed(**about)
    assert caught.value.message.id == id
    return caught.value

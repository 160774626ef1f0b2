from __future__ import annotations

import json
from math import isfinite
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.kernel.domain.errors import ComityError, InvalidInput
from comity.kernel.interfaces.api.bodies import DEEPEST, read_json
from comity.kernel.interfaces.api.refusals import MOST_BYTES, BodyTooLarge

TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=20)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False).filter(isfinite) | TEXTS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXTS, inner, max_size=4),
    max_leaves=30,
)


@given(VALUES)
def test_what_json_writes_is_read_as_it_was(value: Any) -> None:  # noqa: ANN401
    assert read_json(json.dumps(value).encode()) == value
    assert read_json(json.dumps(value, ensure_ascii=False).encode("utf-8-sig")) == value


@given(st.binary(max_size=200))
def test_anything_else_is_one_clear_error(data: bytes) -> None:
    try:
        found = read_json(data)
    except ComityError:
        return
    assert json.loads(data.decode("utf-8-sig")) == found


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b'{"a": 1, "a": 1}', "api-key-twice"),
        (b"NaN", "api-not-a-number"),
        (b"1e400", "api-number-too-large"),
        (b'"\\ud800"', "api-body-not-text"),
        (b'{"\\u0000": 1}', "api-body-not-text"),
        (b"\xc3", "api-body-not-json"),
        (b"01", "api-body-not-json"),
    ],
)
def test_what_is_refused(data: bytes, message: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        read_json(data)
    assert refused.value.message.id == message


def test_bounds() -> None:
    assert read_json(b"[" * DEEPEST + b"]" * DEEPEST) != []
    for depth in (DEEPEST + 2, 200_000):
        with pytest.raises(InvalidInput):
            read_json(b"[" * depth + b"]" * depth)
    assert read_json(b'"' + b"x" * (MOST_BYTES - 2) + b'"')
    with pytest.raises(BodyTooLarge):
        read_json(b" " * (MOST_BYTES + 1))

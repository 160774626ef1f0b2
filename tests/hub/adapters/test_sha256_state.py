from __future__ import annotations

from hashlib import sha256
from mmap import ACCESS_COPY, mmap
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.hub.adapters.sha256_state import STATE, Sha256State, offered

pytestmark = pytest.mark.skipif(not offered(), reason="hashlib is not OpenSSL's here")


@given(st.lists(st.binary(max_size=300), max_size=6))
def test_it_goes_on_from_where_it_was_put_down(pieces: list[bytes]) -> None:
    digest, plain = Sha256State(), sha256()
    for piece in pieces:
        digest = Sha256State(digest.state())
        digest.update(piece)
        plain.update(piece)
        assert digest.hexdigest() == plain.hexdigest()


def test_a_private_map_is_hashed_where_it_lies(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(bytes(range(256)) * 100)
    with path.open("rb") as file:
        view = memoryview(mmap(file.fileno(), 0, access=ACCESS_COPY))
    digest = Sha256State()
    digest.update(view[:1000])
    digest.update(view[1000:1000])
    digest.update(view[1000:])
    assert digest.hexdigest() == sha256(path.read_bytes()).hexdigest()


def test_a_state_of_another_length_is_none() -> None:
    with pytest.raises(ValueError, match="not a state"):
        Sha256State(bytes(STATE - 1))

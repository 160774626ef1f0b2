from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.hub.domain.git.trees import Entries, FileEntry, Folder, large_file
from comity.hub.formats.tree_bytes import decode_tree, encode_tree
from comity.kernel.domain.errors import IntegrityFailure

NAMES = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12)
OIDS = st.binary(min_size=20, max_size=20).map(bytes.hex)
DIGESTS = st.binary(min_size=32, max_size=32).map(bytes.hex)
SIZES = st.integers(0, 2**53)
ENTRIES = st.lists(
    st.one_of(
        st.builds(Folder, NAMES, OIDS),
        st.builds(FileEntry, NAMES, OIDS, SIZES),
        st.builds(FileEntry, NAMES, OIDS, SIZES, content_sha256=DIGESTS),
        st.builds(large_file, NAMES, DIGESTS, SIZES),
    )
).map(tuple)
SAMPLE: Entries = (
    Folder("d", "a1" * 20),
    FileEntry("e", "b2" * 20, 5, content_sha256="c3" * 32),
    large_file("f", "d4" * 32, 6),
)


@given(ENTRIES)
def test_what_is_written_is_read(entries: Entries) -> None:
    assert decode_tree(encode_tree(entries)) == entries


def test_a_folder_of_a_thousand_files_is_small() -> None:
    entries = tuple(
        FileEntry(f"{number:04}", "ab" * 20, 1_000, content_sha256="cd" * 32)
        for number in range(1_000)
    )
    assert len(encode_tree(entries)) < 62_000


@given(st.binary(max_size=40))
def test_anything_else_is_damage(data: bytes) -> None:
    with pytest.raises(IntegrityFailure):
        decode_tree(data)


@given(st.integers(0, len(encode_tree(SAMPLE)) - 1))
def test_what_is_cut_short_is_damage(length: int) -> None:
    with pytest.raises(IntegrityFailure) as caught:
        decode_tree(encode_tree(SAMPLE)[:length])
    assert caught.value.message.id == "tree-damaged"


def test_columns_that_do_not_agree_are_damage() -> None:
    data = encode_tree(SAMPLE)
    assert data.count(b"\xc4\x03\x00\x02\x03") == 1
    with pytest.raises(IntegrityFailure):
        decode_tree(data.replace(b"\xc4\x03\x00\x02\x03", b"\xc4\x03\x00\x00\x03"))
    with pytest.raises(IntegrityFailure):
        decode_tree(data.replace(b"\xc4\x03\x00\x02\x03", b"\xc4\x03\x00\x02\x04"))

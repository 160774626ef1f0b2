"""A release as one file: the same bytes for the same release, and nothing else is read."""

from __future__ import annotations

import io
import json
import zipfile
from hashlib import sha256

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.regulation.editing import with_norm
from tests.regulation.generated_corpora import corpora
from tests.regulation.small import small_rules

from comity.kernel.domain.errors import ComityError, IntegrityFailure, InvalidInput
from comity.regulation.domain.corpus import Corpus
from comity.regulation.domain.instruments import Level
from comity.regulation.formats.corpus_files import read_corpus
from comity.regulation.formats.release import release_id
from comity.regulation.formats.release_file import (
    Counts,
    check_release,
    read_release_file,
    release_file_name,
    write_release_file,
)

SMALL = small_rules().corpus
PLACES = frozenset(entry.id for entry in small_rules().jurisdictions)
DATA = write_release_file(SMALL)


@settings(max_examples=30)
@given(corpora())
def test_it_reads_back_as_the_same_release(corpus: Corpus) -> None:
    data = write_release_file(corpus)
    assert write_release_file(corpus) == data
    released = read_release_file(data, "x.zip")
    back, _ = read_corpus(released.files, PLACES)
    assert back == corpus
    check_release(released.manifest, back, release_id(back), "x.zip")


def test_the_manifest_says_what_is_in_it() -> None:
    manifest = read_release_file(DATA, "x.zip").manifest
    assert manifest.release == small_rules().release
    assert manifest.format == 1
    assert manifest.checked_on == max(it.checked_on for it in SMALL.instruments)
    assert manifest.counts == Counts(
        instruments=3,
        provisions=sum(len(it.provisions) for it in SMALL.instruments),
        norms=SMALL.norm_count(),
        concepts=len(SMALL.concepts),
        facts=len(SMALL.facts),
    )
    assert release_file_name(manifest.release) == f"comity-corpus-{manifest.release}.zip"


def test_anybody_can_unpack_it_and_no_clock_is_in_it() -> None:
    with zipfile.ZipFile(io.BytesIO(DATA)) as archive:
        assert archive.testzip() is None
        assert {it.date_time for it in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        manifest = json.loads(archive.read("manifest.json"))
        for name, digest in manifest["files"].items():
            assert sha256(archive.read(name)).hexdigest() == digest


def test_jurisdictions_travel_where_they_are_others() -> None:
    released = read_release_file(write_release_file(SMALL, b"jurisdictions: []\n"), "x.zip")
    assert released.files["jurisdictions.yaml"] == b"jurisdictions: []\n"
    assert "jurisdictions.yaml" not in read_release_file(DATA, "x.zip").files


@settings(max_examples=300)
@given(st.integers(0, len(DATA) - 1), st.integers(1, 255))
def test_one_byte_that_is_another_is_refused(place: int, turned: int) -> None:
    data = bytearray(DATA)
    data[place] ^= turned
    with pytest.raises(ComityError) as caught:
        read_release_file(bytes(data), "x.zip")
    assert caught.value.message.id in ("release-damaged", "not-a-release", "release-format-later")


@settings(max_examples=100)
@given(st.integers(4, len(DATA) - 1))
def test_a_file_that_is_cut_short_is_refused(length: int) -> None:
    with pytest.raises(IntegrityFailure) as caught:
        read_release_file(DATA[:length], "x.zip")
    assert caught.value.message.id == "release-damaged"


def test_something_behind_it_is_refused() -> None:
    with pytest.raises(IntegrityFailure):
        read_release_file(DATA + b"x", "x.zip")


@pytest.mark.parametrize("data", [b"", b"PK", b"concepts: []"])
def test_another_kind_of_file(data: bytes) -> None:
    with pytest.raises(InvalidInput) as caught:
        read_release_file(data, "x.zip")
    assert caught.value.message.id == "not-a-release"


def repacked(change: bytes, by: bytes, compression: int = zipfile.ZIP_STORED) -> bytes:
    """The archive with other words in its manifest."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(DATA)) as old, zipfile.ZipFile(target, "w", compression) as new:
        for info in old.infolist():
            new.writestr(info.filename, old.read(info).replace(change, by))
    return target.getvalue()


def test_a_later_format_says_so() -> None:
    with pytest.raises(InvalidInput) as caught:
        read_release_file(repacked(b'"format": 1', b'"format": 2'), "x.zip")
    assert caught.value.message.id == "release-format-later"


def test_what_could_grow_when_unpacked_is_not_unpacked() -> None:
    with pytest.raises(IntegrityFailure):
        read_release_file(repacked(b"", b"", zipfile.ZIP_DEFLATED), "x.zip")


def test_a_manifest_of_another_release() -> None:
    manifest = read_release_file(DATA, "x.zip").manifest
    other = with_norm(SMALL, "eu-small-act", "art_5", level=Level.ENCOURAGED)
    with pytest.raises(IntegrityFailure) as caught:
        check_release(manifest, other, release_id(other), "x.zip")
    assert caught.value.message.id == "release-misnamed"

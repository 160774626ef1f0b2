from __future__ import annotations

import io
from contextlib import suppress
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZIP_LZMA, ZIP_STORED, ZipFile

import pytest
from hypothesis import given as drawn
from hypothesis import strategies as st

from comity.kernel.domain.errors import InvalidInput
from comity.plan.formats.import_files import LARGEST, import_files


def packed(files: dict[str, bytes], packing: int = ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with ZipFile(out, "w", packing) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


def error(*given: tuple[str, bytes]) -> tuple[str, object]:
    with pytest.raises(InvalidInput) as refused:
        import_files(given)
    message = refused.value.message
    return message.id.removeprefix("commitments-file-"), message.params.get("file")


def test_a_single_csv_file_has_any_name() -> None:
    assert import_files([("ours.txt", b"key\n")]) == {"commitments": b"key\n"}


def test_several_are_told_apart_by_their_names() -> None:
    given = [("Milestones.csv", b"m"), ("commitments.csv", b"c"), ("helps.csv", b"h")]
    assert import_files(given) == {"milestones": b"m", "commitments": b"c", "helps": b"h"}


def test_of_an_archive_only_what_is_read_is_taken() -> None:
    archive = packed(
        {
            "plan/commitments.csv": b"c",
            "plan/partners.csv": b"p",
            "plan/updates.csv": b"u",
            "README.txt": b"r",
            "dictionary.csv": b"d",
            "__MACOSX/._commitments.csv": b"shadow",
        }
    )
    assert import_files([("all.zip", archive)]) == {"commitments": b"c", "partners": b"p"}


def test_files_that_can_t_be_told_are_refused() -> None:
    known = ("commitments.csv", b"c")
    assert error(known, ("steps.csv", b"m")) == ("name-unknown", "steps.csv")
    assert error(known, ("Commitments.csv", b"m")) == ("name-twice", "commitments.csv")
    assert error(("helps.csv", b"h"), ("partners.csv", b"p")) == ("none", "commitments.csv")
    assert error(("a.zip", packed({"steps.csv": b"m"}))) == ("name-unknown", "steps.csv")
    twice = packed({"a/helps.csv": b"h", "b/helps.csv": b"h"})
    assert error(("a.zip", twice)) == ("name-twice", "helps.csv")


def test_archives_that_are_broken_or_burst_are_refused() -> None:
    archive = packed({"commitments.csv": b"key,action\n" * 1000})
    assert error(("a.zip", archive[:40]))[0] == "archive-unreadable"
    broken = archive[:50] + bytes([archive[50] ^ 0xFF]) + archive[51:]
    assert error(("a.zip", broken))[0] == "archive-unreadable"
    many = packed({f"{number}.csv": b"" for number in range(101)})
    assert error(("a.zip", many))[0] == "archive-unreadable"
    bomb = packed({"commitments.csv": b"0" * (LARGEST + 1)})
    assert len(bomb) < 100_000
    assert error(("a.zip", bomb)) == ("too-large", None)
    assert error(("a.csv", b"0" * (LARGEST + 1))) == ("too-large", None)


WHOLE = {
    each: packed({"commitments.csv": b"key,title\n" * 50, "étapes/helps.csv": b"key\n"}, each)
    for each in (ZIP_STORED, ZIP_DEFLATED, ZIP_BZIP2, ZIP_LZMA)
}
changes = st.lists(st.tuples(st.integers(4, 10**6), st.integers(0, 255)), max_size=4)


@pytest.mark.parametrize("packing", WHOLE)
def test_each_way_of_packing_is_read(packing: int) -> None:
    assert sorted(import_files([("a.zip", WHOLE[packing])])) == ["commitments", "helps"]


@drawn(st.sampled_from(sorted(WHOLE)), changes)
def test_an_archive_is_read_or_refused_whichever_bytes_are_changed(
    packing: int, made: list[tuple[int, int]]
) -> None:
    archive = bytearray(WHOLE[packing])
    for at, byte in made:
        archive[4 + at % (len(archive) - 4)] = byte
    with suppress(InvalidInput):
        assert "commitments" in import_files([("a.zip", bytes(archive))])


def test_what_is_broken_in_an_archive_of_any_packing_is_said() -> None:
    for packing, archive in WHOLE.items():
        at = archive.index(b"commitments.csv") + len("commitments.csv") + 12
        broken = archive[:at] + bytes([archive[at] ^ 0xFF]) + archive[at + 1 :]
        assert error(("a.zip", broken)) == ("archive-unreadable", "a.zip"), packing
    named = WHOLE[ZIP_STORED].replace("é".encode(), b"\xff\xff")
    assert error(("a.zip", named)) == ("archive-unreadable", "a.zip")

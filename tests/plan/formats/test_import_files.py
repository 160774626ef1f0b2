from __future__ import annotations

import io
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from comity.kernel.domain.errors import InvalidInput
from comity.plan.formats.import_files import LARGEST, import_files


def packed(files: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
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

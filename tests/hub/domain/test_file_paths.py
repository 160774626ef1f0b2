from __future__ import annotations

from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.hub.domain.paths import collision_key, parse_path
from comity.kernel.domain.errors import InvalidInput

ANY_TEXT = st.text(st.characters(), max_size=60)


@pytest.mark.parametrize(
    "path",
    [
        "README.md",
        ".gitattributes",
        ".github/workflows/x.yml",
        "a/b/c",
        "données/été.txt",
        "数据/训练.parquet",
        "what is this?.mp3",
        "context.json",
        "auxiliary/nullable.py",
        "com10/lpt.txt",
        "می‌خواهم.txt",  # the joiner that Persian needs
        "a" * 255,
        "/".join(["a"] * 64),
    ],
)
def test_path_is_kept_as_it_is(path: str) -> None:
    assert parse_path(path) == path


@pytest.mark.parametrize(
    ("path", "id"),
    [
        ("", "path-empty"),
        ("/etc/passwd", "path-part-empty"),
        ("a/", "path-part-empty"),
        ("a//b", "path-part-empty"),
        ("../x", "path-part-empty"),
        ("a/./b", "path-part-empty"),
        ("a\\b", "path-character"),
        ("C:evil", "path-character"),
        ("README.md::$DATA", "path-character"),
        ("a\0b", "path-character"),
        ("a\nb", "path-character"),
        ("a\x85b", "path-character"),
        ("a\u2028b", "path-character"),
        ("gpj.\u202eexe", "path-character"),
        ("a\ud800", "path-character"),
        ("e\u0301.txt", "path-not-nfc"),
        (".git/config", "path-git-folder"),
        ("a/.GIT/hooks/x", "path-git-folder"),
        (".g\u200cit/config", "path-git-folder"),
        (".git. ./config", "path-git-folder"),
        ("GIT~1/config", "path-git-folder"),
        ("con", "path-device-name"),
        ("a/NUL.txt", "path-device-name"),
        ("com¹.tar.gz", "path-device-name"),
        ("lpt9 .txt", "path-device-name"),
        ("a./b", "path-part-end"),
        ("a /b", "path-part-end"),
        ("a" * 256, "path-part-too-long"),
        ("é" * 128, "path-part-too-long"),
        ("/".join(["a" * 100] * 11), "path-too-long"),
        ("/".join(["a"] * 65), "path-too-deep"),
    ],
)
def test_path_is_refused(path: str, id: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        parse_path(path)
    assert caught.value.message.id == id


@given(ANY_TEXT)
def test_a_path_that_passes_stays_below_its_folder(text: str) -> None:
    try:
        path = parse_path(text)
    except InvalidInput:
        return
    assert path == text == normalize("NFC", text)
    assert not {"", ".", "..", ".git"} & set(path.casefold().split("/"))
    assert not set(path) & set("\\:\0\r\n")
    assert len(path.encode()) <= 1_024


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("A.txt", "a.txt"),
        ("straße", "STRASSE"),
        ("é", "e\u0301"),
        ("É", "e\u0301"),
        ("Ａ.txt", "a.txt"),
        ("ﬁle", "file"),
        ("a\u200db", "ab"),
        ("Σ", "ς"),
    ],
)
def test_names_that_collide(one: str, other: str) -> None:
    assert collision_key(one) == collision_key(other)


@pytest.mark.parametrize(
    ("one", "other"), [("a", "b"), ("a.txt", "a_txt"), ("é", "e"), ("数", "据")]
)
def test_names_that_do_not_collide(one: str, other: str) -> None:
    assert collision_key(one) != collision_key(other)


@given(ANY_TEXT)
def test_the_key_of_a_key_is_the_key(text: str) -> None:
    key = collision_key(text)
    assert collision_key(key) == key


@given(ANY_TEXT)
def test_case_and_encoding_do_not_change_the_key(text: str) -> None:
    key = collision_key(text)
    assert collision_key(normalize("NFC", text)) == key
    assert collision_key(normalize("NFD", text)) == key
    assert collision_key(text.casefold()) == key

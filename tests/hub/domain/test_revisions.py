from __future__ import annotations

import shutil
import subprocess

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from comity.hub.domain.paths import (
    Revision,
    parse_branch,
    parse_commit_id,
    parse_revision,
    parse_tag,
)
from comity.kernel.domain.errors import InvalidInput

COMMIT = "0123456789abcdef0123456789abcdef01234567"


@pytest.mark.parametrize(
    ("text", "revision", "ref"),
    [
        ("main", Revision("any", "main"), None),
        ("feature/x", Revision("any", "feature/x"), None),
        ("refs/heads/a/b", Revision("branch", "a/b"), "refs/heads/a/b"),
        ("refs/tags/v1.0", Revision("tag", "v1.0"), "refs/tags/v1.0"),
        ("refs/pr/7", Revision("pull-request", "7"), "refs/pr/7"),
        ("refs/convert/parquet", Revision("convert", "parquet"), "refs/convert/parquet"),
    ],
)
def test_revision(text: str, revision: Revision, ref: str | None) -> None:
    assert parse_revision(text) == revision
    assert revision.ref == ref


def test_what_may_be_a_commit() -> None:
    assert parse_revision("ABCDE").commit_prefix == "abcde"
    assert parse_revision(COMMIT).commit_prefix == COMMIT
    assert parse_revision("abcd").commit_prefix is None
    assert parse_revision("refs/heads/abcde").commit_prefix is None
    assert parse_revision("refs/pr/12").number == 12


@pytest.mark.parametrize(
    "text",
    ["", "refs", "refs/x/y", "refs/pr/0", "refs/pr/01", "refs/pr/x", "refs/heads/", "a..b", "a\n",
     "a b", "a~1", "a^", "@{1}", "@", "-x", "a.lock", "a/.b", "/a", "a/", "x" * 256, "a\ud800"],
)  # fmt: skip
def test_revision_is_refused(text: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        parse_revision(text)
    assert caught.value.message.id == "revision-malformed"


def test_branch_and_tag_are_read_with_and_without_their_prefix() -> None:
    assert parse_branch("refs/heads/dev") == parse_branch("dev") == "dev"
    assert parse_tag("refs/tags/v1") == parse_tag("v1") == "v1"


@pytest.mark.parametrize("text", ["HEAD", "refs/pr/1", "refs/tags/x", COMMIT, "", "a..b", "refs"])
def test_branch_is_refused(text: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        parse_branch(text)
    assert caught.value.message.id == "branch-name-malformed"


@pytest.mark.parametrize("text", ["HEAD", "refs/heads/x", COMMIT.upper(), "-v"])
def test_tag_is_refused(text: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        parse_tag(text)
    assert caught.value.message.id == "tag-name-malformed"


def test_commit_id() -> None:
    assert parse_commit_id(COMMIT.upper()) == COMMIT
    with pytest.raises(InvalidInput):
        parse_commit_id(COMMIT[:-1])


@pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
@settings(max_examples=200, deadline=None)
@given(st.text("ab./@{~^:?*[\\-lock \x7f\x01é", min_size=1, max_size=10))
def test_names_of_branches_are_those_of_git(name: str) -> None:
    run = subprocess.run(["git", "check-ref-format", "--branch", name], capture_output=True)
    theirs = run.returncode == 0 and run.stdout.decode().rstrip("\n") == name
    try:
        ours = parse_branch(name) == name
    except InvalidInput:
        ours = False
    assert ours == (theirs and name != "@")  # `@` alone means HEAD to git's other commands

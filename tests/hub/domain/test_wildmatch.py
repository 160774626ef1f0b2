from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from comity.hub.domain.upload_mode import parse_gitattributes, should_ignore
from comity.hub.domain.wildmatch import MOST_RULES, last_match, parse_pattern
from comity.kernel.domain.errors import InvalidInput

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
with_git = settings(
    max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
PIECES = ["a", "b", "ab", "*", "**", "?", "/", "/", "[ab]", "[!a]", "[^b-z]", "[a", "\\*", "\\",
          "é", "[]a]", "[[:alpha:]]", "[a-]", ".", "-", "!", "#"]  # fmt: skip
PATTERNS = st.lists(st.sampled_from(PIECES), min_size=1, max_size=6).map("".join)
PATHS = st.lists(
    st.text("ab*é-]", min_size=1, max_size=3), min_size=1, max_size=4, unique=False
).map("/".join)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    subprocess.run(["git", "init", "-q", str(tmp_path)], check=True)
    return tmp_path


def run(folder: Path, *words: str, data: str = "") -> str:
    told = subprocess.run(
        ["git", "-C", str(folder), *words],
        input=data.encode(),
        capture_output=True,
        env={"PATH": os.environ["PATH"], "GIT_CONFIG_GLOBAL": "/dev/null"},
    )
    return told.stdout.decode()


@with_git
@given(rules=st.lists(PATTERNS, min_size=1, max_size=3), path=PATHS)
def test_files_are_ignored_as_by_git(repository: Path, rules: list[str], path: str) -> None:
    (repository / ".gitignore").write_text("\n".join(rules) + "\n")
    told = run(repository, "check-ignore", "--no-index", "-vnz", "--stdin", data=path)
    pattern = told.split("\0")[2]
    assert should_ignore(path, "\n".join(rules)) == (pattern != "" and pattern[0] != "!")


@with_git
@given(rules=st.lists(PATTERNS, min_size=1, max_size=3), path=PATHS)
def test_attributes_hold_as_by_git(repository: Path, rules: list[str], path: str) -> None:
    assume(not any(rule.startswith("!") for rule in rules))
    says = ["filter=lfs", "-filter", "filter=lfs -text"]
    text = "".join(f"{rule} {said}\n" for rule, said in zip(rules, says, strict=False))
    (repository / ".gitattributes").write_text(text)
    told = run(repository, "check-attr", "-z", "filter", "--", path).split("\0")[2]
    found = last_match(parse_gitattributes(text).rules, path.encode().split(b"/"), folder=False)
    assert bool(found) == (told == "lfs")


@pytest.mark.parametrize(
    ("rules", "path", "ignored"),
    [
        ("*.log\n!keep.log\n", "a/keep.log", False),
        ("build/\n!build/x\n", "build/x", True),
        ("/a\r\n", "a", True),
        ("a\\ \n", "a ", True),
        ("a   \n", "a", True),
        ("\\#x\n", "#x", True),
        ("# x\n\n", "# x", False),
        ("\ufeffx\n", "x", True),
        ("a/**\n", "a", False),
        ("a/**/b\n", "a/b", True),
        ("***/b\n", "b", True),
        ("a\\/b\n", "a/b", True),
        ("[a/b]\n", "a", True),
        ("a\\/\n", "a/b", False),
    ],
)
def test_rules_of_gitignore(repository: Path, rules: str, path: str, ignored: bool) -> None:
    assert should_ignore(path, rules) is ignored
    (repository / ".gitignore").write_bytes(rules.encode())
    told = run(repository, "check-ignore", "--no-index", "--", path)
    assert bool(told) is ignored


def test_a_row_of_stars_ends() -> None:
    pattern = parse_pattern(b"*a" * 100 + b"b")
    assert pattern is not None
    assert pattern.matches([b"a" * 255], folder=False) is False
    deep = parse_pattern(b"**/a/" * 30 + b"b")
    assert deep is not None
    assert deep.matches([b"a"] * 64, folder=False) is False


def test_too_many_rules() -> None:
    assert should_ignore("x", "x\n" * MOST_RULES) is True
    for rules in ("x\n" * (MOST_RULES + 1), "x" * 70_000):
        with pytest.raises(InvalidInput) as caught:
            should_ignore("x", rules)
        assert caught.value.message.id == "rules-too-many"

from __future__ import annotations

import difflib
import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from comity.hub.domain import text_diff
from comity.hub.domain.git.objects import blob_id, pointer_text
from comity.hub.domain.text_diff import Side, file_diff, repository_diff
from comity.kernel.domain import line_diff
from comity.kernel.domain.line_diff import changed_runs

needs_git = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
LINES = st.lists(st.sampled_from(["a", "b", "c", ""]), max_size=30)
TEXTS = st.builds(lambda lines, end: "\n".join(lines) + end, LINES, st.sampled_from(["", "\n"]))


def side(text: str | bytes) -> Side:
    data = text.encode() if isinstance(text, str) else text
    return Side(blob_id(data), data)


def replayed(old: list[str], new: list[str]) -> list[str]:
    made, at = [], 0
    for start, end, new_start, new_end in changed_runs(old, new):
        assert (start, new_start) >= (at, 0)
        made += old[at:start] + new[new_start:new_end]
        at = end
    return made + old[at:]


@given(LINES, LINES)
def test_runs_lead_from_one_to_the_other_by_the_shortest_way(
    old: list[str], new: list[str]
) -> None:
    assert replayed(old, new) == new
    steps = sum((b - a) + (d - c) for a, b, c, d in changed_runs(old, new))
    assert steps == len(old) + len(new) - 2 * longest_common(old, new)


def longest_common(old: list[str], new: list[str]) -> int:
    row = [0] * (len(new) + 1)
    for line in old:
        above = row[:]
        for at, other in enumerate(new, 1):
            row[at] = above[at - 1] + 1 if line == other else max(above[at], row[at - 1])
    return row[-1]


def test_beyond_the_bound_all_that_differs_is_one_run(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(line_diff, "MOST_DIFFERENCES", 3)
    old, new = list("xabcdy"), list("x1b2d34y")
    assert changed_runs(old, new) == [(1, 5, 1, 7)]
    assert replayed(old, new) == new


def test_format() -> None:
    before = "".join(f"{number}\n" for number in range(1, 11))
    after = before.replace("5\n", "five\n")
    one, other = side(before), side(after)
    assert file_diff("d/x.txt", one, other) == (
        "diff --git a/d/x.txt b/d/x.txt\n"
        f"index {one.oid}..{other.oid} 100644\n"
        "--- a/d/x.txt\n+++ b/d/x.txt\n"
        "@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+five\n 6\n 7\n 8\n"
    )


def test_new_and_deleted_files() -> None:
    one = side("a\n")
    assert file_diff("x", None, one) == (
        "diff --git a/x b/x\nnew file mode 100644\n"
        f"index {'0' * 40}..{one.oid}\n--- /dev/null\n+++ b/x\n@@ -0,0 +1 @@\n+a\n"
    )
    assert file_diff("x", one, None) == (
        "diff --git a/x b/x\ndeleted file mode 100644\n"
        f"index {one.oid}..{'0' * 40}\n--- a/x\n+++ /dev/null\n@@ -1 +0,0 @@\n-a\n"
    )
    assert file_diff("x", None, side("")).endswith(f"..{blob_id(b'')}\n")
    assert file_diff("x", one, one) == ""


def test_binary_large_and_pointers() -> None:
    binary, text = side(b"\0"), side("a\n")
    assert file_diff("x", text, binary).endswith("\nBinary files a/x and b/x differ\n")
    late = side(b"a" * 100_000 + b"\xff")
    assert file_diff("x", late, text).endswith("\nBinary files a/x and b/x differ\n")
    large = side("a\n" * 300_000)
    note = "\nFiles too large to compare: a/x and b/x differ\n"
    assert file_diff("x", text, large).endswith(note)
    assert file_diff("x", text, side("\n" * 20_001)).endswith(note)
    assert file_diff("x", Side("1" * 40, None), text).endswith(note)
    old, new = side(pointer_text("a" * 64, 5)), side(pointer_text("b" * 64, 6))
    assert file_diff("x.bin", old, new).endswith(
        f"-oid sha256:{'a' * 64}\n-size 5\n+oid sha256:{'b' * 64}\n+size 6\n"
    )


def test_many_files_stop_at_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    files = [(name, None, side("text\n")) for name in "abc"]
    whole = repository_diff(files)
    assert whole == "".join(file_diff(*file) for file in files)
    monkeypatch.setattr(text_diff, "MOST_DIFF_BYTES", len(file_diff(*files[0])) + 10)
    assert repository_diff(files) == (
        file_diff(*files[0]) + "More files differ; the difference is too large to show.\n"
    )


@needs_git
@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(before=TEXTS, after=TEXTS, name=st.sampled_from(["x", "a b/c d", 'q"q', "é"]))
def test_git_applies_it(tmp_path: Path, before: str, after: str, name: str) -> None:
    if not (tmp_path / ".git").exists():
        subprocess.run(["git", "init", "-q", str(tmp_path)], check=True)
    file = tmp_path / name
    file.parent.mkdir(exist_ok=True)
    for old, new in ((before, after), (None, after), (before, None)):
        file.unlink(missing_ok=True)
        if old is not None:
            file.write_bytes(old.encode())
        patch = file_diff(name, *(None if text is None else side(text) for text in (old, new)))
        if patch:
            subprocess.run(
                ["git", "apply", "--whitespace=nowarn", "-"],
                cwd=tmp_path,
                input=patch.encode(),
                check=True,
            )
        assert (file.read_bytes() if file.exists() else None) == (
            None if new is None else new.encode()
        )


def test_the_shortest_way_is_no_longer_than_that_of_difflib() -> None:
    old, new = list("abcabba" * 20), list("cbabac" * 20)
    ours = sum((b - a) + (d - c) for a, b, c, d in changed_runs(old, new))
    theirs = sum(
        (b - a) + (d - c)
        for tag, a, b, c, d in difflib.SequenceMatcher(None, old, new).get_opcodes()
        if tag != "equal"
    )
    assert ours <= theirs

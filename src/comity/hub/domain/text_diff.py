"""Differences as git writes them, so that `git apply` and people can read them.

Large files are compared by their pointers, as git sees them. Source of the format: git,
`diff-format` and `diff-generate-patch`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from comity.hub.domain.upload_mode import is_binary
from comity.kernel.domain.line_diff import Run, changed_runs

MOST_BYTES = 512 * 1024  # of one side of one file
MOST_LINES = 20_000  # of one side of one file
MOST_DIFF_BYTES = 4 * 1024 * 1024  # of all files
CONTEXT = 3
NOTHING = "0" * 40


@dataclass(frozen=True, slots=True)
class Side:
    """A file on one side: the git id, and what git would hold; `None` where that is too large."""

    oid: str
    data: bytes | None


def file_diff(path: str, before: Side | None, after: Side | None) -> str:
    """What changed in one file; empty where nothing did. One side may be absent, not both."""
    if before == after:
        return ""
    a, b = _quoted(f"a/{path}"), _quoted(f"b/{path}")
    head = [f"diff --git {a} {b}"]
    index = f"index {before.oid if before else NOTHING}..{after.oid if after else NOTHING}"
    if before is None:
        head += ["new file mode 100644", index]
    elif after is None:
        head += ["deleted file mode 100644", index]
    else:
        head.append(f"{index} 100644")
    one, other = (a if before else "/dev/null"), (b if after else "/dev/null")
    old, new = _lines(before), _lines(after)
    if isinstance(old, str) or isinstance(new, str):
        why = old if isinstance(old, str) else new
        note = "Binary files" if why == "binary" else "Files too large to compare:"
        return "\n".join([*head, f"{note} {one} and {other} differ", ""])
    runs = changed_runs(old, new)
    if not runs:
        return "\n".join([*head, ""])
    marks = [f"--- {_ended(one)}", f"+++ {_ended(other)}", ""]
    return "\n".join([*head, *marks]) + "".join(_hunks(old, new, runs))


def repository_diff(files: Iterable[tuple[str, Side | None, Side | None]]) -> str:
    """The differences of many files, one after another, up to `MOST_DIFF_BYTES`.

    Then a last line says that there are more; git passes over such a line.
    """
    pieces: list[str] = []
    size = 0
    for path, before, after in files:
        piece = file_diff(path, before, after)
        size += len(piece.encode())
        if size > MOST_DIFF_BYTES:
            pieces.append("More files differ; the difference is too large to show.\n")
            break
        pieces.append(piece)
    return "".join(pieces)


def _lines(side: Side | None) -> list[str] | str:
    """Lines with their ends, or why there are none to compare: `large` or `binary`."""
    if side is None:
        return []
    if side.data is None or len(side.data) > MOST_BYTES:
        return "large"
    if is_binary(side.data):
        return "binary"
    try:
        text = side.data.decode()
    except UnicodeDecodeError:
        return "binary"
    lines = text.split("\n")
    if len(lines) > MOST_LINES:
        return "large"
    whole = [line + "\n" for line in lines[:-1]]
    return [*whole, lines[-1]] if lines[-1] else whole


def _hunks(old: list[str], new: list[str], runs: list[Run]) -> Iterator[str]:
    for group in _together(runs):
        first, last = group[0], group[-1]
        a, c = max(first[0] - CONTEXT, 0), max(first[2] - CONTEXT, 0)
        b, d = min(last[1] + CONTEXT, len(old)), min(last[3] + CONTEXT, len(new))
        yield f"@@ -{_range(a, b)} +{_range(c, d)} @@\n"
        at = a
        for start, end, new_start, new_end in group:
            yield from (_line(" ", line) for line in old[at:start])
            yield from (_line("-", line) for line in old[start:end])
            yield from (_line("+", line) for line in new[new_start:new_end])
            at = end
        yield from (_line(" ", line) for line in old[at:b])


def _together(runs: list[Run]) -> Iterator[list[Run]]:
    """Runs whose context touches stand in one hunk."""
    group = [runs[0]]
    for run in runs[1:]:
        if run[0] - group[-1][1] > 2 * CONTEXT:
            yield group
            group = []
        group.append(run)
    yield group


def _range(start: int, end: int) -> str:
    count = end - start
    first = start + 1 if count else start
    return f"{first}" if count == 1 else f"{first},{count}"


def _line(sign: str, line: str) -> str:
    end = "" if line.endswith("\n") else "\n\\ No newline at end of file\n"
    return f"{sign}{line}{end}"


def _quoted(path: str) -> str:
    """In quotes where a name has one; paths have neither backslashes nor control characters."""
    return '"' + path.replace('"', '\\"') + '"' if '"' in path else path


def _ended(path: str) -> str:
    """A tab shows where a name with blanks ends."""
    return path + "\t" if " " in path and not path.startswith('"') else path

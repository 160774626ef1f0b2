"""Lines of cells, parted by tabs, as commands print them."""

from __future__ import annotations

from collections.abc import Iterator


def row_of(cells: tuple[object, ...]) -> str:
    """`-` for what there is none of."""
    return "\t".join(one_line(str(each)) if each not in (None, "") else "-" for each in cells)


def one_line(text: str) -> str:
    """What somebody wrote, so that it stays in its cell and says nothing to the terminal."""
    return " ".join("".join(it if it.isprintable() else " " for it in text).split())


def lines_of_text(text: str) -> Iterator[str]:
    """Its lines, each with nothing but what can be seen."""
    return (one_line(each) for each in text.splitlines())

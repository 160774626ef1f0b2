from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from comity.regulation.domain.imports.imported import TextLine
from comity.regulation.formats.texts.marked import (
    plain_words,
    read_marked,
    read_marked_line,
    write_marked,
)
from comity.regulation.formats.texts.structures import outline_of

TEXT = """\
An act about boxes
[art_1] Article 1 - Lids
[art_1__para_1] 1. Boxes shall have:
[art_1__para_1__point_a] (a) a lid;
which fits;
[art_1__para_1 ...] unless they are open.
\\[Deleted]
[art_2] [art_2__para_1] Article 2: Marks shall be kept.
[art_24-2]
[annex_III__point_5.2] 5. A second one.
"""


def test_units_their_lines_and_words() -> None:
    outline = outline_of(TEXT.encode(), "marked", "en")
    assert [(it.eid, it.first, it.last, it.words) for it in outline.units] == [
        ("art_1", 2, 7, "Article 1 - Lids"),
        ("art_1__para_1", 3, 7, "1. Boxes shall have: unless they are open. [Deleted]"),
        ("art_1__para_1__point_a", 4, 5, "(a) a lid; which fits;"),
        ("art_2", 8, 8, ""),
        ("art_2__para_1", 8, 8, "Article 2: Marks shall be kept."),
        ("art_24-2", 9, 9, ""),
        ("annex_III__point_5.2", 10, 10, "5. A second one."),
    ]
    assert [unit.eid for unit in outline.operative()] == ["art_1__para_1", "art_2__para_1"]
    assert outline.find("art_2") is not None


def test_a_mark_that_is_none_is_part_of_the_words() -> None:
    assert read_marked_line("[a b] words", "art_1") == TextLine((), "art_1", "[a b] words")
    assert read_marked_line("[art_1]words", "art_2") == TextLine((), "art_2", "[art_1]words")
    assert read_marked_line("words", "") is None
    assert read_marked_line("", "art_1") is None


def test_going_on_with_what_is_not_open_changes_nothing() -> None:
    outline = outline_of(b"[art_1] One\n[art_9 ...] more\n", "marked", "en")
    assert [(it.eid, it.last, it.words) for it in outline.units] == [("art_1", 2, "One more")]


steps = st.builds(
    "{}_{}".format,
    st.sampled_from(["para", "point", "sec", "subsec"]),
    st.from_regex(r"[A-Za-z0-9][A-Za-z0-9.-]{0,3}", fullmatch=True),
)
texts = st.text(max_size=30)


@st.composite
def written_lines(draw: st.DrawFn) -> list[TextLine]:
    """Lines as an import makes them: a tree of units, each with some paragraphs, some of which go
    on after the units below."""
    lines: list[TextLine] = []

    def unit(above: tuple[str, ...], eid: str, depth: int) -> None:
        chained = depth < 3 and draw(st.booleans()) and draw(st.booleans())
        if chained:
            inner = f"{eid}__{draw(steps)}"
            unit((*above, eid), inner, depth + 1)
        else:
            words = plain_words(draw(texts))
            lines.append(TextLine((*above, eid), eid, words))
        below = draw(st.lists(steps, max_size=2, unique=True)) if depth < 3 else []
        opened = {it for line in lines for it in line.opens}
        for step in below:
            if f"{eid}__{step}" not in opened:
                unit((), f"{eid}__{step}", depth + 1)
        for words in draw(st.lists(texts, max_size=2)):
            if plain_words(words):
                lines.append(TextLine((), eid, plain_words(words)))

    for number in range(draw(st.integers(1, 3))):
        unit((), f"art_{number}", 0)
    return lines


@given(written_lines(), texts)
def test_what_is_written_reads_back(lines: list[TextLine], title: str) -> None:
    written = write_marked(title, lines).split("\n")
    assert [replace(line, source=0) for line in read_marked(written)] == lines


@given(written_lines(), texts)
def test_the_outline_has_every_unit_with_its_own_words(lines: list[TextLine], title: str) -> None:
    outline = outline_of(write_marked(title, lines).encode(), "marked", "en")
    eids = [eid for line in lines for eid in line.opens]
    assert [unit.eid for unit in outline.units] == eids
    for unit in outline.units:
        own = [line.words for line in lines if line.unit == unit.eid and line.words]
        assert unit.words == " ".join(own)
        assert all(
            inner.first >= unit.first and inner.last <= unit.last
            for inner in outline.units
            if inner.eid.startswith(f"{unit.eid}__")
        )


@given(st.binary(max_size=200))
def test_any_bytes_read_as_some_outline(data: bytes) -> None:
    outline = outline_of(b"[art_1] One\n" + data, "marked", "en")
    assert outline.units[0].eid == "art_1"

"""A motion's text from Markdown (CommonMark) and back.

Headings are headings; unnumbered paragraphs before the first numbered one are preambular; items of
ordered lists are operative paragraphs, those of lists within them stand under them. In a text
without numbered paragraphs, all are operative. Words are plain: emphasis is dropped, a link keeps
its address. What has no place in a motion (tables, code, images, quotations, HTML) is refused with
its line rather than left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markdown_it.tree import SyntaxTreeNode

from comity.assembly.domain.paragraphs import (
    DEEPEST,
    Kind,
    MotionText,
    Paragraph,
    counters,
    tidy,
)
from comity.kernel.domain.errors import InvalidInput

LARGEST_MARKDOWN = 1024 * 1024
"""characters"""
_ID = re.compile(r"(?:^|(?<=\s))\{#([A-Za-z0-9][A-Za-z0-9._-]{0,99})\}$")
_SPECIAL = re.compile(r"([\\`*_\[\]<>&#!~|{}()+=:\"'^$-])")
_NUMBER = re.compile(r"^(\d+)([.)])", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class _Block:
    """A paragraph as it was found; `id` is "" where none was written."""

    kind: Kind | None
    words: str
    depth: int
    id: str
    line: int


def read_motion_markdown(text: str, file: str) -> MotionText:
    """Ids are those that stand at the ends of paragraphs (`{#p3}`), else `p1`, `p2` ... Raises
    `InvalidInput` with file and line: `motion-too-large`, `motion-empty`, `motion-markup`,
    `motion-depth`; and as `MotionText` does."""
    if len(text) > LARGEST_MARKDOWN:
        raise InvalidInput("motion-too-large", file=file, limit=LARGEST_MARKDOWN)
    tree = SyntaxTreeNode(MarkdownIt("commonmark", {"html": True}).parse(text))
    blocks = [*_top(tree, file)]
    if not blocks:
        raise InvalidInput("motion-empty", file=file)
    return MotionText(tuple(_with_ids(_with_kinds(blocks))))


def motion_to_markdown(text: MotionText, *, ids: bool = False) -> str:
    """With `ids` it is read back as it was. Without them, ids are given anew, and what is continued
    right after its own paragraph becomes part of it."""
    blocks = []
    margins = [0] * (DEEPEST + 2)
    for each, numbers in counters(text):
        first = ""
        if each.kind is Kind.HEADING:
            first = "#" * each.depth + " "
        elif each.kind is Kind.OPERATIVE:
            first = f"{numbers[-1]}. "
            margins[each.depth + 1] = margins[each.depth] + len(first)
        margin = " " * margins[each.nesting]
        rest = margin + (" " * len(first) if each.kind is Kind.OPERATIVE else "")
        words = [_escaped(line) for line in each.words.split("\n")]
        if ids:
            words[-1] += f" {{#{each.id}}}"
        blocks.append(margin + first + f"\n\n{rest}".join(words))
    return "\n\n".join(blocks) + "\n" if blocks else ""


def _top(tree: SyntaxTreeNode, file: str) -> Iterator[_Block]:
    for node in tree.children:
        line = _line(node)
        if node.type == "heading":
            words, id = _words(node, file)
            yield _Block(Kind.HEADING, words.replace("\n", " "), int(node.tag[1]), id, line)
        elif node.type == "paragraph":
            words, id = _words(node, file)
            yield _Block(None, words, 0, id, line)
        elif node.type in ("ordered_list", "bullet_list"):
            yield from _items(node, 0, file)
        elif node.type != "hr":
            raise InvalidInput("motion-markup", file=file, line=line, markup=node.type)


def _items(node: SyntaxTreeNode, depth: int, file: str) -> Iterator[_Block]:
    if depth > DEEPEST:
        raise InvalidInput("motion-depth", file=file, line=_line(node), limit=DEEPEST)
    for item in node.children:
        kind = Kind.OPERATIVE
        said: _Block | None = None
        for part in item.children:
            if part.type == "paragraph":
                words, id = _words(part, file)
                if said is not None and not said.id:
                    said = replace(said, words=f"{said.words}\n{words}", id=id)
                    continue
                if said is not None:
                    yield said
                    kind = Kind.CONTINUED
                said = _Block(kind, words, depth, id, _line(part))
            elif part.type in ("ordered_list", "bullet_list"):
                if said is None and kind is Kind.OPERATIVE:
                    raise InvalidInput("motion-item-empty", file=file, line=_line(item))
                if said is not None:
                    yield said
                said, kind = None, Kind.CONTINUED
                yield from _items(part, depth + 1, file)
            else:
                raise InvalidInput("motion-markup", file=file, line=_line(part), markup=part.type)
        if said is not None:
            yield said
        elif not item.children:
            raise InvalidInput("motion-item-empty", file=file, line=_line(item))


def _with_kinds(blocks: list[_Block]) -> Iterator[_Block]:
    """What is not numbered is preambular before the first numbered paragraph."""
    numbered = any(each.kind is Kind.OPERATIVE for each in blocks)
    before = numbered
    for each in blocks:
        before = before and each.kind is not Kind.OPERATIVE
        if each.kind is None:
            yield replace(each, kind=Kind.PREAMBULAR if before else Kind.OPERATIVE)
        else:
            yield each


def _with_ids(blocks: Iterator[_Block]) -> Iterator[Paragraph]:
    found = [*blocks]
    taken = {each.id for each in found}
    free = (id for number in range(1, 2 * len(found) + 1) if (id := f"p{number}") not in taken)
    for each in found:
        if each.words:
            kind = each.kind or Kind.OPERATIVE
            yield Paragraph(each.id or next(free), kind, each.words, each.depth)


def _words(node: SyntaxTreeNode, file: str) -> tuple[str, str]:
    """The plain words and the id at their end."""
    (inline,) = node.children or (None,)
    if inline is None or inline.token is None:
        return "", ""
    plain = tidy("".join(_plain(inline.token.children or [], file, _line(node))).replace("\n", " "))
    found = _ID.search(inline.token.content.rstrip())
    if found is None:
        return plain, ""
    return tidy(plain.removesuffix(found[0])), found[1]


def _plain(tokens: list[Token], file: str, line: int) -> Iterator[str]:
    address = ""
    for token in tokens:
        if token.type in ("text", "code_inline"):
            yield token.content
        elif token.type in ("softbreak", "hardbreak"):
            yield " "
        elif token.type == "link_open":
            address = "" if token.info == "auto" else str(token.attrs.get("href", ""))
        elif token.type == "link_close":
            yield f" ({address})" if address else ""
        elif token.type not in ("em_open", "em_close", "strong_open", "strong_close"):
            raise InvalidInput("motion-markup", file=file, line=line, markup=token.type)


def _escaped(words: str) -> str:
    return _NUMBER.sub(r"\1\\\2", _SPECIAL.sub(r"\\\1", words))


def _line(node: SyntaxTreeNode) -> int:
    return node.map[0] + 1 if node.map else 1

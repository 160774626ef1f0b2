"""An imported text written as Formex, Akoma Ntoso or a page of EUR-Lex: the same act in the markup
that its publisher would give it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from xml.sax.saxutils import escape

from comity.regulation.domain.imports.imported import TextLine
from comity.regulation.formats.texts.marked import plain_words

_NUMBER = re.compile(r"(\(?[0-9A-Za-z.]+[.)])\s+(.*)")


@dataclass
class Node:
    """A unit: its number and first words, and what follows in order."""

    eid: str
    number: str
    words: str
    heading: str
    parts: list[Node | str] = field(default_factory=list)

    @property
    def kind(self) -> str:
        return self.eid.rpartition("__")[2].partition("_")[0]


def tree(lines: Sequence[TextLine]) -> list[Node]:
    nodes: dict[str, Node] = {}
    tops: list[Node] = []
    for line in lines:
        words = plain_words(line.words)
        if not line.opens:
            nodes[line.unit].parts.append(words)
            continue
        (eid,) = line.opens
        node = _node(eid, words, line.heading)
        nodes[eid] = node
        (nodes[eid.rpartition("__")[0]].parts if "__" in eid else tops).append(node)
    return tops


def _node(eid: str, words: str, heading: str) -> Node:
    if "__" not in eid:
        return Node(eid, words.removesuffix(heading).removesuffix(" - "), "", heading)
    found = _NUMBER.fullmatch(words)
    if found is None or eid.rpartition("__")[2].startswith("sec_"):
        return Node(eid, words, "", heading)
    return Node(eid, found[1], found[2], heading)


def _parts(node: Node, words: Callable[[str], str], unit: Callable[[Node], str]) -> str:
    return "".join(words(it) if isinstance(it, str) else unit(it) for it in node.parts)


def formex(tops: Sequence[Node], title: str) -> str:
    articles = "".join(_formex_top(it) for it in tops if it.kind == "art")
    annexes = "".join(_formex_top(it) for it in tops if it.kind == "annex")
    return (
        '<?xml version="1.0" encoding="UTF-8"?><ACT><BIB.INSTANCE><LG.DOC>EN</LG.DOC>'
        f"</BIB.INSTANCE><TITLE><TI><P>{escape(title)}</P></TI></TITLE>"
        f"<ENACTING.TERMS>{articles}</ENACTING.TERMS>{annexes}</ACT>"
    )


def _formex_top(node: Node) -> str:
    body = _parts(node, lambda it: f"<ALINEA><P>{escape(it)}</P></ALINEA>", _formex_unit)
    if node.kind == "art":
        heading = f"<STI.ART><P>{escape(node.heading)}</P></STI.ART>" if node.heading else ""
        return f"<ARTICLE><TI.ART>{escape(node.number)}</TI.ART>{heading}{body}</ARTICLE>"
    title = f"<TI><P>{escape(node.number)}</P></TI><STI><P>{escape(node.heading)}</P></STI>"
    return f"<ANNEX><TITLE>{title}</TITLE><CONTENTS>{body}</CONTENTS></ANNEX>"


def _formex_unit(node: Node) -> str:
    body = _parts(node, lambda it: f"<P>{escape(it)}</P>", _formex_unit)
    if node.kind == "sec":
        return f"<GR.SEQ><TITLE><TI><P>{escape(node.number)}</P></TI></TITLE>{body}</GR.SEQ>"
    number = escape(node.number)
    if node.kind == "para":
        words = f"<ALINEA><P>{escape(node.words)}</P>{body}</ALINEA>"
        return f"<PARAG><NO.PARAG>{number}</NO.PARAG>{words}</PARAG>"
    words = f"<TXT>{escape(node.words)}</TXT>{body}"
    return f"<LIST TYPE='alpha'><ITEM><NP><NO.P>{number}</NO.P>{words}</NP></ITEM></LIST>"


_ELEMENTS = {
    "art": "article",
    "annex": "attachment",
    "para": "paragraph",
    "point": "point",
    "sec": "section",
}


def akoma_ntoso(tops: Sequence[Node], title: str) -> str:
    articles = "".join(_akn(it) for it in tops if it.kind == "art")
    annexes = "".join(_akn(it) for it in tops if it.kind == "annex")
    return (
        '<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><act name="act">'
        "<meta><identification source='#x'><FRBRExpression><FRBRlanguage language='eng'/>"
        f"</FRBRExpression></identification></meta><preface><p><docTitle>{escape(title)}</docTitle>"
        f"</p></preface><body>{articles}</body><attachments>{annexes}</attachments></act>"
        "</akomaNtoso>"
    )


def _akn(node: Node) -> str:
    name = _ELEMENTS[node.kind]
    heading = f"<heading>{escape(node.heading)}</heading>" if node.heading else ""
    words = f"<intro><p>{escape(node.words)}</p></intro>" if node.words else ""
    body = _parts(node, lambda it: f"<wrapUp><p>{escape(it)}</p></wrapUp>", _akn)
    eid = node.eid.replace(".2", "_2")
    return f"<{name} eId='{eid}'><num>{escape(node.number)}</num>{heading}{words}{body}</{name}>"


def eur_lex(tops: Sequence[Node], title: str) -> str:
    articles = "".join(_html_top(it) for it in tops if it.kind == "art")
    annexes = "".join(_html_top(it) for it in tops if it.kind == "annex")
    return (
        '<html xmlns="http://www.w3.org/1999/xhtml" lang="en"><body><div class="eli-main-title">'
        f'<p class="oj-doc-ti">{escape(title)}</p></div>{articles}{annexes}</body></html>'
    )


def _html_top(node: Node) -> str:
    body = _parts(node, _html_words, _html_unit)
    if node.kind == "art":
        heading = f'<div class="eli-title"><p class="oj-sti-art">{escape(node.heading)}</p></div>'
        return (
            f'<div class="eli-subdivision" id="{node.eid}"><p class="oj-ti-art">'
            f"{escape(node.number)}</p>{heading if node.heading else ''}{body}</div>"
        )
    heading = f'<p class="oj-doc-ti">{escape(node.heading)}</p>'
    return f'<div class="eli-container"><p class="oj-doc-ti">{node.number}</p>{heading}{body}</div>'


def _html_words(words: str) -> str:
    return f'<p class="oj-normal">{escape(words)}</p>'


def _html_unit(node: Node) -> str:
    body = _parts(node, _html_words, _html_unit)
    if node.kind == "sec":
        return f'<p class="oj-ti-grseq-1">{escape(node.number)}</p>{body}'
    if node.kind == "para":
        words = f"{node.number}\u00a0\u00a0\u00a0{node.words}"
        return f"<div>{_html_words(words)}{body}</div>"
    return (
        f"<table><tbody><tr><td>{_html_words(node.number)}</td>"
        f"<td>{_html_words(node.words)}{body}</td></tr></tbody></table>"
    )

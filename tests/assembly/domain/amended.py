"""A text, amendments to it, and how to write them shortly."""

from __future__ import annotations

from comity.assembly.domain.amendments import Action, Amendment, Amendments, NewParagraph
from comity.assembly.domain.paragraphs import Kind, MotionText, Paragraph

TEXT = MotionText(
    (
        Paragraph("t", Kind.HEADING, "On models", 1),
        Paragraph("r", Kind.PREAMBULAR, "Recalling its resolution,"),
        Paragraph("a", Kind.OPERATIVE, "Decides to keep a list of models:"),
        Paragraph("b", Kind.OPERATIVE, "that are large;", 1),
        Paragraph("c", Kind.OPERATIVE, "that are sold;", 1),
        Paragraph("d", Kind.OPERATIVE, "Asks members to report each year."),
        Paragraph("e", Kind.OPERATIVE, "Remains seized."),
    )
)


def replacing(id: str, paragraph: str, words: str, to: str = "") -> Amendment:
    return Amendment(id=id, action=Action.REPLACE, paragraph=paragraph, words=words, to=to)


def deleting(id: str, paragraph: str, to: str = "") -> Amendment:
    return Amendment(id=id, action=Action.DELETE, paragraph=paragraph, to=to)


def inserting(
    id: str,
    paragraph: str,
    *words: str,
    to: str = "",
    depth: int = 0,
    kind: Kind = Kind.OPERATIVE,
) -> Amendment:
    new = tuple(NewParagraph(each, kind, depth) for each in words)
    return Amendment(id=id, action=Action.INSERT, paragraph=paragraph, new=new, to=to)


def by_id(*amendments: Amendment) -> Amendments:
    return {each.id: each for each in amendments}

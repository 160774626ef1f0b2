"""Texts and amendments that Hypothesis draws."""

from __future__ import annotations

from hypothesis import strategies as st

from comity.assembly.domain.amendments import Action, Amendment, NewParagraph
from comity.assembly.domain.paragraphs import DEEPEST, Kind, MotionText, Paragraph, tidy

WORDS = st.lists(st.sampled_from("the States shall, not (adopt) 1. a".split()), min_size=1, max_size=8).map(" ".join)  # fmt: skip  # noqa: E501, SIM905
ANY_WORDS = st.text(
    st.characters(exclude_categories=("Cc", "Cs", "Cn", "Co"), exclude_characters="\u202d\u202e"),
    max_size=30,
).map(tidy).filter(bool)  # fmt: skip


@st.composite
def texts(
    draw: st.DrawFn,
    words: st.SearchStrategy[str] = WORDS,
    *,
    least: int = 1,
    continued: bool = True,
) -> MotionText:
    """With at least one operative paragraph; what is continued follows something deeper."""
    found: list[Paragraph] = []

    def add(kind: Kind, depth: int = 0) -> None:
        said = draw(words)
        if kind is Kind.HEADING:
            said = said.replace("\n", " ")
        found.append(Paragraph(f"p{len(found) + 1}", kind, said, depth))

    if draw(st.booleans()):
        add(Kind.HEADING, 1)
    for _ in range(draw(st.integers(0, 3))):
        add(Kind.PREAMBULAR)
    for _ in range(draw(st.integers(least, least + 6))):
        before = found[-1] if found else None
        if draw(st.integers(0, 5)) == 0:
            add(Kind.HEADING, draw(st.integers(1, 6)))
        elif before is None or before.kind in (Kind.HEADING, Kind.PREAMBULAR):
            add(Kind.OPERATIVE)
        elif continued and before.kind is Kind.OPERATIVE and before.depth and draw(st.booleans()):
            add(Kind.CONTINUED, draw(st.integers(0, before.depth - 1)))
        else:
            deepest = before.nesting + (before.kind is Kind.OPERATIVE)
            add(Kind.OPERATIVE, draw(st.integers(0, min(DEEPEST, deepest))))
    if not any(each.kind is Kind.OPERATIVE for each in found):
        add(Kind.OPERATIVE)
    return MotionText(tuple(found))


@st.composite
def amendments_to(draw: st.DrawFn, text: MotionText, id: str) -> Amendment:
    """It may be one that can't be put."""
    action = draw(st.sampled_from(Action))
    paragraph = draw(st.sampled_from([each.id for each in text]))
    if action is Action.REPLACE:
        return Amendment(id=id, action=action, paragraph=paragraph, words=draw(WORDS) + " indeed")
    if action is Action.DELETE:
        return Amendment(id=id, action=action, paragraph=paragraph)
    kind = draw(st.sampled_from([Kind.OPERATIVE, Kind.OPERATIVE, Kind.PREAMBULAR, Kind.HEADING]))
    depth = {Kind.HEADING: 2, Kind.PREAMBULAR: 0}.get(kind, draw(st.integers(0, 2)))
    new = tuple(NewParagraph(draw(WORDS), kind, depth) for _ in range(draw(st.integers(1, 2))))
    after = draw(st.sampled_from(["", paragraph]))
    return Amendment(id=id, action=action, paragraph=after, new=new)

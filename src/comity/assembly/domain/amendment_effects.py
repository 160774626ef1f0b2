"""What amendments do to paragraphs, whatever the order in which they are taken.

Each place is found in the text as it was, so that no amendment moves another's. What is inserted
at one place stands in the order of the amendments, preambular before operative paragraphs and
deeper ones first, since these belong to what stands before them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from comity.assembly.domain.amendments import Action, Amendment, Amendments, Outcome
from comity.assembly.domain.paragraphs import Kind, Paragraph, beneath
from comity.kernel.domain.errors import unknown_name


@dataclass(frozen=True, slots=True)
class Effect:
    """An amendment with the adopted amendments to it worked in."""

    id: str
    action: Action
    paragraph: str
    words: str
    inserted: tuple[Paragraph, ...]


def effect(amendment: Amendment, amendments: Amendments, outcomes: Mapping[str, Outcome]) -> Effect:
    """Amendments to it that are not adopted do nothing."""
    subs = [
        effect(each, amendments, outcomes)
        for each in amendments.values()
        if each.to == amendment.id and outcomes.get(each.id) is Outcome.ADOPTED
    ]
    words, inserted = amendment.words, amendment.inserted
    if amendment.action is Action.INSERT:
        inserted = changed(inserted, subs)
    elif amendment.action is Action.REPLACE:
        stand_in = (Paragraph(amendment.paragraph, Kind.OPERATIVE, words),)
        words = changed(stand_in, subs)[0].words
    return Effect(amendment.id, amendment.action, amendment.paragraph, words, inserted)


def changed(paragraphs: Sequence[Paragraph], effects: Iterable[Effect]) -> tuple[Paragraph, ...]:
    """The paragraphs after all effects; of two that replace the same one, the later. Raises
    `UnknownName("paragraph-unknown")`."""
    places = {each.id: place for place, each in enumerate(paragraphs)}
    words: dict[str, str] = {}
    deleted: set[int] = set()
    blocks: dict[int, list[tuple[Paragraph, ...]]] = {}
    for each in effects:
        if each.action is Action.INSERT:
            if each.inserted:
                gap = landing(paragraphs, each.paragraph, each.inserted[0])
                blocks.setdefault(gap, []).append(each.inserted)
            continue
        place = _place(places, each.paragraph)
        if each.action is Action.REPLACE:
            words[each.paragraph] = each.words
        else:
            deleted |= {place, *beneath(paragraphs, place)}
    result: list[Paragraph] = []
    for gap in range(len(paragraphs) + 1):
        for block in sorted(blocks.get(gap, ()), key=_rank):
            result += block
        if gap < len(paragraphs) and gap not in deleted:
            old = paragraphs[gap]
            result.append(replace(old, words=words.get(old.id, old.words)))
    return tuple(result)


def landing(paragraphs: Sequence[Paragraph], after: str, first: Paragraph) -> int:
    """Before which place paragraphs that begin with `first` are inserted: after what stands under
    the paragraph `after`, unless they go under it themselves; at the beginning, after the title.
    Raises `UnknownName("paragraph-unknown")`."""
    if not after:
        top = paragraphs[0] if paragraphs else None
        titled = top is not None and top.kind is Kind.HEADING and top.depth == 1
        return 1 if titled else 0
    gap = _place({each.id: place for place, each in enumerate(paragraphs)}, after) + 1
    while gap < len(paragraphs) and paragraphs[gap].nesting > first.nesting:
        gap += 1
    return gap


def _rank(block: tuple[Paragraph, ...]) -> tuple[bool, int]:
    first = block[0]
    return (first.kind is not Kind.PREAMBULAR, -first.nesting)


def _place(places: Mapping[str, int], id: str) -> int:
    if id not in places:
        raise unknown_name("paragraph-unknown", id, places)
    return places[id]

"""Which amendments get in each other's way, and what the adoption of one means for the others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations

from comity.assembly.domain.amendment_effects import Effect, changed, effect, landing
from comity.assembly.domain.amendments import Action, Amendments, Outcome, base
from comity.assembly.domain.paragraphs import Kind, MotionText, Paragraph, beneath, in_order
from comity.kernel.domain.messages import Message


class ClashKind(StrEnum):
    SAME_PARAGRAPH = "same-paragraph"
    """both replace it, by different words"""
    DELETED = "deleted"
    """the first deletes what the second replaces, or inserts under"""
    COVERED = "covered"
    """the first deletes what the second deletes, and more"""
    ALIKE = "alike"
    """both would do the same"""
    OUT_OF_ORDER = "out-of-order"
    """one inserts an operative paragraph before where the other inserts a preambular one"""
    SAME_PLACE = "same-place"
    """both insert there: both may stand, in an order that somebody settles"""
    PLACE_DELETED = "place-deleted"
    """the first deletes the paragraph after which the second inserts, which may still stand"""
    AMENDED_FELL = "amended-fell"
    """the second amends the first, which was not adopted: it does nothing, adopted or not"""


_EXCLUDING = frozenset({ClashKind.SAME_PARAGRAPH, ClashKind.DELETED, ClashKind.OUT_OF_ORDER})
_SETTLING = _EXCLUDING | {ClashKind.COVERED, ClashKind.ALIKE}
_FALLEN = frozenset({Outcome.REJECTED, Outcome.WITHDRAWN, Outcome.NOT_PUT})


@dataclass(frozen=True, slots=True)
class Clash:
    """Of two amendments, about a paragraph (its id; "" for the beginning)."""

    kind: ClashKind
    first: str
    second: str
    paragraph: str
    message: Message

    @property
    def excludes(self) -> bool:
        """The two can't both be adopted."""
        return self.kind in _EXCLUDING

    def settles(self, adopted: str) -> bool:
        """Whether the adoption of one of the two leaves nothing to vote on in the other."""
        if self.kind is ClashKind.COVERED:
            return adopted == self.first
        return self.kind in _SETTLING and adopted in (self.first, self.second)

    def other(self, id: str) -> str:
        return self.second if id == self.first else self.first


def clashes(
    text: MotionText, amendments: Amendments, outcomes: Mapping[str, Outcome]
) -> tuple[Clash, ...]:
    """Between amendments that are adopted or pending, each as amended so far; and those to an
    amendment that fell. In the order of the amendments."""
    standing: dict[str, list[Effect]] = defaultdict(list)
    found: list[Clash] = []
    for each in amendments.values():
        if outcomes.get(each.id) in _FALLEN:
            continue
        if outcomes.get(each.to) in _FALLEN:
            found.append(_clash(ClashKind.AMENDED_FELL, each.to, each.id, each.paragraph, ""))
        else:
            standing[each.to].append(effect(each, amendments, outcomes))
    for effects in standing.values():
        paragraphs = base(text, amendments[effects[0].id], amendments)
        found += _between(effects, paragraphs, text.numbers)
    places = {id: place for place, id in enumerate(amendments)}
    return tuple(sorted(found, key=lambda it: sorted((places[it.first], places[it.second]))))


def lost(
    text: MotionText, amendments: Amendments, outcomes: Mapping[str, Outcome]
) -> tuple[Clash, ...]:
    """Amendments (the second of each) to what an adopted one deleted."""
    return tuple(
        clash
        for clash in clashes(text, amendments, outcomes)
        if clash.kind in (ClashKind.DELETED, ClashKind.COVERED)
        and outcomes.get(clash.first) is Outcome.ADOPTED
    )


def not_put(
    text: MotionText, amendments: Amendments, outcomes: Mapping[str, Outcome]
) -> Mapping[str, Clash]:
    """Pending amendments that are not put to the vote, each with what settled it: "where the
    adoption of one amendment necessarily implies the rejection of another, the latter shall not be
    put to the vote" (UN General Assembly, rule 90), or it would do nothing more."""
    found: dict[str, Clash] = {}
    for clash in clashes(text, amendments, outcomes):
        for id in (clash.first, clash.second):
            other = clash.other(id)
            fell = clash.kind is ClashKind.AMENDED_FELL and id == clash.second
            settled = outcomes.get(other) is Outcome.ADOPTED and clash.settles(other)
            if outcomes.get(id, Outcome.PENDING) is Outcome.PENDING and (fell or settled):
                found.setdefault(id, clash)
    return found


def _between(
    effects: Sequence[Effect], paragraphs: Sequence[Paragraph], numbers: Mapping[str, str]
) -> Iterator[Clash]:
    places = {each.id: place for place, each in enumerate(paragraphs)}
    for pair in combinations(effects, 2):
        deleting = [each for each in pair if each.action is Action.DELETE]
        # The wider deletion first.
        deleting.sort(key=lambda it: places[it.paragraph])
        if deleting:
            first = deleting[0]
            second = pair[1] if first is pair[0] else pair[0]
            kind = _with_deletion(first, second, paragraphs, places)
        else:
            first, second = pair
            kind = _without_deletion(first, second, paragraphs, places)
        if kind is not None:
            number = numbers.get(second.paragraph, "") or second.paragraph
            yield _clash(kind, first.id, second.id, second.paragraph, number)


def _with_deletion(
    first: Effect, second: Effect, paragraphs: Sequence[Paragraph], places: Mapping[str, int]
) -> ClashKind | None:
    top = places[first.paragraph]
    place = places.get(second.paragraph)  # None at the beginning
    if place is None or (place != top and place not in beneath(paragraphs, top)):
        return None
    if second.action is Action.DELETE:
        return ClashKind.ALIKE if place == top else ClashKind.COVERED
    if second.action is Action.REPLACE:
        return ClashKind.DELETED
    below = second.inserted and second.inserted[0].nesting > paragraphs[top].nesting
    return ClashKind.DELETED if below else ClashKind.PLACE_DELETED


def _without_deletion(
    first: Effect,
    second: Effect,
    paragraphs: Sequence[Paragraph],
    places: Mapping[str, int],
) -> ClashKind | None:
    if first.action is not second.action:
        return None
    if first.action is Action.REPLACE:
        if first.paragraph != second.paragraph:
            return None
        return ClashKind.ALIKE if first.words == second.words else ClashKind.SAME_PARAGRAPH
    if not first.inserted or not second.inserted:
        return None
    if _mixes(first, second) and not in_order(changed(paragraphs, (first, second))):
        return ClashKind.OUT_OF_ORDER
    if first.paragraph != second.paragraph and not _near(first, second, paragraphs, places):
        return None
    a, b = (
        (landing(paragraphs, each.paragraph, each.inserted[0]), each.inserted[0].nesting)
        for each in (first, second)
    )
    return ClashKind.SAME_PLACE if a == b else None


def _mixes(first: Effect, second: Effect) -> bool:
    """Whether one inserts what is preambular and the other what is operative: each alone is in
    order, so that together nothing else can be out of it."""
    kinds = [{it.kind for it in each.inserted} for each in (first, second)]
    pre = [Kind.PREAMBULAR in each for each in kinds]
    rest = [bool(each - {Kind.PREAMBULAR, Kind.HEADING}) for each in kinds]
    return (pre[0] and rest[1]) or (pre[1] and rest[0])


def _near(
    first: Effect,
    second: Effect,
    paragraphs: Sequence[Paragraph],
    places: Mapping[str, int],
) -> bool:
    """Whether they can land at one place: what stands between is nested deeper than either goes,
    or one goes to the beginning."""
    if not first.paragraph or not second.paragraph:
        return True
    a, b = sorted((places[first.paragraph], places[second.paragraph]))
    nesting = min(first.inserted[0].nesting, second.inserted[0].nesting)
    return all(each.nesting > nesting for each in paragraphs[a + 1 : b + 1])


def _clash(kind: ClashKind, first: str, second: str, paragraph: str, number: str) -> Clash:
    message = Message(
        f"amendments-{kind.value}", {"first": first, "second": second, "paragraph": number}
    )
    return Clash(kind, first, second, paragraph, message)

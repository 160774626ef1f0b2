"""In which order amendments are put to the vote: the furthest from the text first.

UN General Assembly, rule 90: "the General Assembly shall first vote on the amendment furthest
removed in substance from the original proposal and then on the amendment next furthest removed
therefrom".
Substance can't be measured. Words can: to delete a paragraph is further than to replace words of
it, and that is further than to add to the text. Whoever presides may set another order and says
why.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from comity.assembly.domain.amendments import Action, Amendment, Amendments, base, paragraph_in
from comity.assembly.domain.paragraphs import MotionText, Paragraph, beneath
from comity.assembly.domain.tracked_changes import Change, word_runs, words_of
from comity.kernel.domain.errors import InvalidInput
from comity.kernel.domain.messages import Message

_RANKS = {Action.DELETE: 2, Action.REPLACE: 1, Action.INSERT: 0}


@dataclass(frozen=True, slots=True)
class Distance:
    """How far an amendment is from what it amends. `share` is of words and marks: deleted of the
    text, changed of both versions of the paragraph, inserted of the text with them."""

    action: Action
    changed: int
    of: int

    @property
    def share(self) -> Fraction:
        return Fraction(self.changed, self.of)

    @property
    def key(self) -> tuple[int, Fraction]:
        """The greater, the further."""
        return (_RANKS[self.action], self.share)


@dataclass(frozen=True, slots=True)
class Step:
    """One vote, and why it stands where it does."""

    amendment: str
    distance: Distance
    reason: Message


@dataclass(frozen=True, slots=True)
class VotingOrder:
    """`overridden` is why whoever presides set this order, "" where it is the measured one."""

    steps: tuple[Step, ...]
    overridden: str = ""

    @property
    def ids(self) -> tuple[str, ...]:
        return tuple(step.amendment for step in self.steps)


def voting_order(
    text: MotionText, amendments: Amendments, pending: Iterable[str] | None = None
) -> VotingOrder:
    """Of the amendments `pending` (all by default). Those to an amendment come right before it;
    of two that are as far, the one proposed first. Raises `UnknownName` as `base` does."""
    ids = [*amendments] if pending is None else [id for id in amendments if id in {*pending}]
    steps = {id: _step(text, amendments[id], amendments) for id in ids}
    ordered: list[Step] = []
    _place("", amendments, steps, ordered)
    return VotingOrder(tuple(ordered))


def overridden(
    order: VotingOrder, ids: Sequence[str], reason: str, amendments: Amendments
) -> VotingOrder:
    """The same votes in the order of `ids`. Raises `InvalidInput`: `order-reason-missing`,
    `order-not-the-same` where it has others, `order-amendment-before` where an amendment would be
    voted on before one to it."""
    if not reason.strip():
        raise InvalidInput("order-reason-missing")
    if sorted(ids) != sorted(order.ids):
        others = tuple(sorted({*ids} ^ {*order.ids}) or sorted({*ids}))
        raise InvalidInput("order-not-the-same", amendments=others)
    places = {id: place for place, id in enumerate(ids)}
    for id in ids:
        to = amendments[id].to
        if places.get(to, len(ids)) < places[id]:
            raise InvalidInput("order-amendment-before", amendment=to, sub_amendment=id)
    steps = {step.amendment: step for step in order.steps}
    return VotingOrder(tuple(steps[id] for id in ids), reason.strip())


def distance(text: MotionText, amendment: Amendment, amendments: Amendments) -> Distance:
    """From the motion's text, or for an amendment to another from what that one proposes."""
    paragraphs = base(text, amendment, amendments)
    whole = _count(paragraphs)
    if amendment.action is Action.INSERT:
        added = _count(amendment.inserted)
        return Distance(amendment.action, added, max(1, whole + added))
    old = paragraph_in(paragraphs, amendment.paragraph)
    if amendment.action is Action.DELETE:
        place = [*paragraphs].index(old)
        gone = (old, *(paragraphs[at] for at in beneath(paragraphs, place)))
        return Distance(amendment.action, _count(gone), max(1, whole))
    both = len(words_of(old.words)) + len(words_of(amendment.words))
    runs = word_runs(old.words, amendment.words)
    differing = sum(len(words_of(run.words)) for run in runs if run.change is not Change.KEPT)
    return Distance(amendment.action, differing, max(1, both))


def _place(to: str, amendments: Amendments, steps: Mapping[str, Step], ordered: list[Step]) -> None:
    """Those to `to`, furthest first; where `to` itself is not put, they stand as the others."""
    here = [
        step for id, step in steps.items()
        if amendments[id].to == to or (not to and amendments[id].to not in steps)
    ]  # fmt: skip
    for step in sorted(here, key=lambda it: it.distance.key, reverse=True):
        _place(step.amendment, amendments, steps, ordered)
        ordered.append(step)


def _step(text: MotionText, amendment: Amendment, amendments: Amendments) -> Step:
    far = distance(text, amendment, amendments)
    params: dict[str, str | int] = {"changed": far.changed, "of": far.of}
    if amendment.to:
        params["to"] = amendment.to
        id = f"order-sub-{amendment.action.value}"
    else:
        id = f"order-{amendment.action.value}"
    return Step(amendment.id, far, Message(id, params))


def _count(paragraphs: Iterable[Paragraph]) -> int:
    return sum(len(words_of(each.words)) for each in paragraphs)

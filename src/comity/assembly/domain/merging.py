"""The text as adopted amendments leave it, with what changed and by which of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from comity.assembly.domain.amendment_conflicts import clashes
from comity.assembly.domain.amendment_effects import Effect, changed, effect
from comity.assembly.domain.amendments import Action, Amendments, Outcome, chain
from comity.assembly.domain.paragraphs import MotionText, Paragraph, beneath
from comity.assembly.domain.tracked_changes import TrackedParagraph, track
from comity.kernel.domain.errors import Conflict


@dataclass(frozen=True, slots=True)
class Merged:
    text: MotionText
    tracked: tuple[TrackedParagraph, ...]


def merge(text: MotionText, amendments: Amendments, outcomes: Mapping[str, Outcome]) -> Merged:
    """Only what is adopted counts, and an amendment to one that is not does nothing. Nothing else
    is dropped: raises `Conflict("amendments-not-together")` with the pairs that can't both be
    carried out, an amendment to what another deleted among them (`clashes` says more); and
    `InvalidInput` as `MotionText` does."""
    carried = carried_out(amendments, outcomes)
    against = [it for it in clashes(text, carried, outcomes) if it.excludes]
    if against:
        pairs = tuple(f"{it.first} / {it.second}" for it in against)
        raise Conflict("amendments-not-together", pairs=pairs)
    effects = [effect(it, carried, outcomes) for it in carried.values() if not it.to]
    merged = MotionText(changed(text.paragraphs, effects))
    by = _origins(text.paragraphs, effects, carried)
    return Merged(merged, track(text, merged, by))


def carried_out(amendments: Amendments, outcomes: Mapping[str, Outcome]) -> Amendments:
    """Those that a merge carries out: adopted, and where they amend another, that is adopted too.
    Raises as `chain`."""
    adopted = {id: it for id, it in amendments.items() if outcomes.get(id) is Outcome.ADOPTED}
    return {
        id: it
        for id, it in adopted.items()
        if all(above.id in adopted for above in chain(it, amendments))
    }


def _origins(
    paragraphs: Sequence[Paragraph], effects: Sequence[Effect], carried: Amendments
) -> Mapping[str, tuple[str, ...]]:
    """Each changed paragraph's amendments, that to the motion before those to it."""
    found: dict[str, list[str]] = defaultdict(list)
    places = {each.id: place for place, each in enumerate(paragraphs)}
    for each in effects:
        by = _family(each.id, carried)
        if each.action is Action.INSERT:
            touched = [it.id for it in each.inserted]
        elif each.action is Action.REPLACE:
            touched = [each.paragraph]
        else:
            under = beneath(paragraphs, places[each.paragraph])
            touched = [each.paragraph, *(paragraphs[place].id for place in under)]
        for id in touched:
            found[id] += [it for it in by if it not in found[id]]
    return {id: tuple(by) for id, by in found.items()}


def _family(id: str, carried: Amendments) -> tuple[str, ...]:
    under = [it for each in carried.values() if each.to == id for it in _family(each.id, carried)]
    return (id, *under)

"""Which commitment of a file each milestone, help and partner of the files beside it is of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from comity.plan.domain.commitment_text import CommitmentText, Help, Milestone
from comity.plan.formats.commitment_lines import BrokenLine, CommitmentLine
from comity.plan.formats.import_cells import wrong
from comity.plan.formats.part_lines import BrokenPart, PartLine


@dataclass(frozen=True, slots=True)
class JoinedParts:
    """`of` has the parts by the line of their commitment, in the order of their file."""

    of: Mapping[int, Sequence[PartLine]]
    broken: tuple[BrokenPart, ...]


def joined_parts(
    lines: Iterable[CommitmentLine | BrokenLine], parts: Iterable[PartLine | BrokenPart]
) -> JoinedParts:
    """A part whose commitment is not in the file, or could be one of several, is broken."""
    by_key: dict[str, list[int]] = defaultdict(list)
    by_number: dict[str, list[int]] = defaultdict(list)
    for each in lines:
        by_key[each.key].append(each.line)
        if each.number:
            by_number[each.number].append(each.line)
    of: dict[int, list[PartLine]] = defaultdict(list)
    broken: list[BrokenPart] = []
    for part in parts:
        if isinstance(part, BrokenPart):
            broken.append(part)
            continue
        known = by_key if part.by_key or not by_number else by_number
        found = known.get(part.commitment, [])
        if len(found) == 1:
            of[found[0]].append(part)
            continue
        what = "part-ambiguous" if found else "part-of-none"
        error = wrong(what, key=part.commitment)
        broken.append(BrokenPart(part.table, part.line, part.commitment, error))
    return JoinedParts(of, tuple(broken))


def whole_text(text: CommitmentText, parts: Iterable[PartLine]) -> CommitmentText:
    """With its milestones and helps. One without an id is given one by its place, so that the same
    file gives the same ids."""
    found = list(parts)
    milestones = [each.part for each in found if isinstance(each.part, Milestone)]
    helps = [each.part for each in found if isinstance(each.part, Help)]
    named = _ids("milestone", [each.id for each in milestones])
    helped = _ids("help", [each.id for each in helps])
    return replace(
        text,
        milestones=tuple(replace(it, id=id) for it, id in zip(milestones, named, strict=True)),
        helps=tuple(replace(it, id=id) for it, id in zip(helps, helped, strict=True)),
    )


def _ids(word: str, given: Sequence[str]) -> list[str]:
    taken, found = set(given), []
    for place, each in enumerate(given, start=1):
        id = each or f"{word}-{place}"
        while not each and id in taken:
            id = f"{id}-more"
        taken.add(id)
        found.append(id)
    return found

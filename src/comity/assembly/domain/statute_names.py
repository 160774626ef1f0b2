"""The names that a statute declares, and what is said where one is used that it does not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from comity.assembly.domain.statute import Statute
from comity.kernel.domain.errors import InvalidInput, unknown_name
from comity.regulation.domain.problems import Path, Problem

PARTS = {
    "classes": "member-class-unknown",
    "weights": "weight-undeclared",
    "matters": "matter-unknown",
    "rules": "rule-unknown",
    "bodies": "body-unknown",
    "offices": "office-unknown",
}
"""Parts of a statute that have ids, and what is raised for one that is not there."""


@dataclass(frozen=True, slots=True)
class Names:
    """Ids by the error that a name beside them raises."""

    declared: Mapping[str, tuple[str, ...]]

    def known(self, error: str, name: str, at: Path) -> Iterator[Problem]:
        if name not in self.declared[error]:
            yield Problem(at, unknown_name(error, name, self.declared[error]))

    def known_all(self, error: str, names: Iterable[str], at: Path) -> Iterator[Problem]:
        for number, name in enumerate(names):
            yield from self.known(error, name, (*at, number))


def names_in(statute: Statute) -> Names:
    return Names({PARTS[part]: ids for part, ids in _ids(statute).items()})


def duplicate_faults(statute: Statute) -> Iterator[Problem]:
    """Ids that stand twice among parts of one kind, at the second one; and empty ids."""
    for part, ids in _ids(statute).items():
        for number, id in enumerate(ids):
            place: Path = (part, number, "id")
            if not id:
                yield Problem(place, InvalidInput("statute-id-empty", part=part))
            elif id in ids[:number]:
                yield Problem(place, InvalidInput("statute-id-twice", id=id, part=part))


def _ids(statute: Statute) -> dict[str, tuple[str, ...]]:
    return {part: tuple(each.id for each in getattr(statute, part)) for part in PARTS}

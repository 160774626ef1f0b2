"""Who votes for whom: a member that stays away may name another that votes for it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from comity.assembly.domain.electorate import Electorate
from comity.assembly.domain.votes import check_takes_part
from comity.kernel.domain.errors import ComityError, InvalidInput, Problems
from comity.kernel.domain.messages import Message


@dataclass(frozen=True, slots=True)
class Proxy:
    """`holder` votes for `grantor` while `grantor` is away."""

    grantor: str
    holder: str


@dataclass(frozen=True)
class Proxies:
    """All that were granted for one ballot, at most `limit` to one holder.

    Raises `InvalidInput` for a member that is not of the body or not entitled, and
    `Problems("proxies-refused")` with all that is wrong: `proxy-self`, `proxy-twice` (two holders
    for one member), `proxy-circle` and `proxy-chain` (with the members in it, in order) and
    `proxy-too-many`. A vote that was handed over is not handed on."""

    electorate: Electorate
    granted: tuple[Proxy, ...]
    limit: int

    def __post_init__(self) -> None:
        everybody = {member for it in self.granted for member in (it.grantor, it.holder)}
        check_takes_part(self.electorate, everybody, present=None)
        if found := [*self._wrong_alone(), *self._wrong_together()]:
            raise Problems("proxies-refused", found)

    @cached_property
    def holder_of(self) -> dict[str, str]:
        return {it.grantor: it.holder for it in self.granted}

    def in_force(self, present: frozenset[str] | None) -> dict[str, str]:
        """The holder for each member that is represented. A proxy is void where its grantor is
        present or its holder is not; where presence does not matter (`None`) all are in force."""
        if present is None:
            return dict(self.holder_of)
        return {
            grantor: holder
            for grantor, holder in self.holder_of.items()
            if grantor not in present and holder in present
        }

    def void(self, present: frozenset[str]) -> tuple[Message, ...]:
        """Why each other proxy has no effect."""
        found = []
        for grantor, holder in self.holder_of.items():
            members = {"grantor": grantor, "holder": holder}
            if grantor in present:
                found.append(Message("proxy-void-grantor-present", members))
            elif holder not in present:
                found.append(Message("proxy-void-holder-absent", members))
        return tuple(found)

    def voted_by(self, member: str, present: frozenset[str] | None) -> frozenset[str]:
        """Everybody for whom `member` votes: itself, unless it let another vote, and those that it
        represents."""
        held = self.in_force(present)
        own = set() if member in held else {member}
        return frozenset(own | {grantor for grantor, holder in held.items() if holder == member})

    def present_or_represented(self, present: frozenset[str]) -> frozenset[str]:
        """For statutes that count the represented as present."""
        return present | self.in_force(present).keys()

    def _wrong_alone(self) -> Iterator[ComityError]:
        times = Counter(it.grantor for it in self.granted)
        for grantor in sorted(name for name in times if times[name] > 1):
            holders = tuple(it.holder for it in self.granted if it.grantor == grantor)
            yield InvalidInput("proxy-twice", member=grantor, holders=holders)
        for it in self.granted:
            if it.grantor == it.holder:
                yield InvalidInput("proxy-self", member=it.grantor)
        held = Counter(it.holder for it in self.granted)
        for holder in sorted(name for name in held if held[name] > self.limit):
            count = held[holder]
            yield InvalidInput("proxy-too-many", member=holder, count=count, limit=self.limit)

    def _wrong_together(self) -> Iterator[ComityError]:
        """Each circle once, from its first member by name; each chain from whoever begins it."""
        held = {name: to for name, to in self.holder_of.items() if name != to}
        circles: set[str] = set()
        for start in sorted(held):
            if start not in circles:
                path = _followed(held, start)
                if path[-1] == start:
                    circles.update(path)
                    yield InvalidInput("proxy-circle", members=path)
        for start in sorted(held.keys() - held.values()):
            path = _followed(held, start)
            if len(path) > 2:
                yield InvalidInput("proxy-chain", members=path)


def _followed(held: dict[str, str], start: str) -> tuple[str, ...]:
    """From holder to holder, to the last or to one that was met before."""
    path = [start]
    while (following := held.get(path[-1])) is not None:
        path.append(following)
        if following in path[:-1]:
            break
    return tuple(path)

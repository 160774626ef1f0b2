"""The steps of a round of an election, as messages."""

from __future__ import annotations

from comity.assembly.domain.counts import Step
from comity.kernel.domain.messages import Message, Parameter


def ballots_step(valid: int, blank: int, spoilt: int) -> Step:
    params: dict[str, Parameter] = {"valid": valid, "blank": blank, "spoilt": spoilt}
    return Step(Message("election-ballots", params), valid > 0)


def candidate_step(name: str, votes: int, needed: int, reached: bool) -> Step:
    params: dict[str, Parameter] = {"name": name, "votes": votes, "needed": needed}
    return Step(Message("election-candidate", params), reached)


def equals_step(tied: frozenset[str], places: int, drawn: frozenset[str] | None) -> Step:
    """Equals for fewer places than there are of them; holds once lots were drawn."""
    names = tuple(sorted(tied))
    if drawn is None:
        return Step(Message("election-lot-needed", {"names": names, "places": places}), False)
    lots = {"names": names, "drawn": tuple(sorted(drawn))}
    return Step(Message("election-lot-drawn", lots), True)


def all_go_on_step(tied: frozenset[str], places: int) -> Step:
    params: dict[str, Parameter] = {"names": tuple(sorted(tied)), "places": places}
    return Step(Message("election-all-go-on", params), True)

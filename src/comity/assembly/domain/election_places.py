"""Who gets a place and who contends for it: by votes alone, equals being named as equals."""

from __future__ import annotations

from collections.abc import Mapping

from comity.kernel.domain.errors import InvalidInput

Names = frozenset[str]


def ranked(votes: Mapping[str, int]) -> list[str]:
    """The most votes first; equals by name, for showing only."""
    return sorted(votes, key=lambda name: (-votes[name], name))


def leading(votes: Mapping[str, int], among: Names, places: int) -> tuple[Names, Names]:
    """Those of `among` who have one of so many places for certain, and the equals who contend for
    what is left of them."""
    if len(among) <= places:
        return among, frozenset()
    last = sorted((votes[name] for name in among), reverse=True)[places - 1]
    above = frozenset(name for name in among if votes[name] > last)
    level = frozenset(name for name in among if votes[name] == last)
    if len(above) + len(level) == places:
        return above | level, frozenset()
    return above, level


def check_lot(lot: Names, tied: Names, places: int) -> None:
    """Raises `InvalidInput("lot-malformed")` where others were drawn, too many or too few."""
    if not lot <= tied or len(lot) != places:
        raise InvalidInput(
            "lot-malformed", names=tuple(sorted(tied)), places=places, drawn=tuple(sorted(lot))
        )

"""What the description of the API says of elections, for `described`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

_SOME = "00000000-0000-4000-8000-000000000000"
_ONE = f"assemblies/north-lakes/elections/{_SOME}"
PATHS: Mapping[str, str] = {"election": "An election, by its id."}
CONFLICTS: frozenset[str] = frozenset(
    {
        "annul_election",
        "annul_round",
        "close_round",
        "draw_lot",
        "finish_election",
        "nominate",
        "open_round",
        "prepare_election",
        "round_ballots",
        "vote_in_round",
        "withdraw_candidate",
    }
)
ADDRESSES: Mapping[str, str] = {
    "elections": "assemblies/north-lakes/elections?state=running",
    "election": _ONE,
    "prepare_election": "assemblies/north-lakes/elections",
    "nominate": f"{_ONE}/candidates",
    "withdraw_candidate": f"{_ONE}/candidates/withdrawal",
    "open_round": f"{_ONE}/rounds",
    "close_round": f"{_ONE}/rounds/{_SOME}/close",
    "vote_in_round": f"{_ONE}/rounds/{_SOME}/votes",
    "round_ballots": f"{_ONE}/rounds/{_SOME}/ballots",
    "draw_lot": f"{_ONE}/lots",
    "finish_election": f"{_ONE}/finish",
    "annul_round": f"{_ONE}/annul-round",
    "annul_election": f"{_ONE}/annul",
}
BODIES: Mapping[str, Mapping[str, Any]] = {
    "prepare_election": {"title": "Council 2027", "seats_in": "council", "ties": "lot"},
    "nominate": {"candidate": "KE"},
    "withdraw_candidate": {"candidate": "KE"},
    "vote_in_round": {"names": ["KE"]},
    "draw_lot": {"drawn": ["KE"], "drawn_by": "The eldest", "witnesses": "FR, JP"},
    "annul_round": {"why": "The urn was open."},
    "annul_election": {"why": "The urn was open."},
}

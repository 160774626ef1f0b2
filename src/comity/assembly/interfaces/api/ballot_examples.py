"""What the description of the API says of the turns of ballots, objections and papers, for
`described`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

_SOME = "00000000-0000-4000-8000-000000000000"
_ONE = f"assemblies/north-lakes/ballots/{_SOME}"
PATHS: Mapping[str, str] = {}
CONFLICTS: frozenset[str] = frozenset(
    {
        "annul_ballot",
        "break_tie",
        "change_ballot",
        "correct_vote",
        "enter_paper_sheet",
        "enter_round_sheet",
        "object_to",
        "withdraw_objection",
    }
)
ADDRESSES: Mapping[str, str] = {
    "change_ballot": f"{_ONE}/question",
    "break_tie": f"{_ONE}/casting-vote",
    "correct_vote": f"{_ONE}/corrections",
    "annul_ballot": f"{_ONE}/annul",
    "object_to": f"{_ONE}/objection",
    "withdraw_objection": f"{_ONE}/objection",
    "enter_paper_sheet": f"{_ONE}/paper",
    "enter_round_sheet": f"assemblies/north-lakes/elections/{_SOME}/rounds/{_SOME}/paper",
}
BODIES: Mapping[str, Mapping[str, Any]] = {
    "change_ballot": {
        "title": "Meet in Kisumu next year?",
        "matter": "",
        "session": None,
        "visibility": "members",
    },
    "break_tie": {"choice": "no"},
    "correct_vote": {
        "member": "KE",
        "old": "no",
        "new": "yes",
        "why": "The clerk read the wrong sign.",
    },
    "annul_ballot": {"why": "The question was another."},
    "enter_paper_sheet": {"lines": {"KE": "yes", "FR": "no"}},
    "enter_round_sheet": {
        "took_part": ["FR", "KE"],
        "papers": [{"names": ["KE"], "papers": 1}, {"names": [], "papers": 1}],
    },
}

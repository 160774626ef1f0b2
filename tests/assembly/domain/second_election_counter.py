"""A second counter for rounds of elections, written from the documentation of the rules alone: it
goes down from the most votes, tier by tier of equals.

It shares no code with the first beside the data that both are given.
"""

from __future__ import annotations

from collections.abc import Sequence

from comity.assembly.domain import ElectionRule

Told = tuple[str, set[str], set[str], set[str]]
"""Outcome, elected, standing in the next round, equals that contend for a place."""


def second_round(
    rule: ElectionRule, candidates: Sequence[str], ballots: list[frozenset[str]], *, runoff: bool
) -> Told:
    """Without quorum and lot."""
    votes = dict.fromkeys(candidates, 0)
    valid = 0
    for ballot in ballots:
        valid += 1 if ballot else 0
        for name in ballot:
            votes[name] += 1
    tiers = [
        {name for name in candidates if votes[name] == number}
        for number in range(len(ballots), -1, -1)
    ]
    tiers = [tier for tier in tiers if tier]

    elected: set[str] = set()
    while tiers and has_majority(rule, votes[next(iter(tiers[0]))], valid):
        if len(elected) + len(tiers[0]) > rule.seats:
            if len(elected) == rule.seats:
                break
            return waiting(rule), elected, tiers[0], tiers[0]
        elected |= tiers.pop(0)
    left = rule.seats - len(elected)
    if left == 0:
        return "elected", elected, set(), set()
    if not tiers:
        return "seats-left", elected, set(), set()
    if runoff and rule.ties.value == "lot" and len(tiers[0]) > left:
        return "lot", elected, tiers[0], tiers[0]
    standing: set[str] = set()
    for tier in tiers:
        if len(standing) + len(tier) > 2 * left:
            if len(standing) == 2 * left:
                break
            return waiting(rule), elected, standing | tier, tier
        standing |= tier
    return "runoff", elected, standing, set()


def waiting(rule: ElectionRule) -> str:
    return "lot" if rule.ties.value == "lot" else "runoff"


def has_majority(rule: ElectionRule, votes: int, valid: int) -> bool:
    """Cross-multiplied, so that nothing is divided."""
    part = votes * rule.majority.share.denominator
    whole = valid * rule.majority.share.numerator
    if votes == 0:
        return False
    return part > whole if rule.majority.more_than else part >= whole

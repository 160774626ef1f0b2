"""The count of what is recorded of a round of an election."""

from __future__ import annotations

from comity.assembly.domain.contests import election_rule, names_on
from comity.assembly.domain.election_places import Names
from comity.assembly.domain.election_rounds import count_round
from comity.assembly.domain.elections import Round
from comity.assembly.domain.votes import needs_presence
from comity.assembly.formats.ballot_plain import read_contest, read_presence
from comity.assembly.models import Ballot
from comity.assembly.queries.ballot_parts import participants_in, secret_votes_in
from comity.assembly.queries.find_ballot import frozen_of
from comity.assembly.queries.who_is_there import proxies_of


def counted_round(ballot: Ballot, lot: Names | None = None) -> Round:
    """By the presence in its row. Raises as `count_round` does."""
    frozen, present = frozen_of(ballot), read_presence(ballot.presence)
    contest = read_contest(ballot.contest)
    held = proxies_of(ballot).in_force(present if needs_presence(frozen.rule) else None)
    return count_round(
        election_rule(frozen.rule, contest),
        frozen.electorate,
        candidates=contest.among,
        present=present,
        voted=frozenset(participants_in(ballot)),
        ballots=[names_on(each.choice) for each in secret_votes_in(ballot)],
        runoff=contest.runoff,
        lot=lot,
        represented=frozenset(held),
    )

"""The count of what is recorded of a ballot."""

from __future__ import annotations

from comity.assembly.domain.choices import Choice
from comity.assembly.domain.counting import count, count_secret
from comity.assembly.domain.counts import Count
from comity.assembly.domain.errata import corrected
from comity.assembly.domain.rules import Form
from comity.assembly.domain.votes import needs_presence
from comity.assembly.formats.ballot_plain import read_presence
from comity.assembly.models import Ballot
from comity.assembly.queries.ballot_parts import (
    casting_in,
    errata_in,
    objections_in,
    participants_in,
    secret_votes_in,
    votes_in,
)
from comity.assembly.queries.find_ballot import frozen_of
from comity.assembly.queries.who_is_there import proxies_of


def counted(ballot: Ballot) -> Count:
    """By the presence in its row. Raises as `count` does."""
    frozen, present = frozen_of(ballot), read_presence(ballot.presence)
    held = proxies_of(ballot).in_force(present if needs_presence(frozen.rule) else None)
    represented = frozenset(held)
    if frozen.rule.form is Form.SECRET:
        return count_secret(
            frozen.rule,
            frozen.electorate,
            present=present,
            voted=frozenset(participants_in(ballot)),
            ballots=[Choice(each.choice) for each in secret_votes_in(ballot)],
            represented=represented,
            casting=casting_in(ballot),
        )
    recorded = {each.member: each.choice for each in votes_in(ballot)}
    return count(
        frozen.rule,
        frozen.electorate,
        present=present,
        votes=corrected(recorded, errata_in(ballot)),
        represented=represented,
        casting=casting_in(ballot),
        objections=frozenset(objections_in(ballot)),
    )

"""What a ballot is taken under on a day, while it is only prepared."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from comity.assembly.domain.contests import election_rule
from comity.assembly.domain.electorate import Electorate
from comity.assembly.domain.rule_faults import rule_faults
from comity.assembly.domain.rules import DecisionRule
from comity.assembly.domain.who_votes import electorate_of
from comity.assembly.formats.ballot_plain import read_contest
from comity.assembly.models import Ballot, StatuteVersion
from comity.assembly.queries.find_assembly import statute_of, statute_version_on
from comity.assembly.queries.members_of import members_of
from comity.kernel.domain.messages import Message


@dataclass(frozen=True, slots=True)
class Ground:
    """`faults` are why it can't be opened so."""

    version: StatuteVersion
    rule: DecisionRule
    electorate: Electorate
    faults: tuple[Message, ...]


def ground_of(ballot: Ballot, on: date) -> Ground:
    """As if it were opened on the day. Raises as `Statute.rule_for`, `electorate_of` and, for a
    round of an election, `election_rule` do."""
    version = statute_version_on(ballot.assembly, on)
    statute = statute_of(version)
    rule = statute.rule_for(ballot.body, ballot.matter)
    if ballot.contest is not None:
        election_rule(rule, read_contest(ballot.contest))
    electorate = electorate_of(statute, ballot.body, members_of(ballot.assembly, on), on)
    return Ground(version, rule, electorate, rule_faults(rule, electorate))

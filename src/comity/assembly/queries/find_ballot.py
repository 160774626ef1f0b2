"""Ballots by their ids, as whatever is done with them needs them: locked, held, or as they were
frozen."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from uuid import UUID

from django.db import connection

from comity.assembly.domain.ballots import BallotDeed, BallotState, state_after
from comity.assembly.domain.electorate import Electorate
from comity.assembly.domain.rules import DecisionRule, Form
from comity.assembly.formats.ballot_plain import read_electorate, read_rule
from comity.assembly.models import Assembly, Ballot
from comity.kernel.domain.errors import UnknownName


@dataclass(frozen=True, slots=True)
class Frozen:
    """What never changes from the opening of a ballot on."""

    rule: DecisionRule
    electorate: Electorate


def locked_ballot(assembly: Assembly, key: UUID, *, contested: bool | None = False) -> Ballot:
    """For whatever changes its state. Rounds of elections alone where it is `contested`, else none;
    both where that is None. Raises `UnknownName("ballot-unknown")`."""
    rows = Ballot.objects.select_for_update().filter(assembly=assembly, id=key)
    if contested is not None:
        rows = rows.filter(election__isnull=not contested)
    found = rows.first()
    if found is None:
        raise UnknownName("ballot-unknown", ballot=str(key))
    return found


def held_ballot(assembly: Assembly, key: UUID, *, contested: bool = False) -> Ballot:
    """For whoever votes, of those that `locked_ballot` finds: it keeps its state until the
    transaction ends, and others may hold it at the same time. Without what was frozen, which
    `frozen_of` keeps. Raises `UnknownName("ballot-unknown")`."""
    if connection.vendor == "postgresql":  # elsewhere one writer at a time holds everything
        with connection.cursor() as cursor:
            table = connection.ops.quote_name(Ballot._meta.db_table)
            cursor.execute(f"SELECT 1 FROM {table} WHERE id = %s FOR SHARE", [key])  # noqa: S608
    bare = Ballot.objects.defer("rule", "electorate", "presence", "result", "why_annulled")
    found = bare.filter(assembly=assembly, id=key, election__isnull=not contested).first()
    if found is None:
        raise UnknownName("ballot-unknown", ballot=str(key))
    return found


def assembly_of(key: UUID) -> Assembly:
    """Raises `UnknownName("ballot-unknown")`."""
    found = Assembly.objects.filter(ballots=key).first()
    if found is None:
        raise UnknownName("ballot-unknown", ballot=str(key))
    return found


def frozen_of(ballot: Ballot) -> Frozen:
    """Of a ballot that was opened."""
    return _frozen(ballot.id)


def form_of_open(key: UUID) -> Form:
    """How votes are given in a ballot that was opened. Raises `UnknownName("ballot-unknown")`,
    `Conflict("ballot-state")` before its opening."""
    try:
        return _frozen(key).rule.form
    except Ballot.DoesNotExist:
        raise UnknownName("ballot-unknown", ballot=str(key)) from None


def state_of(ballot: Ballot) -> BallotState:
    return BallotState(ballot.state)


@lru_cache(maxsize=256)
def _frozen(key: UUID) -> Frozen:
    rule, electorate = Ballot.objects.values_list("rule", "electorate").get(id=key)
    if rule is None:
        state_after(BallotState.PREPARED, BallotDeed.VOTE)
    return Frozen(read_rule(rule), read_electorate(electorate))

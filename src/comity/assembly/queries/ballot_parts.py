"""The parts of a decision as they stand in the database, in the order of bundles."""

from __future__ import annotations

from collections.abc import Iterable

from comity.assembly.domain.ballots import BallotState
from comity.assembly.domain.choices import Choice
from comity.assembly.domain.decision_bundle import (
    BallotCited,
    NamedVote,
    Part,
    StatuteCited,
)
from comity.assembly.domain.errata import Erratum
from comity.assembly.domain.proxies import Proxy
from comity.assembly.domain.secret_ballots import SecretBallot, published
from comity.assembly.formats.ballot_plain import read_count, read_presence
from comity.assembly.models import Ballot
from comity.assembly.queries.find_ballot import frozen_of, state_of


def statute_cited(ballot: Ballot) -> StatuteCited:
    """Of a ballot that was opened."""
    version = ballot.statute
    assert version is not None  # noqa: S101  # frozen at opening
    return StatuteCited(ballot.assembly.slug, str(version.version), version.digest)


def ballot_cited(ballot: Ballot) -> BallotCited:
    """Of a ballot that was closed."""
    opened, closed = ballot.opened_at, ballot.closed_at
    assert opened is not None  # noqa: S101
    assert closed is not None  # noqa: S101
    body = ballot.assembly.body_reference(ballot.body)
    return BallotCited(str(ballot.id), body, ballot.subject, opened, closed)


def granted_in(ballot: Ballot) -> tuple[Proxy, ...]:
    rows = ballot.proxies.order_by("grantor").values_list("grantor", "holder")
    return tuple(Proxy(grantor, holder) for grantor, holder in _in_order(rows))


def votes_in(ballot: Ballot) -> tuple[NamedVote, ...]:
    """As they were recorded, before errata."""
    rows = ballot.votes.order_by("member").values_list("member", "choice", "by")
    return tuple(NamedVote(member, Choice(choice), by) for member, choice, by in _in_order(rows))


def secret_votes_in(ballot: Ballot) -> tuple[SecretBallot, ...]:
    rows = ballot.secret_votes.values_list("choice", "nonce", "commitment")
    return published(SecretBallot(*each) for each in rows)


def participants_in(ballot: Ballot) -> tuple[str, ...]:
    return tuple(sorted(ballot.participations.values_list("member", flat=True)))


def objections_in(ballot: Ballot) -> tuple[str, ...]:
    return tuple(sorted(ballot.objections.values_list("member", flat=True)))


def errata_in(ballot: Ballot) -> tuple[Erratum, ...]:
    return tuple(
        Erratum(
            row.member,
            Choice(row.old) if row.old else None,
            Choice(row.new) if row.new else None,
            row.asked_by,
            row.why,
        )
        for row in ballot.errata.order_by("number")
    )


def casting_in(ballot: Ballot) -> Choice | None:
    return Choice(ballot.casting) if ballot.casting else None


def parts_in(ballot: Ballot) -> dict[Part, object]:
    """Of a ballot on a proposal that was closed, with `presence` and `result` as they stand in its
    row."""
    return sealed_parts(ballot) | {
        Part.VOTES: votes_in(ballot),
        Part.CASTING: casting_in(ballot),
        Part.OBJECTIONS: objections_in(ballot),
        Part.ERRATA: errata_in(ballot),
        Part.RESULT: read_count(ballot.result),
    }


def sealed_parts(ballot: Ballot) -> dict[Part, object]:
    """What bundles of both kinds have."""
    assert state_of(ballot) is not BallotState.PREPARED  # noqa: S101
    frozen = frozen_of(ballot)
    return {
        Part.BALLOT: ballot_cited(ballot),
        Part.STATUTE: statute_cited(ballot),
        Part.RULE: frozen.rule,
        Part.ELECTORATE: frozen.electorate.electors,
        Part.PRESENCE: tuple(sorted(read_presence(ballot.presence))),
        Part.PROXIES: granted_in(ballot),
        Part.BALLOTS: secret_votes_in(ballot),
        Part.PARTICIPANTS: participants_in(ballot),
    }


def _in_order(rows: Iterable[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """A database may collate otherwise than bundles do."""
    return sorted(rows)

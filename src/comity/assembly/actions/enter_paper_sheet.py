"""Paper ballots, when the network fails: two clerks enter what they read, and nothing counts until
both read the same."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction

from comity.assembly.actions.cast_secret_vote import participation_key
from comity.assembly.actions.take_part import frozen_for_voting
from comity.assembly.domain.ballots import may_vote
from comity.assembly.domain.choices import Choice
from comity.assembly.domain.contests import is_ballot_written
from comity.assembly.domain.paper_counts import Line, Sheet, agreed, differences
from comity.assembly.domain.rules import Form
from comity.assembly.domain.secret_ballots import CHOICES, NONCE_BYTES, secret_ballot
from comity.assembly.formats.ballot_plain import read_contest
from comity.assembly.models import Ballot, NamedVote, PaperSheet, Participation, SecretVote
from comity.assembly.queries.find_ballot import Frozen, locked_ballot, state_of
from comity.assembly.queries.people import Person
from comity.kernel.actions.append_audit import append_audit
from comity.kernel.domain.audit import Visibility
from comity.kernel.domain.errors import Conflict, InvalidInput, NotPermitted
from comity.parties.actions.find_party import get_user

TOOK_PART = "took-part"


@dataclass(frozen=True, slots=True)
class Entered:
    """What came of a sheet: `recorded` once another clerk's says the same; else the lines in which
    the two `differ`, or none while the other is awaited."""

    recorded: bool
    differ: tuple[str, ...] = ()


def enter_paper_sheet(*, person: Person, ballot: UUID, lines: Mapping[str, Line]) -> Entered:
    """`lines` has by member what it chose; of a secret ballot by member `took-part`, and by choice
    how many: in a round of an election by the names on a paper, as `ballot_written` says, where a
    spoilt paper is entered as a blank one, neither being valid. A clerk's later sheet takes the
    place of their earlier one. Needs `enter-paper`, and somebody who is signed in. Raises
    `Conflict`: `ballot-state`, `vote-given` where somebody has voted already; `InvalidInput`:
    `paper-line-unknown`, `paper-count-negative`, `paper-sums-differ`, `paper-empty`,
    `elector-unknown`; `NotPermitted("elector-not-entitled")`."""
    person.require("enter-paper")
    clerk = _clerk(person)
    with transaction.atomic():
        row = locked_ballot(person.assembly, ballot, contested=None)
        frozen = frozen_for_voting(row)
        mine = Sheet(person.actor.reference, dict(lines))
        _check(row, frozen, mine)
        PaperSheet.objects.update_or_create(
            ballot=row, clerk_id=clerk, defaults={"lines": dict(lines)}
        )
        others = PaperSheet.objects.filter(ballot=row).exclude(clerk_id=clerk)
        sheets = [Sheet(f"user:{it.clerk_id}", it.lines) for it in others.order_by("-entered_at")]
        entered = Entered(recorded=False)
        for other in sheets:
            if not (found := differences(other, mine)):
                _record(row, frozen, agreed(other, mine))
                entered = Entered(recorded=True)
                break
            entered = Entered(recorded=False, differ=tuple(each.line for each in found))
        append_audit(
            actor=person.actor.reference,
            action="enter_paper_sheet",
            object=row.reference,
            payload=_logged(frozen, mine, entered),
            visibility=_shown(row, frozen),
        )
    return entered


def _clerk(person: Person) -> UUID:
    """Two sheets of the operator would be of nobody."""
    kind, _, key = person.actor.reference.partition(":")
    if kind != "user":
        raise NotPermitted("not-permitted", permission="enter-paper", object=str(kind))
    return get_user(UUID(key)).id


def _check(ballot: Ballot, frozen: Frozen, sheet: Sheet) -> None:
    secret = frozen.rule.form is Form.SECRET
    if frozen.rule.objections is not None:
        raise InvalidInput("votes-under-consensus", rule=frozen.rule.id)
    voters = {line: said for line, said in sheet.lines.items() if not isinstance(said, int)}
    numbers = {line: said for line, said in sheet.lines.items() if isinstance(said, int)}
    if not voters:
        raise InvalidInput("paper-empty")
    allowed = {TOOK_PART} if secret else {str(each) for each in Choice}
    for line, said in voters.items():
        if said not in allowed:
            raise InvalidInput("paper-line-unknown", line=line)
        may_vote(state_of(ballot), frozen.rule, frozen.electorate, line, has_voted=False)
    for line in numbers:
        if not secret or not _is_choice(ballot, line):
            raise InvalidInput("paper-line-unknown", line=line)
    if secret and sum(numbers.values()) != len(voters):
        raise InvalidInput("paper-sums-differ", ballots=sum(numbers.values()), voters=len(voters))
    rows = ballot.participations if secret else ballot.votes
    given = set(rows.values_list("member", flat=True))
    for member in sorted(given & voters.keys()):
        raise Conflict("vote-given", member=member)


def _is_choice(ballot: Ballot, line: str) -> bool:
    if ballot.contest is None:
        return line in CHOICES
    return is_ballot_written(line, read_contest(ballot.contest))


def _record(ballot: Ballot, frozen: Frozen, lines: Mapping[str, Line]) -> None:
    if frozen.rule.form is not Form.SECRET:
        NamedVote.objects.bulk_create(
            NamedVote(ballot=ballot, member=member, choice=str(said), by=member)
            for member, said in sorted(lines.items())
        )
        return
    members = sorted(line for line, said in lines.items() if not isinstance(said, int))
    Participation.objects.bulk_create(
        Participation(key=participation_key(ballot, each), ballot=ballot, member=each, by=each)
        for each in members
    )
    cast = [
        secret_ballot(str(ballot.id), choice, secrets.token_bytes(NONCE_BYTES), frozenset({choice}))
        for choice, number in lines.items()
        if isinstance(number, int)
        for _ in range(number)
    ]
    SecretVote.objects.bulk_create(
        SecretVote(commitment=each.commitment, ballot=ballot, choice=each.choice, nonce=each.nonce)
        for each in sorted(cast, key=lambda each: each.commitment)
    )


def _logged(frozen: Frozen, sheet: Sheet, entered: Entered) -> dict[str, object]:
    """Of a secret ballot who voted; the numbers stay sealed."""
    told = dict(sheet.lines)
    if frozen.rule.form is Form.SECRET:
        told = {line: said for line, said in told.items() if not isinstance(said, int)}
    return {"lines": told, "recorded": entered.recorded}


def _shown(ballot: Ballot, frozen: Frozen) -> Visibility:
    sealed = frozen.rule.form is Form.NAMED
    return Visibility.PRIVATE if sealed else Visibility(ballot.visibility)

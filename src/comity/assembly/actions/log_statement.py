"""Log what a ballot's parts were at one of its turns, so that a bundle of it can be proven."""

from __future__ import annotations

from collections.abc import Mapping

from comity.assembly.domain.decision_bundle import Part, plain, statement_of
from comity.assembly.models import Ballot
from comity.assembly.queries.people import Person
from comity.kernel.actions.append_audit import append_audit
from comity.kernel.domain.audit import Visibility


def log_statement(
    person: Person, action: str, ballot: Ballot, parts: Mapping[Part, object]
) -> None:
    """Public, since digests tell nobody what they are digests of. Last in the transaction."""
    append_audit(
        actor=person.actor.reference,
        action=action,
        object=ballot.reference,
        payload=plain(statement_of(str(ballot.id), parts)),
        visibility=Visibility.PUBLIC,
    )

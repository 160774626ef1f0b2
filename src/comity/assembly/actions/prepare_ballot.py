"""Put something to the vote: first prepared, where it may still be changed."""

from __future__ import annotations

from uuid import UUID, uuid4

from django.db import transaction

from comity.assembly.domain.ballots import BallotDeed, state_after
from comity.assembly.domain.sessions import SessionState
from comity.assembly.models import Ballot, Session
from comity.assembly.queries.find_assembly import statute_on
from comity.assembly.queries.find_ballot import locked_ballot, state_of
from comity.assembly.queries.people import Person
from comity.assembly.queries.subject_motions import require_seen
from comity.assembly.queries.subjects import Subject, subject_of
from comity.kernel.actions.append_audit import append_audit
from comity.kernel.domain.audit import Visibility
from comity.kernel.domain.errors import Conflict, InvalidInput, NotPermitted, UnknownName


def prepare_ballot(
    *,
    person: Person,
    subject: str = "",
    title: str = "",
    body: str = "",
    matter: str = "",
    session: UUID | None = None,
    visibility: Visibility = Visibility.MEMBERS,
) -> Ballot:
    """On `subject`, a reference, or on the question in `title` alone. Body and matter are those of
    the subject where it has them. Needs `keep-ballots`, or `preside` over the body. Raises
    `UnknownName`: `subject-unknown`, also where they may not see it, `body-unknown`,
    `matter-unknown`, `session-unknown`;
    `InvalidInput`: `ballot-without-question`, `ballot-body-of-subject`, `ballot-visibility`;
    `Conflict`: `body-without-rule`, `ballot-session-over`."""
    key = uuid4()
    if subject:
        require_seen(person, subject)
    about = _subject(person, subject, title, body, matter, key)
    require_ballot_keeper(person, about.body)
    statute_on(person.assembly, person.on).rule_for(about.body, about.matter)
    if visibility is Visibility.PRIVATE:
        raise InvalidInput("ballot-visibility", visibility=str(visibility))
    with transaction.atomic():
        ballot = Ballot.objects.create(
            id=key,
            assembly=person.assembly,
            session=session_for(person, session, about.body),
            body=about.body,
            matter=about.matter,
            subject=about.reference,
            title=about.title,
            visibility=visibility.value,
        )
        log_ballot(person, "prepare_ballot", ballot)
    return ballot


def change_ballot(
    *,
    person: Person,
    ballot: UUID,
    title: str,
    matter: str,
    session: UUID | None,
    visibility: Visibility,
) -> Ballot:
    """Before it is opened. As `prepare_ballot`; raises `Conflict("ballot-state")` too."""
    if visibility is Visibility.PRIVATE:
        raise InvalidInput("ballot-visibility", visibility=str(visibility))
    with transaction.atomic():
        row = locked_ballot(person.assembly, ballot)
        require_ballot_keeper(person, row.body)
        state_after(state_of(row), BallotDeed.CHANGE)
        given = "" if row.subject == row.reference else row.subject
        about = _subject(person, given, title or row.title, row.body, matter, row.id)
        statute_on(person.assembly, person.on).rule_for(about.body, about.matter)
        row.session = session_for(person, session, about.body)
        row.matter, row.title, row.visibility = about.matter, about.title, visibility.value
        row.save(update_fields=["session", "matter", "title", "visibility"])
        log_ballot(person, "change_ballot", row)
    return row


def require_ballot_keeper(person: Person, body: str) -> None:
    """Raises `NotPermitted("not-permitted")` unless they keep ballots or preside over the body."""
    if not keeps_ballots(person, body):
        raise NotPermitted(
            "not-permitted",
            permission="keep-ballots",
            object=person.assembly.body_reference(body),
        )


def keeps_ballots(person: Person, body: str) -> bool:
    return person.may("keep-ballots") or person.may_preside(body)


def log_ballot(person: Person, action: str, ballot: Ballot) -> None:
    append_audit(
        actor=person.actor.reference,
        action=action,
        object=ballot.reference,
        payload={
            "subject": ballot.subject,
            "title": ballot.title,
            "body": ballot.body,
            "matter": ballot.matter,
            "session": str(ballot.session_id or ""),
        },
        visibility=Visibility(ballot.visibility),
    )


def _subject(
    person: Person, subject: str, title: str, body: str, matter: str, key: UUID
) -> Subject:
    statute = statute_on(person.assembly, person.on)
    if subject:
        found = subject_of(person.assembly, statute, subject)
    else:
        found = Subject(f"ballot:{key}", "")
    if body and found.body and body != found.body:
        raise InvalidInput("ballot-body-of-subject", subject=subject, body=found.body)
    title = (title.strip() or found.title)[:300]
    if not title:
        raise InvalidInput("ballot-without-question")
    decided_by = statute.body(found.body or body).id
    return Subject(found.reference, title, decided_by, found.matter or matter)


def session_for(person: Person, key: UUID | None, body: str) -> Session | None:
    """Of the body, not over. Raises `UnknownName("session-unknown")`,
    `Conflict("ballot-session-over")`."""
    if key is None:
        return None
    found = Session.objects.filter(assembly=person.assembly, body=body, id=key).first()
    if found is None:
        raise UnknownName("session-unknown", session=str(key))
    if found.state not in (SessionState.PLANNED.value, SessionState.OPEN.value):
        raise Conflict("ballot-session-over", session=found.name)
    return found

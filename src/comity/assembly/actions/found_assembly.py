"""An organisation begins to work here, under the first version of its statute."""

from __future__ import annotations

from datetime import date
from hashlib import sha256
from uuid import UUID

from django.db import transaction

from comity.assembly.actions.appoint_officer import appoint_officer
from comity.assembly.domain.offices import Office
from comity.assembly.domain.statute import Statute
from comity.assembly.formats.statute_file import read_statute
from comity.assembly.models import Assembly, StatuteVersion
from comity.assembly.queries.decisions import check_amends
from comity.assembly.queries.find_assembly import statute_on
from comity.assembly.queries.people import Person
from comity.kernel.actions.append_audit import append_audit
from comity.kernel.domain.audit import Visibility
from comity.kernel.domain.errors import Conflict, InvalidInput
from comity.parties.actions.authorise import authorise
from comity.parties.domain.permissions import Actor
from comity.parties.domain.terms import Term


def found_assembly(
    *, actor: Actor, source: bytes, name: str, secretary: UUID | None = None, on: date | None = None
) -> Assembly:
    """`source` is the statute's YAML, `name` that of its file. A `secretary` holds that office
    from the day `on`. Needs `found-assembly` everywhere. Raises as `read_statute` does;
    `InvalidInput("statute-not-first")` for a version but 1; `Conflict("assembly-exists")`;
    `UnknownName("user-unknown")`."""
    authorise(actor=actor, permission="found-assembly")
    statute = read_statute(source, name)
    if statute.version != 1:
        raise InvalidInput("statute-not-first", version=statute.version)
    with transaction.atomic():
        assembly, made = Assembly.objects.get_or_create(slug=statute.id)
        if not made:
            raise Conflict("assembly-exists", assembly=statute.id)
        version = _keep(assembly, statute, source, "")
        _log(actor, "found_assembly", assembly, version)
        if secretary is not None:
            since = on or statute.holds_from
            appoint_officer(
                person=Person(actor, assembly, since),
                user=secretary,
                office=Office.SECRETARY,
                term=Term(since),
            )
    return assembly


def enter_statute(
    *, person: Person, source: bytes, name: str, decision: str = ""
) -> StatuteVersion:
    """The next version of the statute, which holds from the day that it names. Needs
    `keep-statute`. Raises as `check_next` does and, for a `decision` (a ballot), as
    `check_amends`."""
    person.require("keep-statute")
    with transaction.atomic():
        assembly = Assembly.objects.select_for_update().get(id=person.assembly.id)
        statute, _ = check_next(person=person, source=source, name=name)
        if decision:
            check_amends(assembly, statute_on(assembly, person.on), decision)
        version = _keep(assembly, statute, source, decision)
        _log(person.actor, "enter_statute", assembly, version)
    return version


def check_next(*, person: Person, source: bytes, name: str) -> tuple[Statute, StatuteVersion]:
    """The statute in `source`, and the version that it would follow. Needs `keep-statute`. Raises
    as `read_statute` does; `InvalidInput("statute-of-another")`;
    `Conflict("statute-version-order")` for another number than the next, or a day before that of
    the last version."""
    person.require("keep-statute")
    statute, assembly = read_statute(source, name), person.assembly
    if statute.id != assembly.slug:
        raise InvalidInput("statute-of-another", statute=statute.id, assembly=assembly.slug)
    last = assembly.statutes.latest("version")
    if statute.version != last.version + 1 or statute.holds_from < last.holds_from:
        raise Conflict(
            "statute-version-order",
            version=statute.version,
            next=last.version + 1,
            holds_from=last.holds_from.isoformat(),
        )
    return statute, last


def _keep(assembly: Assembly, statute: Statute, source: bytes, decision: str) -> StatuteVersion:
    return StatuteVersion.objects.create(
        assembly=assembly,
        version=statute.version,
        holds_from=statute.holds_from,
        source=source.decode(),
        digest=sha256(source).hexdigest(),
        decision=decision,
    )


def _log(actor: Actor, action: str, assembly: Assembly, version: StatuteVersion) -> None:
    append_audit(
        actor=actor.reference,
        action=action,
        object=assembly.reference,
        payload={
            "version": version.version,
            "digest": version.digest,
            "holds_from": version.holds_from.isoformat(),
            "decision": version.decision,
        },
        visibility=Visibility.PUBLIC,
    )

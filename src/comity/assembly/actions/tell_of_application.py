"""Who is told what becomes of an application."""

from __future__ import annotations

from comity.assembly.actions.tell_people import tell
from comity.assembly.domain.applications import ApplicationState
from comity.assembly.models import Application
from comity.assembly.queries.audience import audience, officers
from comity.assembly.queries.people import Person

MAILS = {
    ApplicationState.SUBMITTED: "mail-application-submitted",
    ApplicationState.MORE_INFORMATION: "mail-application-asked",
    ApplicationState.DEFERRED: "mail-application-deferred",
    ApplicationState.DECLINED: "mail-application-declined",
    ApplicationState.APPROVED: "mail-application-approved",
    ApplicationState.WITHDRAWN: "mail-application-withdrawn",
}


def tell_of_application(person: Person, row: Application) -> None:
    """In the transaction of what moved it: the officers of what its applicant does, whoever handed
    it in of all else, everybody inside of a new member; nobody of what they do themselves."""
    state = ApplicationState(row.state)
    if state in (ApplicationState.SUBMITTED, ApplicationState.WITHDRAWN):
        people = officers(person.assembly, person.on)
    else:
        people = frozenset({row.submitted_by_id})
    if state is ApplicationState.APPROVED:
        people |= audience(person.assembly, person.on)
    others = {each for each in people if person.actor.reference != f"user:{each}"}
    address = f"/assemblies/{person.assembly.slug}/applications/{row.id}"
    tell(
        person.assembly,
        others,
        MAILS[state],
        {"applicant": row.applicant.name},
        address=address,
    )

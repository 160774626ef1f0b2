"""North Lakes with two members, a chair, a secretary and two clerks of paper ballots, and a
government that wants to join: all can sign in at the pages of a server that runs.

Run as a module, with the server's environment.
"""

from __future__ import annotations

import django


def main() -> None:
    django.setup()
    from allauth.account.models import EmailAddress
    from tests.assembly.seeding import SINCE, seeded
    from tests.parties.interfaces.visiting import PASSWORD
    from tests.parties.people import person

    from comity.assembly.actions.appoint_officer import appoint_officer
    from comity.assembly.domain.offices import Office
    from comity.assembly.models import Assembly
    from comity.parties.actions.create_organisation import create_organisation
    from comity.parties.domain.permissions import OPERATOR, OrganisationKind
    from comity.parties.domain.terms import Term

    if Assembly.objects.filter(slug="north-lakes").exists():
        return  # by another file of tests on the same site
    made = seeded("KE", "FR")
    chair, applicant = person("chair"), person("japan")
    appoint_officer(
        person=made.as_operator(),
        user=chair.id,
        office=Office.PRESIDING,
        body="assembly",
        term=Term(SINCE),
    )
    clerks = [person("first-clerk"), person("second-clerk")]
    for clerk in clerks:
        appoint_officer(
            person=made.as_secretary(), user=clerk.id, office=Office.CLERK, term=Term(SINCE)
        )
    create_organisation(
        actor=OPERATOR,
        name="Government of Japan",
        kind=OrganisationKind.GOVERNMENT,
        jurisdiction="JP",
        owner=applicant.id,
        on=SINCE,
    )
    for user in (made.secretary, chair, applicant, *clerks, *made.heads.values()):
        user.set_password(PASSWORD)
        user.save()
        EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)


if __name__ == "__main__":
    main()

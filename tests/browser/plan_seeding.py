"""Somebody who keeps the shipped plan, and somebody who reviews: both can sign in at the pages of a
server that runs.

Run as a module, with the server's environment.
"""

from __future__ import annotations

import django


def main() -> None:
    django.setup()
    from allauth.account.models import EmailAddress
    from tests.browser.plan_people import PLAN
    from tests.parties.interfaces.visiting import PASSWORD
    from tests.parties.people import person
    from tests.plan.seeding import SINCE

    from comity.parties.actions.grant_role import grant_role
    from comity.parties.domain.permissions import OPERATOR
    from comity.parties.models import User

    if User.objects.filter(email="plan-keeper@example.org").exists():
        return  # by another file of tests on the same site
    keeper, reviewer = person("plan-keeper"), person("plan-reviewer")
    grant_role(actor=OPERATOR, name="coordinator", user=keeper.id, scope=f"plan:{PLAN}", on=SINCE)
    for user in (keeper, reviewer):
        user.set_password(PASSWORD)
        user.save()
        EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)


if __name__ == "__main__":
    main()

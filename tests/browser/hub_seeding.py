"""Fills the hub of a server that runs, with people who can sign in at its pages.

Run as a module, with the server's environment.
"""

from __future__ import annotations

from datetime import timedelta

import django


def main() -> None:
    django.setup()
    from allauth.account.models import EmailAddress
    from django.utils import timezone
    from tests.hub.interfaces.pages.shown import HOSTILE, made_hub
    from tests.hub.people import repository, signed_in
    from tests.parties.interfaces.visiting import PASSWORD

    from comity.hub.actions.ask_access import ask_access
    from comity.hub.actions.take_down import take_down
    from comity.hub.models import DailyCount, LicenceChange, Upload
    from comity.hub.queries.callers import OPERATING

    hub = made_hub()
    today = timezone.now().date()
    for day in range(80):
        DailyCount.objects.create(
            repository=hub.model, day=today - timedelta(days=day), downloads=(day * 37) % 91
        )
    hub.model.downloads = 3_500
    hub.model.save(update_fields=["downloads"])
    LicenceChange.objects.create(
        repository=hub.model,
        commit=hub.model.head,
        at=timezone.now(),
        before="mit",
        after="apache-2.0",
    )
    Upload.objects.create(
        repository=hub.model, user=hub.owner, key="u1", sha256="ab" * 32, size=10**9, received=10**8
    )
    hostile = repository(hub.owner, "hostile", {"README.md": HOSTILE})
    take_down(
        caller=OPERATING,
        repository=repository(hub.owner, "gone", {"README.md": b"# Gone"}),
        notice="A photographer says that the pictures are hers.",
        reason="No licence was shown.",
    )
    ask_access(
        caller=signed_in(hub.reader),
        repository=hub.gated,
        answers={"What for?": "To measure it", "I agree to the terms": "yes"},
    )
    assert hostile.head
    for user in (hub.owner, hub.reader):
        user.set_password(PASSWORD)
        user.save()
        EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)


if __name__ == "__main__":
    main()

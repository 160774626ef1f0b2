"""A calendar is made once for each state of the plan."""

from __future__ import annotations

import pytest
from django.test import Client
from tests.plan.seeding import seed_commitment, seeded_plan

from comity.kernel.actions.append_audit import append_audit
from comity.kernel.domain.audit import Visibility

pytestmark = pytest.mark.django_db


def test_it_is_made_anew_after_any_entry_of_the_log() -> None:
    made = seeded_plan()
    client, path = Client(), "/plans/small-plan/calendar.ics"
    empty = client.get(path).content
    seed_commitment(made)  # past the log
    assert client.get(path).content == empty
    append_audit(
        actor="system",
        action="measure",
        object=made.plan.reference,
        payload={},
        visibility=Visibility.PUBLIC,
    )
    assert b"Engineers trained" in client.get(path).content
    arabic = client.get(f"/ar{path}").content
    assert b"/ar/plans/small-plan/" in arabic

"""Sessions over the API: read by whoever may see them, presence recorded by whoever keeps it."""

from __future__ import annotations

import pytest
from django.test import Client
from tests.assembly.programs import program
from tests.assembly.seeding import Seeded, seeded
from tests.assembly.sitting import move, opened, planned

from comity.assembly.actions.change_agenda import add_item
from comity.assembly.queries.presence import present_in
from comity.kernel.domain.audit import Visibility

pytestmark = pytest.mark.django_db
ALL = "/api/v1/assemblies/north-lakes/sessions"


@pytest.fixture
def lakes() -> Seeded:
    return seeded("KE", "FR", "JP")


def test_the_public_sees_public_sessions_alone(lakes: Seeded) -> None:
    planned(lakes)
    shown = planned(lakes, name="Open day", visibility=Visibility.PUBLIC)
    listed = Client().get(ALL).json()
    assert [(it["name"], it["number"], it["state"]) for it in listed["items"]] == [
        ("Open day", 2, "planned")
    ]
    assert listed["total"] == 1
    assert Client().get(f"{ALL}?state=open").json()["items"] == []
    add_item(person=lakes.as_secretary(), session=shown.id, title="Budget")
    one = Client().get(f"{ALL}/{shown.id}").json()
    assert [(it["position"], it["title"], it["state"]) for it in one["agenda"]] == [
        (1, "Budget", "waiting")
    ]


def test_presence_tells_when_the_quorum_was_lost(lakes: Seeded) -> None:
    session = opened(lakes, "KE", "FR", visibility=Visibility.PUBLIC)
    move(lakes, session, "KE", arrives=False)
    found = Client().get(f"{ALL}/{session.id}/presence").json()
    assert (found["present"], found["entitled"]) == (["FR"], ["FR"])
    (quorum,) = found["quorums"]
    assert (quorum["rule"], quorum["matters"], quorum["is_met"]) == ("ordinary", [""], False)
    assert [(it["is_met"], it["present"]) for it in quorum["changes"]] == [(True, 2), (False, 1)]


def test_movements_are_recorded_by_a_clerk_or_for_ones_own_member(lakes: Seeded) -> None:
    session = opened(lakes)
    path = f"{ALL}/{session.id}/movements"
    asked = {"members": ["KE"], "arrives": True}
    ken = program(lakes.heads["KE"], "represent-member@assembly:north-lakes", "view")
    clerk = program(lakes.secretary, "keep-sessions@assembly:north-lakes", "read-members")
    answer = ken.post(path, asked, content_type="application/json")
    assert (answer.status_code, answer.json()["members"]) == (200, ["KE"])
    again = clerk.post(path, asked, content_type="application/json")
    assert (again.status_code, again.json()["message"]) == (400, "presence-arrived-twice")
    others = ken.post(path, asked | {"members": ["FR"]}, content_type="application/json")
    assert others.status_code == 403
    assert present_in(session) == {"KE"}

"""The agenda of a session over the API."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.test import Client
from tests.assembly.motions import proposed_by
from tests.assembly.programs import API, got, office, program, put, sent, told
from tests.assembly.seeding import Seeded, seeded
from tests.assembly.sitting import planned
from tests.parties.people import person

from comity.assembly.actions.edit_motion import show_motion_to
from comity.assembly.models import AgendaItem, Application, Session
from comity.kernel.domain.audit import Visibility

pytestmark = pytest.mark.django_db


@pytest.fixture
def made() -> Seeded:
    return seeded("KE", "FR", "JP")


@pytest.fixture
def desk(made: Seeded) -> Client:
    return program(made.secretary, *office("keep-sessions", "read-members"))


def agenda(client: Client, session: Session) -> list[tuple[int, str, str]]:
    found = got(client, f"/sessions/{session.id}")["agenda"]
    return [(each["position"], each["title"], each["state"]) for each in found]


def test_items_are_added_put_in_order_renamed_and_removed(made: Seeded, desk: Client) -> None:
    session = planned(made)
    path = f"/sessions/{session.id}/agenda"
    a, b, c = (sent(desk, path, 201, title=each)["id"] for each in "ABC")
    assert put(desk, f"{path}/{c}/position", position=1)["position"] == 1
    assert put(desk, f"{path}/{a}", title=" Budget ")["title"] == "Budget"
    assert agenda(desk, session) == [
        (1, "C", "waiting"),
        (2, "Budget", "waiting"),
        (3, "B", "waiting"),
    ]
    assert desk.delete(f"{API}{path}/{a}").status_code == 204
    gone = desk.delete(f"{API}{path}/{a}")
    assert (gone.status_code, gone.json()["message"]) == (404, "agenda-item-unknown")
    assert put(desk, f"{path}/{c}/position", position=99)["position"] == 2
    assert agenda(desk, session) == [(1, "B", "waiting"), (2, "C", "waiting")]
    assert AgendaItem.objects.filter(id=b).exists()


def test_an_item_is_about_what_the_token_sees(made: Seeded, desk: Client) -> None:
    session, motion = planned(made), proposed_by(made)
    path = f"/sessions/{session.id}/agenda"
    item = sent(desk, path, 201, subject=motion.reference)
    assert (item["title"], item["subject"]) == ("Motion 1: On models", motion.reference)
    show_motion_to(person=made.as_secretary(), motion=motion, visibility=Visibility.PRIVATE)
    hidden = sent(desk, path, 404, subject=motion.reference)
    assert told(hidden) == "subject-unknown"
    asks = Application.objects.create(
        assembly=made.assembly,
        applicant=made.members["FR"].organisation,
        code="FR",
        member_class="member",
        submitted_by=made.heads["FR"],
        submitted_on="2026-02-01",
    )
    assert sent(desk, path, 201, subject=asks.reference)["title"] == "Government of FR"
    shown = planned(made, visibility=Visibility.PUBLIC)
    outside = program(made.secretary, *office("keep-sessions"))
    asked = sent(outside, f"/sessions/{shown.id}/agenda", 404, subject=asks.reference)
    assert told(asked) == "subject-unknown"


def test_who_may_not_change_it(made: Seeded, desk: Client) -> None:
    session = planned(made)
    path = f"/sessions/{session.id}/agenda"
    key = sent(desk, path, 201, title="A")["id"]
    ke, stranger = program(made.heads["KE"]), program(person("stranger"))
    for client, status, why in (
        (Client(), 401, "api-token-missing"),
        (stranger, 404, "session-unknown"),
        (ke, 403, "not-permitted"),
        (program(made.secretary, "read-members"), 403, "not-permitted"),
    ):
        assert told(sent(client, path, status, title="B")) == why
        assert told(put(client, f"{path}/{key}", status, title="B")) == why
        assert told(put(client, f"{path}/{key}/position", status, position=1)) == why
        for deed in ("take", "finish", "put-off"):
            assert told(sent(client, f"{path}/{key}/{deed}", status)) == why
        removed = client.delete(f"{API}{path}/{key}")
        assert (removed.status_code, removed.json()["message"]) == (status, why)
    assert agenda(desk, session) == [(1, "A", "waiting")]


def test_bad_input_is_told_by_its_place(made: Seeded, desk: Client) -> None:
    session, other = planned(made), planned(made)
    path = f"/sessions/{session.id}/agenda"
    key = sent(desk, path, 201, title="A")["id"]
    for wrong, status, where in (
        ({}, 400, "agenda-item-without-title"),
        ({"title": " "}, 400, "agenda-item-without-title"),
        ({"title": "x" * 301}, 400, "body.asked.title"),
        ({"subject": "motion:none"}, 404, "subject-unknown"),
        ({"subject": f"motion:{uuid4()}"}, 404, "subject-unknown"),
    ):
        assert told(sent(desk, path, status, **wrong)) == where
    assert told(put(desk, f"{path}/{key}/position", 400, position=0)) == "body.asked.position"
    assert told(put(desk, f"{path}/{key}/position", 400, position="1")) == "body.asked.position"
    assert told(put(desk, f"{path}/{key}", 400)) == "body.asked.title"
    elsewhere = f"/sessions/{other.id}/agenda/{key}"
    assert told(put(desk, elsewhere, 404, title="B")) == "agenda-item-unknown"


def test_items_come_before_the_body_one_by_one(made: Seeded, desk: Client) -> None:
    session = planned(made)
    path = f"/sessions/{session.id}/agenda"
    a, b = (sent(desk, path, 201, title=each)["id"] for each in "AB")
    assert told(sent(desk, f"{path}/{a}/take", 409)) == "session-not-open"
    sent(desk, f"/sessions/{session.id}/open")
    assert sent(desk, f"{path}/{a}/take")["state"] == "taken"
    assert told(sent(desk, f"{path}/{a}/take", 409)) == "agenda-item-state"
    busy = sent(desk, f"{path}/{b}/take", 409)
    assert busy["detail"] == (
        "“A” is before the body. Finish it, or put it off, before you take another."
    )
    assert told(put(desk, f"{path}/{a}", 409, title="B")) == "agenda-item-begun"
    assert desk.delete(f"{API}{path}/{a}").status_code == 409
    assert sent(desk, f"{path}/{a}/put-off")["state"] == "waiting"
    assert sent(desk, f"{path}/{b}/take")["state"] == "taken"
    assert sent(desk, f"{path}/{b}/finish")["state"] == "done"
    assert told(sent(desk, f"{path}/{b}/finish", 409)) == "agenda-item-state"
    sent(desk, f"/sessions/{session.id}/close")
    assert told(sent(desk, path, 409, title="C")) == "session-over"

"""What people do on the pages: through forms that only this site can send, and actions."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from tests.hub.interfaces.pages.shown import Hub, made_hub
from tests.parties.interfaces.visiting import account, signed_in

from comity.hub.domain.repositories import RequestStatus
from comity.hub.models import (
    AccessRequest,
    Account,
    Discussion,
    DiscussionEvent,
    Follow,
    Like,
    Repository,
)
from comity.parties.models import Token, User

pytestmark = pytest.mark.django_db
MODEL = "/models/nairobi-lab/sheng"
GATED = "/models/nairobi-lab/weights"


@pytest.fixture
def hub() -> Hub:
    return made_hub()


def test_a_name_a_repository_a_token() -> None:
    ada = account("ada")
    client = signed_in(ada)
    assert client.get("/hub/new")["Location"] == "/hub/account"
    refused = client.post("/hub/account", {"party": "self", "name": "models"})
    assert "is kept for addresses of this site" in refused.content.decode()
    done = client.post("/hub/account", {"party": "self", "name": "Ada"})
    assert (done.status_code, done["Location"]) == (302, "/hub/account")
    assert Account.objects.get().name == "Ada"
    made = client.post(
        "/hub/new", {"kind": "dataset", "account": "Ada", "name": "mine", "visibility": "private"}
    )
    assert made["Location"] == "/datasets/Ada/mine"
    again = client.post(
        "/hub/new", {"kind": "dataset", "account": "Ada", "name": "MINE", "visibility": "private"}
    )
    assert again.status_code == 200
    repository = Repository.objects.get()
    assert (repository.visibility, str(repository)) == ("private", "Ada/mine")
    issued = client.post(
        "/hub/tokens/new",
        {
            "name": "laptop",
            "permission": "write",
            "objects": [repository.reference],
            "last_day": timezone.now().date() + timedelta(days=3),
        },
    )
    assert "no-store" in issued["Cache-Control"]
    assert issued.context["secret"] in issued.content.decode()
    assert Token.objects.get().scopes == [f"write@{repository.reference}"]


def test_likes_and_follows(hub: Hub) -> None:
    client = hub.visit(hub.reader)
    assert client.post(f"{MODEL}/like", {"like": "yes"})["Location"] == MODEL
    assert Like.objects.filter(user=hub.reader, repository=hub.model).count() == 1
    client.post(f"{MODEL}/like", {"like": "no"})
    assert Like.objects.count() == 0
    client.post("/hub/nairobi-lab/follow", {"follow": "yes"})
    assert Follow.objects.filter(follower=hub.reader).count() == 1
    elsewhere = client.post(f"{MODEL}/like", {"like": "yes"}, HTTP_REFERER="https://evil.example/")
    assert elsewhere["Location"] == MODEL
    assert client.get(f"{MODEL}/like").status_code == 405


def test_a_discussion_from_beginning_to_end(hub: Hub) -> None:
    client = hub.visit(hub.reader)
    begun = client.post(f"{MODEL}/discussions/new", {"title": "A fault", "text": "<script>x"})
    assert begun["Location"] == f"{MODEL}/discussions/3"
    said = client.post(begun["Location"], {"text": "more"})
    assert said["Location"].startswith(f"{MODEL}/discussions/3#event-")
    thread = client.get(begun["Location"]).content.decode()
    assert "<script>x" not in thread
    client.post(f"{MODEL}/discussions/3/status", {"status": "closed"})
    assert Discussion.objects.get(number=3).status == "closed"
    comment = DiscussionEvent.objects.filter(discussion__number=3, content="more").get()
    assert client.get(f"{MODEL}/discussions/3/hide/{comment.id}").status_code == 200
    client.post(f"{MODEL}/discussions/3/hide/{comment.id}")
    comment.refresh_from_db()
    assert comment.content == ""


def test_a_pull_request_is_merged_by_who_may_write(hub: Hub) -> None:
    merge = f"{MODEL}/discussions/2/merge"
    assert hub.visit(hub.reader).post(merge).status_code == 403
    before = hub.model.head
    asked = hub.visit(hub.owner).get(merge)
    assert asked.status_code == 200
    hub.model.refresh_from_db()
    assert hub.model.head == before
    assert hub.visit(hub.owner).post(merge)["Location"] == f"{MODEL}/discussions/2"
    hub.model.refresh_from_db()
    assert hub.model.head != before
    assert Discussion.objects.get(number=2).status == "merged"


def test_asking_for_access_and_being_let_in(hub: Hub) -> None:
    client = hub.visit(hub.reader)
    missing = client.post(f"{GATED}/access", {"answer-0": "study"})
    assert missing.status_code == 200
    assert AccessRequest.objects.count() == 0
    client.post(f"{GATED}/access", {"answer-0": "study", "answer-1": "on"})
    request = AccessRequest.objects.get()
    assert request.status == RequestStatus.PENDING.value
    assert request.answers == {"What for?": "study", "I agree to the terms": "yes"}
    decided = {"request": request.id, "status": "accepted"}
    assert client.post(f"{GATED}/requests", decided).status_code == 403
    assert client.get(f"{GATED}/blob/main/w.txt").status_code == 302
    assert (
        hub.visit(hub.owner).post(f"{GATED}/requests", decided)["Location"] == f"{GATED}/requests"
    )
    assert client.get(f"{GATED}/blob/main/w.txt").status_code == 200


def settings_form(**more: object) -> dict[str, object]:
    return {
        "visibility": "public",
        "gate": "none",
        "gate_text": "",
        "questions-TOTAL_FORMS": "1",
        "questions-INITIAL_FORMS": "0",
        **more,
    }


def test_settings_are_changed_and_openness_is_confirmed(hub: Hub) -> None:
    page = "/models/nairobi-lab/secret/settings"
    client = hub.visit(hub.owner)
    assert "be taken back" in client.post(page, settings_form()).content.decode()
    hub.private.refresh_from_db()
    assert hub.private.visibility == "private"
    assert client.post(page, settings_form(sure="on")).status_code == 302
    hub.private.refresh_from_db()
    assert hub.private.visibility == "public"
    asked = settings_form(
        gate="auto", **{"questions-0-label": "Who?", "questions-0-kind": "select"}
    )
    assert client.post(page, asked).status_code == 200  # no choices given
    asked["questions-0-options"] = "me; you"
    assert client.post(page, asked).status_code == 302
    hub.private.refresh_from_db()
    assert hub.private.gate_questions == [
        {"label": "Who?", "kind": "select", "options": ["me", "you"]}
    ]


def test_moving_and_deleting(hub: Hub) -> None:
    client = hub.visit(hub.owner)
    moved = client.post(f"{MODEL}/settings/move", {"to": "wanjiru/sheng-2"})
    assert moved["Location"] == "/models/wanjiru/sheng-2"
    assert client.get(MODEL).status_code == 200  # the former name
    delete = "/models/wanjiru/sheng-2/settings/delete"
    assert "is not its name" in client.post(delete, {"typed": "sheng-2"}).content.decode()
    assert Repository.objects.filter(id=hub.model.id).exists()
    assert client.post(delete, {"typed": "wanjiru/sheng-2"})["Location"] == "/hub/wanjiru"
    assert not Repository.objects.filter(id=hub.model.id).exists()


def test_a_reader_changes_nothing(hub: Hub) -> None:
    client = hub.visit(hub.reader)
    for path, form in (
        (f"{MODEL}/settings", settings_form(visibility="private")),
        (f"{MODEL}/settings/move", {"to": "rex/mine"}),
        (f"{MODEL}/settings/delete", {"typed": "nairobi-lab/sheng"}),
        (f"{MODEL}/webhooks", {"url": "https://example.org/x", "domains": ["repo"]}),
    ):
        assert client.post(path, form).status_code == 403, path
    hub.model.refresh_from_db()
    assert (hub.model.visibility, str(hub.model)) == ("public", "nairobi-lab/sheng")


def test_forms_of_other_sites_do_nothing(hub: Hub) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(hub.reader, "allauth.account.auth_backends.AuthenticationBackend")
    for path in (
        f"{MODEL}/like",
        f"{MODEL}/discussions/new",
        "/hub/new",
        "/hub/nairobi-lab/follow",
    ):
        assert client.post(path, {"like": "yes", "title": "x", "text": "y"}).status_code == 403
    assert (Like.objects.count(), Discussion.objects.count()) == (0, 2)


def test_strangers_are_asked_to_sign_in_and_come_back(hub: Hub) -> None:
    pressed = Client().post(f"{MODEL}/like", {"like": "yes"})
    assert pressed["Location"] == f"/account/login/?next={MODEL}"
    asked = Client().get(f"{MODEL}/settings")
    assert asked["Location"] == f"/account/login/?next={MODEL}/settings"
    assert User.objects.count() == 2

"""Who may do what with which token. A session cookie counts for nothing."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import Settings
from tests.api.conftest import Holder, holder
from tests.parties.people import acting, logged

from comity.parties.actions.revoke_token import revoke_token
from comity.parties.models import Token

pytestmark = pytest.mark.django_db
API = "/api/v1/"
LATER = (timezone.now() + timedelta(30)).isoformat()


def test_a_person_sees_themselves_and_their_places(ada: Holder) -> None:
    me = ada.client.get(f"{API}me").json()
    assert (me["name"], me["email"]) == ("ada", "ada@example.org")
    assert me["scopes"] == ["view", "issue-token", "revoke-token"]
    places = ada.client.get(f"{API}me/organisations?on=2026-01-01").json()["items"]
    assert [(it["name"], it["role"], it["since"]) for it in places] == [
        ("Ministry", "owner", "2026-01-01")
    ]
    assert ada.client.get(f"{API}me/organisations?on=2025-12-31").json()["items"] == []


def test_what_is_private_is_not_kept(ada: Holder) -> None:
    answer = ada.client.get(f"{API}me")
    assert answer["Cache-Control"] == "no-store"
    assert "ETag" not in answer


def test_use_is_noted_once_a_day(ada: Holder) -> None:
    for _ in range(2):
        ada.client.get(f"{API}me")
    token = Token.objects.get()
    assert token.last_used_on == timezone.now().date()
    assert [action for _, action, _ in logged()].count("record_token_use") == 1


def test_use_is_not_noted_while_nothing_may_be_changed(ada: Holder, settings: Settings) -> None:
    settings.READ_ONLY = True
    assert ada.client.get(f"{API}me").status_code == 200
    assert Token.objects.get().last_used_on is None


@pytest.mark.parametrize(
    "header",
    [
        "",
        "Bearer",
        "Bearer ",
        "Bearer comity_nobody",
        "Basic YTpi",
        "Bearer x",
        "comity_x",
        "Bearer \u00e9",
    ],
)
def test_no_valid_token_is_401(header: str, ada: Holder) -> None:
    headers = {"Authorization": header} if header else {}
    answer = Client(headers=headers).get(f"{API}me")
    assert (answer.status_code, answer["Content-Type"]) == (401, "application/problem+json")
    challenge = 'Bearer realm="comity"' + (', error="invalid_token"' if header else "")
    assert answer["WWW-Authenticate"] == challenge


def test_a_token_that_is_over_is_401(ada: Holder) -> None:
    Token.objects.update(expires_at=timezone.now())
    assert ada.client.get(f"{API}me").status_code == 401
    Token.objects.update(expires_at=timezone.now() + timedelta(1))
    assert ada.client.get(f"{API}me").status_code == 200
    revoke_token(actor=acting(ada.user), token=Token.objects.get().id)
    assert ada.client.get(f"{API}me").status_code == 401


def test_a_session_is_no_token(ada: Holder) -> None:
    signed_in = Client()
    signed_in.force_login(ada.user, backend="django.contrib.auth.backends.ModelBackend")
    assert signed_in.get(f"{API}me").status_code == 401
    answer = signed_in.post(f"{API}me/tokens", "{}", content_type="application/json")
    assert answer.status_code == 401


def issue(by: Holder, *scopes: str) -> tuple[int, dict[str, str]]:
    body = {"name": "laptop", "scopes": list(scopes), "expires_at": LATER}
    answer = by.client.post(f"{API}me/tokens", body, content_type="application/json")
    return answer.status_code, answer.json()


def test_issue_list_use_and_revoke(ada: Holder) -> None:
    status, issued = issue(ada, "view")
    assert status == 201
    new = Client(headers={"Authorization": f"Bearer {issued['secret']}"})
    assert new.get(f"{API}me").json()["scopes"] == ["view"]
    listed = ada.client.get(f"{API}me/tokens").json()
    assert [it["name"] for it in listed["items"]] == ["tests", "laptop"]
    assert listed["total"] == 2
    assert issued["secret"] not in str(listed)
    assert ada.client.delete(f"{API}me/tokens/{issued['id']}").status_code == 204
    assert new.get(f"{API}me").status_code == 401
    again = ada.client.delete(f"{API}me/tokens/{issued['id']}")
    assert (again.status_code, again.json()["message"]) == (409, "token-revoked-already")


def test_a_narrow_token_is_403(db: None) -> None:
    narrow = holder("bo", "read")
    for path in ("me", "me/organisations", "me/tokens"):
        answer = narrow.client.get(API + path)
        assert (answer.status_code, answer.json()["message"]) == (403, "not-permitted")
    assert issue(narrow, "read")[0] == 403
    own = Token.objects.get(user=narrow.user).id
    assert narrow.client.delete(f"{API}me/tokens/{own}").status_code == 403
    assert Token.objects.count() == 1


def test_a_scope_on_oneself_is_enough_to_look(db: None) -> None:
    looker = holder("cy", "read")
    Token.objects.update(scopes=[f"view@{looker.user.reference}"])
    assert looker.client.get(f"{API}me").status_code == 200
    Token.objects.update(scopes=["view@user:somebody-else"])
    assert looker.client.get(f"{API}me").status_code == 403


def test_a_token_issues_none_that_may_more_than_itself(ada: Holder) -> None:
    assert issue(ada, "view", "manage-members")[0] == 403
    assert issue(ada, "manage-members@organisation:x")[0] == 403
    assert Token.objects.count() == 1
    assert issue(ada, f"view@{ada.user.reference}")[0] == 201


def test_tokens_of_others_do_not_exist(ada: Holder) -> None:
    other = holder("bo")
    theirs = Token.objects.get(user=other.user).id
    for token in (theirs, uuid4()):
        assert ada.client.delete(f"{API}me/tokens/{token}").status_code == 404
    assert Token.objects.get(id=theirs).revoked_at is None
    assert len(ada.client.get(f"{API}me/tokens").json()["items"]) == 1


@pytest.mark.parametrize(
    "changed",
    [
        {"name": ""},
        {"name": "  "},
        {"name": "x" * 101},
        {"name": "a\0b"},
        {"scopes": []},
        {"scopes": ["*"]},
        {"scopes": "view"},
        {"expires_at": "2020-01-01T00:00:00Z"},
        {"expires_at": "2027-12-02T00:00:00"},
        {"expires_at": 1900000000},
        {"expires_at": "1900000000"},
        {"expires_at": "0001-01-01T00:00:00+14:00"},
        {"more": 1},
    ],
    ids=str,
)
def test_invalid_input_is_400_and_writes_nothing(changed: dict[str, object], ada: Holder) -> None:
    body = {"name": "laptop", "scopes": ["view"], "expires_at": LATER} | changed
    answer = ada.client.post(f"{API}me/tokens", body, content_type="application/json")
    assert answer.status_code == 400, answer.content
    assert Token.objects.count() == 1

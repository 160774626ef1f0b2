"""Programs that ask the API about the small plan, in Django's test client."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.test import Client
from django.utils import timezone
from tests.parties.people import acting

from comity.parties.actions.issue_token import issue_token
from comity.parties.models import User

PLAN = "small-plan"
API = f"/api/v1/plans/{PLAN}"
PROBLEM = "application/problem+json"


def program(user: User, *permissions: str) -> Client:
    """By a token that is narrowed to these, on the plan."""
    _, secret = issue_token(
        actor=acting(user),
        user=user.id,
        name="tests",
        scopes=tuple(f"{each}@plan:{PLAN}" for each in permissions or ("represent-participant",)),
        expires_at=timezone.now() + timedelta(30),
    )
    return Client(headers={"Authorization": f"Bearer {secret.text}"})


def got(client: Client, path: str, status: int = 200) -> Any:  # noqa: ANN401 - plain data
    answer = client.get(f"{API}{path}")
    assert answer.status_code == status, answer.content
    return answer.json()


def sent(client: Client, path: str, body: object, status: int = 201) -> Any:  # noqa: ANN401
    answer = client.post(f"{API}{path}", body, content_type="application/json")
    assert answer.status_code == status, answer.content
    return answer.json()


def refused(client: Client, path: str, body: object, status: int) -> str:
    """The id of the message that refuses it."""
    return str(sent(client, path, body, status)["message"])


def problems(client: Client, path: str, body: object) -> set[tuple[str, str]]:
    """What is wrong with it: the field, and the id of the message."""
    found = sent(client, path, body, 400)["problems"]
    return {
        (each["params"].get("claim") or each["params"]["where"], each["message"]) for each in found
    }

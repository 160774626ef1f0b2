"""Programs that act for people by tokens, for tests."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.test import Client
from django.utils import timezone
from tests.parties.people import acting

from comity.parties.actions.issue_token import issue_token
from comity.parties.models import User

LAKES = "assembly:north-lakes"
Answer = tuple[int, dict[str, Any]]


def program(user: User, *scopes: str) -> Client:
    _, secret = issue_token(
        actor=acting(user),
        user=user.id,
        name="program",
        scopes=scopes,
        expires_at=timezone.now() + timedelta(1),
    )
    return Client(headers={"Authorization": f"Bearer {secret.text}"})


def post(client: Client, address: str, **body: object) -> Answer:
    answer = client.post(address, body, content_type="application/json")
    return answer.status_code, answer.json()


def told(answer: Answer) -> tuple[int, str]:
    """The status and the id of the message of a refusal."""
    status, problem = answer
    return status, problem["message"]


def wrong_at(answer: Answer) -> list[str]:
    """The places of a body that can't be read."""
    status, problem = answer
    assert (status, problem["message"]) == (400, "api-invalid-input")
    return [each["params"]["where"] for each in problem["problems"]]

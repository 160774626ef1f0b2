"""Programs of people, that ask the API about North Lakes with a token."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier
from typing import TYPE_CHECKING, Any

from django.db import connection
from django.test import Client
from django.utils import timezone
from tests.parties.people import acting

from comity.parties.actions.issue_token import issue_token

if TYPE_CHECKING:
    from collections.abc import Callable

    from comity.parties.models import User

API = "/api/v1/assemblies/north-lakes"
LAKES = "assembly:north-lakes"
MEMBER = f"represent-member@{LAKES}"


def office(*permissions: str) -> tuple[str, ...]:
    """Scopes of a token that is narrowed to them in the organisation."""
    return tuple(f"{each}@{LAKES}" for each in permissions)


def program(user: User, *scopes: str) -> Client:
    """By default with leave to act for their member."""
    _, secret = issue_token(
        actor=acting(user),
        user=user.id,
        name="tests",
        scopes=scopes or (MEMBER,),
        expires_at=timezone.now() + timedelta(1),
    )
    return Client(headers={"Authorization": f"Bearer {secret.text}"})


def got(client: Client, path: str, status: int = 200) -> Any:  # noqa: ANN401 - plain data
    answer = client.get(f"{API}{path}")
    assert answer.status_code == status, answer.content
    return answer.json()


def sent(client: Client, path: str, status: int = 200, /, **body: Any) -> Any:  # noqa: ANN401
    answer = client.post(f"{API}{path}", body, content_type="application/json")
    assert answer.status_code == status, answer.content
    return answer.json()


def put(client: Client, path: str, status: int = 200, /, **body: Any) -> Any:  # noqa: ANN401
    answer = client.put(f"{API}{path}", body, content_type="application/json")
    assert answer.status_code == status, answer.content
    return answer.json()


Answer = tuple[int, dict[str, Any]]


def post(client: Client, address: str, **body: object) -> Answer:
    """At an address of any organisation, whatever comes of it."""
    answer = client.post(address, body, content_type="application/json")
    return answer.status_code, answer.json()


def refusal_of(answer: Answer) -> tuple[int, str]:
    """The status, and the id of the message."""
    status, problem = answer
    return status, problem["message"]


def wrong_at(answer: Answer) -> list[str]:
    """The places of a body that can't be read."""
    status, problem = answer
    assert (status, problem["message"]) == (400, "api-invalid-input")
    return [each["params"]["where"] for each in problem["problems"]]


def told(problem: Any) -> str:  # noqa: ANN401
    """The id of what a problem says; of what was wrong with each value, where it was."""
    if problem["message"] != "api-invalid-input":
        return str(problem["message"])
    return " ".join(each["params"]["where"] for each in problem["problems"])


def at_once(*deeds: Callable[[], Any]) -> list[Any]:
    """What each gave; threads share no database in memory, so for PostgreSQL alone."""
    gate = Barrier(len(deeds))

    def do(deed: Callable[[], Any]) -> Any:  # noqa: ANN401
        try:
            gate.wait()
            return deed()
        finally:
            connection.close()

    with ThreadPoolExecutor(len(deeds)) as pool:
        return list(pool.map(do, deeds))

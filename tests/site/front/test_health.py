from __future__ import annotations

import time
from threading import Event

import pytest
from pytest_django import DjangoDbBlocker
from tests.site.front.asking import front

from comity.site.front import health
from comity.site.front.in_time import InTime
from comity.site.readiness import FAILED, OK, UNKNOWN, Readiness


@pytest.fixture(autouse=True)
def _objects_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(health, "_asked_objects", InTime(lambda: OK, seconds=1))


def answering(monkeypatch: pytest.MonkeyPatch, found: Readiness) -> None:
    monkeypatch.setattr(health, "_asked", InTime(lambda: found, seconds=1))


def test_ready(monkeypatch: pytest.MonkeyPatch) -> None:
    answering(monkeypatch, Readiness(OK, OK, OK))
    answer = front().get("/health/ready")
    assert (answer.status_code, answer.headers["Cache-Control"]) == (200, "no-store")
    checks = {"database": OK, "migrations": OK, "release": OK, "objects": OK}
    assert answer.json() == {"status": "ready", "checks": checks}


@pytest.mark.parametrize(
    ("found", "failed"),
    [
        (Readiness(FAILED, UNKNOWN, UNKNOWN), "database"),
        (Readiness(OK, FAILED, UNKNOWN), "migrations"),
        (Readiness(OK, OK, FAILED), "release"),
    ],
)
def test_the_check_that_failed_is_named(
    monkeypatch: pytest.MonkeyPatch, found: Readiness, failed: str
) -> None:
    answering(monkeypatch, found)
    answer = front().get("/health/ready")
    assert (answer.status_code, answer.headers["content-type"]) == (503, "application/problem+json")
    assert answer.json()["failed"] == [failed]
    assert front().get("/health/live").status_code == 200


def test_a_database_that_hangs_holds_one_thread_and_no_answer(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    let_go, asked = Event(), []

    def hang() -> Readiness:
        asked.append(1)
        let_go.wait(30)
        return Readiness(OK, OK, OK)

    monkeypatch.setattr(health, "_asked", InTime(hang, seconds=0.2))
    started = time.monotonic()
    answers = [front().get("/health/ready") for _ in range(3)]
    assert time.monotonic() - started < 2
    assert [answer.json()["failed"] for answer in answers] == [["database"]] * 3
    assert len(asked) == 1
    let_go.set()
    assert front().get("/health/ready").status_code == 200


def test_objects_that_hang_fail_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    let_go = Event()

    def hang() -> str:
        let_go.wait(30)
        return OK

    answering(monkeypatch, Readiness(OK, OK, OK))
    monkeypatch.setattr(health, "_asked_objects", InTime(hang, seconds=0.2))
    answer = front().get("/health/ready")
    let_go.set()
    checks = {"database": OK, "migrations": OK, "release": OK, "objects": FAILED}
    assert (answer.status_code, answer.json()["checks"]) == (503, checks)
    assert answer.json()["failed"] == ["objects"]


def test_without_a_database_nothing_is_ready(
    django_db_blocker: DjangoDbBlocker, monkeypatch: pytest.MonkeyPatch
) -> None:
    from django.db import OperationalError

    from comity.site import readiness

    def dead() -> bool:
        raise OperationalError("connection to server at 10.9.8.7 failed: password s3cret")

    monkeypatch.setattr(readiness, "_database_answers", dead)
    assert readiness.readiness() == Readiness(FAILED, UNKNOWN, UNKNOWN)

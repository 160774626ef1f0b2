from __future__ import annotations

import pytest
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from comity.regulation.domain.rulebook import Rulebook
from comity.site import readiness as module
from comity.site.readiness import FAILED, OK, UNKNOWN, Readiness, readiness
from comity.site.state_metrics import State, stored_state


@pytest.fixture(autouse=True)
def _connection_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the test wrote is seen on its own connection alone."""
    monkeypatch.setattr("django.db.connections.close_all", lambda: None)


def test_ready_with_tables_and_a_release(released: Rulebook) -> None:
    assert readiness() == Readiness(OK, OK, OK)
    assert readiness().ready


def test_not_without_a_release(db: None) -> None:
    assert readiness() == Readiness(OK, OK, FAILED)


def test_not_with_a_migration_missing(released: Rulebook) -> None:
    MigrationRecorder(connection).record_unapplied("kernel", "0002_audit_guard")
    assert readiness() == Readiness(OK, FAILED, UNKNOWN)


def test_a_database_of_a_later_version_is_still_answered_from(released: Rulebook) -> None:
    MigrationRecorder(connection).record_applied("kernel", "9999_later")
    assert readiness().ready


def test_state_for_the_metrics(released: Rulebook) -> None:
    assert stored_state() == State(
        answered=True,
        release=released.release,
        content=released.release,
        jobs=(("ready", 0), ("running", 0), ("successful", 0), ("failed", 0)),
        audit_entries=0,
    )


def test_why_a_check_failed_is_logged_without_names(
    db: None, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    from django.db import OperationalError

    def dead() -> bool:
        raise OperationalError("host db.internal, password s3cret")

    monkeypatch.setattr(module, "_database_answers", dead)
    assert readiness() == Readiness(FAILED, UNKNOWN, UNKNOWN)
    (line,) = caplog.records
    assert (vars(line)["check"], vars(line)["reason"]) == ("database", "OperationalError")
    assert "s3cret" not in repr(vars(line))

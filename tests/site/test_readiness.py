from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from pytest_django import Settings

from comity.hub.queries.totals import Totals
from comity.regulation.domain.rulebook import Rulebook
from comity.site import readiness as module
from comity.site import state_metrics
from comity.site.hub_metrics import KeptTotals
from comity.site.readiness import FAILED, OK, UNKNOWN, Readiness, objects_readiness, readiness
from comity.site.state_metrics import State, stored_state


@pytest.fixture(autouse=True)
def _connection_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the test wrote is seen on its own connection alone, and nothing is remembered."""
    monkeypatch.setattr("django.db.connections.close_all", lambda: None)
    monkeypatch.setattr(state_metrics, "_totals", KeptTotals())


@pytest.fixture(autouse=True)
def _hub_in_a_folder_of_its_own(settings: Settings, tmp_path: Path) -> None:
    settings.HUB_FOLDER = tmp_path / "hub"


def test_ready_with_tables_and_a_release(released: Rulebook) -> None:
    assert readiness() == Readiness(OK, OK, OK)
    assert replace(readiness(), objects=objects_readiness()).ready


def test_not_without_a_release(db: None) -> None:
    assert readiness() == Readiness(OK, OK, FAILED)


def test_not_with_a_migration_missing(released: Rulebook) -> None:
    MigrationRecorder(connection).record_unapplied("kernel", "0002_audit_guard")
    assert readiness() == Readiness(OK, FAILED, UNKNOWN)


def test_a_database_of_a_later_version_is_still_answered_from(released: Rulebook) -> None:
    MigrationRecorder(connection).record_applied("kernel", "9999_later")
    assert readiness() == Readiness(OK, OK, OK)


@pytest.mark.parametrize("part", ["database", "migrations", "release", "objects"])
def test_each_part_is_needed(part: str) -> None:
    assert not replace(Readiness(OK, OK, OK, OK), **{part: UNKNOWN}).ready


def test_objects_that_cannot_be_written(settings: Settings, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    settings.HUB_STORE = str(tmp_path / "file" / "objects")
    assert objects_readiness() == FAILED
    settings.HUB_STORE = str(tmp_path / "objects")
    assert objects_readiness() == OK
    assert [it for it in tmp_path.rglob("*") if it.is_file()] == [tmp_path / "file"]


def test_a_node_that_writes_nothing_needs_only_to_read(settings: Settings, tmp_path: Path) -> None:
    settings.READ_ONLY = True
    settings.HUB_STORE = str(tmp_path / "objects")
    assert objects_readiness() == OK
    assert list(tmp_path.iterdir()) == []


def test_a_store_that_can_not_be_opened_is_a_check_that_failed(
    settings: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    settings.HUB_STORE = "ftp://user:s3cret@host"
    assert objects_readiness() == FAILED
    (line,) = caplog.records
    assert (vars(line)["check"], vars(line)["reason"]) == ("objects", "InvalidInput")
    assert "s3cret" not in repr(vars(line))


def test_state_for_the_metrics(released: Rulebook) -> None:
    assert stored_state() == State(
        answered=True,
        release=released.release,
        content=released.release,
        jobs=(("ready", 0), ("running", 0), ("successful", 0), ("failed", 0)),
        audit_entries=0,
        hub=Totals(
            repositories=(("model", 0), ("dataset", 0), ("space", 0)),
            contents=0,
            size=0,
            stored=0,
            assembled=0,
            uploads=0,
            downloads=0,
            refusals=0,
        ),
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

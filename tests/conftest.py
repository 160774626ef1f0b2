"""Fixtures of all tests."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings as hypothesis_settings
from pytest_django import Settings
from tests.cli.serving.servers import load_shipped_release
from tests.templates import drop_templates, made_once
from tests.web import indexed, released, search_index, shipped_rules  # noqa: F401 - fixtures

# A slow machine is not a broken rule.
hypothesis_settings.register_profile("comity", deadline=None)
hypothesis_settings.load_profile("comity")


def pytest_sessionfinish(session: pytest.Session) -> None:
    if "PYTEST_XDIST_WORKER" not in os.environ and os.environ.get("DATABASE_URL"):
        drop_templates(session.config._tmp_path_factory.getbasetemp())  # type: ignore[attr-defined]


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database that holds the shipped release, for tests of servers to start from a copy."""
    return made_once(tmp_path_factory, "loaded", load_shipped_release)


@pytest.fixture(autouse=True)
def _jobs_run_at_once(settings: Settings) -> None:
    """A test sees what a background job did without a worker."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}


@pytest.fixture(autouse=True)
def _no_language_stays() -> Iterator[None]:
    """A request leaves its language in force, as a server's thread bears it until the next one."""
    from django.utils.translation import deactivate

    yield
    deactivate()


@pytest.fixture(autouse=True)
def _audit_log_emptied_before_flush(request: pytest.FixtureRequest) -> Iterator[None]:
    """A test with real transactions ends in a flush, which the append-only guard would refuse."""
    marker = request.node.get_closest_marker("django_db")
    if not (
        {"transactional_db", "live_server"} & set(request.fixturenames)
        or (marker and marker.kwargs.get("transaction"))
    ):
        yield
        return
    request.getfixturevalue("transactional_db")
    from tests.audit_guard import empty_audit_log

    yield
    empty_audit_log()

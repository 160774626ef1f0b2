"""Fixtures of all tests."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings as hypothesis_settings
from pytest_django import Settings
from tests.cli.serving.servers import loaded
from tests.web import indexed, released, search_index, shipped_rules  # noqa: F401 - fixtures

# A slow machine is not a broken rule.
hypothesis_settings.register_profile("comity", deadline=None)
hypothesis_settings.load_profile("comity")


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A database that holds the shipped release, for tests of servers to start from a copy."""
    with loaded(tmp_path_factory.mktemp("template")) as folder:
        yield folder


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

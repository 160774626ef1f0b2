"""Fixtures of all tests."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp

import pytest
from django.conf import settings
from django.test.signals import setting_changed
from hypothesis import settings as hypothesis_settings
from pytest_django import DjangoDbBlocker
from tests.cli.serving.servers import load_shipped_release
from tests.databases import database_of_tests, migrate
from tests.hashing import HASHERS
from tests.ordering import in_order
from tests.shipped import RUN
from tests.templates import drop_templates, made_once
from tests.web import (  # noqa: F401 - fixtures
    index_template,
    indexed,
    released,
    search_index,
    shipped_rules,
)

# A slow machine is not a broken rule.
hypothesis_settings.register_profile("comity", deadline=None)
hypothesis_settings.load_profile("comity")


def pytest_configure() -> None:
    """Passwords are hashed quickly, and a test sees what a background job did without a worker."""
    if "PYTEST_XDIST_WORKER" not in os.environ:
        os.environ[RUN] = mkdtemp(prefix="comity-tests-")
    settings.PASSWORD_HASHERS = HASHERS
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
    # Jobs that were loaded by now have asked for the backend of a node.
    setting_changed.send(sender=type(settings), setting="TASKS", value=settings.TASKS, enter=True)


def pytest_collection_finish() -> None:
    """What is loaded by now stays: Python need not look through it again and again for garbage."""
    gc.freeze()
    gc.set_threshold(50_000, 20, 100)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    items[:] = in_order(items, int(os.environ.get("PYTEST_XDIST_WORKER_COUNT", "1")))


def pytest_unconfigure() -> None:
    if "PYTEST_XDIST_WORKER" not in os.environ:
        rmtree(os.environ.pop(RUN), ignore_errors=True)


def pytest_sessionfinish(session: pytest.Session) -> None:
    if "PYTEST_XDIST_WORKER" not in os.environ and os.environ.get("DATABASE_URL"):
        drop_templates(session.config._tmp_path_factory.getbasetemp())  # type: ignore[attr-defined]


@pytest.fixture(scope="session")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database that has all tables, and nothing in them."""
    return made_once(tmp_path_factory, "migrated", migrate)


@pytest.fixture(scope="session")
def django_db_setup(
    django_test_environment: None,
    django_db_modify_db_settings: None,
    django_db_blocker: DjangoDbBlocker,
    migrated: Path,
) -> Iterator[None]:
    """In place of pytest-django's, which would make all tables anew in each process."""
    with ExitStack() as held:
        with django_db_blocker.unblock():
            held.enter_context(database_of_tests(migrated))
        yield
        with django_db_blocker.unblock():
            held.close()


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database that holds the shipped release, for tests of servers to start from a copy."""
    return made_once(tmp_path_factory, "loaded", load_shipped_release)


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

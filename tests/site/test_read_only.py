from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.db import transaction
from django.test import Client
from pytest_django import Settings
from tests.cli.serving.servers import ON_POSTGRESQL
from tests.databases import copied

from comity.kernel.actions.append_audit import append_audit
from comity.kernel.adapters.database_settings import database_settings
from comity.kernel.domain.errors import ReadOnly
from comity.kernel.interfaces.exit_codes import exit_code
from comity.kernel.models import AuditEntry

SAID = "Comity is read-only at present: nothing can be changed."


@pytest.fixture(autouse=True)
def _read_only(settings: Settings) -> None:
    settings.READ_ONLY = True


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_unsafe_methods_get_a_page_that_says_so(db: None, method: str) -> None:
    answer = getattr(Client(), method)("/account/login/", headers={"Accept": "text/html"})
    assert answer.status_code == 503
    assert SAID in answer.content.decode()
    assert answer["Cache-Control"] == "no-store"


def test_programs_get_a_problem(db: None) -> None:
    answer = Client().post("/anything", headers={"Accept": "application/json"})
    assert (answer.status_code, answer["Content-Type"]) == (503, "application/problem+json")
    told = answer.json()
    assert (told["type"], told["detail"]) == ("urn:comity:problem:read-only", SAID)


def test_pages_are_shown(db: None) -> None:
    assert Client().get("/account/login/").status_code == 200
    assert Client().get("/ar/account/login/").status_code == 200


def test_actions_refuse(db: None) -> None:
    with pytest.raises(ReadOnly) as refused, transaction.atomic():
        append_audit(actor="user:1", action="try", object="thing:1", payload={})
    assert exit_code(refused.value) == 5
    assert AuditEntry.objects.count() == 0


@pytest.mark.skipif(ON_POSTGRESQL, reason="test_postgresql_is_told_so is its like")
def test_the_database_refuses_too(tmp_path: Path, migrated: Path) -> None:
    copied(tmp_path, like=migrated)
    data = tmp_path / "data"
    environment = {**os.environ, "COMITY_DATA": str(data), "COMITY_CACHE": str(tmp_path)}
    run = [sys.executable, "-m", "comity.cli"]
    before = (data / "comity.sqlite3").read_bytes()
    environment["COMITY_READ_ONLY"] = "1"
    ended = subprocess.run(
        [*run, "corpus", "load"], env=environment, capture_output=True, text=True
    )
    assert ended.returncode == 5
    insert = "INSERT INTO django_session VALUES ('k', 'v', '2030-01-01')"
    write = (
        "from comity.kernel.adapters.database import open_database\n"
        "with open_database():\n"
        "    from django.db import connection\n"
        f"    connection.cursor().execute({insert!r})\n"
    )
    ended = subprocess.run(
        [sys.executable, "-c", write], env=environment, capture_output=True, text=True
    )
    assert "attempt to write a readonly database" in ended.stderr
    assert (data / "comity.sqlite3").read_bytes() == before


def test_postgresql_is_told_so() -> None:
    url = "postgres://u@h/d?options=-c%20search_path%3Dx"
    options = database_settings({"DATABASE_URL": url}, read_only=True)["OPTIONS"]
    assert options["options"] == "-c search_path=x -c default_transaction_read_only=on"
    assert options["connect_timeout"] == 3
    own = database_settings({"DATABASE_URL": "postgres://u@h/d?connect_timeout=9"})["OPTIONS"]
    assert own["connect_timeout"] == 9

"""Versions of a statute over the API."""

from __future__ import annotations

from hashlib import sha256

import pytest
from django.test import Client
from tests.assembly.seeding import NORTH_LAKES, seeded

from comity.assembly.actions.found_assembly import enter_statute

pytestmark = pytest.mark.django_db
VERSIONS = "/api/v1/assemblies/north-lakes/statute"


def test_versions_are_read_by_everybody_and_whole() -> None:
    made = seeded("KE")
    first = NORTH_LAKES.read_text("utf-8")
    second = first.replace("version: 1", "version: 2").replace("2026-01-01", "2026-06-01")
    enter_statute(person=made.as_secretary(), source=second.encode(), name="second.yaml")
    listed = Client().get(VERSIONS).json()["items"]
    assert [(it["version"], it["holds_from"], it["digest"], it["decision"]) for it in listed] == [
        (1, "2026-01-01", sha256(first.encode()).hexdigest(), ""),
        (2, "2026-06-01", sha256(second.encode()).hexdigest(), ""),
    ]
    one = Client().get(f"{VERSIONS}/2").json()
    assert one["source"] == second
    assert {name: one[name] for name in listed[1]} == listed[1]


def test_what_is_not_there() -> None:
    assert Client().get(VERSIONS).status_code == 404
    seeded("KE")
    assert Client().get(f"{VERSIONS}/2").status_code == 404

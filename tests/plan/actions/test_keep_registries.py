from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.parties.people import person
from tests.plan.dumps import ROR_ONE, put_dump, ror_dump

from comity.kernel.domain.errors import ComityError, InvalidInput, NotPermitted, UnknownName
from comity.kernel.models import AuditEntry
from comity.parties.domain.permissions import OPERATOR, Actor
from comity.plan.actions.keep_registries import add_registry_dump, remove_registry_dump
from comity.plan.adapters import registry_dumps
from comity.plan.adapters.registry_dumps import dump_path, head_of
from comity.plan.domain.registries.entries import DumpHead
from comity.plan.domain.registries.findings import Registry
from comity.plan.queries.missing_dumps import MissingDump, missing_dumps

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COMITY_DATA", str(tmp_path / "data"))


def add(file: Path, actor: Actor = OPERATOR) -> DumpHead:
    return add_registry_dump(
        actor=actor, registry=Registry.ROR, file=file, total=lambda _: lambda _: None
    )


def logged() -> list[tuple[str, str, str, str, dict[str, object]]]:
    rows = AuditEntry.objects.filter(object__startswith="registry:").order_by("sequence")
    return [
        (it.actor, it.action, it.object, it.visibility, json.loads(it.payload or "{}"))
        for it in rows
    ]


def test_taking_in_replacing_and_removing_a_dump_is_logged(tmp_path: Path) -> None:
    first = add(ror_dump(tmp_path, ROR_ONE, name="v1.58-2024-12-11-ror-data.json"))
    second = add(ror_dump(tmp_path, name="v1.59-2025-01-23-ror-data.json"))
    remove_registry_dump(actor=OPERATOR, registry=Registry.ROR)
    whose = ("operator", "registry:ror", "public")
    assert [(it[0], it[2], it[3]) for it in logged()] == [whose] * 3
    assert [(it[1], it[4]) for it in logged()] == [
        (
            "add_registry_dump",
            {"version": "v1.58", "dated": "2024-12-11", "entries": 1, "sha256": first.sha256},
        ),
        (
            "add_registry_dump",
            {
                "version": "v1.59",
                "dated": "2025-01-23",
                "entries": 2,
                "sha256": second.sha256,
                "replaces": first.sha256,
            },
        ),
        ("remove_registry_dump", {"sha256": second.sha256}),
    ]


def test_a_dump_that_is_refused_leaves_no_entry(tmp_path: Path) -> None:
    bad = tmp_path / "bad.json"
    bad.write_text("[]")
    with pytest.raises(InvalidInput):
        add(bad)
    with pytest.raises(UnknownName):
        remove_registry_dump(actor=OPERATOR, registry=Registry.ROR)
    assert logged() == []


def test_nobody_but_whoever_runs_the_node_may(tmp_path: Path) -> None:
    actor = Actor(person("noor").reference)
    with pytest.raises(NotPermitted):
        add(ror_dump(tmp_path), actor)
    with pytest.raises(NotPermitted):
        remove_registry_dump(actor=actor, registry=Registry.ROR)
    assert (head_of(Registry.ROR), logged()) == (None, [])


def test_a_dump_that_can_t_take_its_place_is_not_logged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_made: Path, _target: Path) -> None:
        raise ComityError("cannot-write")

    monkeypatch.setattr(registry_dumps, "_replace", full)
    with pytest.raises(ComityError):
        add(ror_dump(tmp_path))
    assert (head_of(Registry.ROR), logged()) == (None, [])


def test_dumps_that_the_log_names_and_are_not_here(tmp_path: Path) -> None:
    assert list(missing_dumps()) == []
    file = ror_dump(tmp_path, name="v1.59-2025-01-23-ror-data.json")
    head = add(file)
    assert list(missing_dumps()) == []
    missing = MissingDump(Registry.ROR, "v1.59", "2025-01-23", head.sha256)
    dump_path(Registry.ROR).write_bytes(b"damaged")
    assert list(missing_dumps()) == [missing]
    dump_path(Registry.ROR).unlink()
    assert list(missing_dumps()) == [missing]
    put_dump(Registry.ROR, ror_dump(tmp_path, ROR_ONE))
    assert list(missing_dumps()) == [missing]
    put_dump(Registry.ROR, file)
    remove_registry_dump(actor=OPERATOR, registry=Registry.ROR)
    assert list(missing_dumps()) == []

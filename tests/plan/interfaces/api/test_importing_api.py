"""Many commitments from files, over the API."""

from __future__ import annotations

import io
import zipfile
from base64 import b64encode
from typing import Any

import pytest
from django.test import Client
from tests.parties.people import person
from tests.plan.actions.test_import_commitments import HEADER, PART, WHOLE, WRONG, file
from tests.plan.actions.test_import_parts import MILESTONES, PARTNERS
from tests.plan.programs import API, program, refused, sent
from tests.plan.seeding import SeededPlan, seeded_plan

from comity.kernel.models import AuditEntry
from comity.parties.actions.grant_role import grant_role
from comity.parties.domain.permissions import OPERATOR
from comity.plan.models import Commitment, Partnership

pytestmark = pytest.mark.django_db
IMPORTS = "/imports"


def count() -> tuple[int, int]:
    """Commitments, and what is logged of them and their parts."""
    logged = AuditEntry.objects.exclude(object__startswith="token:")
    return Commitment.objects.count(), logged.count()


@pytest.fixture
def made() -> SeededPlan:
    return seeded_plan()


def asked(*lines: str, who: str = "", **more: object) -> dict[str, Any]:
    """One file, to be entered."""
    return {"files": {"ours.csv": file(*lines, who=who).decode()}, "dry_run": False} | more


def packed(files: dict[str, bytes]) -> str:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return b64encode(data.getvalue()).decode()


def told(answer: dict[str, Any]) -> list[tuple[str, int, str, int | None]]:
    return [(it["file"], it["line"], it["outcome"], it["number"]) for it in answer["items"]]


def test_a_dry_run_is_usual_tells_each_line_and_changes_nothing(made: SeededPlan) -> None:
    acme, before = program(made.people["acme"]), count()
    body = asked(WHOLE, PART, WRONG)
    del body["dry_run"]
    tried = sent(acme, IMPORTS, body)
    assert (tried["dry_run"], count()) == (True, before)
    assert [it["outcome"] for it in tried["items"]] == ["submitted", "drafted", "refused"]
    whole, part, wrong = tried["items"]
    assert (whole["key"], whole["title"], whole["problem"]) == ("k1", "Train 50 engineers", None)
    assert {(it["field"], it["why"]) for it in part["lacks"]} >= {
        ("outcome", "gate-outcome-missing"),
        ("target.indicator", "gate-indicator-missing"),
    }
    assert all(it["text"] for it in part["lacks"])
    assert "fishing" in wrong["problem"]


def test_what_was_tried_is_entered_once(made: SeededPlan) -> None:
    acme = program(made.people["acme"])
    entered = sent(acme, IMPORTS, asked(WHOLE, PART))
    assert told(entered) == [
        ("commitments.csv", 2, "submitted", 1),
        ("commitments.csv", 3, "drafted", 2),
    ]
    before = count()
    again = sent(acme, IMPORTS, asked(WHOLE, PART))
    assert [it[2:] for it in told(again)] == [("exists", 1), ("exists", 2)]
    assert count() == before


def test_all_lines_are_entered_or_none_and_each_refusal_says_where(made: SeededPlan) -> None:
    acme, before = program(made.people["acme"]), count()
    found = sent(acme, IMPORTS, asked(WHOLE, WRONG, "k3,,skills"), 400)
    assert found["message"] == "commitments-file-refused"
    assert [(it["params"]["line"], it["params"]["key"]) for it in found["problems"]] == [
        (3, "k2"),
        (4, "k3"),
    ]
    assert count() == before


def test_parts_come_beside_or_in_an_archive(made: SeededPlan) -> None:
    acme = program(made.people["acme"])
    files = {
        "commitments.csv": file(WHOLE, PART),
        "milestones.csv": MILESTONES.encode(),
        "partners.csv": PARTNERS.encode(),
    }
    beside = {"files": {name: data.decode() for name, data in files.items()}}
    tried = sent(acme, IMPORTS, beside)
    archive = {"archive": packed(files)}
    assert sent(acme, IMPORTS, archive) == tried
    assert (Commitment.objects.count(), Partnership.objects.count()) == (0, 0)
    entered = sent(acme, IMPORTS, archive | {"dry_run": False})
    assert told(entered)[-1] == ("partners.csv", 2, "asked", 1)
    assert list(Partnership.objects.values_list("participant__name", "state")) == [
        ("Kenya", "asked")
    ]


def test_who_stands_for_nobody_enters_nothing(made: SeededPlan) -> None:
    before = count()
    noor = program(person("noor"))
    assert refused(noor, IMPORTS, asked(WHOLE), 403) == "no-participant-to-import-for"
    assert refused(Client(), IMPORTS, asked(WHOLE), 401) == "api-token-missing"
    narrow = program(made.people["acme"], "view")
    assert refused(narrow, IMPORTS, asked(WHOLE), 403) == "no-representative"
    kenya = program(made.people["kenya"])
    assert refused(kenya, IMPORTS, asked(WHOLE, who="Acme"), 400) == "commitments-file-refused"
    assert count() == before


def test_a_token_to_keep_participants_promises_nothing_for_its_own(made: SeededPlan) -> None:
    """Its person stands for Acme, which the token does not."""
    user = made.people["acme"]
    today = made.as_operator().on
    grant_role(
        actor=OPERATOR, name="coordinator", user=user.id, scope=made.plan.reference, on=today
    )
    keeping = program(user, "keep-participants")
    (line,) = sent(keeping, IMPORTS, asked(WHOLE, who="Acme"))["items"]
    assert (line["outcome"], Commitment.objects.get().state) == ("drafted", "draft")
    both = program(user, "keep-participants", "represent-participant")
    other = asked(WHOLE.replace("{key}", "other"), who="Acme")
    (line,) = sent(both, IMPORTS, other)["items"]
    assert (line["outcome"], line["number"]) == ("submitted", 2)


def test_files_that_are_none_are_refused(made: SeededPlan) -> None:
    acme = program(made.people["acme"])
    text = file(WHOLE).decode()
    for files, error in (
        ({}, "commitments-file-none"),
        ({"a.csv": text, "b.csv": text}, "commitments-file-name-unknown"),
        ({"milestones.csv": text, "partners.csv": text}, "commitments-file-none"),
        ({"Commitments.csv": text, "commitments.csv": text}, "commitments-file-name-twice"),
    ):
        assert refused(acme, IMPORTS, {"files": files}, 400) == error
    for archive, error in (
        ("no base64!", "plan-file-base64"),
        (b64encode(b"PK\x03\x04nothing").decode(), "commitments-file-archive-unreadable"),
    ):
        assert refused(acme, IMPORTS, {"archive": archive}, 400) == error
    both = {"files": {"commitments.csv": text}, "archive": packed({"commitments.csv": b"x"})}
    assert refused(acme, IMPORTS, both, 400) == "commitments-file-name-unknown"
    many = {"files": dict.fromkeys("abcde", text)}
    found = sent(acme, IMPORTS, many, 400)
    assert [it["params"]["where"] for it in found["problems"]] == ["body.asked.files"]
    assert not Commitment.objects.exists()


def test_what_is_too_much_is_refused_and_changes_nothing(made: SeededPlan) -> None:
    acme = program(made.people["acme"])
    lines = "".join(f"k{n},,skills,T,en\n" for n in range(1_001))
    body = {"files": {"c.csv": "key,participant,action,title,language\n" + lines}}
    for dry_run in (True, False):
        found = refused(acme, IMPORTS, body | {"dry_run": dry_run}, 400)
        assert found == "commitments-file-too-many-for-page"
    bomb = packed({"commitments.csv": HEADER.encode() + b"\n" * (3 * 1024 * 1024)})
    assert len(bomb) < 10_000
    error = "commitments-file-too-large-for-page"
    assert refused(acme, IMPORTS, {"archive": bomb}, 400) == error
    answer = acme.post(
        f"{API}{IMPORTS}", {"files": {"c.csv": "x" * 600_000}}, content_type="application/json"
    )
    assert answer.status_code == 413
    assert not Commitment.objects.exists()

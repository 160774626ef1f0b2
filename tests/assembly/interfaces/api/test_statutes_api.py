"""Versions of a statute over the API."""

from __future__ import annotations

from hashlib import sha256
from uuid import uuid4

import pytest
from django.test import Client
from tests.assembly.closed_ballots import closed_ballot
from tests.assembly.programs import LAKES, post, program, refusal_of, wrong_at
from tests.assembly.seeding import NORTH_LAKES, Seeded, seeded
from tests.parties.people import person

from comity.assembly.actions.found_assembly import enter_statute
from comity.assembly.models import StatuteVersion

pytestmark = pytest.mark.django_db
VERSIONS = "/api/v1/assemblies/north-lakes/statute"
FIRST = NORTH_LAKES.read_text("utf-8")
SECOND = FIRST.replace("version: 1", "version: 2").replace("2026-01-01", "2026-06-01")


def test_versions_are_read_by_everybody_and_whole() -> None:
    made = seeded("KE")
    enter_statute(person=made.as_secretary(), source=SECOND.encode(), name="second.yaml")
    listed = Client().get(VERSIONS).json()["items"]
    assert [(it["version"], it["holds_from"], it["digest"], it["decision"]) for it in listed] == [
        (1, "2026-01-01", sha256(FIRST.encode()).hexdigest(), ""),
        (2, "2026-06-01", sha256(SECOND.encode()).hexdigest(), ""),
    ]
    one = Client().get(f"{VERSIONS}/2").json()
    assert one["source"] == SECOND
    assert {name: one[name] for name in listed[1]} == listed[1]


def test_what_is_not_there() -> None:
    assert Client().get(VERSIONS).status_code == 404
    seeded("KE")
    assert Client().get(f"{VERSIONS}/2").status_code == 404


def desk(made: Seeded) -> Client:
    return program(made.secretary, f"keep-statute@{LAKES}")


def numbers() -> list[int]:
    return list(StatuteVersion.objects.order_by("version").values_list("version", flat=True))


def test_the_next_version_is_checked_then_entered() -> None:
    made = seeded("KE")
    client, digest = desk(made), sha256(SECOND.encode()).hexdigest()
    status, found = post(client, f"{VERSIONS}/check", source=SECOND)
    assert (status, found) == (
        200,
        {
            "version": 2,
            "holds_from": "2026-06-01",
            "digest": digest,
            "follows": 1,
            "lines": [
                {
                    "at": FIRST.splitlines().index("version: 1") + 1,
                    "removed": ["version: 1"],
                    "added": ["version: 2"],
                },
                {
                    "at": FIRST.splitlines().index("holds_from: 2026-01-01") + 1,
                    "removed": ["holds_from: 2026-01-01"],
                    "added": ["holds_from: 2026-06-01"],
                },
            ],
        },
    )
    assert numbers() == [1]
    status, found = post(client, VERSIONS, source=SECOND.replace("\n", "\r\n"))
    assert found.pop("entered_at")
    assert (status, found) == (
        201, {"version": 2, "holds_from": "2026-06-01", "digest": digest, "decision": ""},
    )  # fmt: skip
    for address in (VERSIONS, f"{VERSIONS}/check"):
        assert refusal_of(post(client, address, source=SECOND)) == (409, "statute-version-order")
    assert numbers() == [1, 2]


@pytest.mark.parametrize("address", [VERSIONS, f"{VERSIONS}/check"])
@pytest.mark.parametrize(
    ("source", "refusal"),
    [
        (FIRST, (409, "statute-version-order")),
        (SECOND.replace("version: 2", "version: 3"), (409, "statute-version-order")),
        (SECOND.replace("2026-06-01", "2025-06-01"), (409, "statute-version-order")),
        (SECOND.replace("id: north-lakes", "id: south-lakes"), (400, "statute-of-another")),
        (
            SECOND.replace("amended: {by: assembly", "amended: {by: senate"),
            (400, "statute-problems"),
        ),
    ],
)
def test_a_version_that_can_not_be_is_refused(
    source: str, refusal: tuple[int, str], address: str
) -> None:
    assert refusal_of(post(desk(seeded("KE")), address, source=source)) == refusal
    assert numbers() == [1]


def test_faults_name_their_places() -> None:
    source = SECOND.replace("{by: assembly, matter: amendment}", "{by: senate, matter: amendment}")
    client = desk(seeded("KE"))
    status, problem = post(client, f"{VERSIONS}/check", source=source)
    assert status == 400
    assert ["senate" in each["detail"] for each in problem["problems"]] == [True]
    assert wrong_at(post(client, VERSIONS)) == ["body.asked.source"]


def test_a_version_rests_on_the_ballot_that_adopted_it() -> None:
    made = seeded("KE")
    client = desk(made)
    unfit = closed_ballot(made, "", "budget")
    assert refusal_of(post(client, VERSIONS, source=SECOND, ballot=str(unfit))) == (
        409, "statute-decision-unfit",
    )  # fmt: skip
    unknown = post(client, VERSIONS, source=SECOND, ballot=str(uuid4()))
    assert refusal_of(unknown) == (404, "ballot-unknown")
    assert wrong_at(post(client, VERSIONS, source=SECOND, ballot="first")) == ["body.asked.ballot"]
    assert numbers() == [1]
    fit = closed_ballot(made, "", "amendment")
    status, found = post(client, VERSIONS, source=SECOND, ballot=str(fit))
    assert (status, found["decision"]) == (201, f"ballot:{fit}")


@pytest.mark.parametrize("address", [VERSIONS, f"{VERSIONS}/check"])
def test_nobody_enters_a_statute_without_the_right(address: str) -> None:
    made = seeded("KE")
    for client, status in (
        (program(made.heads["KE"], f"keep-statute@{LAKES}"), 403),
        (program(made.secretary, "read-members", f"keep-members@{LAKES}"), 403),
        (program(person("stranger"), f"keep-statute@{LAKES}"), 403),
        (Client(), 401),
    ):
        assert post(client, address, source=SECOND)[0] == status
    assert numbers() == [1]

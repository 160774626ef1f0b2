"""Members and treaty actions from CSV files over the API: what each line comes to."""

from __future__ import annotations

import pytest
from django.test import Client
from tests.assembly.closed_ballots import institute, reachable
from tests.assembly.programs import LAKES, Answer, post, program, refusal_of, wrong_at
from tests.assembly.seeding import Seeded, seeded
from tests.assembly.treaties import treaty
from tests.parties.people import person

from comity.assembly.models import Member, TreatyDeed
from comity.parties.domain.permissions import OrganisationKind
from comity.parties.models import Organisation

pytestmark = pytest.mark.django_db
LAKE = "/api/v1/assemblies/north-lakes"
HEADER = "name,kind,jurisdiction,state,class,admitted_on,weight.contribution\n"
KENYA = "Government of KE,government,KE,KE,member,2024,\n"
WORKS = "Works,company,CH,,member,2026-01,12.5\n"
KING = "Works,company,CH,,king,,\n"
NEW = "Club,company,CH,,member,,\n"
DEEDS = """party,kind,on,about,source
KE,ratification,2026-03-01,,Instrument
FR,objection,2026-04-01,KE.reservation,Note verbale
KE,reservation,2026-03-01,,Instrument
"""
RIGHT = """party,kind,on,about,source
KE,ratification,2026-03-01,,Instrument
KE,reservation,2026-03-01,,Instrument
"""


@pytest.fixture
def made() -> Seeded:
    made = seeded("KE")
    institute(reachable(person("ada")), "Works", OrganisationKind.COMPANY)
    return made


def desk(made: Seeded) -> Client:
    return program(made.secretary, f"keep-members@{LAKES}", f"keep-treaties@{LAKES}")


def enter(client: Client, csv: str, **more: object) -> Answer:
    return post(client, f"{LAKE}/imports/members", csv=csv, **more)


def lines(answer: Answer) -> list[tuple[int, str, str]]:
    status, found = answer
    assert status == 200
    return [(it["line"], it["outcome"], it["message"] or it["code"]) for it in found["items"]]


def test_a_dry_run_tells_each_line_and_enters_nothing(made: Seeded) -> None:
    answer = enter(desk(made), HEADER + KENYA + WORKS + KING + NEW)
    works = Organisation.objects.get(name="Works").reference
    assert lines(answer) == [
        (2, "exists", "KE"),
        (3, "entered", works),
        (4, "exists", works),
        (5, "refused", "csv-owner-missing"),
    ]
    assert answer[1]["dry_run"] is True
    assert answer[1]["items"][3]["problem"]
    assert list(Member.objects.values_list("code", flat=True)) == ["KE"]


def test_it_is_all_or_nothing_and_a_second_time_changes_nothing(made: Seeded) -> None:
    client, wrong = desk(made), HEADER + WORKS + NEW
    refused = enter(client, wrong, dry_run=False)
    assert refusal_of(refused) == (400, "members-refused")
    assert [each["params"]["line"] for each in refused[1]["problems"]] == [3]
    assert Member.objects.count() == 1
    works = Organisation.objects.get(name="Works").reference
    for outcome in ("entered", "exists"):
        assert lines(enter(client, HEADER + WORKS, dry_run=False)) == [(2, outcome, works)]
    assert Member.objects.count() == 2


def test_lines_that_can_be_entered_are_where_it_is_asked_for(made: Seeded) -> None:
    found = lines(enter(desk(made), HEADER + WORKS + NEW, dry_run=False, keep_going=True))
    assert [outcome for _, outcome, _ in found] == ["entered", "refused"]
    assert Member.objects.count() == 2


def test_files_that_are_none_are_refused(made: Seeded) -> None:
    client = desk(made)
    assert refusal_of(enter(client, HEADER)) == (400, "csv-empty")
    assert enter(client, "who,what\na,b\n")[0] == 400
    assert wrong_at(enter(client, "a" * 250_001, dry_run="no")) == [
        "body.asked.csv", "body.asked.dry_run",
    ]  # fmt: skip
    assert wrong_at(post(client, f"{LAKE}/imports/members")) == ["body.asked.csv"]


def test_nobody_imports_without_the_right(made: Seeded) -> None:
    slug = treaty(made).slug
    for client, status in (
        (program(made.heads["KE"], f"keep-members@{LAKES}", f"keep-treaties@{LAKES}"), 403),
        (program(made.secretary, "read-members"), 403),
        (Client(), 401),
    ):
        for dry_run in (True, False):
            assert enter(client, HEADER + WORKS, dry_run=dry_run)[0] == status
            path = f"{LAKE}/treaties/{slug}/deeds/import"
            assert post(client, path, csv=RIGHT, dry_run=dry_run)[0] == status
    assert (Member.objects.count(), TreatyDeed.objects.count()) == (1, 0)


def test_what_parties_did_is_entered_in_the_order_of_the_file(made: Seeded) -> None:
    client, path = desk(made), f"{LAKE}/treaties/{treaty(made).slug}/deeds/import"
    dry = post(client, path, csv=DEEDS)
    assert [outcome for _, outcome, _ in lines(dry)] == ["entered", "refused", "entered"]
    assert dry[1]["items"][1]["name"] == "FR objection"
    assert refusal_of(post(client, path, csv=DEEDS, dry_run=False)) == (400, "members-refused")
    assert not TreatyDeed.objects.exists()
    for outcome in ("entered", "exists"):
        found = lines(post(client, path, csv=RIGHT, dry_run=False))
        assert found == [(2, outcome, "KE"), (3, outcome, "KE")]
    assert TreatyDeed.objects.count() == 2
    nowhere = f"{LAKE}/treaties/another/deeds/import"
    assert post(client, nowhere, csv=RIGHT)[0] == 404

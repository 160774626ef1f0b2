from __future__ import annotations

import io
import json
import zipfile
from dataclasses import replace
from datetime import date
from decimal import Decimal

import jsonschema_rs
import pytest
from tests.parties.people import person
from tests.plan.formats.iati.examples import CARRIED
from tests.plan.formats.iati.official import faults
from tests.plan.progressing import seed_assessment, seed_evidence, seed_update
from tests.plan.seeding import PROMISE, SeededPlan, seed_commitment, seeded_plan

from comity.kernel.domain.audit import Visibility
from comity.plan.domain.commitment_text import CommitmentState, Help, HelpKind, HelpSide
from comity.plan.domain.licences import licence_named
from comity.plan.formats.iati.missing import IatiPart
from comity.plan.formats.iati.reader import read_iati
from comity.plan.formats.open_data.columns import Table, Value
from comity.plan.formats.open_data.csv_tables import read_csv
from comity.plan.formats.open_data.plan_json import read_json
from comity.plan.formats.open_data.tables import TABLES
from comity.plan.models import Participant, Partnership
from comity.plan.queries.open_data.files import (
    csv_file,
    iati_file,
    json_file,
    package_file,
    schema_file,
    zip_file,
)
from comity.plan.queries.open_data.iati_activities import iati_checks
from comity.plan.queries.open_data.rows import counts
from comity.plan.queries.open_data.scope import Scope, public_scope

pytestmark = pytest.mark.django_db
CC_BY = licence_named("CC-BY-4.0")
TRAINING = Help(
    "train", HelpSide.OFFER, HelpKind.TRAINING, "=50 engineers", Decimal(50), "people", "year"
)


@pytest.fixture
def made() -> SeededPlan:
    """A public commitment with everything, one for members, one that is restricted, a draft."""
    made = seeded_plan()
    full = seed_commitment(made, "acme", CARRIED, helps=(TRAINING,))
    update = seed_update(full)
    seed_evidence(update)
    seed_assessment(full, person("reviewer").id)
    Partnership.objects.create(
        commitment=full, participant=made.participants["kenya"], role="funding", state="accepted"
    )
    seed_commitment(made, "kenya", title="For members", visibility=Visibility.MEMBERS)
    seed_commitment(made, "kenya", title="Restricted", visibility=Visibility.PRIVATE)
    seed_commitment(made, "acme", title="A draft", state=CommitmentState.DRAFT)
    return made


def table(name: str) -> Table:
    return next(each for each in TABLES if each.name == name)


def rows(scope: Scope, name: str) -> list[dict[str, Value]]:
    found = read_csv(table(name), b"".join(csv_file(scope, table(name))))
    return [dict(zip(table(name).names, each, strict=True)) for each in found]


def titles(scope: Scope) -> list[Value]:
    return [each["title"] for each in rows(scope, "commitments")]


def test_each_reader_gets_what_they_may_see_and_the_file_says_whose_rows_they_are(
    made: SeededPlan,
) -> None:
    everybody = Scope(made.as_public())
    assert titles(everybody) == ["Train 50 engineers"]
    assert (everybody.rows, everybody.own_rows) == ("public", False)
    acme = Scope(made.as_participant("acme"))
    assert titles(acme) == ["Train 50 engineers", "For members", "A draft"]
    assert (acme.rows, acme.own_rows) == ("members", True)
    kenya = Scope(made.as_participant("kenya"))
    assert titles(kenya) == ["Train 50 engineers", "For members", "Restricted"]
    coordinator = Scope(made.as_coordinator())
    assert titles(coordinator) == ["Train 50 engineers", "For members", "Restricted"]
    assert (coordinator.rows, coordinator.own_rows) == ("restricted", False)
    assert titles(public_scope(made.as_coordinator())) == ["Train 50 engineers"]


def test_a_commitment_is_a_row_with_its_promise_and_its_progress(made: SeededPlan) -> None:
    (row,) = rows(Scope(made.as_public()), "commitments")
    assert row["participant"] == str(made.participants["acme"].id)
    assert row["participant_name"] == "Acme"
    assert row["target"] == Decimal(50)
    assert row["iati_countries"] == "KE UG TZ"
    assert row["budget"] == Decimal("120000.50")
    assert (row["self_percent"], row["reached"], row["level"]) == (20, Decimal(12), "limited")
    assert (row["updates"], row["last_update_on"]) == (1, date(2026, 5, 1))


def test_the_other_tables_hold_its_parts(made: SeededPlan) -> None:
    scope = Scope(made.as_public())
    assert [each["milestone"] for each in rows(scope, "milestones")] == ["first-course"]
    (given,) = rows(scope, "helps")
    assert (given["text"], given["quantity"], given["per"]) == (
        "=50 engineers",
        Decimal(50),
        "year",
    )
    (update,) = rows(scope, "updates")
    assert (update["text"], update["percent"], update["value"]) == (
        "Twelve are trained.",
        20,
        Decimal(12),
    )
    (evidence,) = rows(scope, "evidence")
    assert (evidence["address"], evidence["file_name"]) == ("https://example.org/r.pdf", "")
    (found,) = rows(scope, "assessments")
    assert (found["level"], found["update"]) == ("limited", 1)
    (partner,) = rows(scope, "partners")
    kenya = str(made.participants["kenya"].id)
    assert (partner["role"], partner["participant"]) == ("funding", kenya)
    assert counts(scope) == {each.name: len(rows(scope, each.name)) for each in TABLES}


def test_a_participant_that_may_not_be_seen_is_named_in_no_table(made: SeededPlan) -> None:
    Participant.objects.filter(name="Acme").update(visibility=Visibility.PRIVATE.value)
    Participant.objects.filter(name="Kenya").update(visibility=Visibility.PRIVATE.value)
    data = b"".join(zip_file(Scope(made.as_public()), CC_BY))
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        text = b"".join(packed.read(each) for each in packed.namelist())
    for name in ("acme", "kenya"):
        assert str(made.participants[name].id).encode() not in text
    assert b"Acme" not in text  # the promise itself speaks of Kenya
    assert len(rows(Scope(made.as_participant("acme")), "participants")) == 1


def test_json_has_the_same_rows_as_csv_and_keeps_to_the_schema(made: SeededPlan) -> None:
    scope = Scope(made.as_participant("acme"))
    data = b"".join(json_file(scope, CC_BY))
    about, contents = read_json(TABLES, data)
    for each in TABLES:
        assert contents[each.name] == read_csv(each, b"".join(csv_file(scope, each)))
    assert (about["rows"], about["own_rows"], about["licence"]) == ("members", True, "CC-BY-4.0")
    jsonschema_rs.validator_for(json.loads(schema_file())).validate(json.loads(data))


def test_the_zip_holds_every_table_what_it_means_and_its_licence(made: SeededPlan) -> None:
    scope = Scope(made.as_public())
    with zipfile.ZipFile(io.BytesIO(b"".join(zip_file(scope, CC_BY)))) as packed:
        assert packed.namelist() == [
            "README.txt",
            "datapackage.json",
            "dictionary.csv",
            *(f"{each.name}.csv" for each in TABLES),
            "iati.xml",
        ]
        for each in TABLES:
            assert packed.read(f"{each.name}.csv") == b"".join(csv_file(scope, each))
        assert b"CC-BY-4.0" in packed.read("README.txt")
        package = json.loads(packed.read("datapackage.json"))
    assert package["comity:rows"] == "public"
    assert json.loads(package_file(scope, CC_BY))["resources"] == package["resources"]


def test_the_iati_file_holds_what_carries_enough_and_is_valid(made: SeededPlan) -> None:
    data = b"".join(iati_file(Scope(made.as_coordinator())))
    assert faults(data) == []
    (activity,) = read_iati(data)
    assert activity.title == "Train 50 engineers"
    assert [each.name for each in activity.partners] == ["Kenya"]
    assert [each.address for each in activity.documents] == ["https://example.org/r.pdf"]
    assert activity.reached == Decimal(12)


def test_what_is_missing_is_told_for_each_commitment(made: SeededPlan) -> None:
    found = {each.number: each.missing for each in iati_checks(Scope(made.as_coordinator()))}
    lacking = (IatiPart.ORGANISATION, IatiPart.COUNTRY, IatiPart.SECTOR)
    assert found == {1: (), 2: lacking, 3: lacking}


def test_the_texts_of_earlier_versions_are_not_given(made: SeededPlan) -> None:
    from tests.plan.seeding import commitment_to_plain, digest_of  # the same as the actions use

    row = made.plan.commitments.get(number=1)
    second = replace(PROMISE, title="Train 60 engineers")
    row.versions.create(
        number=2, text=commitment_to_plain(second), digest=digest_of(second), entered_by="user:x"
    )
    row.version = 2
    row.save(update_fields=["version"])
    assert titles(Scope(made.as_public())) == ["Train 60 engineers"]


def test_reading_asks_the_database_as_often_for_many_rows_as_for_few(
    made: SeededPlan,
) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    def asked() -> int:
        scope = public_scope(made.as_public())
        with CaptureQueriesContext(connection) as found:
            b"".join(zip_file(scope, CC_BY))
        return len(found)

    before = asked()
    for number in range(20):
        row = seed_commitment(made, "acme", CARRIED, title=f"More {number}")
        seed_evidence(seed_update(row))
    assert asked() == before

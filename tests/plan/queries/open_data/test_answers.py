"""Responses and disputes in the open data: whose they are, and that none leaves for others."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, datetime

import pytest
from tests.parties.people import person
from tests.plan.progressing import BY, seed_assessment, seed_dispute, seed_response
from tests.plan.seeding import SeededPlan, seed_commitment, seeded_plan

from comity.kernel.domain.audit import Visibility
from comity.plan.actions.assign_reviewer import assign_reviewer
from comity.plan.domain.commitment_text import CommitmentState
from comity.plan.domain.licences import licence_named
from comity.plan.formats.open_data.columns import Table, Value
from comity.plan.formats.open_data.csv_tables import read_csv
from comity.plan.formats.open_data.plan_json import read_json
from comity.plan.formats.open_data.tables import DISPUTES, RESPONSES, TABLES
from comity.plan.models import AssessmentResponse, Dispute
from comity.plan.queries.open_data.files import csv_file, json_file, zip_file
from comity.plan.queries.open_data.rows import counts
from comity.plan.queries.open_data.scope import Scope, public_scope

pytestmark = pytest.mark.django_db
CC_BY = licence_named("CC-BY-4.0")
TIERS = ("public", "members", "private", "draft")


@pytest.fixture
def made() -> SeededPlan:
    """Commitments of Kenya, one for each tier of readers, each answered and disputed in the words
    of its tier."""
    made = seeded_plan()
    reviewer = person("reviewer")
    for tier in TIERS:
        draft = tier == "draft"
        row = seed_commitment(
            made,
            "kenya",
            state=CommitmentState.DRAFT if draft else CommitmentState.ACTIVE,
            visibility=Visibility.PUBLIC if draft else Visibility(tier),
        )
        found = seed_assessment(row, reviewer.id)
        seed_response(found, f"response of {tier}")
        seed_dispute(found, f"grounds of {tier}")
    return made


def rows(scope: Scope, table: Table) -> list[dict[str, Value]]:
    found = read_csv(table, b"".join(csv_file(scope, table)))
    return [dict(zip(table.names, each, strict=True)) for each in found]


def tiers(scope: Scope) -> list[str]:
    """Those of which there are answers, the same in both tables."""
    found = [str(each["text"]).removeprefix("response of ") for each in rows(scope, RESPONSES)]
    disputes = [str(each["grounds"]).removeprefix("grounds of ") for each in rows(scope, DISPUTES)]
    assert found == disputes
    return found


def test_a_row_says_to_which_assessment_what_was_said_and_how_it_ended(made: SeededPlan) -> None:
    scope = Scope(made.as_public())
    response = AssessmentResponse.objects.get(text="response of public")
    dispute = Dispute.objects.get(grounds="grounds of public")
    assert rows(scope, RESPONSES) == [
        {
            "commitment": 1,
            "assessment": 1,
            "response": str(response.id),
            "language": "en",
            "text": "response of public",
            "entered_at": response.entered_at,
        }
    ]
    assert rows(scope, DISPUTES) == [
        {
            "commitment": 1,
            "assessment": 1,
            "dispute": str(dispute.id),
            "grounds": "grounds of public",
            "state": "rejected",
            "opened_at": datetime(2026, 5, 21, tzinfo=UTC),
            "settled_at": datetime(2026, 5, 30, tzinfo=UTC),
            "settlement": "It was read.",
        }
    ]


def test_each_reader_gets_those_of_the_commitments_that_they_see(made: SeededPlan) -> None:
    assert tiers(Scope(made.as_public())) == ["public"]
    assert tiers(Scope(made.as_user(person("noor")))) == ["public"]
    assert tiers(Scope(made.as_participant("acme"))) == ["public", "members"]
    assert tiers(Scope(made.as_coordinator())) == ["public", "members", "private"]
    assert tiers(Scope(made.as_participant("kenya"))) == list(TIERS)
    assert tiers(public_scope(made.as_participant("kenya"))) == ["public"]
    rita = person("rita")
    private = made.plan.commitments.get(number=3)
    assign_reviewer(person=made.as_coordinator(), commitment=private, reviewer=rita)
    assert tiers(Scope(made.as_user(rita))) == ["public", "members", "private"]


@pytest.mark.parametrize("bom", [False, True])
def test_what_may_not_be_seen_is_in_no_file(made: SeededPlan, bom: bool) -> None:
    scope = Scope(made.as_public())
    data = b"".join(zip_file(scope, CC_BY, bom=bom))
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        files = {each: packed.read(each) for each in packed.namelist()}
    assert {"responses.csv", "disputes.csv"} <= files.keys()
    files["plan.json"] = b"".join(json_file(scope, CC_BY))
    text = b"".join(files.values())
    assert b"response of public" in text
    assert b"grounds of public" in text
    for tier in TIERS[1:]:
        assert f"of {tier}".encode() not in text
    hidden = Dispute.objects.exclude(grounds="grounds of public")
    answers = AssessmentResponse.objects.exclude(text="response of public")
    for row in (*hidden, *answers):
        assert str(row.id).encode() not in text
    assert BY.encode() not in text


def test_json_and_counts_have_the_same_rows(made: SeededPlan) -> None:
    scope = Scope(made.as_participant("acme"))
    _about, contents = read_json(TABLES, b"".join(json_file(scope, CC_BY)))
    for table in (RESPONSES, DISPUTES):
        assert contents[table.name] == read_csv(table, b"".join(csv_file(scope, table)))
        assert counts(scope)[table.name] == len(contents[table.name]) == 2


def test_an_open_dispute_has_no_end_yet(made: SeededPlan) -> None:
    Dispute.objects.filter(grounds="grounds of public").update(
        state="open", settled_at=None, settled_by="", settlement=""
    )
    (row,) = rows(Scope(made.as_public()), DISPUTES)
    assert (row["state"], row["settled_at"], row["settlement"]) == ("open", None, "")

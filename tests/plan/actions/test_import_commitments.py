from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.plan.seeding import SeededPlan, seed_participant, seeded_plan

from comity.kernel.domain.errors import ComityError, NotPermitted, Problems
from comity.kernel.models import AuditEntry, SearchEntry
from comity.kernel.queries.verify_audit import verify_audit
from comity.plan.actions.import_commitments import import_commitments
from comity.plan.actions.import_outcomes import RowOutcome
from comity.plan.actions.index_commitments import reindex_plan
from comity.plan.actions.restate import restate
from comity.plan.adapters.commitment_index import index_of
from comity.plan.models import Commitment, PlanNotice
from comity.plan.queries.people import Person

pytestmark = pytest.mark.django_db
HEADER = (
    "key,participant,action,title,language,outcome,beneficiaries,starts_on,indicator,unit,baseline,"
    "baseline_on,target,due_on,proof"
)
WHOLE = (
    "{key},{who},skills,Train 50 engineers,en,Fifty more engineers in Kenya can train models."
    ",Engineers of public universities,2026-02-01,Engineers trained,people,0,2026-01-01,50,"
    '2027-01-31,"The register of certificates of the universities, published each quarter"'
)
PART = "{key},{who},skills,Train engineers,en,,,,,,,,,,"
WRONG = "{key},{who},fishing,Fish,en,,,,,,,,,,"


def file(*lines: str, who: str = "") -> bytes:
    filled = [each.format(key=f"k{place}", who=who) for place, each in enumerate(lines, start=1)]
    return "\n".join([HEADER, *filled, ""]).encode()


def import_file(*, person: Person, source: bytes, dry_run: bool) -> tuple[RowOutcome, ...]:
    return import_commitments(person=person, files={"commitments": source}, dry_run=dry_run)


def told(outcomes: tuple[RowOutcome, ...]) -> list[tuple[int, str, str]]:
    return [(it.line, it.state.value, it.error.message.id if it.error else "") for it in outcomes]


@pytest.fixture
def made() -> SeededPlan:
    return seeded_plan()


def count() -> tuple[int, int]:
    return Commitment.objects.count(), AuditEntry.objects.count()


def test_a_dry_run_tells_each_line_and_changes_nothing(made: SeededPlan) -> None:
    before = count()
    source = file(WHOLE, PART, WRONG, "k4,,skills")
    outcomes = import_file(person=made.as_participant("acme"), source=source, dry_run=True)
    assert told(outcomes)[:2] == [(2, "submitted", ""), (3, "drafted", "")]
    assert [each.state.value for each in outcomes[2:]] == ["refused", "refused"]
    assert outcomes[0].lacks == ()
    assert "outcome" in [each.field for each in outcomes[1].lacks]
    assert count() == before


def test_a_participant_submits_what_passes_the_gate_and_drafts_the_rest(made: SeededPlan) -> None:
    outcomes = import_file(
        person=made.as_participant("acme"), source=file(WHOLE, PART), dry_run=False
    )
    assert told(outcomes) == [(2, "submitted", ""), (3, "drafted", "")]
    rows = Commitment.objects.order_by("number")
    assert [(it.number, it.state, it.participant.name) for it in rows] == [
        (1, "active", "Acme"),
        (2, "draft", "Acme"),
    ]
    assert [each.number for each in outcomes] == [1, 2]
    assert list(AuditEntry.objects.order_by("-sequence").values_list("action", flat=True)[:3]) == [
        "draft_commitment",
        "submit_commitment",
        "draft_commitment",
    ]


def test_a_coordinator_drafts_for_others_and_submits_nothing(made: SeededPlan) -> None:
    kenya = made.participants["kenya"]
    source = file(WHOLE, who="acme") + file(WHOLE, who=str(kenya.id)).split(b"\n", 1)[1]
    outcomes = import_file(person=made.as_coordinator(), source=source, dry_run=False)
    assert told(outcomes) == [(2, "drafted", ""), (3, "drafted", "")]
    rows = Commitment.objects.order_by("number")
    assert [(it.state, it.participant.name) for it in rows] == [
        ("draft", "Acme"),
        ("draft", "Kenya"),
    ]


def test_all_lines_are_entered_or_none(made: SeededPlan) -> None:
    before = count()
    with pytest.raises(Problems) as refused:
        import_file(
            person=made.as_participant("acme"), source=file(WHOLE, WRONG, WHOLE), dry_run=False
        )
    assert refused.value.message.id == "commitments-file-refused"
    assert [it.message.params["line"] for it in refused.value.problems] == [3]
    assert count() == before


def test_a_file_that_is_sent_twice_doubles_nothing(made: SeededPlan) -> None:
    person, source = made.as_participant("acme"), file(WHOLE, PART)
    import_file(person=person, source=source, dry_run=False)
    before = count()
    again = import_file(person=person, source=source, dry_run=False)
    assert [(it.state.value, it.number) for it in again] == [("exists", 1), ("exists", 2)]
    assert count() == before
    more = import_file(person=person, source=file(WHOLE, PART, PART), dry_run=False)
    assert [it.state.value for it in more] == ["exists", "exists", "drafted"]


def test_the_same_key_is_another_commitment_for_another_participant(made: SeededPlan) -> None:
    for name in ("acme", "kenya"):
        import_file(person=made.as_participant(name), source=file(PART), dry_run=False)
    assert Commitment.objects.count() == 2


def test_a_participant_that_is_named_by_id_and_by_name_is_one(made: SeededPlan) -> None:
    acme = made.participants["acme"]
    source = f"{HEADER}\n{PART.format(key='k', who='Acme')}\n{PART.format(key='k', who=acme.id)}\n"
    outcomes = import_file(person=made.as_coordinator(), source=source.encode(), dry_run=True)
    assert told(outcomes)[1] == (3, "refused", "commitments-file-key-again")


@pytest.mark.parametrize(
    ("who", "error"),
    [
        ("", "commitments-file-participant-missing"),
        ("Nobody", "commitments-file-participant-unknown"),
        ("Twins", "commitments-file-participant-ambiguous"),
    ],
)
def test_a_line_that_does_not_say_whose_it_is_is_refused(
    made: SeededPlan, who: str, error: str
) -> None:
    for name in ("one", "two"):
        row = seed_participant(made, name)
        row.name = "Twins"
        row.save(update_fields=["name"])
    outcomes = import_file(person=made.as_coordinator(), source=file(PART, who=who), dry_run=True)
    assert told(outcomes) == [(2, "refused", error)]


def test_nobody_enters_commitments_of_another(made: SeededPlan) -> None:
    outcomes = import_file(
        person=made.as_participant("acme"), source=file(PART, who="Kenya"), dry_run=True
    )
    assert told(outcomes) == [(2, "refused", "commitments-file-participant-unknown")]
    refused: type[ComityError] = NotPermitted
    with pytest.raises(refused):
        import_file(person=made.as_public(), source=file(PART), dry_run=True)


def test_who_has_left_enters_nothing(made: SeededPlan) -> None:
    row = made.participants["acme"]
    row.state = "withdrawn"
    row.save(update_fields=["state"])
    with pytest.raises(NotPermitted):
        import_file(person=made.as_participant("acme"), source=file(PART), dry_run=True)
    outcomes = import_file(
        person=made.as_coordinator(), source=file(PART, who="Acme"), dry_run=True
    )
    assert told(outcomes) == [(2, "refused", "commitments-file-participant-unknown")]


def test_an_action_that_is_retired_takes_no_more(made: SeededPlan) -> None:
    made.plan.actions.filter(key="skills").update(retired=True)
    outcomes = import_file(person=made.as_participant("acme"), source=file(PART), dry_run=True)
    assert told(outcomes) == [(2, "refused", "plan-action-retired")]


def test_what_is_entered_at_once_stands_as_one_by_one(made: SeededPlan) -> None:
    import_file(person=made.as_participant("acme"), source=file(WHOLE, PART), dry_run=False)
    before = list(Commitment.objects.values())
    for each in Commitment.objects.all():
        restate(each)
    assert list(Commitment.objects.values()) == before
    assert [it["due_on"] and it["due_on"].isoformat() for it in before] == ["2027-01-31", None]
    entries = SearchEntry.objects.filter(index=index_of(made.plan.id)).order_by("key")
    found = list(entries.values("key", "digest", "terms"))
    assert len(found) == 2
    reindex_plan(person=made.as_coordinator())
    assert list(entries.values("key", "digest", "terms")) == found
    assert verify_audit().broken is None
    told = PlanNotice.objects.values_list("message", "user", "address")
    assert list(told) == [
        ("mail-commitment-submitted", made.coordinator.id, "/plans/small-plan/commitments/1")
    ]


def test_more_lines_ask_for_no_more_statements(made: SeededPlan) -> None:
    counts = []
    for lines in (2, 60):
        source = file(*[WHOLE.replace("{key}", f"{lines}-{{key}}")] * lines)
        with CaptureQueriesContext(connection) as asked:
            import_file(person=made.as_participant("acme"), source=source, dry_run=False)
        # The database's guard of the audit log lets its head advance by one at a time.
        counts.append(sum("audithead" not in each["sql"] for each in asked.captured_queries))
    assert counts[1] <= counts[0] + 4, counts

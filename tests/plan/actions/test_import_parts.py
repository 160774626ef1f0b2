from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.plan.actions.test_import_commitments import PART, WHOLE, file
from tests.plan.plans import SMALL
from tests.plan.seeding import SeededPlan, seed_commitment, seed_participant, seeded_plan

from comity.kernel.domain.errors import InvalidInput, Problems
from comity.kernel.models import AuditEntry
from comity.kernel.queries.verify_audit import verify_audit
from comity.plan.actions.import_commitments import import_commitments
from comity.plan.actions.import_outcomes import RowOutcome
from comity.plan.actions.restate import restate
from comity.plan.actions.submit_commitment import submit_commitment
from comity.plan.domain.licences import licence_named
from comity.plan.formats.import_files import import_files
from comity.plan.models import (
    Commitment,
    HelpRow,
    MilestoneRow,
    Participant,
    Partnership,
    PlanNotice,
)
from comity.plan.queries.open_data.files import zip_file
from comity.plan.queries.open_data.scope import Scope
from comity.plan.queries.people import Person
from comity.plan.queries.seen_commitments import commitment_text

pytestmark = pytest.mark.django_db
MILESTONES = (
    "key,milestone,title,due_on,reached_on\n"
    "k1,course,The first course is held,2026-06-30,\n"
    "k1,,Half of them are trained,2026-10-31,2026-10-30\n"
    "k2,,Begun,2026-05-31,\n"
)
HELPS = (
    "key,help,side,kind,text,quantity,unit,per,since,until\n"
    "k1,rooms,offer,training,Rooms for courses,2,rooms,,2026-02-01,\n"
    "k2,,need,compute,Machines to train on,200,GPU-hours,week,,\n"
)
PARTNERS = "key,participant,role\nk1,Kenya,implementing\n"


def files(**changed: str) -> dict[str, bytes]:
    texts = {"milestones": MILESTONES, "helps": HELPS, "partners": PARTNERS} | changed
    parts = {name: text.encode() for name, text in texts.items() if text}
    return {"commitments": file(WHOLE, PART), **parts}


def entered(person: Person, given: dict[str, bytes]) -> tuple[RowOutcome, ...]:
    return import_commitments(person=person, files=given, dry_run=False)


def tried(person: Person, given: dict[str, bytes]) -> list[tuple[str, int, str, str]]:
    outcomes = import_commitments(person=person, files=given, dry_run=True)
    return told(outcomes)


def told(outcomes: tuple[RowOutcome, ...]) -> list[tuple[str, int, str, str]]:
    return [
        (it.file, it.line, it.state.value, it.error.message.id if it.error else "")
        for it in outcomes
    ]


def refused(person: Person, given: dict[str, bytes]) -> list[tuple[str, int, str]]:
    return [
        (file, line, error)
        for file, line, state, error in tried(person, given)
        if state == "refused"
    ]


@pytest.fixture
def made() -> SeededPlan:
    return seeded_plan()


def count() -> tuple[int, ...]:
    rows = (Commitment, MilestoneRow, HelpRow, Partnership, PlanNotice, AuditEntry)
    return tuple(each.objects.count() for each in rows)


def test_a_dry_run_tells_each_line_of_each_file_and_changes_nothing(made: SeededPlan) -> None:
    before = count()
    assert tried(made.as_participant("acme"), files()) == [
        ("commitments.csv", 2, "submitted", ""),
        ("commitments.csv", 3, "drafted", ""),
        ("helps.csv", 2, "submitted", ""),
        ("helps.csv", 3, "drafted", ""),
        ("milestones.csv", 2, "submitted", ""),
        ("milestones.csv", 3, "submitted", ""),
        ("milestones.csv", 4, "drafted", ""),
        ("partners.csv", 2, "asked", ""),
    ]
    assert count() == before


def test_parts_stand_as_if_entered_with_their_commitment(made: SeededPlan) -> None:
    outcomes = entered(made.as_participant("acme"), files())
    assert [each.number for each in outcomes] == [1, 2, 1, 2, 1, 1, 2, 1]
    first = Commitment.objects.get(number=1)
    text = commitment_text(first)
    assert [(it.id, it.title) for it in text.milestones] == [
        ("course", "The first course is held"),
        ("milestone-2", "Half of them are trained"),
    ]
    assert [(it.id, it.side.value, str(it.quantity)) for it in text.helps] == [
        ("rooms", "offer", "2")
    ]
    rows = list(MilestoneRow.objects.values_list("commitment__number", "key", "reached_on"))
    assert sorted(rows) == [
        (1, "course", None),
        (1, "milestone-2", None),
        (2, "milestone-1", None),
    ]
    restate(first)
    assert HelpRow.objects.filter(commitment=first).count() == 1
    asked = Partnership.objects.get()
    assert (asked.commitment_id, asked.participant.name, asked.role, asked.state) == (
        first.id,
        "Kenya",
        "implementing",
        "asked",
    )
    last = AuditEntry.objects.order_by("sequence").last()
    assert last is not None
    assert (last.action, last.object) == ("ask_partner", asked.reference)
    assert verify_audit().broken is None
    people = PlanNotice.objects.filter(message="mail-partner-asked").values_list("user", flat=True)
    assert list(people) == [made.people["kenya"].id]


def test_files_that_are_sent_twice_double_nothing(made: SeededPlan) -> None:
    person = made.as_participant("acme")
    entered(person, files())
    before = count()
    again = entered(person, files())
    assert {each.state.value for each in again} == {"exists"}
    assert [each.number for each in again] == [1, 2, 1, 2, 1, 1, 2, 1]
    assert count() == before


@pytest.mark.parametrize(
    ("name", "line", "error"),
    [
        ("milestones", "k9,,Nobody's,2026-06-30,", "commitments-file-part-of-none"),
        ("milestones", "k1,,No day,,", "csv-cell-empty"),
        ("milestones", "k1,,Late,30.6.2026,", "csv-cell"),
        ("milestones", "k1,course,Again,2026-06-30,", "commitments-file-part-twice"),
        ("milestones", "k1,No Id,Title,2026-06-30,", "gate-id-malformed"),
        ("milestones", "k1,,Too early,1999-06-30,", "gate-day-out-of-range"),
        ("milestones", "k1,,Short", "csv-cells"),
        ("helps", "k1,,gift,training,Text,,,,,", "commitments-file-choice"),
        ("helps", "k1,,offer,training,Text,1e9,,,,", "csv-cell"),
        ("helps", "k1,,offer,training,Text,0.0000001,x,,,", "gate-figure-too-large"),
        ("partners", "k1,Nobody,funding", "commitments-file-participant-unknown"),
        ("partners", "k1,Acme,funding", "partner-itself"),
        ("partners", "k1,kenya,funding", "commitments-file-part-twice"),
        ("partners", "k1,Kenya,friend", "commitments-file-choice"),
    ],
)
def test_one_bad_line_is_named_and_refuses_all(
    made: SeededPlan, name: str, line: str, error: str
) -> None:
    text = {"milestones": MILESTONES, "helps": HELPS, "partners": PARTNERS}[name] + line + "\n"
    person, before = made.as_participant("acme"), count()
    at = text.count("\n")
    assert refused(person, files(**{name: text})) == [(f"{name}.csv", at, error)]
    with pytest.raises(Problems) as found:
        entered(person, files(**{name: text}))
    (problem,) = found.value.problems
    assert problem.message.id == "commitments-file-line-of"
    assert problem.message.params["file"] == f"{name}.csv"
    assert problem.message.params["line"] == at
    assert count() == before


def test_parts_of_a_refused_commitment_are_refused_with_it(made: SeededPlan) -> None:
    given = files() | {"commitments": file(WHOLE, PART).replace(b"k2,,skills", b"k2,,fishing")}
    assert refused(made.as_participant("acme"), given) == [
        ("commitments.csv", 3, "gate-action-unknown"),
        ("helps.csv", 3, "commitments-file-part-of-refused"),
        ("milestones.csv", 4, "commitments-file-part-of-refused"),
    ]


def test_a_key_of_two_participants_says_not_which(made: SeededPlan) -> None:
    rows = file(PART, who="Acme") + file(PART, who="Kenya").split(b"\n", 1)[1]
    given = {"commitments": rows, "partners": PARTNERS.encode()}
    assert refused(made.as_coordinator(), given) == [
        ("partners.csv", 2, "commitments-file-part-ambiguous")
    ]


def test_what_a_part_lacks_keeps_its_commitment_a_draft(made: SeededPlan) -> None:
    text = HELPS.replace("Rooms for courses,2,rooms", "Rooms for courses,2,")
    outcomes = import_commitments(
        person=made.as_participant("acme"), files=files(helps=text), dry_run=True
    )
    lacks = {(it.file, it.line): [each.rule for each in it.lacks] for it in outcomes}
    assert lacks["helps.csv", 2] == ["gate-help-unit-missing"]
    assert lacks["commitments.csv", 2] == ["gate-help-unit-missing"]
    states = {(it.file, it.line): it.state.value for it in outcomes}
    assert states["helps.csv", 2] == states["commitments.csv", 2] == "drafted"
    assert states["partners.csv", 2] == "left-out"


def test_a_draft_asks_nobody_until_it_is_submitted_and_sent_again(made: SeededPlan) -> None:
    given = files() | {"commitments": file(WHOLE, PART, who="Acme")}
    outcomes = entered(made.as_coordinator(), given)
    assert told(outcomes)[-1] == (
        "partners.csv",
        2,
        "left-out",
        "commitments-file-partner-left-out",
    )
    assert Partnership.objects.count() == 0
    acme = made.as_participant("acme")
    assert tried(acme, given)[-1][2] == "left-out"
    first = Commitment.objects.get(number=1)
    submit_commitment(person=acme, commitment=first, seen=1)
    assert tried(made.as_coordinator(), given)[-1][2] == "left-out"
    assert told(entered(acme, given))[-1] == ("partners.csv", 2, "asked", "")
    assert Partnership.objects.get().commitment_id == first.id
    assert told(entered(acme, given))[-1] == ("partners.csv", 2, "exists", "")


def test_somebody_who_may_not_be_seen_can_t_be_asked(made: SeededPlan) -> None:
    Participant.objects.filter(name="Kenya").update(visibility="restricted")
    assert refused(made.as_participant("acme"), files()) == [
        ("partners.csv", 2, "commitments-file-participant-unknown")
    ]


def test_a_file_of_parts_that_is_none_is_named(made: SeededPlan) -> None:
    with pytest.raises(InvalidInput) as found:
        tried(made.as_participant("acme"), files(helps="key,colour\nk1,blue\n"))
    assert found.value.message.params == {"file": "helps.csv"}
    assert found.value.remedy is not None
    assert found.value.remedy.id == "csv-column-unknown"
    with pytest.raises(InvalidInput) as found:
        tried(made.as_participant("acme"), files() | {"commitments": b"key\n"})
    assert found.value.message.params == {"file": "commitments.csv"}


def test_the_export_of_one_plan_is_entered_in_another(made: SeededPlan) -> None:
    person = made.as_participant("acme")
    entered(person, files())
    licence = licence_named("CC-BY-4.0")
    packed = b"".join(zip_file(Scope(person), licence))
    other = seeded_plan(source=SMALL.replace(b"id: small-plan", b"id: another-plan"))
    kenya, acme = made.participants["kenya"], made.participants["acme"]
    given = import_files([("all.zip", packed)])
    for old, new in ((kenya, other.participants["kenya"]), (acme, other.participants["acme"])):
        for name in ("commitments", "partners"):
            given[name] = given[name].replace(str(old.id).encode(), str(new.id).encode())
    outcomes = entered(other.as_participant("acme"), given)
    assert {each.state.value for each in outcomes} == {"submitted", "drafted", "asked"}
    before = [commitment_text(it) for it in made.plan.commitments.order_by("number")]
    after = [commitment_text(it) for it in other.plan.commitments.order_by("number")]
    assert after == before
    assert Partnership.objects.filter(commitment__plan=other.plan).count() == 1


def test_more_parts_ask_for_no_more_statements(made: SeededPlan) -> None:
    seed_participant(made, "third")
    seed_commitment(made, "kenya")
    counts = []
    for lines in (2, 40):
        rows = file(*[WHOLE.replace("{key}", f"{lines}-{{key}}")] * lines)
        keys = [f"{lines}-k{place}" for place in range(1, lines + 1)]
        given = {
            "commitments": rows,
            "milestones": MILESTONES.split("\n")[0].encode()
            + b"\n"
            + b"\n".join(f"{it},,Begun,2026-05-31,".encode() for it in keys),
            "partners": b"key,participant,role\n"
            + b"\n".join(f"{it},Kenya,funding".encode() for it in keys),
        }
        with CaptureQueriesContext(connection) as asked:
            entered(made.as_participant("acme"), given)
        counts.append(sum("audithead" not in each["sql"] for each in asked.captured_queries))
    assert counts[1] <= counts[0] + 6, counts

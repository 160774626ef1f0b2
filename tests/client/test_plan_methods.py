"""Plans of action, against a live server: every answer fits its type."""

from __future__ import annotations

from base64 import b64decode
from pathlib import Path
from uuid import uuid4

import pytest
from django.core import mail
from django.utils import timezone
from tests.client.clients import For
from tests.client.described import fits, operations
from tests.client.plan_people import PLAN
from tests.parties.people import person
from tests.plan.actions.test_import_commitments import PART, WHOLE, file
from tests.plan.joining import confirmed
from tests.plan.reporting import assess, report
from tests.plan.seeding import PROMISE, SeededPlan, seed_commitment

from comity.client import Comity, Conflict, InvalidInput, NotPermitted, UnknownName
from comity.kernel.domain.audit import Visibility
from comity.plan.actions.assign_reviewer import assign_reviewer, declare_interests
from comity.plan.actions.link_actions import link_actions
from comity.plan.domain.commitment_text import CommitmentState
from comity.plan.domain.plan_links import LinkKind
from comity.plan.domain.progress import Declaration
from comity.plan.formats.commitment_plain import commitment_to_plain
from comity.plan.interfaces.api.files import MOST_BYTES
from comity.plan.models import AssessmentResponse, Dispute, Evidence, PlanFile, PlanNotice


def test_plans_and_their_texts(comity: Comity) -> None:
    fits("plans", comity.plans())
    assert [each["id"] for each in comity.plans()["items"]] == [PLAN]
    fits("plan", comity.plan(PLAN))
    text = comity.plan_text(PLAN)
    fits("plan_text", text)
    assert [(it["id"], it["weight"]) for it in text["actions"]] == [
        ("skills", "1"),
        ("energy", "2"),
    ]
    fits("plan_versions", comity.plan_versions(PLAN))
    source = comity.plan_version(PLAN, 1)
    fits("plan_version", source)
    assert source["source"].startswith("id: small-plan\n")
    with pytest.raises(UnknownName):
        comity.plan_version(PLAN, 2)


def test_who_takes_part(comity: Comity, made: SeededPlan) -> None:
    seed_commitment(made)
    fits("participants", comity.participants(PLAN).first)
    assert [it["name"] for it in comity.participants(PLAN)] == ["Acme", "Kenya"]
    found = comity.participants(PLAN, kind="government", state="joined", jurisdiction="KE", q="en")
    assert [it["name"] for it in found] == ["Kenya"]
    acme = comity.participant(PLAN, str(made.participants["acme"].id))
    fits("participant", acme)
    assert acme["commitments"] == [1]


def test_requests_to_join_are_for_who_keeps_the_plan(of: For, made: SeededPlan) -> None:
    row = confirmed(made)
    keeper, acme, key = of(made.coordinator), of(made.people["acme"]), str(row.id)
    listed = keeper.join_requests(PLAN, state="waiting", kind="institution")
    fits("join_requests", listed.first)
    assert [it["name"] for it in listed] == ["University of Nairobi"]
    found = keeper.join_request(PLAN, key)
    fits("join_request", found)
    assert (found["email"], found["claims"]["ror"]) == ("office@uonbi.ac.ke", "02y9nww90")
    for refused in (lambda: acme.join_requests(PLAN).total, lambda: acme.join_request(PLAN, key)):
        with pytest.raises(NotPermitted):
            refused()
    asked = keeper.move_join_request(PLAN, key, to="more-information", reason="Which campus?")
    fits("move_join_request", asked)
    assert [it["reason"] for it in asked["moves"]] == ["", "Which campus?"]
    approved = keeper.move_join_request(PLAN, key, to="approved")
    assert (approved["state"], bool(approved["participant"])) == ("approved", True)
    with pytest.raises(Conflict):
        keeper.move_join_request(PLAN, key, to="declined", reason="Too late.")
    assert [it.to for it in mail.outbox] == [["office@uonbi.ac.ke"]] * 2


def test_many_are_invited_after_a_dry_run(of: For, made: SeededPlan) -> None:
    keeper, acme = of(made.coordinator), of(made.people["acme"])
    lines = "email,kind,name,jurisdiction\nlab@uni.example,institution,Lab,DE\n"
    tried = keeper.invite_participants(PLAN, csv=lines + "x,y,Z,DE\n")
    fits("invite_participants", tried)
    assert [(it["line"], it["outcome"]) for it in tried["items"]] == [
        (2, "invited"),
        (3, "refused"),
    ]
    assert keeper.invitations(PLAN).total == 0
    with pytest.raises(InvalidInput):
        keeper.invite_participants(PLAN, csv=lines + "x,y,Z,DE\n", dry_run=False)
    assert keeper.invite_participants(PLAN, csv=lines, dry_run=False)["dry_run"] is False
    again = keeper.invite_participants(PLAN, csv=lines, dry_run=False)
    assert [it["outcome"] for it in again["items"]] == ["already"]
    fits("invitations", keeper.invitations(PLAN).first)
    (row,) = keeper.invitations(PLAN)
    assert (row["email"], row["accepted"]) == ("lab@uni.example", False)
    revoked = keeper.revoke_invitation(PLAN, row["id"])
    fits("revoke_invitation", revoked)
    assert revoked["revoked_at"] is not None
    with pytest.raises(Conflict):
        keeper.revoke_invitation(PLAN, row["id"])
    for refused in (
        lambda: acme.invitations(PLAN).total,
        lambda: acme.invite_participants(PLAN, csv=lines),
        lambda: acme.revoke_invitation(PLAN, row["id"]),
    ):
        with pytest.raises(NotPermitted):
            refused()


def test_a_participant_is_changed_and_taken_out(of: For, made: SeededPlan) -> None:
    keeper, acme = of(made.coordinator), of(made.people["acme"])
    key = str(made.participants["acme"].id)
    changed = acme.change_participant(
        PLAN, key, website="acme.example", summary="We train.", visibility="members"
    )
    fits("change_participant", changed)
    assert (changed["website"], changed["visibility"]) == ("https://acme.example", "members")
    with pytest.raises(NotPermitted):
        of(made.people["kenya"]).change_participant(
            PLAN, key, website="", summary="", visibility="public"
        )
    with pytest.raises(NotPermitted):
        of(made.people["kenya"]).withdraw_participant(PLAN, key, reason="Not ours.")
    with pytest.raises(InvalidInput):
        keeper.withdraw_participant(PLAN, key, reason=" ")
    gone = keeper.withdraw_participant(PLAN, key, reason="By letter.")
    fits("withdraw_participant", gone)
    assert gone["state"] == "withdrawn"
    kenya = str(made.participants["kenya"].id)
    left = of(made.people["kenya"]).withdraw_participant(PLAN, kenya, reason="")
    assert left["state"] == "withdrawn"
    with pytest.raises(Conflict):
        keeper.withdraw_participant(PLAN, key, reason="Again.")


def test_actions_are_linked_and_a_version_is_entered(of: For, made: SeededPlan) -> None:
    keeper, acme = of(made.coordinator), of(made.people["acme"])
    other = f"{PLAN}/energy"
    linked = keeper.link_actions(PLAN, "skills", kind="supports", other=other, reason="They save.")
    fits("link_actions", linked)
    assert keeper.plan_action(PLAN, "skills")["links"] == [linked]
    with pytest.raises(Conflict):
        keeper.link_actions(PLAN, "skills", kind="supports", other=other)
    with pytest.raises(InvalidInput):
        keeper.link_actions(PLAN, "skills", kind="supports", other="energy")
    with pytest.raises(NotPermitted):
        acme.unlink_actions(PLAN, linked["id"])
    removed = keeper.unlink_actions(PLAN, linked["id"])
    fits("unlink_actions", removed)
    assert removed == linked
    assert keeper.plan_action(PLAN, "skills")["links"] == []
    second = keeper.plan_version(PLAN, 1)["source"].replace("version: 1", "version: 2", 1)
    for faulty in (second.replace("id: energy", "id: skills"), "id: [\x00"):
        with pytest.raises(InvalidInput):
            keeper.enter_plan_version(PLAN, source=faulty)
    entered = keeper.enter_plan_version(PLAN, source=second)
    fits("enter_plan_version", entered)
    assert entered["version"] == keeper.plan_text(PLAN)["version"] == 2
    with pytest.raises(Conflict):
        keeper.enter_plan_version(PLAN, source=second)
    with pytest.raises(NotPermitted):
        acme.enter_plan_version(PLAN, source=second.replace("version: 2", "version: 3", 1))


def test_a_draft_is_deleted_and_nothing_else(of: For, made: SeededPlan) -> None:
    acme = of(made.people["acme"])
    seed_commitment(made)
    draft = seed_commitment(made, state=CommitmentState.DRAFT)
    deleted = acme.delete_draft(PLAN, draft.number)
    fits("delete_draft", deleted)
    assert deleted == {"number": draft.number}
    with pytest.raises(UnknownName):
        acme.commitment(PLAN, draft.number)
    with pytest.raises(Conflict):
        acme.delete_draft(PLAN, 1)


def test_commitments_as_far_as_somebody_sees_them(
    comity: Comity, of: For, made: SeededPlan
) -> None:
    seed_commitment(made)
    seed_commitment(made, "kenya", action="energy", title="Less energy")
    seed_commitment(made, visibility=Visibility.PRIVATE)
    seed_commitment(made, state=CommitmentState.DRAFT)
    fits("commitments", comity.commitments(PLAN).first)
    assert [it["number"] for it in comity.commitments(PLAN, sort="number")] == [1, 2]
    assert [it["number"] for it in comity.commitments(PLAN, action="energy")] == [2]
    assert [it["number"] for it in comity.commitments(PLAN, kind="company", mine=False)] == [1]
    assert comity.commitments(PLAN, level="limited").total == 0
    assert comity.commitments(PLAN, timely="never-updated", state="active").total == 2
    assert comity.commitments(PLAN, offers=True, needs=True, jurisdiction="KE").total == 0
    kenya = str(made.participants["kenya"].id)
    assert [it["number"] for it in comity.commitments(PLAN, participant=kenya)] == [2]
    assert [it["number"] for it in comity.commitments(PLAN, q="energy", region="002")] == [2]
    acme = of(made.people["acme"])
    assert [it["number"] for it in acme.commitments(PLAN, mine=True)] == [4, 3, 1]
    whole = comity.commitment(PLAN, 1)
    fits("commitment", whole)
    assert whole["text"]["target"]["value"] == "50"
    assert [it["id"] for it in whole["milestones"]] == ["first-course"]
    fits("commitment_versions", comity.commitment_versions(PLAN, 1))
    version = comity.commitment_version(PLAN, 1, 1)
    fits("commitment_version", version)
    assert version["text"] == whole["text"]
    for hidden in (3, 4):
        with pytest.raises(UnknownName):
            comity.commitment(PLAN, hidden)


def test_how_far_it_is_and_what_is_due(comity: Comity, made: SeededPlan) -> None:
    seed_commitment(made)
    for by in ("action", "participant", "jurisdiction", "kind"):
        found = comity.plan_progress(PLAN, by=by)
        fits("plan_progress", found)
        assert (found["commitments"], found["assessed"]["value"]) == (1, None)
    assert [it["of_what"] for it in found["parts"]] == ["company"]
    fits("plan_due", comity.plan_due(PLAN).first)
    assert [it["milestone"] for it in comity.plan_due(PLAN)] == ["The first course is held", None]
    late = comity.plan_due(PLAN, first="2027-12-31", last="2027-12-31", action="skills")
    assert [it["on"] for it in late] == ["2027-12-31"]


def test_what_is_reported_and_what_is_found(comity: Comity, made: SeededPlan) -> None:
    row = seed_commitment(made)
    update, found = report(row, percent=40), assess(row)
    Evidence.objects.create(update=update, kind="link", title="Register", address="https://x.org/")
    AssessmentResponse.objects.create(
        assessment=found, text="We have more.", language="en", entered_by="user:x"
    )
    Dispute.objects.create(assessment=found, grounds="Miscounted.", opened_by="user:x")
    fits("commitment_updates", comity.commitment_updates(PLAN, 1).first)
    (told,) = comity.commitment_updates(PLAN, 1)
    assert (told["percent"], told["evidence"][0]["address"]) == (40, "https://x.org/")
    fits("commitment_assessments", comity.commitment_assessments(PLAN, 1).first)
    (judged,) = comity.commitment_assessments(PLAN, 1)
    assert (judged["level"], judged["responses"][0]["text"]) == ("limited", "We have more.")
    assert "reviewer" not in str(judged)
    fits("disputes", comity.disputes(PLAN, state="open").first)
    assert [it["id"] for it in comity.disputes(PLAN)] == [judged["disputes"][0]["id"]]
    assert comity.disputes(PLAN, state="upheld").total == 0
    seed_commitment(made, visibility=Visibility.MEMBERS)
    for ask in (comity.commitment_updates, comity.commitment_assessments):
        with pytest.raises(UnknownName):
            list(ask(PLAN, 2))


def test_a_commitment_from_its_draft_to_its_end(of: For, made: SeededPlan) -> None:
    acme, kenya, keeper = of(made.people["acme"]), of(made.people["kenya"]), of(made.coordinator)
    mine = str(made.participants["acme"].id)
    text = commitment_to_plain(PROMISE)
    thin = {"title": text["title"], "language": "en", "action": "skills"}
    with pytest.raises(NotPermitted):
        kenya.draft_commitment(PLAN, participant=mine, text=thin)
    key = str(uuid4())
    drafted = acme.draft_commitment(PLAN, participant=mine, text=thin, id=key)
    fits("draft_commitment", drafted)
    again = acme.draft_commitment(PLAN, participant=mine, text=thin, id=key)
    assert (again["number"], drafted["id"], drafted["state"]) == (drafted["number"], key, "draft")
    number = drafted["number"]
    with pytest.raises(InvalidInput) as refused:
        acme.move_commitment(PLAN, number, to="active", seen=1)
    assert refused.value.problem["message"] == "commitment-refused"
    assert len(refused.value.problem["problems"]) > 1
    revised = acme.revise_commitment(PLAN, number, text=text, seen=1)
    fits("revise_commitment", revised)
    with pytest.raises(Conflict):
        acme.revise_commitment(PLAN, number, text=thin, seen=1)
    submitted = acme.move_commitment(PLAN, number, to="active", seen=2)
    fits("move_commitment", submitted)
    assert submitted["state"] == "active"
    asked = acme.ask_partner(
        PLAN, number, participant=str(made.participants["kenya"].id), role="funding"
    )
    fits("ask_partner", asked)
    answered = kenya.answer_partner(PLAN, asked["id"], accept=True)
    fits("answer_partner", answered)
    assert answered["state"] == "accepted"
    done = acme.move_commitment(PLAN, number, to="completed", seen=2, reason="All were trained.")
    assert done["state"] == "completed"
    assert acme.move_commitment(PLAN, number, to="active", seen=2)["state"] == "active"
    gone = acme.move_commitment(PLAN, number, to="withdrawn", seen=2, reason="No money.")
    assert (gone["state"], keeper.commitment(PLAN, number)["state"]) == ("withdrawn", "withdrawn")
    told = PlanNotice.objects.filter(user=made.coordinator).values_list("message", flat=True)
    assert list(told) == [
        "mail-commitment-submitted",
        "mail-commitment-completed",
        "mail-commitment-withdrawn",
    ]
    told = PlanNotice.objects.filter(user=made.people["kenya"]).values_list("message", flat=True)
    assert list(told) == [
        "mail-partner-asked",
        "mail-commitment-completed",
        "mail-commitment-withdrawn",
    ]


def test_commitments_come_from_files_after_a_dry_run(of: For, made: SeededPlan) -> None:
    acme = of(made.people["acme"])
    files = {"commitments.csv": file(WHOLE, PART).decode()}
    tried = acme.import_commitments(PLAN, files=files)
    fits("import_commitments", tried)
    assert (tried["dry_run"], acme.commitments(PLAN).total) == (True, 0)
    entered = acme.import_commitments(PLAN, files=files, dry_run=False)
    fits("import_commitments", entered)
    assert [(it["outcome"], it["number"]) for it in entered["items"]] == [
        ("submitted", 1),
        ("drafted", 2),
    ]
    with pytest.raises(InvalidInput):
        acme.import_commitments(PLAN, archive=b"PK\x03\x04 nothing")


def test_a_report_is_assessed_answered_disputed_and_settled(of: For, made: SeededPlan) -> None:
    row, reviewer = seed_commitment(made), person("reviewer")
    acme, keeper = of(made.people["acme"]), of(made.coordinator)
    link = {"kind": "link", "title": "Register", "address": "https://example.org/register"}
    asked = {"on": "2026-10-01", "text": "Twenty were trained.", "language": "en"}
    first = acme.report_progress(PLAN, 1, **asked, percent=90)
    struck = acme.strike_update(PLAN, 1, first["number"], reason="Miscounted.")
    fits("strike_update", struck)
    reported = acme.report_progress(
        PLAN,
        1,
        **asked,
        percent=40,
        value="20",
        milestones={"first-course": "2026-09-29"},
        evidence=[link],
    )
    fits("report_progress", reported)
    assert (struck["struck_reason"], reported["value"]) == ("Miscounted.", "20")
    assigned = assign_reviewer(person=made.as_coordinator(), commitment=row, reviewer=reviewer)
    judge = of(reviewer)
    found = {"level": "limited", "reasons": "Twenty of fifty.", "language": "en"}
    with pytest.raises(Conflict):
        judge.assess(PLAN, 1, **found, seen_version=1, seen_update=2)
    declare_interests(
        person=made.as_user(reviewer), assignment=assigned, declaration=Declaration.NONE
    )
    with pytest.raises(Conflict):
        judge.assess(PLAN, 1, **found, seen_version=1, seen_update=1)
    judged = judge.assess(PLAN, 1, **found, seen_version=1, seen_update=2)
    fits("assess", judged)
    number = judged["number"]
    answer = acme.respond_to_assessment(PLAN, 1, number, text="Ten have begun.", language="en")
    fits("respond_to_assessment", answer)
    opened = acme.open_dispute(PLAN, 1, number, grounds="The other register was not read.")
    fits("open_dispute", opened)
    with pytest.raises(NotPermitted):
        acme.settle_dispute(PLAN, opened["id"], upheld=True, reasons="We are right.")
    settled = keeper.settle_dispute(PLAN, opened["id"], upheld=True, reasons="It was not.")
    fits("settle_dispute", settled)
    assert settled["state"] == "upheld"
    assert keeper.commitment(PLAN, 1)["level"] is None


def test_actions_of_a_plan(comity: Comity, made: SeededPlan) -> None:
    seed_commitment(made)
    listed = comity.plan_actions(PLAN)
    fits("plan_actions", listed)
    counts = {it["id"]: it["commitments"] for it in listed["items"]}
    assert counts == {"skills": 1, "energy": 0}
    link_actions(
        person=made.as_operator(),
        left=made.plan.actions.get(key="skills"),
        kind=LinkKind.SUPPORTS,
        right=made.plan.actions.get(key="energy"),
        reason="Engineers save energy.",
    )
    found = comity.plan_action(PLAN, "energy")
    fits("plan_action", found)
    (link,) = found["links"]
    assert (link["action"], link["outward"], found["retired"]) == ("skills", False, False)
    assert comity.plan_action(PLAN, "skills")["commitments"] == [1]
    with pytest.raises(UnknownName):
        comity.plan_action(PLAN, "nothing")


def test_a_reviewer_is_asked_declares_and_is_let_go(of: For, made: SeededPlan) -> None:
    seed_commitment(made)
    rita, sam = person("rita"), person("sam")
    keeper, judge, acme = of(made.coordinator), of(rita), of(made.people["acme"])
    with pytest.raises(NotPermitted):
        acme.assign_reviewer(PLAN, 1, email="rita@example.org")
    with pytest.raises(UnknownName):
        keeper.assign_reviewer(PLAN, 1, email="nobody@example.org")
    with pytest.raises(Conflict):
        keeper.assign_reviewer(PLAN, 1, email=made.people["acme"].email)
    asked = keeper.assign_reviewer(PLAN, 1, email="rita@example.org", due_on="2099-01-31")
    fits("assign_reviewer", asked)
    assert (asked["commitment"], asked["declaration"]) == (1, None)
    keeper.assign_reviewer(PLAN, 1, email="sam@example.org")
    fits("assignments", keeper.assignments(PLAN).first)
    assert [it["reviewer"] for it in keeper.assignments(PLAN)] == [rita.email, sam.email]
    assert [it["id"] for it in judge.assignments(PLAN)] == [asked["id"]]
    assert list(acme.assignments(PLAN)) == []
    with pytest.raises(UnknownName):
        of(sam).declare_interests(PLAN, asked["id"], declaration="none")
    declared = judge.declare_interests(PLAN, asked["id"], declaration="none")
    fits("declare_interests", declared)
    assert (declared["declaration"], declared["ended_at"]) == ("none", None)
    ended = keeper.end_assignment(PLAN, asked["id"])
    fits("end_assignment", ended)
    assert ended["ended_at"]
    with pytest.raises(Conflict):
        judge.end_assignment(PLAN, asked["id"])


def test_assignments_are_no_matter_of_the_public(comity: Comity, made: SeededPlan) -> None:
    with pytest.raises(NotPermitted):
        list(comity.assignments(PLAN))


def test_a_dispute_is_taken_back(of: For, made: SeededPlan) -> None:
    assess(row := seed_commitment(made))
    row.assessments.update(on=timezone.now().date())
    acme = of(made.people["acme"])
    opened = acme.open_dispute(PLAN, 1, 1, grounds="Miscounted.")
    with pytest.raises(NotPermitted):
        of(made.people["kenya"]).withdraw_dispute(PLAN, opened["id"])
    gone = acme.withdraw_dispute(PLAN, opened["id"])
    fits("withdraw_dispute", gone)
    assert gone["state"] == "withdrawn"
    kenya = str(made.participants["kenya"].id)
    left = of(made.people["kenya"]).withdraw_participant(PLAN, kenya, reason="")
    assert left["state"] == "withdrawn"


def test_a_partnership_ends_from_either_side(of: For, made: SeededPlan) -> None:
    seed_commitment(made)
    acme, kenya = of(made.people["acme"]), of(made.people["kenya"])
    other = str(made.participants["kenya"].id)
    asked = acme.ask_partner(PLAN, 1, participant=other, role="funding")
    ended = kenya.end_partnership(PLAN, asked["id"])
    fits("end_partnership", ended)
    assert ended["state"] == "ended"
    again = acme.ask_partner(PLAN, 1, participant=other, role="funding")
    assert acme.end_partnership(PLAN, again["id"])["state"] == "ended"
    with pytest.raises(UnknownName):
        of(person("nobody")).end_partnership(PLAN, again["id"])


def test_who_may_read_it_changes(comity: Comity, of: For, made: SeededPlan) -> None:
    seed_commitment(made)
    acme = of(made.people["acme"])
    changed = acme.change_visibility(PLAN, 1, visibility="private")
    fits("change_visibility", changed)
    with pytest.raises(UnknownName):
        comity.commitment(PLAN, 1)
    with pytest.raises(UnknownName):
        of(made.people["kenya"]).change_visibility(PLAN, 1, visibility="public")
    assert acme.change_visibility(PLAN, 1, visibility="public")["visibility"] == "public"


def test_files_are_added_read_and_taken_back(comity: Comity, of: For, made: SeededPlan) -> None:
    update = report(seed_commitment(made))
    acme = of(made.people["acme"])
    added = acme.add_plan_file(PLAN, 1, name="register.csv", content=b"name,day\n")
    fits("add_plan_file", added)
    assert (added["media_type"], added["update"]) == ("text/csv", None)
    few = acme.add_plan_file(
        PLAN, 1, name="own.txt", content=b"ours", visibility="private", update=update.number
    )
    assert few["update"] == update.number
    fits("commitment_files", comity.commitment_files(PLAN, 1))
    assert [it["name"] for it in comity.commitment_files(PLAN, 1)["items"]] == ["register.csv"]
    theirs = acme.commitment_files(PLAN, 1)["items"]
    assert [(it["name"], it["update"]) for it in theirs] == [("register.csv", None), ("own.txt", 1)]
    fits("plan_file", comity.plan_file(PLAN, added["id"]))
    assert b64decode(comity.plan_file(PLAN, added["id"])["content"]) == b"name,day\n"
    with pytest.raises(UnknownName):
        comity.plan_file(PLAN, few["id"])
    with pytest.raises(InvalidInput):
        acme.add_plan_file(PLAN, 1, name="page.csv", content=b"<!doctype html><script>x</script>")
    with pytest.raises(Conflict):
        acme.add_plan_file(PLAN, 1, name="again.csv", content=b"name,day\n")
    with pytest.raises(NotPermitted):
        of(made.people["kenya"]).add_plan_file(PLAN, 1, name="k.csv", content=b"a,b\n")
    with pytest.raises(NotPermitted):
        of(made.people["kenya"]).withdraw_plan_file(PLAN, added["id"])
    gone = acme.withdraw_plan_file(PLAN, added["id"])
    fits("withdraw_plan_file", gone)
    assert gone["sha256"] == added["sha256"]
    with pytest.raises(UnknownName):
        comity.plan_file(PLAN, added["id"])


def test_a_reviewer_reads_the_evidence_that_is_for_few(of: For, made: SeededPlan) -> None:
    row, rita = seed_commitment(made), person("rita")
    update = report(row)
    acme = of(made.people["acme"])
    few = acme.add_plan_file(
        PLAN, 1, name="own.txt", content=b"ours", visibility="private", update=update.number
    )
    file = PlanFile.objects.get(id=few["id"])
    Evidence.objects.create(update=update, kind="file", title="Ours", file=file)
    assign_reviewer(person=made.as_coordinator(), commitment=row, reviewer=rita)
    (seen,) = of(rita).commitment_updates(PLAN, 1)
    (hidden,) = of(made.people["kenya"]).commitment_updates(PLAN, 1)
    assert [it["evidence"][0]["file"] is None for it in (seen, hidden)] == [False, True]


def test_the_largest_file_that_is_promised_is_taken(of: For, made: SeededPlan) -> None:
    seed_commitment(made)
    acme, line = of(made.people["acme"]), b"name,day\n"
    whole = (line * (MOST_BYTES // len(line) + 1))[:MOST_BYTES]
    assert acme.add_plan_file(PLAN, 1, name="a.csv", content=whole)["size"] == MOST_BYTES
    with pytest.raises(InvalidInput):
        acme.add_plan_file(PLAN, 1, name="b.csv", content=whole + b"12345")


def test_content_that_is_no_base64_is_refused(of: For, made: SeededPlan) -> None:
    seed_commitment(made)
    with pytest.raises(InvalidInput) as refused:
        of(made.people["acme"])._connection.post(
            f"plans/{PLAN}/commitments/1/files", {"name": "a.csv", "content": "a,b\n*"}
        )
    assert refused.value.problem["message"] == "plan-file-base64"


def test_each_operation_of_the_room_is_asked_here() -> None:
    files = Path(__file__).parent.glob("test_plan_*.py")
    asked = "".join(each.read_text("utf-8") for each in files)
    of_the_room = {name for name, it in operations().items() if it["tags"] == ["plan"]}
    assert {name for name in of_the_room if f".{name}(" not in asked} == set()

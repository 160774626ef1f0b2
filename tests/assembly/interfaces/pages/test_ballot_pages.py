"""Pages of ballots: before the vote, in it, and after."""

from __future__ import annotations

from html import unescape
from re import sub

import pytest
from django.test import Client
from tests.assembly.motions import before_body, replacing
from tests.assembly.seeding import SINCE, seeded
from tests.assembly.voting import NO, YES, closed, opened, prepared, vote, vote_secretly
from tests.parties.interfaces.visiting import signed_in
from tests.parties.people import person

from comity.assembly.actions.appoint_officer import appoint_officer
from comity.assembly.actions.prepare_ballot import prepare_ballot
from comity.assembly.domain.bundle_findings import Trust
from comity.assembly.domain.offices import Office
from comity.assembly.domain.secret_ballots import commitment_to
from comity.assembly.formats.bundle import inspect_bundle
from comity.assembly.models import (
    Ballot,
    CorrectedVote,
    GrantedProxy,
    Motion,
    NamedVote,
    Objection,
    Seat,
    SecretVote,
)
from comity.assembly.queries.decision_keys import decision_keys
from comity.kernel.domain.audit import Visibility
from comity.parties.domain.terms import Term

pytestmark = pytest.mark.django_db
BALLOTS = "/assemblies/north-lakes/ballots"


def page(client: Client, ballot: Ballot | None = None, part: str = "") -> str:
    """What it says, without marks."""
    answer = client.get(f"{BALLOTS}/{ballot.id}{part}" if ballot else f"{BALLOTS}{part}")
    assert answer.status_code == 200, answer.status_code
    return words(answer.content.decode())


def words(html: str) -> str:
    return " ".join(unescape(sub(r"<[^>]*>", " ", html.partition("<main")[2])).split())


def send(client: Client, ballot: Ballot, part: str, **given: str) -> str:
    """What the page says to which it leads."""
    answer = client.post(f"{BALLOTS}/{ballot.id}/{part}", given, follow=True)
    assert answer.status_code == 200, answer.status_code
    return words(answer.content.decode())


def test_the_secretariat_prepares_opens_and_closes_a_ballot() -> None:
    made = seeded()
    client = signed_in(made.secretary)
    assert "Nothing was put to the vote yet." in page(client)
    given = {"title": "Shall we?", "body": "assembly", "visibility": "members"}
    answer = client.post(f"{BALLOTS}/new", given, follow=True)
    ballot = Ballot.objects.get()
    shown = words(answer.content.decode())
    assert "Not open yet. 5 members may vote today." in shown
    assert "more than half of the members present and voting" in shown
    assert "Art. 9(1)" in shown
    assert "This can't be undone." in page(client, ballot, "/open")
    assert "0 of 5 members have voted." in send(client, ballot, "open")
    vote(made, ballot, BR=YES, CA=YES, FR=NO)
    assert "3 of 5 have voted." in page(client, ballot, "/close")
    shown = send(client, ballot, "close")
    assert "Adopted: " in shown
    assert "comity assembly verify" in shown


def test_a_head_of_delegation_votes_by_a_button() -> None:
    made = seeded()
    ballot = opened(made)
    client = signed_in(made.heads["KE"])
    assert "The vote of Government of KE ✓ Yes × No ○ Abstain" in page(client, ballot)
    shown = send(client, ballot, "vote", choice="no", member="KE")
    assert "Recorded for Government of KE: No." in shown
    assert "Given: No. It can't be changed." in shown
    assert NamedVote.objects.get().choice == "no"
    assert "has voted, and this vote can't be changed" in send(
        client, ballot, "vote", choice="yes", member="KE"
    )


def test_a_secret_vote_is_asked_about_and_gives_its_receipt_once() -> None:
    made = seeded()
    ballot = opened(made, matter="election")
    client = signed_in(made.heads["KE"])
    assert "How secret it is" in page(client, ballot)
    asked = send(client, ballot, "vote", choice="yes", member="KE")
    assert "For Government of KE: ✓ Yes" in asked
    assert "can't be changed, by anybody" in asked
    assert not SecretVote.objects.exists()
    given = send(client, ballot, "vote", choice="yes", member="KE", step="cast")
    stored = SecretVote.objects.get()
    assert stored.commitment in given
    assert stored.nonce in given
    assert "also permits to sell a vote" in given
    assert stored.nonce not in page(client, ballot)
    assert "can't be changed" in send(
        client, ballot, "vote", choice="yes", member="KE", step="cast"
    )


def test_a_receipt_finds_its_vote_after_closing() -> None:
    made = seeded()
    ballot = opened(made, matter="election")
    vote_secretly(made, ballot, KE=YES, FR=NO, BR=YES)
    client = signed_in(made.heads["KE"])
    mine = SecretVote.objects.get(choice="no")
    about = {"commitment": mine.commitment, "nonce": mine.nonce}
    assert "is sealed until it is closed" in send(client, ballot, "receipt", **about)
    closed(made, ballot)
    assert "This vote was counted: × No" in send(client, ballot, "receipt", **about)
    other = {**about, "nonce": "0" * 64}
    assert "No ballot has this commitment and nonce." in send(client, ballot, "receipt", **other)
    assert commitment_to(str(ballot.id), "no", mine.nonce) == mine.commitment


def test_the_page_of_a_closed_secret_ballot_says_who_voted_and_not_how() -> None:
    made = seeded()
    ballot = opened(made, matter="election")
    vote_secretly(made, ballot, KE=YES, FR=YES, BR=NO)
    closed(made, ballot)
    shown = page(signed_in(made.heads["KE"]), ballot)
    assert "✓ Yes 2 × No 1 ○ Abstain 0" in shown
    assert "Who voted how" not in shown
    assert "Government of KE ✓ yes" in shown
    assert "Whoever operates the server could see your choice" in shown


def test_a_ballot_leads_to_what_it_is_about() -> None:
    made = seeded("KE", "FR", "JP")
    motion = before_body(made)
    amendment = replacing(made, "JP", motion, "d", "Asks members to report each month.")
    ballot = prepare_ballot(person=made.as_secretary(), subject=amendment.reference)
    link = f'<a class="count" href="/assemblies/north-lakes/motions/{motion.number}">motion</a>'
    answer = signed_in(made.secretary).get(f"{BALLOTS}/{ballot.id}").content.decode()
    assert link in answer
    assert f"Amendment A1 to motion {motion.number}: On models" in words(answer)
    for each, shown in ((Visibility.MEMBERS, False), (Visibility.PUBLIC, True)):
        Motion.objects.update(visibility=each.value)
        Ballot.objects.update(visibility=Visibility.PUBLIC.value)
        assert (link in Client().get(f"{BALLOTS}/{ballot.id}").content.decode()) is shown


def test_named_votes_are_sealed_on_the_page_too() -> None:
    made = seeded()
    ballot = opened(made)
    ballot.rule["form"] = "named"
    ballot.save()
    vote(made, ballot, KE=YES, FR=NO, BR=YES)
    client = signed_in(made.heads["JP"])
    assert "Who voted how" not in page(client, ballot)
    table = client.get(f"{BALLOTS}/{ballot.id}/votes.csv").content.decode()
    assert "KE,Government of KE,member,yes,,yes,\r\n" in table
    closed(made, ballot)
    assert "Who voted how ✓ Yes 2 ✓ BR ✓ KE × No 1 × FR" in page(client, ballot)


def test_a_proxy_is_given_used_and_shown() -> None:
    made = seeded()
    ballot = opened(made)
    client = signed_in(made.heads["KE"])
    assert "The proxy is recorded." in send(client, ballot, "proxy", holder="FR")
    assert "Government of FR votes for Government of KE" in page(client, ballot)
    holder = signed_in(made.heads["FR"])
    assert "The vote of Government of KE" in page(holder, ballot)
    send(holder, ballot, "vote", choice="yes", member="KE")
    assert NamedVote.objects.get().by == "FR"
    assert "by Government of FR" in page(client, ballot)
    assert "has voted" in send(client, ballot, "no-proxy")
    assert GrantedProxy.objects.count() == 1


def test_consensus_asks_for_objections() -> None:
    made = seeded()
    for code in ("BR", "CA", "KE"):
        Seat.objects.create(member=made.members[code], body="council", valid_from=SINCE)
    secretary = signed_in(made.secretary)
    ballot = prepared(made, body="council")
    send(secretary, ballot, "open")
    client = signed_in(made.heads["KE"])
    assert "Your member's objection is recorded." in send(client, ballot, "object")
    assert "1 member objects." in page(client, ballot)
    send(client, ballot, "no-objection")
    assert not Objection.objects.exists()


def test_an_erratum_is_entered_and_seen() -> None:
    made = seeded()
    ballot = opened(made)
    vote(made, ballot, BR=YES, CA=YES, FR=NO)
    closed(made, ballot)
    client = signed_in(made.secretary)
    shown = send(
        client, ballot, "correct", member="FR", old="no", new="yes", why="The wrong button"
    )
    assert "Government of FR: recorded as no, corrected to yes. The wrong button" in shown
    assert CorrectedVote.objects.get().asked_by == made.secretary.reference
    assert (
        "is not what stood"
        in send(client, ballot, "correct", member="FR", old="no", new="yes", why="Again")
        or CorrectedVote.objects.count() == 1
    )


def test_an_annulled_ballot_says_why() -> None:
    made = seeded()
    ballot = opened(made)
    client = signed_in(made.secretary)
    assert "annulled Opened too early" in send(client, ballot, "annul", why="Opened too early")


def test_a_rule_that_nobody_can_meet_is_told_before_the_opening() -> None:
    made = seeded()
    ballot = prepared(made, body="council")
    client = signed_in(made.secretary)
    assert "It can't be opened today:" in page(client, ballot)
    send(client, ballot, "open")
    assert Ballot.objects.get().state == "prepared"


def test_clerks_enter_paper_at_their_desk() -> None:
    made = seeded()
    ballot = opened(made)
    desks = []
    for name in ("clerk-one", "clerk-two"):
        clerk = person(name)
        appoint_officer(
            person=made.as_secretary(), user=clerk.id, office=Office.CLERK, term=Term(SINCE)
        )
        desks.append(signed_in(clerk))
    sheet = {"member-BR": "yes", "member-CA": "no"}
    assert "Another clerk enters theirs now." in send(desks[0], ballot, "paper", **sheet)
    shown = send(desks[1], ballot, "paper", **{**sheet, "member-CA": "yes"})
    assert "The two sheets differ in 1 line." in shown
    assert "Government of CA" in shown
    assert "the votes are recorded" in send(desks[1], ballot, "paper", **sheet)
    assert NamedVote.objects.count() == 2


def test_who_sees_and_does_what() -> None:
    made = seeded()
    ballot, public = opened(made), prepared(made, visibility=Visibility.PUBLIC)
    visitor, head = Client(), signed_in(made.heads["KE"])
    assert visitor.get(f"{BALLOTS}/{public.id}").status_code == 200
    assert visitor.get(f"{BALLOTS}/{ballot.id}").status_code == 404
    assert visitor.get(f"{BALLOTS}/new").status_code == 302
    for part in ("open", "close", "annul", "correct", "paper", "change", "tie"):
        assert head.get(f"{BALLOTS}/{ballot.id}/{part}").status_code == 403, part
        assert visitor.get(f"{BALLOTS}/{public.id}/{part}").status_code == 302, part
    stranger = signed_in(person("stranger"))
    answer = stranger.post(f"{BALLOTS}/{public.id}/vote", {"choice": "yes"})
    assert answer.status_code == 403
    assert head.post(f"{BALLOTS}/{ballot.id}/vote", {"choice": "perhaps"}).status_code == 400


def test_the_bundle_and_the_table_are_taken_away() -> None:
    made = seeded()
    ballot = opened(made)
    vote(made, ballot, BR=YES, CA=YES, FR=NO)
    closed(made, ballot)
    client = signed_in(made.heads["KE"])
    data = client.get(f"{BALLOTS}/{ballot.id}/bundle.json").content
    trust = Trust(frozenset({decision_keys()[-1].id}), str(ballot.id))
    assert inspect_bundle(data, trust) == ()
    table = client.get(f"{BALLOTS}/{ballot.id}/votes.csv").content.decode().splitlines()
    assert table[:2] == [
        "member,name,class,entitled,why_not,voted,choice",
        "BR,Government of BR,member,yes,,yes,yes",
    ]

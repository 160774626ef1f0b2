"""What the depositary does over the API: treaties adopted, ended, linked, and deeds struck out."""

from __future__ import annotations

from datetime import date
from uuid import uuid4

import pytest
from django.test import Client
from tests.assembly.programs import LAKES, Answer, post, program, refusal_of, wrong_at
from tests.assembly.seeding import Seeded, seeded
from tests.assembly.treaties import RULE, adopted_motion, ratified, treaty

from comity.assembly.formats.treaty_rules import rule_to_plain
from comity.assembly.models import Treaty, TreatyDeed

pytestmark = pytest.mark.django_db
ASSEMBLY = "/api/v1/assemblies/north-lakes"
TREATIES = f"{ASSEMBLY}/treaties"
ONE = f"{TREATIES}/convention-on-lake-data"
TEXT: dict[str, object] = {
    "title": {"en": "Convention on Lake Data"},
    "adopted_on": "1998-07-17",
    "decision": "Conference of Kisumu, final act",
}
END: dict[str, object] = {"closed_on": "2026-07-01", "why": "Protocol of end"}


def depositary(made: Seeded) -> Client:
    return program(made.secretary, f"keep-treaties@{LAKES}")


def adopt(client: Client, number: int, **body: object) -> Answer:
    return post(client, f"{ASSEMBLY}/motions/{number}/treaty", **body)


def test_the_text_of_a_motion_becomes_a_treaty_once() -> None:
    made = seeded("KE")
    motion, ballot = adopted_motion(made, entry_rule=rule_to_plain(RULE))
    client = depositary(made)
    status, found = adopt(client, motion.number, ballot=str(ballot.id), reservations=True)
    assert status == 201
    assert (found["slug"], found["title"], found["adopted_on"], found["decision"]) == (
        "convention-on-lake-data",
        {"en": "Convention on Lake Data"},
        "2026-02-01",
        ballot.reference,
    )
    assert (found["rule"], found["reservations"]) == (rule_to_plain(RULE), True)
    assert (found["closed_on"], found["why_closed"], found["participants"]) == (None, "", [])
    status, problem = adopt(client, motion.number, ballot=str(ballot.id))
    assert (status, problem["message"], problem["detail"]) == (
        409, "treaty-adopted-already", "“Convention on Lake Data” is a treaty here already.",
    )  # fmt: skip
    assert Treaty.objects.get().motion == motion


def test_what_was_not_adopted_becomes_no_treaty() -> None:
    made = seeded("KE")
    client = depositary(made)
    rejected, by = adopted_motion(made, outcome="rejected")
    assert refusal_of(adopt(client, rejected.number, ballot=str(by.id))) == (
        409,
        "treaty-not-adopted",
    )
    _, another = adopted_motion(made)
    other = adopt(client, rejected.number, ballot=str(another.id))
    assert refusal_of(other) == (409, "decision-of-another")
    assert refusal_of(adopt(client, 77, ballot=str(by.id))) == (404, "motion-unknown")
    assert wrong_at(adopt(client, rejected.number)) == ["body.asked.ballot"]
    assert not Treaty.objects.exists()


def test_a_text_that_was_adopted_elsewhere_is_kept() -> None:
    made = seeded("KE", "FR")
    rule = {
        "conditions": [{"count": 2, "citation": "Art. 9"}, {"threshold": "1/2", "named": ["KE"]}],
        "delay": {"months": 1, "first_of_month": True},
    }
    status, found = post(depositary(made), TREATIES, **TEXT, rule=rule, reservations=False)
    assert (status, found["slug"], found["rule"]) == (201, "convention-on-lake-data", rule)
    assert (found["adopted_on"], found["reservations"]) == ("1998-07-17", False)
    assert [each["met"] for each in found["conditions"]] == [False, False]
    status, found = post(
        depositary(made),
        TREATIES,
        **{**TEXT, "title": {"en": "Protocol"}},
        amends="convention-on-lake-data",
    )
    assert (status, found["slug"], found["amends"]) == (201, "protocol", "convention-on-lake-data")
    assert found["rule"]["conditions"] == [{"count": 5, "citation": "Art. 11(1)"}]


@pytest.mark.parametrize(
    ("about", "places"),
    [
        ({"title": {}}, ["body.asked.title"]),
        ({"title": "Convention"}, ["body.asked.title"]),
        ({"title": {"en": ""}}, ["body.asked.title.en"]),
        ({"title": {"English, perhaps": "C"}}, ["body.asked.title.English, perhaps.[key]"]),
        ({"adopted_on": "2026-02-30"}, ["body.asked.adopted_on"]),
        ({"adopted_on": 1767225600}, ["body.asked.adopted_on"]),
        ({"decision": "D" * 256, "rule": []}, ["body.asked.decision", "body.asked.rule"]),
        ({"instrument": "coe-ai-convention"}, ["body.asked.instrument"]),
    ],
)
def test_what_can_not_be_read_is_named(about: dict[str, object], places: list[str]) -> None:
    assert wrong_at(post(depositary(seeded("KE")), TREATIES, **{**TEXT, **about})) == places
    assert not Treaty.objects.exists()


def test_each_fault_of_a_rule_is_named_with_its_place() -> None:
    wrong = {
        "conditions": [{"count": "two"}, {"threshold": "a/b", "of_parties": True}],
        "delay": {"months": 10**12, "weeks": 2},
    }
    status, problem = post(depositary(seeded("KE")), TREATIES, **TEXT, rule=wrong)
    assert (status, problem["message"]) == (400, "entry-rule-problems")
    found = {each["params"]["pointer"]: each["message"] for each in problem["problems"]}
    assert found == {
        "/rule/conditions/0/count": "record-not-a-number",
        "/rule/conditions/1/threshold": "share-malformed",
        "/rule/delay/weeks": "record-key-unknown",
        "/rule/delay/months": "record-number-too-large",
    }
    assert not Treaty.objects.exists()


@pytest.mark.parametrize(
    ("about", "status", "problem"),
    [
        ({"decision": " "}, 400, "treaty-title-missing"),
        ({"title": {"en": " "}}, 400, "treaty-title-missing"),
        ({"adopted_on": "2099-01-01"}, 400, "treaty-in-future"),
        ({"amends": "no-such"}, 404, "adopted-treaty-unknown"),
        (
            {"rule": {"conditions": [{"threshold": "1/2", "weight": "emissions"}]}},
            400,
            "treaty-weights-whole",
        ),
    ],
)
def test_what_can_not_be_kept_is_said(about: dict[str, object], status: int, problem: str) -> None:
    refused = post(depositary(seeded("KE")), TREATIES, **{**TEXT, **about})
    assert refusal_of(refused) == (status, problem)
    assert not Treaty.objects.exists()


def test_a_treaty_is_ended_once() -> None:
    made = seeded("KE", "FR")
    ratified(made, treaty(made), "KE", "FR")
    client = depositary(made)
    for body, problem in (
        ({**END, "why": " "}, "treaty-close-why"),
        ({**END, "closed_on": "2026-02-01"}, "treaty-close-day"),
    ):
        assert refusal_of(post(client, f"{ONE}/end", **body)) == (400, problem)
    assert wrong_at(post(client, f"{ONE}/end", closed_on="soon")) == [
        "body.asked.closed_on", "body.asked.why",
    ]  # fmt: skip
    status, found = post(client, f"{ONE}/end", **END)
    assert (status, found["closed_on"], found["why_closed"], found["in_force"]) == (
        200, "2026-07-01", "Protocol of end", False,
    )  # fmt: skip
    assert {each["status"] for each in found["participants"]} == {"former"}
    status, problem = post(client, f"{ONE}/end", **END)
    assert (status, problem["message"], problem["detail"]) == (
        409, "treaty-closed-already", "The treaty has ended already, on 2026-07-01.",
    )  # fmt: skip


def test_what_was_entered_wrongly_is_struck_out_once() -> None:
    made = seeded("KE")
    ratified(made, treaty(made), "KE")
    row = TreatyDeed.objects.get()
    client, address = depositary(made), f"{ONE}/deeds/{row.id}/strike"
    assert refusal_of(post(client, address, why=" ")) == (400, "deed-strike-why")
    assert wrong_at(post(client, address)) == ["body.asked.why"]
    status, found = post(client, address, why="Of another")
    assert (status, found["key"], found["why_struck"]) == (200, "KE.ratification", "Of another")
    assert found["struck_at"] is not None
    assert refusal_of(post(client, address, why="Again")) == (409, "deed-struck-already")
    unknown = post(client, f"{ONE}/deeds/{uuid4()}/strike", why="Of another")
    assert refusal_of(unknown) == (404, "deed-unknown")
    assert client.get(ONE).json()["participants"] == []


@pytest.mark.usefixtures("released")
def test_a_treaty_of_the_corpus_is_linked() -> None:
    made = seeded("KE")
    treaty(made)
    client, address = depositary(made), f"{ONE}/instrument"
    status, found = post(client, address, instrument="coe-ai-convention")
    assert (status, found["instrument"]) == (200, "coe-ai-convention")
    assert refusal_of(post(client, address, instrument="eu-ai-act")) == (400, "not-a-treaty")
    assert refusal_of(post(client, address, instrument="no-such")) == (404, "unknown-instrument")
    assert wrong_at(post(client, address)) == ["body.asked.instrument"]
    assert post(client, address, instrument="")[1]["instrument"] == ""


def test_the_depositary_alone_keeps_treaties() -> None:
    made = seeded("KE")
    motion, ballot = adopted_motion(made)
    row = treaty(made, adopted_on=date(2026, 3, 1))
    ratified(made, row, "KE")
    deed = TreatyDeed.objects.get()
    head = program(made.heads["KE"], f"represent-member@{LAKES}", f"keep-treaties@{LAKES}")
    narrow = program(made.secretary, "read-members", f"keep-ballots@{LAKES}")
    elsewhere = program(made.secretary, "read-members", "keep-treaties@assembly:another")
    for address, body in (
        (f"{ASSEMBLY}/motions/{motion.number}/treaty", {"ballot": str(ballot.id)}),
        (TREATIES, TEXT),
        (f"{ONE}/end", END),
        (f"{ONE}/instrument", {"instrument": "coe-ai-convention"}),
        (f"{ONE}/deeds/{deed.id}/strike", {"why": "So"}),
    ):
        for client in (head, narrow, elsewhere):
            assert refusal_of(post(client, address, **body)) == (403, "not-permitted")
        assert post(Client(), address, **body)[0] == 401
    row.refresh_from_db()
    deed.refresh_from_db()
    assert (row.closed_on, row.instrument, deed.struck_at) == (None, "", None)
    assert Treaty.objects.count() == 1


def test_no_such_treaty() -> None:
    client = depositary(seeded("KE"))
    for part, body in (
        ("end", END),
        ("instrument", {"instrument": ""}),
        (f"deeds/{uuid4()}/strike", {"why": "So"}),
    ):
        assert refusal_of(post(client, f"{ONE}/{part}", **body)) == (404, "adopted-treaty-unknown")

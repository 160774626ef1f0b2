"""What happens to members, and who supports applications, over the API."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.test import Client
from tests.assembly.closed_ballots import applying, closed_ballot
from tests.assembly.programs import LAKES, Answer, post, program, refusal_of, wrong_at
from tests.assembly.seeding import Seeded, seed_member, seeded
from tests.parties.people import person

from comity.assembly.models import Application, Sponsorship, StandingEvent

pytestmark = pytest.mark.django_db
ASSEMBLY = "/api/v1/assemblies/north-lakes"
EVENTS = f"{ASSEMBLY}/members/KE/events"


def desk(made: Seeded) -> Client:
    return program(made.secretary, f"keep-members@{LAKES}")


def happens(client: Client, kind: str, on: str | None = "2026-06-01", **more: object) -> Answer:
    return post(client, EVENTS, kind=kind, on=on, **more)


def kinds() -> list[str]:
    return list(StandingEvent.objects.values_list("kind", flat=True))


def test_arrears_are_entered_and_end() -> None:
    client = desk(seeded("KE"))
    status, found = happens(client, "arrears-begun", "2026-02")
    assert (status, found["standing"]) == (201, "owes")
    assert found["events"][-1] == {
        "kind": "arrears-begun", "on": "2026-02", "member_class": None, "decision": None,
    }  # fmt: skip
    assert refusal_of(happens(client, "arrears-begun", "2026-03-01")) == (409, "event-out-of-place")
    assert refusal_of(happens(client, "arrears-ended", "2026-01-01")) == (
        409,
        "event-before-another",
    )
    status, found = happens(client, "arrears-ended", "2026-06-01")
    assert (status, found["standing"], kinds()) == (
        201, "member", ["admitted", "arrears-begun", "arrears-ended"],
    )  # fmt: skip


def test_an_unknown_day_is_stated_to_be_unknown() -> None:
    client = desk(seeded("KE"))
    left_out = post(client, EVENTS, kind="arrears-begun")
    assert wrong_at(left_out) == ["body.asked.on"]
    status, found = happens(client, "arrears-begun", None)
    assert (status, found["standing"], found["events"][-1]["on"]) == (201, "unknown", None)


def test_a_suspension_carries_out_the_ballot_that_decided_it_once() -> None:
    made = seeded("KE")
    client, reference = desk(made), made.members["KE"].reference
    status, problem = happens(client, "suspended")
    since = made.assembly.created_at.date().isoformat()
    assert (status, problem["message"], problem["params"]) == (
        400, "standing-decision-missing", {"since": since},
    )  # fmt: skip
    wrong = closed_ballot(made, reference, "arrears")
    assert refusal_of(happens(client, "suspended", ballot=str(wrong))) == (
        409, "decision-of-another-matter",
    )  # fmt: skip
    assert refusal_of(happens(client, "suspended", ballot=str(uuid4()))) == (404, "ballot-unknown")
    right = closed_ballot(made, reference, "suspension")
    status, found = happens(client, "suspended", ballot=str(right))
    assert (status, found["standing"], found["events"][-1]["decision"]) == (
        201, "suspended", f"ballot:{right}",
    )  # fmt: skip
    assert refusal_of(happens(client, "suspension-ended", ballot=str(right))) == (
        409,
        "decision-used",
    )
    assert kinds() == ["admitted", "suspended"]


def test_another_class_is_entered_by_the_ballot_of_whoever_admits_to_it() -> None:
    made = seeded("KE")
    ballot = closed_ballot(made, made.members["KE"].reference, "observers", body="council")
    given: dict[str, object] = {"ballot": str(ballot), "member_class": "observer"}
    status, found = happens(desk(made), "class-changed", **given)
    assert (status, found["classes"]) == (201, ["observer"])


@pytest.mark.parametrize(
    ("about", "status", "problem"),
    [
        ({"kind": "admitted"}, 409, "standing-by-admission"),
        ({"kind": "expelled"}, 409, "standing-not-in-statute"),
        ({"kind": "arrears-begun", "on": "2025-06-01"}, 409, "member-not-one"),
        ({"kind": "arrears-begun", "member_class": "observer"}, 400, "event-class-needless"),
        ({"kind": "class-changed", "member_class": "king"}, 404, "member-class-unknown"),
    ],
)
def test_what_can_not_have_happened_is_refused(
    about: dict[str, object], status: int, problem: str
) -> None:
    client = desk(seeded("KE"))
    assert refusal_of(post(client, EVENTS, **{"on": "2026-06-01", **about})) == (status, problem)
    assert kinds() == ["admitted"]


@pytest.mark.parametrize(
    ("about", "places"),
    [
        ({"kind": "bankrupt"}, ["body.asked.kind"]),
        ({"on": "1 June"}, ["body.asked.on"]),
        ({"on": "2026-W23-1"}, ["body.asked.on"]),
        ({"on": "2026-02-30"}, ["body.asked.on"]),
        ({"ballot": "first", "decision": "D" * 256}, ["body.asked.ballot", "body.asked.decision"]),
    ],
)
def test_what_can_not_be_read_is_named(about: dict[str, object], places: list[str]) -> None:
    given = {"kind": "arrears-begun", "on": "2026-06-01", **about}
    assert wrong_at(post(desk(seeded("KE")), EVENTS, **given)) == places
    assert kinds() == ["admitted"]


def test_a_member_gives_notice_itself_and_nothing_else() -> None:
    made = seeded("KE", "FR")
    ken, fran = (program(made.heads[code], "represent") for code in ("KE", "FR"))
    assert refusal_of(happens(fran, "withdrawal-notified")) == (403, "not-permitted")
    assert refusal_of(happens(ken, "arrears-begun")) == (403, "not-permitted")
    narrow = program(made.heads["KE"], f"represent-member@{LAKES}")
    assert refusal_of(happens(narrow, "withdrawal-notified")) == (403, "not-permitted")
    status, found = happens(ken, "withdrawal-notified")
    assert (status, found["standing"]) == (201, "leaving")
    assert refusal_of(happens(ken, "withdrawal-notified", "2026-07-01")) == (
        409,
        "event-out-of-place",
    )
    assert happens(ken, "withdrawal-revoked", "2026-07-01")[1]["standing"] == "member"


def test_the_secretariat_alone_enters_the_rest() -> None:
    made = seeded("KE")
    for client in (
        program(made.secretary, "read-members"),
        program(made.secretary, "keep-members@assembly:another"),
        program(person("stranger"), f"keep-members@{LAKES}"),
    ):
        assert refusal_of(happens(client, "arrears-begun")) == (403, "not-permitted")
    assert happens(Client(), "arrears-begun")[0] == 401
    nobody = post(desk(made), f"{ASSEMBLY}/members/XX/events", kind="left", on="2026-06-01")
    assert refusal_of(nobody) == (404, "member-unknown")
    assert kinds() == ["admitted"]


def sponsors(row: Application) -> str:
    return f"{ASSEMBLY}/applications/{row.id}/sponsors"


def test_members_support_an_application_once_each() -> None:
    made = seeded("KE", "FR")
    _ada, row = applying(made)
    ken = program(made.heads["KE"], f"represent-member@{LAKES}")
    status, found = post(ken, sponsors(row))
    assert (status, found["sponsors"], found["sponsors_missing"]) == (201, ["KE"], 0)
    status, problem = post(ken, sponsors(row))
    assert (status, problem["message"]) == (409, "sponsor-twice")
    assert post(program(made.heads["FR"], f"represent-member@{LAKES}"), sponsors(row))[1][
        "sponsors"
    ] == ["FR", "KE"]


def test_who_may_not_support_an_application_does_not() -> None:
    made = seeded("KE")
    ada, row = applying(made)
    seed_member(made, "BR", member_class="observer")
    for user, scope, refusal in (
        (ada, f"represent-member@{LAKES}", (404, "application-unknown")),
        (person("stranger"), f"represent-member@{LAKES}", (404, "application-unknown")),
        (made.heads["KE"], "view", (403, "no-delegate")),
        (made.heads["BR"], f"represent-member@{LAKES}", (403, "right-missing")),
    ):
        assert refusal_of(post(program(user, scope), sponsors(row))) == refusal
    asker = program(ada, "represent", f"represent-member@{LAKES}")
    assert refusal_of(post(asker, sponsors(row))) == (403, "no-delegate")
    assert post(Client(), sponsors(row))[0] == 401
    Application.objects.update(state="declined")
    ken = program(made.heads["KE"], f"represent-member@{LAKES}")
    assert refusal_of(post(ken, sponsors(row))) == (409, "application-decided")
    assert not Sponsorship.objects.exists()


def test_a_token_for_members_alone_moves_an_application() -> None:
    made = seeded("KE")
    _ada, row = applying(made)
    address = f"{ASSEMBLY}/applications/{row.id}/moves"
    asked: dict[str, object] = {"to": "more-information", "by": "secretary", "reason": "Which law?"}
    status, found = post(desk(made), address, **asked)
    assert (status, found["state"], found["moves"][0]["reason"]) == (
        200, "more-information", "Which law?",
    )  # fmt: skip
    stranger = program(person("stranger"), f"keep-members@{LAKES}")
    assert refusal_of(post(stranger, address, **asked)) == (404, "application-unknown")

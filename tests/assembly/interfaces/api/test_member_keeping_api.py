"""Weights, seats and profiles of members over the API, and who stands for them."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from tests.assembly.closed_ballots import reachable
from tests.assembly.electing import council_election, round_held
from tests.assembly.programs import LAKES, Answer, post, program, refusal_of, wrong_at
from tests.assembly.seeding import Seeded, seeded
from tests.parties.people import person

from comity.assembly.models import Ballot, Delegate, Member, Seat, StatedWeight

pytestmark = pytest.mark.django_db
MEMBERS = "/api/v1/assemblies/north-lakes/members"
KE = f"{MEMBERS}/KE"
SEAT: dict[str, object] = {"body": "council", "since": "2026-03-01", "until": "2028-03-01"}
PROFILE: dict[str, object] = {
    "website": "https://ke.example", "summary": "Lakes", "contact": "a@ke.example",
}  # fmt: skip


def desk(made: Seeded) -> Client:
    return program(made.secretary, f"keep-members@{LAKES}")


def test_a_weight_is_stated_from_a_day_on() -> None:
    client = desk(seeded("KE"))
    about: dict[str, object] = {"weight": "contribution", "value": "25/2", "source": "Budget"}
    status, found = post(client, f"{KE}/weights", since="2026-06-01", **about)
    assert (status, found["weights"][-1]) == (
        201,
        {"weight": "contribution", "value": "25/2", "since": "2026-06-01", "source": "Budget"},
    )
    early = post(client, f"{KE}/weights", since="2026-05-01", **about)
    assert refusal_of(early) == (409, "weight-before-another")
    wrong = post(client, f"{KE}/weights", **{**about, "value": "1e9", "since": "2026-07-01"})
    assert refusal_of(wrong) == (400, "weight-malformed")
    other = post(client, f"{KE}/weights", **{**about, "weight": "army", "since": "2026-07-01"})
    assert refusal_of(other) == (404, "weight-name-unknown")
    assert wrong_at(post(client, f"{KE}/weights", **about)) == ["body.asked.since"]
    assert StatedWeight.objects.filter(member__code="KE").count() == 2


def test_a_seat_is_given_by_the_round_that_elected_and_ends_once() -> None:
    made = seeded()
    client = desk(made)
    assert refusal_of(post(client, f"{KE}/seats", **SEAT)) == (400, "standing-decision-missing")
    election = council_election(made, "KE", "FR", seats=1)
    round_held(made, election, KE="KE", FR="KE", JP="KE")
    by: dict[str, object] = {"ballot": str(Ballot.objects.get().id)}
    assert refusal_of(post(client, f"{MEMBERS}/FR/seats", **SEAT, **by)) == (
        409,
        "seat-not-elected",
    )
    backwards = {**SEAT, "until": "2026-01-01", **by}
    assert refusal_of(post(client, f"{KE}/seats", **backwards)) == (400, "term-backwards")
    for since in ("2026-03-01", "9999-12-31"):
        endless = post(client, f"{KE}/seats", body="council", since=since, **by)
        assert refusal_of(endless) == (400, "seat-too-long")
    status, found = post(client, f"{KE}/seats", **SEAT, **by)
    (seat,) = found["seats"]
    key = seat.pop("id")
    assert (status, seat) == (201, {**SEAT, "decision": f"ballot:{by['ballot']}"})
    elsewhere = post(client, f"{MEMBERS}/FR/seats/{key}/end", on="2027-01-01")
    assert refusal_of(elsewhere) == (404, "seat-unknown")
    status, found = post(client, f"{KE}/seats/{key}/end", on="2027-01-01", decision="Letter")
    assert (status, found["seats"][0]["until"]) == (200, "2027-01-01")
    again = post(client, f"{KE}/seats/{key}/end", on="2027-02-01")
    assert refusal_of(again) == (409, "seat-ended")
    assert Seat.objects.count() == 1


def test_a_member_says_of_itself_what_others_read() -> None:
    made = seeded("KE")
    own = program(made.heads["KE"], "represent")
    status, found = post(own, f"{KE}/profile", **PROFILE)
    assert (status, found["website"], found["summary"]) == (200, "https://ke.example", "Lakes")
    assert "a@ke.example" not in str(found)
    wrong = post(own, f"{KE}/profile", **{**PROFILE, "website": "javascript:alert(1)"})
    assert refusal_of(wrong) == (400, "profile-website")
    assert wrong_at(post(own, f"{KE}/profile", website="", summary="")) == ["body.asked.contact"]
    row = Member.objects.get()
    assert (row.website, row.contact) == ("https://ke.example", "a@ke.example")


@pytest.mark.parametrize(
    ("part", "body"),
    [
        ("weights", {"weight": "contribution", "value": "1", "since": "2026-06-01"}),
        ("seats", SEAT),
        ("seats/{seat}/end", {"on": "2027-01-01"}),
    ],
)
def test_the_secretariat_alone_keeps_weights_and_seats(part: str, body: dict[str, object]) -> None:
    made = seeded("KE", "FR")
    day = made.as_secretary().on
    seat = Seat.objects.create(member=made.members["KE"], body="council", valid_from=day)
    address = f"{KE}/{part.format(seat=seat.id)}"
    for client in (
        program(made.heads["KE"], "represent", f"represent-member@{LAKES}"),
        program(made.secretary, "read-members"),
        program(person("stranger"), f"keep-members@{LAKES}"),
    ):
        assert refusal_of(post(client, address, **body)) == (403, "not-permitted")
    assert post(Client(), address, **body)[0] == 401
    seat.refresh_from_db()
    assert (seat.valid_until, Seat.objects.count()) == (None, 1)


def test_others_change_no_profile() -> None:
    made = seeded("KE", "FR")
    for client in (
        program(made.heads["FR"], "represent"),
        program(made.heads["KE"], f"represent-member@{LAKES}"),
    ):
        assert refusal_of(post(client, f"{KE}/profile", **PROFILE)) == (403, "not-permitted")
    assert post(Client(), f"{KE}/profile", **PROFILE)[0] == 401
    assert Member.objects.get(code="KE").website == ""


def appointed(made: Seeded, **more: object) -> tuple[str, dict[str, Any]]:
    """An adviser of Kenya, by its head: the address of their place, and what is told of them."""
    reachable(person("bea"))
    client = program(made.heads["KE"], "represent")
    about = {"email": "bea@example.org", "place": "adviser", "since": str(made.as_secretary().on)}
    status, found = post(client, f"{KE}/delegates", **{**about, **more})
    assert status == 201
    return f"{KE}/delegates/{found['id']}", found


def on(made: Seeded, days: int) -> str:
    return (made.as_secretary().on + timedelta(days)).isoformat()


def test_credentials_are_accepted_by_the_secretariat() -> None:
    made = seeded("KE")
    place, found = appointed(made)
    assert found["accredited"] is False
    term: dict[str, object] = {"since": on(made, 0), "until": on(made, 30)}
    own = program(made.heads["KE"], "represent")
    assert refusal_of(post(own, f"{place}/credentials", **term)) == (403, "not-permitted")
    status, found = post(desk(made), f"{place}/credentials", **term)
    assert (status, found["accredited"], found["credentials_until"]) == (200, True, on(made, 30))
    far = post(desk(made), f"{place}/credentials", since=on(made, 0), until="9999-12-31")
    assert refusal_of(far) == (400, "credentials-too-long")
    assert wrong_at(post(desk(made), f"{place}/credentials")) == ["body.asked.since"]


def hand_over(client: Client, place: str, **body: object) -> Answer:
    return post(client, f"{place}/hand-over", **body)


def test_a_place_is_handed_over_to_who_can_be_reached() -> None:
    made = seeded("KE", "FR")
    place, _ = appointed(made)
    reachable(person("cleo"))
    own, other = (program(made.heads[code], "represent") for code in ("KE", "FR"))
    asked: dict[str, object] = {"email": "cleo@example.org", "on": on(made, 1)}
    assert refusal_of(hand_over(other, place, **asked)) == (403, "not-permitted")
    nobody = {**asked, "email": "nobody@example.org"}
    assert refusal_of(hand_over(other, place, **nobody)) == (403, "not-permitted")
    assert refusal_of(hand_over(own, place, **nobody)) == (404, "nobody-with-address")
    assert refusal_of(hand_over(own, place, **{**asked, "on": on(made, -1)})) == (400, "day-past")
    status, found = hand_over(own, place, **asked)
    assert (status, found["name"], found["place"], found["since"], found["accredited"]) == (
        201, "cleo", "adviser", on(made, 1), False,
    )  # fmt: skip
    assert refusal_of(hand_over(own, place, **asked)) == (409, "delegate-ended")
    assert Delegate.objects.filter(member__code="KE").count() == 3


@pytest.mark.parametrize("begins", [0, 10])
def test_a_place_is_ended_once(begins: int) -> None:
    made = seeded("KE", "FR")
    place, _ = appointed(made, since=on(made, begins))
    own, other = (program(made.heads[code], "represent") for code in ("KE", "FR"))
    assert refusal_of(post(other, f"{place}/end", on=on(made, 5))) == (403, "not-permitted")
    assert post(Client(), f"{place}/end", on=on(made, 5))[0] == 401
    status, found = post(own, f"{place}/end", on=on(made, 5))
    assert (status, found["until"]) == (200, on(made, max(5, begins)))
    assert refusal_of(post(own, f"{place}/end", on=on(made, 20))) == (409, "delegate-ended")


def test_delegates_are_those_of_the_member_of_the_address() -> None:
    made = seeded("KE", "FR")
    _place, found = appointed(made)
    own = program(made.heads["FR"], "represent")
    wrong = f"{MEMBERS}/FR/delegates/{found['id']}/end"
    assert refusal_of(post(own, wrong, on=on(made, 5))) == (404, "delegate-key-unknown")
    unknown = f"{KE}/delegates/{uuid4()}/end"
    assert refusal_of(post(desk(made), unknown, on=on(made, 5))) == (404, "delegate-key-unknown")
    assert refusal_of(post(desk(made), f"{MEMBERS}/XX/seats", **SEAT)) == (404, "member-unknown")

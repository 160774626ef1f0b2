"""Pages of treaties: read by everybody, written by the depositary and by whoever stands for a
party."""

from __future__ import annotations

import csv
import io
import re
from datetime import date
from html import unescape

import pytest
from django.http import HttpResponse
from django.test import Client
from tests.assembly.queries.test_treaty_state import convention
from tests.assembly.seeding import Seeded, seeded
from tests.assembly.treaties import TODAY, adopted_motion, enter, ratified, treaty

from comity.assembly.actions.close_treaty import link_instrument
from comity.assembly.actions.enter_deed import strike_deed
from comity.assembly.domain.entry_rules import Condition, EntryRule
from comity.assembly.domain.treaty_notices import NoticeKind
from comity.assembly.models import Treaty, TreatyDeed
from comity.parties.models import User
from comity.regulation.domain.rulebook import Rulebook
from comity.regulation.domain.treaty_actions import ActionKind, Delay

pytestmark = pytest.mark.django_db
LIST = "/assemblies/north-lakes/treaties"
ONE = f"{LIST}/convention-on-lake-data"


def words(response: HttpResponse) -> str:
    assert response.status_code == 200, response.content.decode()
    text = re.sub(r"<[^>]+>", " ", response.content.decode())
    return re.sub(r"\s+", " ", unescape(text))


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def answer(path: str, client: Client | None = None) -> str:
    page = (client or Client()).get(path).content.decode()
    found = re.search(r'class="answer">(.*?)</p>', page, re.DOTALL)
    assert found
    return re.sub(r"\s+", " ", unescape(found[1])).strip()


def lake(made: Seeded) -> Treaty:
    """In force for two, with a reservation to which one objects."""
    row = treaty(made)
    ratified(made, row, "KE", "FR")
    secretary = made.as_secretary(TODAY)
    enter(secretary, row, "JP", ActionKind.SIGNATURE, "2026-03-05")
    enter(secretary, row, "FR", ActionKind.RESERVATION, text="Not <b>Article 3</b>")
    enter(secretary, row, "KE", NoticeKind.OBJECTION, "2026-05-01", about="FR.reservation")
    return row


def test_nothing_yet() -> None:
    seeded("KE")
    assert answer(LIST) == "No instrument was adopted by that day."


def test_the_list_says_how_each_stands_on_a_day() -> None:
    made = seeded("KE", "FR")
    ratified(made, treaty(made), "KE", "FR")
    treaty(made, title={"en": "Protocol"}, rule=None)
    assert answer(f"{LIST}?on=2026-08-01") == "2 adopted instruments; 1 in force."
    told = words(Client().get(f"{LIST}?on=2026-08-01"))
    assert "In force since 31 March 2026 for 2 parties." in told
    assert "Not in force: 5 more consents are needed." in told
    assert answer(f"{LIST}?on=2026-01-31") == "No instrument was adopted by that day."


def test_a_treaty_says_first_whether_it_is_in_force() -> None:
    made = seeded("KE", "FR", "JP")
    lake(made)
    answers = {day: answer(f"{ONE}?on={day}") for day in ("2026-02-10", "2026-03-10", "2026-03-31")}
    assert answers == {
        "2026-02-10": "Not in force: 2 more consents are needed.",
        "2026-03-10": "Not in force yet: it enters into force on 31 March 2026.",
        "2026-03-31": "In force since 31 March 2026 for 2 parties.",
    }


def test_what_is_required_of_members_of_a_body() -> None:
    convention(seeded("KE"))
    path = f"{LIST}/council-of-europe-framework-convention-on-artificial-int?on=2026-09-27"
    assert answer(path) == (
        "Not in force: 4 more consents are needed, 3 of them of members of Council of Europe."
    )
    told = words(Client().get(path))
    assert "1 of 5 consents (Art. 30(3))." in told
    assert "0 of 3 consents by members of Council of Europe (Art. 30(3))." in told
    assert "on the first day of the month that follows the end of 3 months" in told


def test_its_parties_with_what_they_did() -> None:
    made = seeded("KE", "FR", "JP")
    lake(made)
    told = words(Client().get(f"{ONE}?on=2026-08-01"))
    assert (
        "France ● party: in force for it 1 statement – 1 March 2026 ratification 31 March" in told
    )
    assert "JP Japan ○ signed, no consent on record 5 March 2026 – –" in told
    assert "objection, 1 May 2026, to a reservation of France" in told
    assert "Not <b>Article 3</b>" in told, "as it was written, and no markup"


def test_a_picture_and_its_numbers() -> None:
    made = seeded("KE", "FR", "JP")
    lake(made)
    page = Client().get(f"{ONE}?on=2026-08-01")
    assert b"<svg" in page.content
    assert "1 March 2026 0 2 0 5 March 2026 1 2 0 31 March 2026 1 2 2" in words(page)


def test_what_was_struck_stays_on_view() -> None:
    made = seeded("KE")
    row = treaty(made)
    wrong = enter(made.as_head("KE", TODAY), row, "KE", ActionKind.SIGNATURE)
    assert "notified by the party" in words(Client().get(ONE))
    strike_deed(person=made.as_secretary(TODAY), treaty=row.id, deed=wrong.id, why="Wrong day")
    assert "Kenya: signature, 1 March 2026" in words(Client().get(ONE))
    assert ": Wrong day" in words(Client().get(ONE))


def test_all_actions_as_csv() -> None:
    made = seeded("KE", "FR", "JP")
    lake(made)
    response = Client().get(f"{ONE}/actions.csv")
    rows = list(csv.DictReader(io.StringIO(response.content.decode())))
    assert response["Content-Disposition"] == 'attachment; filename="convention-on-lake-data.csv"'
    assert [(each["party"], each["kind"], each["on"]) for each in rows] == [
        ("KE", "ratification", "2026-03-01"),
        ("FR", "ratification", "2026-03-01"),
        ("FR", "reservation", "2026-03-01"),
        ("JP", "signature", "2026-03-05"),
        ("KE", "objection", "2026-05-01"),
    ]


def test_between_two() -> None:
    made = seeded("KE", "FR", "JP")
    lake(made)
    path = f"{ONE}/between?first=KE&second=FR&on=2026-08-01"
    assert answer(path) == "In force between Kenya and France."
    assert "The other objects: what it is about does not apply between the two" in words(
        Client().get(path)
    )
    assert answer(f"{ONE}/between?first=KE&second=JP") == "Not in force between Kenya and Japan."
    assert answer(f"{ONE}/between?first=KE&second=KE") == "Choose two that differ."
    assert Client().get(f"{ONE}/between?first=XQ").status_code == 404


def test_the_depositary_enters_and_strikes() -> None:
    made = seeded("KE")
    row = treaty(made)
    desk = signed_in(made.secretary)
    given = {
        "party": "KE",
        "kind": "signature",
        "on": "2026-03",
        "source": "Instrument",
        "confidence": "verified-text",
    }
    response = desk.post(f"{ONE}/enter", given)
    assert response.status_code == 302
    found = TreatyDeed.objects.get()
    assert (found.party, found.on, found.entered_by) == ("KE", "2026-03", made.secretary.reference)
    again = desk.post(f"{ONE}/enter", given)
    assert "KE has signed already." in words(again)
    assert desk.get(f"{ONE}/strike/{found.id}").status_code == 200
    assert desk.post(f"{ONE}/strike/{found.id}", {"why": "Twice"}).status_code == 302
    row.refresh_from_db()
    assert TreatyDeed.objects.get().why_struck == "Twice"


def test_a_head_notifies_for_its_member_alone() -> None:
    made = seeded("KE", "FR")
    treaty(made)
    head = signed_in(made.heads["KE"])
    page = words(head.get(f"{ONE}/enter"))
    assert "Kenya" in page
    assert "France" not in page
    given = {"party": "KE", "kind": "ratification", "on": "2026-03-01", "source": "Full powers"}
    assert head.post(f"{ONE}/enter", given).status_code == 302
    assert TreatyDeed.objects.get().party == "KE"
    assert "Select a valid choice" in words(head.post(f"{ONE}/enter", {**given, "party": "FR"}))


@pytest.mark.parametrize("path", ["new", "convention-on-lake-data/enter"])
def test_others_are_sent_away(path: str) -> None:
    made = seeded("KE")
    treaty(made)
    assert Client().get(f"{LIST}/{path}").status_code == 302
    stranger = signed_in(User.objects.create_user("s@example.org", name="S"))
    assert stranger.get(f"{LIST}/{path}").status_code == 403
    for own in ("end", "link"):
        head = signed_in(made.heads["KE"])
        assert head.get(f"{ONE}/{own}").status_code == 403


def test_a_motion_becomes_a_treaty() -> None:
    made = seeded("KE")
    motion, ballot = adopted_motion(made)
    desk = signed_in(made.secretary)
    assert f"{motion.number}. {motion.title}" in words(desk.get(LIST))
    page = words(desk.get(f"{LIST}/adopt/{motion.id}"))
    assert "Art. 11(1) of the statute does." in page
    response = desk.post(f"{LIST}/adopt/{motion.id}", {"ballot": str(ballot.id)})
    assert response["Location"] == ONE
    assert Treaty.objects.get().adopted_on == date(2026, 2, 1)


def test_a_text_that_was_adopted_elsewhere() -> None:
    made = seeded("KE")
    desk = signed_in(made.secretary)
    given = {
        "title": "Lake Protocol",
        "adopted_on": "2026-05-01",
        "decision": "Conference",
        "consents": "5",
        "members": "3",
        "body": "COE",
        "months": "3",
        "first_of_month": "on",
        "leaving": "3",
        "citation": "Art. 30(3)",
    }
    assert desk.post(f"{LIST}/new", given).status_code == 302
    assert Treaty.objects.get().rule == {
        "conditions": [
            {"count": 5, "citation": "Art. 30(3)"},
            {"count": 3, "body": "COE", "citation": "Art. 30(3)"},
        ],
        "delay": {"months": 3, "first_of_month": True, "citation": "Art. 30(3)"},
        "leaving": {"months": 3},
    }
    wrong = desk.post(f"{LIST}/new", {**given, "rule": "{"})
    assert "The rule is no JSON: look at line 1." in words(wrong)
    wrong = desk.post(f"{LIST}/new", {**given, "rule": '{"conditions": []}'})
    assert "A rule of entry into force needs a condition." in words(wrong)


def test_its_end() -> None:
    made = seeded("KE", "FR")
    ratified(made, treaty(made), "KE", "FR")
    desk = signed_in(made.secretary)
    given = {"closed_on": "2026-07-01", "why": "Protocol of termination"}
    assert desk.post(f"{ONE}/end", given).status_code == 302
    assert answer(f"{ONE}?on=2026-07-01") == "Not in force any more, since 1 July 2026."
    assert "Protocol of termination" in words(Client().get(ONE))


def test_a_delay_beyond_the_calendar_is_shown() -> None:
    made = seeded("KE")
    never = EntryRule(conditions=(Condition(count=1),), delay=Delay(months=10**9))
    ratified(made, treaty(made, rule=never), "KE")
    assert "31 December 9999" in words(Client().get(ONE))


def test_the_same_treaty_in_the_corpus(released: Rulebook) -> None:
    made = seeded("KE")
    row = convention(made)
    secretary = made.as_secretary(TODAY)
    link_instrument(person=secretary, treaty=row.id, instrument="coe-ai-convention")
    path = f"{LIST}/{row.slug}?on=2026-09-27"
    assert "Both say the same of all parties on that day." in words(Client().get(path))
    enter(made.as_secretary(date(2026, 9, 20)), row, "NO", ActionKind.RATIFICATION, "2026-09-20")
    told = words(Client().get(path))
    assert "They differ on these:" in told
    assert "Norway consented; not in force for it signed, no consent on record" in told


@pytest.mark.usefixtures("released")
def test_it_is_linked_by_the_depositary() -> None:
    made = seeded("KE")
    row = treaty(made)
    desk = signed_in(made.secretary)
    assert desk.get(f"{ONE}/link").status_code == 200
    assert desk.post(f"{ONE}/link", {"instrument": "coe-ai-convention"}).status_code == 302
    row.refresh_from_db()
    assert row.instrument == "coe-ai-convention"


def test_no_such_treaty() -> None:
    seeded("KE")
    assert Client().get(ONE).status_code == 404

"""Reporting an error, looking up what became of it, and the queue."""

from __future__ import annotations

from html import unescape
from uuid import uuid4

import pytest
from django.test import Client
from tests.parties.people import DAY, person

from comity.parties.actions.grant_role import grant_role
from comity.parties.domain.permissions import OPERATOR
from comity.parties.models import User
from comity.regulation.domain.rulebook import Rulebook
from comity.regulation.models import ErrorReport

pytestmark = pytest.mark.django_db
NORM = "eu-ai-act:art_50__para_1"
FILLED = {"norm": NORM, "kind": "date", "text": "The day is <b>wrong</b>."}


def page(client: Client, address: str, status: int = 200) -> str:
    response = client.get(address)
    assert response.status_code == status
    assert "no-store" in response["Cache-Control"]
    return unescape(response.content.decode())


def moderator(client: Client) -> User:
    mo = person("mo")
    grant_role(actor=OPERATOR, name="moderator", on=DAY, user=mo.id)
    client.force_login(mo)
    return mo


def reported(client: Client, **changed: str) -> ErrorReport:
    response = client.post("/report-error", FILLED | changed)
    assert response.status_code == 302
    report = ErrorReport.objects.latest("created_at")
    assert response["Location"] == f"/reports/{report.id}"
    return report


def test_the_form_names_the_rule(client: Client, released: Rulebook) -> None:
    shown = page(client, f"/report-error?norm={NORM}")
    assert "what we say about AI Act, Art. 50(1)." in shown
    assert f'name="norm" value="{NORM}"' in shown
    assert shown.count('type="radio"') == 7


@pytest.mark.parametrize(
    ("query", "status", "words"),
    [
        ("", 400, "names no rule"),
        ("norm=eu-ai-act:art_50__para_11", 404, "Did you mean art_50__para_1?"),
        ("norm=eu-ai-akt:art_1", 404, "Did you mean eu-ai-act?"),
    ],
)
def test_what_names_no_rule(
    client: Client, released: Rulebook, query: str, status: int, words: str
) -> None:
    assert words in page(client, f"/report-error?{query}", status)


def test_a_report_without_an_account_and_what_became_of_it(
    client: Client, released: Rulebook
) -> None:
    report = reported(client, email="ada@example.org")
    assert (report.instrument, report.norm) == ("eu-ai-act", "art_50__para_1")
    shown = page(client, f"/reports/{report.id}")
    assert "Thank you. The report is open" in shown
    assert report.number in shown
    assert "wrong" not in shown
    assert "ada@example.org" not in shown
    assert "There is no report" in page(client, f"/reports/{uuid4()}", 404)


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"text": " "}, "Say what is wrong."),
        ({"text": "x" * 4001}, "4001 characters are too many; 4000 fit."),
        ({"kind": "colour"}, "Choose what is wrong."),
        ({"email": "nobody"}, "That is not a mail address."),
        ({"link": "javascript:alert(1)"}, "That is not a web address"),
        ({"website": "https://spam.example"}, "as if a program had filled the form"),
    ],
)
def test_a_form_filled_wrongly_keeps_what_was_written(
    client: Client, released: Rulebook, changed: dict[str, str], words: str
) -> None:
    response = client.post("/report-error", FILLED | {"link": "https://example.org"} | changed)
    assert response.status_code == 400
    shown = unescape(response.content.decode())
    assert words in shown
    assert 'role="alert"' in shown
    if "link" not in changed:
        assert 'value="https://example.org"' in shown
    assert not ErrorReport.objects.exists()


def test_a_post_from_elsewhere_is_refused(released: Rulebook) -> None:
    strict = Client(enforce_csrf_checks=True)
    assert strict.post("/report-error", FILLED).status_code == 403
    assert not ErrorReport.objects.exists()


def test_the_queue_is_closed_to_all_but_moderators(client: Client, released: Rulebook) -> None:
    report = reported(client)
    address = f"/reports/{report.id}/decide"
    shown = page(client, "/reports", 403)
    assert "Sign in as somebody who moderates reports." in shown
    assert client.post(address, {"seen": "open", "decision": "declined"}).status_code == 403
    client.force_login(person("ada"))
    page(client, "/reports", 403)
    assert client.post(address, {"seen": "open", "decision": "declined"}).status_code == 403
    assert client.get(address).status_code == 405
    assert ErrorReport.objects.get().state == "open"


def test_a_moderator_decides_and_takes_it_back(client: Client, released: Rulebook) -> None:
    report = reported(client, email="ada@example.org", link="https://example.org/law")
    moderator(client)
    response = client.get("/reports")
    assert "no-store" in response["Cache-Control"]
    raw = response.content.decode()
    assert "The day is &lt;b&gt;wrong&lt;/b&gt;." in raw
    assert "ada@example.org" in raw
    assert 'href="/instruments/eu-ai-act/art_50__para_1"' in raw
    decided = {"seen": "open", "decision": "declined", "note": "It is <right>."}
    response = client.post(f"/reports/{report.id}/decide", decided)
    assert response["Location"] == f"/reports?state=declined#{report.id}"
    assert "ada@example.org" not in page(client, "/reports?state=declined")
    assert "Nothing waits here." in page(client, "/reports")
    told = client.get(f"/reports/{report.id}").content.decode()
    assert "declined" in told
    assert "It is &lt;right&gt;." in told
    again = client.post(f"/reports/{report.id}/decide", decided)
    assert again.status_code == 409
    back = {"seen": "declined", "decision": "open"}
    assert client.post(f"/reports/{report.id}/decide", back).status_code == 302
    assert str(report.id) in page(client, "/reports?instrument=eu-ai-act&kind=date")
    assert "Choose a decision." in unescape(
        client.post(f"/reports/{report.id}/decide", {"seen": "open"}).content.decode()
    )


def test_a_report_on_what_is_no_more_is_still_shown(client: Client, released: Rulebook) -> None:
    ErrorReport.objects.create(
        instrument="old-act", norm="art_1", release="x", kind="other", text="Wrong."
    )
    moderator(client)
    shown = page(client, "/reports")
    assert "old-act:art_1" in shown
    assert "The corpus has changed since" in shown


def test_filters_are_strict(client: Client, released: Rulebook) -> None:
    moderator(client)
    assert "Did you mean open?" in page(client, "/reports?state=opn", 404)

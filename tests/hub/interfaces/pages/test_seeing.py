"""Who sees what: a private repository is not there, in every word the same."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from tests.hub.interfaces.pages.shown import Hub, made_hub
from tests.hub.people import lab, publisher, repository

from comity.hub.actions.move_repository import move_repository
from comity.hub.domain.repositories import Visibility
from comity.hub.models import Commit
from comity.hub.queries.callers import caller_of_person

pytestmark = pytest.mark.django_db
HIDDEN_ONE = "/models/nairobi-lab/secret"


@pytest.fixture
def hub() -> Hub:
    return made_hub()


def words(client: Client, path: str, name: str) -> tuple[int, str]:
    """Status and page, with the name that was asked for taken out, and what differs anyway."""
    page = client.get(path)
    html = page.content.decode().replace(name, "NAME")
    return page.status_code, re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", html)


def test_private_pages_are_as_those_that_are_not_there(hub: Hub) -> None:
    oid = Commit.objects.get(oid=hub.private.head).oid
    tails = (
        *("", "/tree/main", "/blob/main/README.md", "/content/main/README.md", "/commits/main"),
        *(f"/commit/{oid}", f"/provenance/{oid}", "/discussions", "/discussions/1", "/versions"),
        *("/settings", "/requests", "/uploads", "/access", "/webhooks", "/settings/move"),
    )
    for visitor in (hub.visit(), hub.visit(hub.reader)):
        for tail in tails:
            hidden = words(visitor, f"{HIDDEN_ONE}{tail}", "secret")
            absent = words(visitor, f"/models/nairobi-lab/absent{tail}", "absent")
            assert hidden == absent, tail
            assert hidden[0] == 404, tail
    assert hub.visit(hub.owner).get(HIDDEN_ONE).status_code == 200


def test_neither_case_nor_former_name_of_a_hidden_one_shows(hub: Hub) -> None:
    move_repository(
        caller=caller_of_person(hub.owner), repository=hub.private, to="nairobi-lab/Hidden"
    )
    for name in ("HIDDEN", "secret"):
        page = hub.visit().get(f"/models/nairobi-lab/{name}")
        assert page.status_code == 404
        assert "Hidden" not in page.content.decode()
    moved = hub.visit(hub.owner).get(HIDDEN_ONE)
    assert moved.status_code == 200
    assert "nairobi-lab/Hidden" in moved.content.decode()


def test_lists_and_counts_leave_out_what_one_may_not_see(hub: Hub) -> None:
    for path in ("/hub", "/models", "/hub/nairobi-lab", "/models?q=secret"):
        for visitor in (hub.visit(), hub.visit(hub.reader)):
            assert "nairobi-lab/secret" not in visitor.get(path).content.decode(), path
        assert "nairobi-lab/secret" in hub.visit(hub.owner).get(path).content.decode(), path
    assert "2 models and 1 data set" in hub.visit().get("/hub/nairobi-lab").content.decode()
    assert (
        "3 models and 1 data set" in hub.visit(hub.owner).get("/hub/nairobi-lab").content.decode()
    )


def test_buttons_do_nothing_to_what_is_hidden(hub: Hub) -> None:
    for tail in ("/like", "/access/withdraw", "/discussions/1/status"):
        assert hub.visit(hub.reader).post(f"{HIDDEN_ONE}{tail}").status_code == 404
        assert hub.visit().post(f"{HIDDEN_ONE}{tail}").status_code == 404


def test_files_of_a_gated_repository_are_behind_its_gate(hub: Hub) -> None:
    gated = "/models/nairobi-lab/weights"
    for tail in ("/blob/main/w.txt", "/content/main/w.txt", "/content/main/README.md"):
        for visitor in (hub.visit(), hub.visit(hub.reader)):
            answer = visitor.get(f"{gated}{tail}")
            assert (answer.status_code, answer["Location"]) == (302, f"{gated}#gate"), tail
    card = hub.visit().get(gated).content.decode()
    assert "Ask for access" in card
    assert "For research." in card
    address = f"{gated}/commit/{hub.gated.head}"
    commit = hub.visit().get(address).content.decode()
    assert "The lines are for those who may read the files." in commit
    assert "diff-lines" not in commit
    assert (
        "diff-lines"
        in hub.visit(hub.owner).get(f"{gated}/commit/{hub.gated.head}").content.decode()
    )


def test_members_of_an_organisation_see_its_private_ones(hub: Hub) -> None:
    other = publisher("otieno")
    _, account = lab("other-lab", other)
    made = repository(
        other, "inner", {"a.txt": b"1"}, account=account.name, visibility=Visibility.PRIVATE
    )
    assert hub.visit(other).get("/models/other-lab/inner/blob/main/a.txt").status_code == 200
    assert hub.visit(hub.owner).get("/models/other-lab/inner").status_code == 404
    assert made.head


def test_short_addresses_lead_to_models_that_one_may_see(hub: Hub) -> None:
    for tail in ("", "/tree/main", "/discussions/1", f"/commit/{hub.model.head}"):
        answer = hub.visit().get(f"/nairobi-lab/sheng{tail}")
        assert (answer.status_code, answer["Location"]) == (302, f"/models/nairobi-lab/sheng{tail}")
    assert hub.visit().get("/nairobi-lab/sheng/tree/feature%2Fx").status_code == 302
    usual = words(hub.visit(), "/nairobi-lab/absent", "absent")
    assert words(hub.visit(), "/nairobi-lab/secret", "secret") == usual
    assert usual[0] == 404
    assert hub.visit(hub.owner).get("/nairobi-lab/secret")["Location"] == HIDDEN_ONE
    assert hub.visit().get("/nairobi-lab/people").status_code == 404  # a data set

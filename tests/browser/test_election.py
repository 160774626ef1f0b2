"""An election to a body by people in browser contexts of their own: candidates, a round in which
one member votes at the screen and another on paper, and the signed bundle of it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from tests.browser.assembly_people import CLERKS, HERE, PEOPLE, Voter
from tests.browser.assembly_site import check_bundle, filled_site
from tests.browser.someone import people
from tests.cli.serving.servers import Server

PICTURES = os.environ.get("COMITY_PICTURES", "")
People = dict[str, Voter]


@pytest.fixture(scope="module")
def filled(site: Server) -> Server:
    return filled_site(site)


@pytest.fixture
def everybody(filled: Server, browser: Browser) -> Iterator[People]:
    with people(browser, filled.address, Voter, PEOPLE | CLERKS, PICTURES) as found:
        yield found


def test_from_candidates_to_a_bundle_that_counts_again(
    everybody: People, filled: Server, tmp_path: Path
) -> None:
    election = prepare(everybody)
    vote(everybody["kenya"], election)
    for name, last in (("first", "Another clerk enters theirs now"), ("second", "are recorded")):
        enter_papers(everybody[name], election, last)
    clerk = everybody["clerk"]
    clerk.open(election)
    clerk.follow("Close the round")
    clerk.seen.clear()  # the page of an election that was counted is another
    clerk.press("Close the round")
    clerk.sees("Elected: Government of FR, Government of KE.")
    key = filled.comity("assembly", "keys", "new").stdout.strip()
    clerk.open(election)
    clerk.sees(f"--key {key}")
    bundle = clerk.download("Signed bundle of", tmp_path / "round.json")
    told = check_bundle(filled, bundle, key)
    assert told.startswith("Round 1 of an election (Seats in the council), ballot ")
    clerk.follow("Finish the election")
    clerk.press("Finish the election")
    clerk.sees("Elected: Government of FR, Government of KE.")


def prepare(everybody: People) -> str:
    """Two candidates, and the round that is open between them; the election's address."""
    clerk = everybody["clerk"]
    clerk.open(f"{HERE}/elections/new")
    clerk.fill(title="Seats in the council", seats_in="council", seats="2")
    clerk.press("Prepare it")
    for candidate in ("KE", "FR"):
        clerk.fill(candidate=candidate)
        clerk.press("Put forward")
    election = clerk.address
    clerk.follow("Open a round")
    clerk.press("Open a round")
    clerk.sees("A round is open; 0 of")
    return election


def vote(kenya: Voter, election: str) -> None:
    kenya.open(election)
    kenya.watch.page.locator("main").get_by_label("Government of FR").check()
    kenya.watch.page.locator("main").get_by_label("Government of KE").check()
    kenya.press("Look at it, then cast it")
    kenya.press("Cast it")
    assert kenya.receipt().keys() == {"ballot", "commitment", "nonce"}


def enter_papers(clerk: Voter, election: str, told: str) -> None:
    """One paper that names both."""
    clerk.open(election)
    clerk.follow("Enter paper ballots")
    row = clerk.watch.page.locator("main .paper-row").first
    for name in ("Government of FR", "Government of KE"):
        row.get_by_label(name).check()
    row.get_by_label("How many").fill("1")
    clerk.fill(**{"member-FR": "yes"})
    clerk.press("Send the sheet")
    clerk.sees(told)

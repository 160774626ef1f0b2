"""The plan that ships, by four people in four browser contexts: a stakeholder joins, commits, is
refused for what nobody could verify, mends it, reports, is assessed, and answers."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from tests.browser.plan_people import HERE, PEOPLE, STAKEHOLDER, Taker
from tests.browser.someone import people
from tests.cli.serving.servers import ROOT, Server
from tests.parties.interfaces.visiting import PASSWORD

PICTURES = os.environ.get("COMITY_PICTURES", "")
TODAY = datetime.now(tz=UTC).date()
People = dict[str, Taker]


@pytest.fixture(scope="module")
def filled(site: Server) -> Server:
    done = subprocess.run(
        [sys.executable, "-m", "tests.browser.plan_seeding"],
        env=site.environ,
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    return site


@pytest.fixture
def everybody(filled: Server, browser: Browser) -> Iterator[People]:
    with people(browser, filled.address, Taker, PEOPLE, PICTURES) as found:
        yield found


def test_from_joining_to_an_answered_assessment(everybody: People, filled: Server) -> None:
    mails = filled.folder / "data" / "mail"
    read_the_plan(everybody)
    join(everybody, mails)
    commitment = commit(everybody)
    report(everybody, commitment)
    assess(everybody, commitment)
    answer(everybody, commitment)
    dispute(everybody, commitment)
    look_around(everybody)


def read_the_plan(everybody: People) -> None:
    """A fresh instance shows the thirteen actions, with content and citations."""
    public = everybody["public"]
    public.open(HERE)
    public.open(f"{HERE}/actions")
    actions = [each for each in public.links("/actions/") if "feed" not in each]
    assert len({each.partition("#")[0] for each in actions}) == 13
    for number in range(1, 14):
        public.sees(f"Point {number}")
    public.open(f"{HERE}/actions/capacity")
    public.sees("Point 12")


def join(everybody: People, mails: Path) -> None:
    """Asked for by the public form, confirmed by mail, approved; a password is set by mail."""
    stakeholder, secretariat = everybody["stakeholder"], everybody["secretariat"]
    stakeholder.open(HERE)
    stakeholder.follow("Join the plan")
    stakeholder.follow("Institution")
    stakeholder.fill(
        name="Lakeside Institute",
        jurisdiction="KE",
        website="https://lakeside-institute.example",
        email=STAKEHOLDER,
        statement="We train engineers.",
    )
    stakeholder.watch.page.wait_for_timeout(3000)  # nobody fills the form in at once
    stakeholder.press("Ask to take part")
    (link, *_) = stakeholder.mailed(mails, STAKEHOLDER, "/join/")
    stakeholder.open(link)
    stakeholder.press("Yes, I ask to take part")
    secretariat.open(f"{HERE}/moderation")
    secretariat.follow("Lakeside Institute")
    secretariat.sees("A match is a sign")
    secretariat.follow("Approve")
    secretariat.press("Approve")
    links = stakeholder.mailed(mails, STAKEHOLDER, "password")
    (password,) = [each for each in links if "/password/" in each]
    stakeholder.watch.open(password)
    stakeholder.fill(password1=PASSWORD, password2=PASSWORD)
    with stakeholder.watch.page.expect_navigation():
        stakeholder.watch.page.locator("main button").first.click()
    stakeholder.email = STAKEHOLDER
    stakeholder.sign_in()


def commit(everybody: People) -> str:
    """Refused for a target that nobody could verify, and mended; the path of the commitment."""
    stakeholder, public = everybody["stakeholder"], everybody["public"]
    stakeholder.open(f"{HERE}/commitments")
    stakeholder.follow("Make a commitment")
    stakeholder.fill(
        action="capacity",
        title="Raise awareness of AI",
        language="en",
        outcome="More people know what AI can do.",
        beneficiaries="Engineers in Kenya",
    )
    stakeholder.refused("Keep and submit")
    stakeholder.fill(
        title="Train 50 engineers",
        starts_on=(TODAY - timedelta(days=60)).isoformat(),
        indicator="Engineers trained",
        unit="people",
        baseline="0",
        baseline_on=(TODAY - timedelta(days=60)).isoformat(),
        value="50",
        due_on=(TODAY + timedelta(days=400)).isoformat(),
        proof="We will report on our progress.",
    )
    stakeholder.refused("Keep and submit")
    stakeholder.sees("1 field is to be mended")
    stakeholder.fill(proof="The institute's public register of certificates, counted each quarter.")
    stakeholder.press("Keep and submit")
    stakeholder.sees("Train 50 engineers")
    commitment = stakeholder.address.partition("?")[0]
    public.open(f"{HERE}/commitments?q=engineers")
    public.follow("Train 50 engineers")
    public.sees("Lakeside Institute")
    return commitment


def report(everybody: People, commitment: str) -> None:
    stakeholder, public = everybody["stakeholder"], everybody["public"]
    stakeholder.open(commitment)
    stakeholder.follow("Report progress")
    stakeholder.fill(
        text="The first course was held; twenty certificates are in the register.",
        percent="40",
        value="20",
    )
    stakeholder.watch.page.locator("main [name='title-1']").fill("Register of certificates")
    stakeholder.watch.page.locator("main [name='address-1']").fill(
        "https://lakeside-institute.example/register"
    )
    stakeholder.press("Report it")
    public.open(commitment)
    public.sees("40")
    public.sees("twenty certificates are in the register")


def assess(everybody: People, commitment: str) -> None:
    """The secretariat asks a reviewer, who declares their interests first."""
    secretariat, reviewer = everybody["secretariat"], everybody["reviewer"]
    secretariat.open(commitment)
    secretariat.follow("Reviewers")
    secretariat.fill(email=PEOPLE["reviewer"])
    secretariat.press("Ask them to review it")
    reviewer.open(f"{HERE}/desk")
    reviewer.follow("Declare your interests")
    reviewer.fill(declaration="none")
    reviewer.press("Declare it")
    reviewer.open(f"{HERE}/desk")
    reviewer.follow("Assess it")
    reviewer.fill(level="limited", reasons="Twenty of fifty stand in the register.")
    reviewer.press("Enter the assessment")
    everybody["public"].open(commitment)
    everybody["public"].sees("Twenty of fifty stand in the register.")


def answer(everybody: People, commitment: str) -> None:
    stakeholder, public = everybody["stakeholder"], everybody["public"]
    stakeholder.open(commitment)
    stakeholder.follow("Answer it")
    stakeholder.fill(text="Thirty more begin in March.")
    stakeholder.press("Answer")
    public.open(commitment)
    public.sees("Thirty more begin in March.")


def dispute(everybody: People, commitment: str) -> None:
    """The participant holds it to be wrong; the secretariat settles it."""
    stakeholder, secretariat = everybody["stakeholder"], everybody["secretariat"]
    stakeholder.open(commitment)
    stakeholder.follow("Dispute it")
    stakeholder.fill(grounds="Half of what was promised is under way.")
    stakeholder.press("Dispute it")
    secretariat.open(f"{HERE}/desk")
    secretariat.sees("1 dispute is to be settled.")
    secretariat.follow("Train 50 engineers")
    secretariat.fill(decision="rejected", reasons="What is under way is not done yet.")
    secretariat.press("Settle it")
    everybody["public"].open(commitment)
    everybody["public"].sees("What is under way is not done yet.")


def look_around(everybody: People) -> None:
    """Every other page shows what has become of it."""
    for who in ("public", "stakeholder", "secretariat"):
        someone = everybody[who]
        for path, words in {
            "": "Lakeside Institute",
            "/actions": "Point 12",
            "/actions/capacity": "Train 50 engineers",
            "/participants?q=lakeside": "Lakeside Institute",
            "/due": "Train 50 engineers",
            "/data": "CC",
            "/data/dictionary": "commitment",
            "/versions": "1",
        }.items():
            someone.open(HERE + path)
            someone.sees(words)
    everybody["public"].open(f"{HERE}/participants")
    everybody["public"].follow("Lakeside Institute")
    everybody["public"].sees("Train 50 engineers")

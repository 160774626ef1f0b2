"""A whole session of an organisation, by five people in five browser contexts: a government is
admitted, a motion is amended, voted on and adopted as a treaty, signed, and enters into force."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser
from tests.browser.assembly_people import HERE, PEOPLE, Someone, people
from tests.cli.serving.servers import ROOT, Server

PICTURES = os.environ.get("COMITY_PICTURES", "")
"""A folder for a picture of each page, for whoever wants to look at them."""
LETTER = b"%PDF-1.4\n% A letter of intent.\n%%EOF\n"
MOTION = """# Treaty on shared water data

Aware that the lakes know no borders,

1. Each party shares what it measures within thirty days.
2. Each party names an office that answers questions.
"""
People = dict[str, Someone]


@pytest.fixture(scope="module")
def filled(site: Server) -> Server:
    done = subprocess.run(
        [sys.executable, "-m", "tests.browser.assembly_seeding"],
        env=site.environ,
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    return site


@pytest.fixture
def everybody(filled: Server, browser: Browser) -> Iterator[People]:
    with people(browser, filled.address, PICTURES) as found:
        yield found


def test_from_an_application_to_a_treaty_in_force(everybody: People) -> None:
    application = apply(everybody)
    admit(everybody, application)
    motion = propose(everybody)
    amend(everybody, motion)
    adopt(everybody, motion)
    choose_secretary(everybody)
    treaty = make_treaty(everybody, motion)
    sign(everybody, treaty)


def apply(everybody: People) -> str:
    """Japan applies, and Kenya supports it; the address of the application."""
    japan, kenya = everybody["japan"], everybody["kenya"]
    japan.open(f"{HERE}/applications")
    japan.follow("Apply for membership")
    japan.fill(member_class="member", as_state="yes", statement="We share our water data.")
    japan.press("Hand it in")
    japan.follow("Add a document")
    japan.file("file", "letter.pdf", LETTER)
    japan.fill(part="letter-of-intent")
    japan.press("File it")
    japan.sees("Support of 1 member: 1 is missing")
    kenya.open(japan.address)
    kenya.press("Support it for your member")
    kenya.sees("Nothing is missing.")
    return japan.address


def vote(
    everybody: People, subject: str, given: dict[str, str], link: str = "Put it to the vote"
) -> str:
    """The clerk puts the subject of a page to the vote, members vote, and the clerk closes; the
    address of the ballot."""
    clerk = everybody["clerk"]
    clerk.open(subject)
    clerk.follow(link)
    clerk.press("Prepare it")
    ballot = clerk.address
    clerk.follow("Open the ballot")
    clerk.press("Open the ballot")
    for name, choice in given.items():
        someone = everybody[name]
        someone.open(ballot)
        someone.choose(choice)
    clerk.open(ballot)
    clerk.sees(f"{len(given)} of")
    clerk.follow("Close the ballot")
    clerk.press("Close the ballot")
    return ballot


def admit(everybody: People, application: str) -> None:
    """By two thirds of those present and voting; Japan then names its head, who is accredited."""
    clerk, japan = everybody["clerk"], everybody["japan"]
    given = {"kenya": "yes", "france": "yes"}
    ballot = vote(everybody, application, given, "Put to the vote")
    clerk.sees("Adopted")
    clerk.open(application)
    clerk.follow("Approve it and enter the member")
    clerk.press("Approve it and enter the member")
    clerk.sees("approved")
    japan.open(f"{HERE}/members/JP/delegation")
    japan.fill(person=PEOPLE["japan"], place="head")
    japan.press("Appoint")
    clerk.open(f"{HERE}/members/JP/delegation")
    clerk.follow("Credentials")
    clerk.press("Accept the credentials")
    japan.open(ballot)
    japan.sees("Government of KE")


def propose(everybody: People) -> str:
    """Kenya proposes the text of a treaty; the address of the motion."""
    kenya, chair = everybody["kenya"], everybody["chair"]
    kenya.open(f"{HERE}/motions")
    kenya.follow("Propose a motion")
    kenya.fill(text=MOTION, body="assembly", matter="treaty", language="en")
    kenya.fill(entry_rule="conditions: [{count: 3}]\ndelay: {months: 0}")
    kenya.press("Look at it")
    kenya.press("Propose it")
    motion = kenya.address
    kenya.follow("Submit it")
    kenya.press("Submit it")
    chair.open(motion)
    chair.follow("Put it before the body")
    chair.press("Put it before the body")
    return motion


def amend(everybody: People, motion: str) -> None:
    """France and Japan amend the same paragraph; the second vote settles which is left."""
    clerk = everybody["clerk"]
    for name, words in (("france", "within ten days."), ("japan", "within sixty days.")):
        someone = everybody[name]
        someone.open(motion)
        someone.follow("Amend 1")
        someone.fill(words=f"Each party shares what it measures {words}")
        someone.press("Propose it")
    everybody["japan"].sees("1 pair can't both be adopted.")
    vote(everybody, motion, {"kenya": "no", "france": "yes", "japan": "no"}, "Put A1 to the vote")
    clerk.sees("Rejected")
    clerk.open(motion)
    clerk.follow("Carry out the decision on A1")
    clerk.press("Carry it out")
    vote(everybody, motion, {"kenya": "yes", "france": "no", "japan": "yes"}, "Put A2 to the vote")
    clerk.sees("Adopted")
    clerk.open(motion)
    clerk.follow("Carry out the decision on A2")
    clerk.press("Carry it out")
    clerk.open(motion)
    clerk.follow("Merge the adopted amendments")
    clerk.press("Merge them")
    clerk.sees("within sixty days")


def adopt(everybody: People, motion: str) -> None:
    """By a roll call, in which each sees how the others vote."""
    chair = everybody["chair"]
    vote(everybody, motion, {"kenya": "yes", "france": "abstain", "japan": "yes"})
    chair.open(motion)
    chair.follow("Adopt it")
    chair.press("Adopt it")
    chair.sees("adopted")


def choose_secretary(everybody: People) -> None:
    """By a secret ballot: who voted is told, and how is not."""


def make_treaty(everybody: People, motion: str) -> str:
    return motion


def sign(everybody: People, treaty: str) -> None:
    return None

"""A whole session of an organisation, by five people in five browser contexts: a government is
admitted, a motion is amended, voted on and adopted as a treaty, signed, and enters into force."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser
from tests.browser.assembly_people import HERE, Someone, people
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
    apply(everybody)
    propose(everybody)


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


def propose(everybody: People) -> str:
    """Kenya proposes the text of a treaty, and France and Kenya amend the same paragraph; the
    address of the motion."""
    kenya, france, chair = everybody["kenya"], everybody["france"], everybody["chair"]
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
    for someone, words in ((france, "within ten days."), (kenya, "within sixty days.")):
        someone.open(motion)
        someone.follow("Amend 1")
        someone.fill(words=f"Each party shares what it measures {words}")
        someone.press("Propose it")
    kenya.sees("1 pair can't both be adopted.")
    return motion

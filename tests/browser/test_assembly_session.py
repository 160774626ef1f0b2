"""A whole session of an organisation, by five people in five browser contexts: a government is
admitted, a motion is amended, voted on and adopted as a treaty, signed, and enters into force."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from tests.browser.assembly_people import HERE, PEOPLE, Voter
from tests.browser.assembly_site import check_bundle, filled_site
from tests.browser.someone import people
from tests.cli.serving.servers import Server

PICTURES = os.environ.get("COMITY_PICTURES", "")
"""A folder for a picture of each page, for whoever wants to look at them."""
LETTER = b"%PDF-1.4\n% A letter of intent.\n%%EOF\n"
MOTION = """# Treaty on shared water data

Aware that the lakes know no borders,

1. Each party shares what it measures within thirty days.
2. Each party names an office that answers questions.
"""
CHOICE = """# Choice of the secretary

1. Ada Obi is the secretary for four years.
"""
People = dict[str, Voter]


@pytest.fixture(scope="module")
def filled(site: Server) -> Server:
    return filled_site(site)


@pytest.fixture
def everybody(filled: Server, browser: Browser) -> Iterator[People]:
    with people(browser, filled.address, Voter, PEOPLE, PICTURES) as found:
        yield found


def test_from_an_application_to_a_treaty_in_force(
    everybody: People, filled: Server, tmp_path: Path
) -> None:
    application = apply(everybody)
    admit(everybody, application)
    session = meet(everybody)
    motion = propose(everybody)
    amend(everybody, motion, session)
    adopt(everybody, motion, session)
    choose_secretary(everybody, session)
    end_session(everybody, session)
    treaty = make_treaty(everybody, motion)
    sign(everybody, treaty)
    check_decisions(everybody, tmp_path, filled)


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
    everybody: People,
    subject: str,
    given: dict[str, str],
    link: str = "Put it to the vote",
    session: str = "",
) -> str:
    """The clerk puts the subject of a page to the vote, members vote, and the clerk closes; the
    address of the ballot."""
    ballot = open_ballot(everybody, subject, link, session)
    for name, choice in given.items():
        someone = everybody[name]
        someone.open(ballot)
        someone.choose(choice)
    close_ballot(everybody, ballot, len(given))
    return ballot


def open_ballot(everybody: People, subject: str, link: str, session: str) -> str:
    clerk = everybody["clerk"]
    clerk.open(subject)
    clerk.follow(link)
    if session:
        clerk.fill(session=session.rpartition("/")[2])
    clerk.press("Prepare it")
    ballot = clerk.address
    clerk.follow("Open the ballot")
    clerk.press("Open the ballot")
    return ballot


def close_ballot(everybody: People, ballot: str, votes: int) -> None:
    clerk = everybody["clerk"]
    clerk.open(ballot)
    clerk.sees(f"{votes} of")
    clerk.follow("Close the ballot")
    clerk.press("Close the ballot")


def meet(everybody: People) -> str:
    """The clerk plans a session, the chair opens it, and three delegations come; its address."""
    clerk, chair = everybody["clerk"], everybody["chair"]
    clerk.open(f"{HERE}/sessions")
    clerk.follow("Plan a session")
    soon = datetime.now(tz=UTC) + timedelta(hours=1)
    clerk.fill(name="First session", body="assembly", starts_at=f"{soon:%Y-%m-%dT%H:%M}")
    clerk.press("Plan it")
    session = clerk.address
    chair.open(session)
    chair.press("Open the session")
    for name, code in (("kenya", "KE"), ("france", "FR"), ("japan", "JP")):
        everybody[name].open(session)
        everybody[name].press(f"{code} is here")
    return session


def end_session(everybody: People, session: str) -> None:
    """The chair closes it, and the clerk has the minutes of what happened approved."""
    clerk, chair = everybody["clerk"], everybody["chair"]
    chair.open(session)
    chair.follow("Close the session")
    chair.press("Close the session")
    clerk.open(session)
    clerk.follow("Draft them from what happened")
    clerk.press("Save as a new version")
    clerk.sees("Minutes of First session")
    clerk.sees("closed: Adopted.")
    clerk.press("Approve version 1")
    everybody["japan"].open(f"{session}/minutes")
    everybody["japan"].sees("closed: Adopted.")


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


def amend(everybody: People, motion: str, session: str) -> None:
    """France and Japan amend the same paragraph; the second vote settles which is left."""
    clerk = everybody["clerk"]
    for name, words in (("france", "within ten days."), ("japan", "within sixty days.")):
        someone = everybody[name]
        someone.open(motion)
        someone.follow("Amend 1")
        someone.fill(words=f"Each party shares what it measures {words}")
        someone.press("Propose it")
    everybody["japan"].sees("1 pair can't both be adopted.")
    vote(
        everybody,
        motion,
        {"kenya": "no", "france": "yes", "japan": "no"},
        "Put A1 to the vote",
        session,
    )
    clerk.sees("Rejected")
    clerk.open(motion)
    clerk.follow("Carry out the decision on A1")
    clerk.press("Carry it out")
    vote(
        everybody,
        motion,
        {"kenya": "yes", "france": "no", "japan": "yes"},
        "Put A2 to the vote",
        session,
    )
    clerk.sees("Adopted")
    clerk.open(motion)
    clerk.follow("Carry out the decision on A2")
    clerk.press("Carry it out")
    clerk.open(motion)
    clerk.follow("Merge the adopted amendments")
    clerk.press("Merge them")
    clerk.sees("within sixty days")


def adopt(everybody: People, motion: str, session: str) -> None:
    """By a roll call, in which each sees how the others vote."""
    chair, japan = everybody["chair"], everybody["japan"]
    japan.open(f"{session}/live")
    ballot = open_ballot(everybody, motion, "Put it to the vote", session)
    japan.awaits("0 of 3 have voted")
    for name, choice in (("kenya", "yes"), ("france", "abstain"), ("japan", "yes")):
        everybody[name].open(ballot)
        everybody[name].choose(choice)
    everybody["france"].sees("Who voted how")
    close_ballot(everybody, ballot, 3)
    chair.open(motion)
    chair.follow("Adopt it")
    chair.press("Adopt it")
    chair.sees("adopted")


def choose_secretary(everybody: People, session: str) -> None:
    """By a secret ballot: who voted is told, and how is not. Kenya's receipt finds its vote."""
    clerk, kenya, france = everybody["clerk"], everybody["kenya"], everybody["france"]
    france.open(f"{HERE}/motions")
    france.follow("Propose a motion")
    france.fill(text=CHOICE, body="assembly", matter="election", language="en")
    france.press("Look at it")
    france.press("Propose it")
    motion = france.address
    france.follow("Submit it")
    france.press("Submit it")
    clerk.open(motion)
    clerk.follow("Put it before the body")
    clerk.press("Put it before the body")
    ballot = open_ballot(everybody, motion, "Put it to the vote", session)
    for name, choice in (("kenya", "yes"), ("france", "no"), ("japan", "yes")):
        someone = everybody[name]
        someone.open(ballot)
        someone.sees("Whoever operates the server")
        someone.choose(choice)
        someone.press("Cast it")
    receipt = kenya.receipt()
    receipt.pop("ballot")
    kenya.open(ballot)
    kenya.sees_not("Who voted how")
    close_ballot(everybody, ballot, 3)
    clerk.sees("Adopted")
    clerk.sees("yes from 2 of 3")
    clerk.sees_not("Who voted how")
    kenya.open(ballot)
    kenya.follow("Check a receipt")
    kenya.fill(**receipt)
    kenya.press("Check it")
    kenya.sees("Yes")


def make_treaty(everybody: People, motion: str) -> str:
    """The clerk, who is secretary and depositary, makes the adopted text a treaty; its address."""
    clerk = everybody["clerk"]
    clerk.open(motion)
    clerk.follow("Make it a treaty")
    clerk.press("Make it a treaty")
    clerk.sees("Not in force")
    return clerk.address


def sign(everybody: People, treaty: str) -> None:
    """Each party signs and ratifies by itself; with the third consent it enters into force."""
    today = datetime.now(tz=UTC).date().isoformat()
    for name in ("kenya", "france", "japan"):
        someone = everybody[name]
        for kind in ("signature", "ratification"):
            someone.open(treaty)
            someone.follow("Notify an action")
            someone.fill(kind=kind, on=today, source=f"Instrument of {kind}")
            someone.press("Enter it")
        if name != "japan":
            someone.sees("Not in force")
    everybody["japan"].open(treaty)
    everybody["japan"].sees("In force since")


def check_decisions(everybody: People, folder: Path, site: Server) -> None:
    """Every decision is taken away, recounted offline, and refused once a byte of it differs."""
    clerk = everybody["clerk"]
    clerk.open(f"{HERE}/ballots")
    ballots = [it for it in clerk.links("/ballots/") if not it.endswith("/new")]
    assert len(ballots) == 5
    key = site.comity("assembly", "keys", "new").stdout.strip()
    for number, ballot in enumerate(ballots):
        clerk.open(ballot)
        file = clerk.download("Signed bundle", folder / f"{number}.json")
        check_bundle(site, file, key)

"""Minutes drafted from a session with a ballot that was closed and corrected."""

from __future__ import annotations

import pytest
from tests.assembly.seeding import seeded
from tests.assembly.sitting import move, opened
from tests.assembly.voting import NO, YES, vote

from comity.assembly.actions.close_ballot import close_ballot
from comity.assembly.actions.correct_vote import correct_vote
from comity.assembly.actions.open_ballot import open_ballot
from comity.assembly.actions.prepare_ballot import prepare_ballot
from comity.assembly.interfaces import every_message as _every_message  # noqa: F401 - registers
from comity.assembly.interfaces.minutes_text import draft_text
from comity.assembly.queries.minutes_draft import minutes_draft
from comity.kernel.domain.messages import Message

pytestmark = pytest.mark.django_db


def test_a_session_is_told_in_order_with_the_steps_of_its_count() -> None:
    made = seeded("KE", "FR", "JP")
    secretary = made.as_secretary()
    session = opened(made, "KE", "FR")
    ballot = prepare_ballot(
        person=secretary, title="Fish & *lakes*", body="assembly", matter="", session=session.id
    )
    open_ballot(person=secretary, ballot=ballot.id)
    vote(made, ballot, KE=YES, FR=NO)
    close_ballot(person=secretary, ballot=ballot.id)
    correct_vote(
        person=secretary,
        ballot=ballot.id,
        member="FR",
        old=NO,
        new=YES,
        asked_by="party:FR",
        why="a slip",
    )
    move(made, session, "FR", arrives=False)
    text = draft_text(
        minutes_draft(session, secretary.on),
        [Message("minutes-heading", {"session": session.name})],
        moment=lambda _at: "10:00",
        name={"KE": "Kenya", "FR": "France"}.__getitem__,
    )
    lines = text.splitlines()
    assert lines[:2] == ["# Minutes of First session", ""]
    told = [each.removeprefix("- **10:00** ") for each in lines[2:] if each.startswith("- ")]
    assert told[:6] == [
        "Session of Assembly opened.",
        "France arrived.",
        "Kenya arrived.",
        "There was a quorum: 2 present.",
        "Ballot Fish \\& \\*lakes\\* opened, by the rule ordinary.",
        "Ballot Fish \\& \\*lakes\\* closed: Rejected.",
    ]
    assert told[6].startswith("Erratum to ballot Fish")
    assert told[7:] == ["France left.", "The quorum was lost: 1 present."]
    corrected = next(place for place, each in enumerate(lines) if "Erratum" in each)
    assert lines[corrected + 1] == "  - Adopted"
    assert not lines[corrected - 1].startswith("  - ")  # the outcome is no longer that

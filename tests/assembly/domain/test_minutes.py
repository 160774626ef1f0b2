from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from comity.assembly.domain.choices import Choice
from comity.assembly.domain.errata import Erratum
from comity.assembly.domain.minutes import (
    NEEDED,
    Event,
    Happened,
    draft,
    item_of,
    item_of_erratum,
    items_of_presence,
    items_of_quorum,
)
from comity.assembly.domain.presence import QuorumChange, Stay
from comity.assembly.interfaces import trust_messages as _trust_messages  # noqa: F401 - registers
from comity.kernel.domain.errors import InvalidInput
from comity.kernel.domain.messages import Message
from comity.kernel.interfaces.messages import render

NINE = datetime(2026, 11, 28, 9, 0, tzinfo=UTC)


def at(minutes: int) -> datetime:
    return NINE + timedelta(minutes=minutes)


def test_a_session_in_order_and_in_words() -> None:
    told = (Message("majority-test"),)
    events = [
        item_of(Event(at(1), Happened.SESSION_OPENED, {"body": "Assembly"})),
        item_of(Event(at(9), Happened.BALLOT_CLOSED, {"ballot": "7", "result": "adopted"}), told),
        item_of_erratum(
            at(9), "7", Erratum("KE", Choice.NO, None, "party:KE", "it had left the room")
        ),
    ]
    stays = [Stay("KE", at(0), at(8)), Stay("FR", at(0))]
    changes = [QuorumChange(at(0), True, 2), QuorumChange(at(8), False, 1)]
    items = draft(items_of_presence(stays), items_of_quorum(changes), events)
    assert [render(each.message) for each in items] == [
        "KE arrived.",
        "FR arrived.",
        "There was a quorum: 2 present.",
        "Session of Assembly opened.",
        "KE left.",
        "The quorum was lost: 1 present.",
        "Ballot 7 closed: adopted.",
        "Erratum to ballot 7: the vote of KE, recorded as no, is absent "
        "(asked for by party:KE: it had left the room).",
    ]
    assert items[6].details == told


@pytest.mark.parametrize("happened", Happened)
def test_everything_that_happens_can_be_said(happened: Happened) -> None:
    event = Event(NINE, happened, dict.fromkeys(NEEDED[happened], "x"))
    assert "x" in render(item_of(event).message) or not NEEDED[happened]


@pytest.mark.parametrize("happened", [each for each in Happened if NEEDED[each]])
def test_what_is_missing_is_named(happened: Happened) -> None:
    missing, *rest = sorted(NEEDED[happened])
    with pytest.raises(InvalidInput) as caught:
        Event(NINE, happened, dict.fromkeys(rest, "x"))
    assert caught.value.message.params["missing"] == (missing,)


def test_an_event_has_a_time_with_zone() -> None:
    with pytest.raises(InvalidInput) as caught:
        Event(NINE.replace(tzinfo=None), Happened.SESSION_CLOSED)
    assert caught.value.message.id == "minutes-without-zone"

"""What a depositary does, against a live server: every answer fits its type."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from pytest_django.live_server_helper import LiveServer
from tests.assembly.motions import lakes
from tests.assembly.seeding import Seeded
from tests.assembly.treaties import adopted_motion, ratified, treaty
from tests.client.clients import For, clients
from tests.client.described import fits

from comity.client import Conflict, InvalidInput, NotPermitted, UnknownName

SLUG = "north-lakes"


@pytest.fixture
def made(live_server: LiveServer, tmp_path: Path) -> Seeded:
    return lakes(tmp_path)


@pytest.fixture
def of(live_server: LiveServer, made: Seeded) -> Iterator[For]:
    yield from clients(live_server.url, "view", f"keep-treaties@assembly:{SLUG}")


def test_treaties_are_adopted(of: For, made: Seeded) -> None:
    desk = of(made.secretary)
    motion, ballot = adopted_motion(made)
    adopted = desk.adopt_motion(SLUG, motion.number, ballot=str(ballot.id), reservations=True)
    fits("adopt_motion", adopted)
    with pytest.raises(Conflict):
        desk.adopt_motion(SLUG, motion.number, ballot=str(ballot.id))
    kept = desk.adopt_elsewhere(
        SLUG,
        title={"en": "Protocol", "fr": "Protocole"},
        adopted_on=date(2026, 5, 12),
        decision="Conference of Kisumu",
        rule={"conditions": [{"count": 1}]},
        amends=adopted["slug"],
        reservations=False,
    )
    fits("adopt_elsewhere", kept)
    assert (kept["slug"], kept["amends"], kept["rule"]) == (
        "protocol", "convention-on-lake-data", {"conditions": [{"count": 1}]},
    )  # fmt: skip
    with pytest.raises(InvalidInput) as caught:
        desk.adopt_elsewhere(
            SLUG, title={"en": "P"}, adopted_on="2026-05-12", decision="C", rule={}
        )
    (found,) = caught.value.problem["problems"]
    assert found["params"] == {"key": "conditions", "pointer": "/rule"}
    with pytest.raises(NotPermitted):
        of(made.heads["KE"]).adopt_motion(SLUG, motion.number, ballot=str(ballot.id))


@pytest.mark.usefixtures("released")
def test_treaties_are_kept(of: For, made: Seeded) -> None:
    row = treaty(made)
    ratified(made, row, "KE")
    desk = of(made.secretary)
    (deed,) = desk.treaty_deeds(SLUG, row.slug)["items"]
    struck = desk.strike_deed(SLUG, row.slug, deed["id"], why="Of another")
    fits("strike_deed", struck)
    assert struck["why_struck"] == "Of another"
    linked = desk.link_instrument(SLUG, row.slug, instrument="coe-ai-convention")
    fits("link_instrument", linked)
    assert linked["instrument"] == "coe-ai-convention"
    ended = desk.close_treaty(SLUG, row.slug, closed_on="2026-07-01", why="Protocol")
    fits("close_treaty", ended)
    assert (ended["closed_on"], ended["why_closed"]) == ("2026-07-01", "Protocol")
    with pytest.raises(UnknownName):
        desk.close_treaty(SLUG, "no-such", closed_on="2026-07-01", why="Protocol")

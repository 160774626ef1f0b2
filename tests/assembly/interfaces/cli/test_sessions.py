"""`comity assembly sessions list`."""

from __future__ import annotations

from datetime import UTC, datetime

from tests.assembly.seeding import seeded
from tests.assembly.sitting import opened, planned
from tests.assembly.voting import prepared
from tests.cli.running import Comity

from comity.assembly.actions.change_agenda import add_item
from comity.assembly.actions.write_minutes import write_minutes


def test_sessions_are_listed_one_a_line(comity: Comity) -> None:
    made = seeded("KE")
    row = planned(made, name="Spring", starts_at=datetime(2027, 3, 1, 9, tzinfo=UTC))
    listed = comity("assembly", "sessions", "list", "north-lakes")
    assert listed.out == f"2027-03-01T09:00+00:00  assembly 1  planned  Spring  {row.id}\n"
    none = comity("assembly", "sessions", "list", "north-lakes", "--state", "open")
    assert none.out == "No such session is planned, and none was held.\n"


def test_a_session_is_shown(comity: Comity) -> None:
    made = seeded("KE", "FR")
    row = opened(made, "KE")
    add_item(person=made.as_secretary(), session=row.id, title="Gauges")
    ballot = prepared(made, session=row.id)
    shown = comity("assembly", "sessions", "show", "north-lakes", row.id)
    assert shown.out.splitlines() == [
        "First session\topen",
        f"begins\t{row.starts_at.isoformat(timespec='minutes')}\t-",
        "item\t1\twaiting\tGauges",
        "member\tFR\tabsent\tGovernment of FR",
        "member\tKE\tpresent\tGovernment of KE",
        f"ballot\t{ballot.id}\tprepared\tShall we?",
    ]
    assert comity("assembly", "sessions", "show", "north-lakes", "nothing").code == 4


def test_minutes_are_drafted_until_somebody_writes_them(comity: Comity) -> None:
    made = seeded("KE", "FR")
    row = opened(made, "KE")
    asked = ("assembly", "sessions", "minutes", "north-lakes", row.id)
    drafted = comity(*asked).out
    assert drafted.startswith("# Minutes of First session\n\nAssembly, ")
    assert "Kenya arrived." in drafted
    write_minutes(person=made.as_secretary(), session=row.id, text="# All well", after=0)
    assert comity(*asked).out == "# All well\n"
    assert comity(*asked, "--draft").out == drafted

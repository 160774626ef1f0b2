"""Each page of the room stands in `docs/use/web.md`, all that is logged in `audit.md`."""

from __future__ import annotations

import re

from tests.documents import ROOMS, rows, sections, spans, text_of

from comity.plan.interfaces.urls import urlpatterns

ADDRESS = re.compile(r"^/[a-z]")
PLAN = "plans/{}"
CALLS = (
    r'action="([a-z_]+)"',
    r'log_(?:commitment|progress)\(\s*\w+,\s*\w+,\s*"([a-z_]+)"',
    r'\b_log\((?:\s*\w+,){2,3}\s*"([a-z_]+)"',
)
"""How the room's actions name what they log."""


def plain(address: str) -> str:
    """Without the names of what is filled in."""
    return re.sub(r"<[^>]+>|\{[^}]+\}", "{}", address.partition("?")[0]).strip("/")


def test_every_page_of_plans_is_documented_and_no_other() -> None:
    section = sections(text_of("docs/use/web.md"))["Plans"]
    documented = {
        f"{PLAN}/{plain(each)}"
        for row in rows(section)
        for each in spans(row[0])
        if ADDRESS.match(each)
    }
    there = {plain(str(each.pattern)) for each in urlpatterns} - {"plans", PLAN}
    assert documented == there
    assert "`/plans`" in section


def test_whatever_is_logged_of_plans_is_documented_and_nothing_else() -> None:
    section = sections(text_of("docs/operate/audit.md"))["What people do in plans of action"]
    documented = {name for row in rows(section) for name in spans(row[1])}
    source = "\n".join(each.read_text("utf-8") for each in (ROOMS / "plan/actions").glob("*.py"))
    assert documented - set(re.findall(r'"([a-z_]+)"', source)) == set()
    called = {name for each in CALLS for name in re.findall(each, source)}
    assert called - documented == set()
    assert {"settle_dispute", "declare_interests", "withdraw_plan_file"} <= called


def test_what_ticks_is_told_where_it_is_looked_for() -> None:
    tick = (ROOMS / "cli" / "tick.py").read_text("utf-8")
    told = text_of("docs/operate/serve.md")
    assert "forget_joining" in tick
    for name in ("COMITY_JOIN_UNCONFIRMED_DAYS", "COMITY_JOIN_DECIDED_DAYS"):
        assert name in told
        assert name in text_of("docs/operate/settings.md")

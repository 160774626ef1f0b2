"""Treaties as small as a test needs them."""

from __future__ import annotations

from datetime import date

from comity.regulation.domain.confidence import Confidence
from comity.regulation.domain.treaties import IsMember, Treaty
from comity.regulation.domain.treaty_actions import (
    ActionKind,
    Delay,
    TreatyAction,
    TreatyRule,
)

SIGNED, RATIFIED, APPROVED, LEFT, BEGAN = (
    ActionKind.SIGNATURE,
    ActionKind.RATIFICATION,
    ActionKind.APPROVAL,
    ActionKind.DENUNCIATION,
    ActionKind.ENTRY_INTO_FORCE,
)
THREE_MONTHS = Delay(months=3, first_of_month=True, citation="Art. 30(3)")
STRASBOURG = TreatyRule(consents=5, members=3, body="COE", entry=THREE_MONTHS, leaving=THREE_MONTHS)
"""The rule of many conventions of the Council of Europe."""


def action(
    jurisdiction: str,
    kind: ActionKind,
    day: str,
    latest: str = "",
    *,
    number: int = 1,
    with_members: bool = False,
) -> TreatyAction:
    """On a day, or between two."""
    first = date.fromisoformat(day)
    return TreatyAction(
        jurisdiction=jurisdiction,
        action=kind,
        number=number,
        date=None if latest else first,
        earliest=first if latest else None,
        latest=date.fromisoformat(latest) if latest else None,
        with_members=with_members,
        source="the depositary",
        confidence=Confidence.VERIFIED_TEXT,
    )


def members(*ids: str, unknown: tuple[str, ...] = ()) -> IsMember:
    """Memberships that never change."""
    return lambda id, body, on: None if id in unknown else id in ids


def treaty(
    *actions: TreatyAction, rule: TreatyRule = STRASBOURG, is_member: IsMember | None = None
) -> Treaty:
    """By default all but the European Union and Japan are members of the body."""
    return Treaty(rule, actions, is_member or (lambda id, body, on: id not in ("EU", "JP")))

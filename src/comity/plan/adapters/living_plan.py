"""What the demo of plans is filled with, as its file has it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import msgspec
import yaml

from comity.plan.domain.participants import ParticipantKind
from comity.plan.domain.plan_text import Direction

FILE = Path(__file__).parent.parent / "examples" / "living-plan.yaml"

Share = tuple[str, str, Decimal, str, str]
"""Of help: kind, words, quantity, unit, per"""


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoParticipant:
    """`key` stands in the address of its people."""

    kind: ParticipantKind
    jurisdiction: str
    name: str
    contact: str
    about: str
    key: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoCommitment:
    """Days count from the day of the demo. `reports` are days ago, percent, value, words;
    `partner` is a participant and its role."""

    by: str
    action: str
    language: str
    title: str
    outcome: str
    indicator: str
    unit: str
    value: Decimal
    due: int
    proof: str
    whom: str
    sub_action: str = ""
    direction: Direction = Direction.UP
    baseline: Decimal = Decimal(0)
    milestone: str = ""
    reports: tuple[tuple[int, int, Decimal, str], ...] = ()
    level: str = ""
    reasons: str = ""
    answer: str = ""
    dispute: str = ""
    offer: Share | None = None
    need: Share | None = None
    partner: tuple[str, str] | None = None
    completed: str = ""
    withdrawn: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LivingPlan:
    """`waiting` asked to join; nobody has let them in yet."""

    participants: tuple[DemoParticipant, ...]
    waiting: tuple[DemoParticipant, ...]
    commitments: tuple[DemoCommitment, ...]
    drafts: tuple[DemoCommitment, ...]


def living_plan() -> LivingPlan:
    plain = yaml.safe_load(FILE.read_text("utf-8"))
    return msgspec.convert(plain, LivingPlan, strict=False)

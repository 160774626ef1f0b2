"""The plans that ship with Comity: each version of each, and a plan to begin with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from comity.plan.domain.plan_text import PlanText
from comity.plan.formats.plan_file import read_plan

FOLDER = Path(__file__).parent.parent / "shipped"
STARTER = Path(__file__).parent.parent / "examples" / "starter.yaml"


@dataclass(frozen=True, slots=True)
class ShippedPlan:
    """One version of a plan, as its file has it."""

    text: PlanText
    source: bytes
    name: str

    @property
    def digest(self) -> str:
        return sha256(self.source).hexdigest()


def shipped_plans(folder: Path = FOLDER) -> Sequence[ShippedPlan]:
    """Each plan's versions one after another. A later version is a file of its own, so that an
    instance that is far behind gets all of them."""
    found = []
    for file in sorted(folder.glob("*.yaml")):
        source = file.read_bytes()
        found.append(ShippedPlan(read_plan(source, file.name), source, file.name))
    return sorted(found, key=lambda it: (it.text.id, it.text.version))


def starter_text() -> str:
    """A plan to begin with: valid as it stands, with every part explained."""
    return STARTER.read_text("utf-8")

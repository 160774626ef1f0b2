"""What the gate holds a text against, of a plan on a day."""

from __future__ import annotations

from comity.plan.adapters.gate_ground import ground_in
from comity.plan.domain.commitment_text import CommitmentText
from comity.plan.domain.gate_lacks import Ground
from comity.plan.queries.find_plan import plan_text
from comity.plan.queries.people import Person


def ground_for(person: Person, text: CommitmentText) -> Ground:
    """On their day, against the last version of the plan."""
    return ground_in(plan_text(person.plan), text, person.on)

"""The motions of the demo: one with amendments before the assembly, and a budget."""

from __future__ import annotations

from collections.abc import Callable

from comity.assembly.actions.co_sponsor import co_sponsor
from comity.assembly.actions.move_motion import move_motion
from comity.assembly.actions.propose_amendment import propose_amendment
from comity.assembly.actions.propose_motion import propose_motion
from comity.assembly.domain.amendments import Action, NewParagraph
from comity.assembly.formats.motion_markdown import read_motion_markdown
from comity.assembly.models import Motion
from comity.assembly.queries.people import Person
from comity.kernel.domain.audit import Visibility

READINGS = """# Common format for water level readings

Recalling that nine members measure the same lakes in nine formats,

1. Decides that each member publishes its readings in one format from next January on; {#format}
2. Asks the Institute of Lake Hydrology to describe that format; {#institute}
3. Invites members to open their readings since 2010. {#archive}
"""
BUDGET = """# Budget for the coming year

1. Adopts a budget of 920,000, of which 300,000 for sensors on Fern Island. {#sum}
2. Asks the secretary to report on it in spring. {#report}
"""
ACCORD = """# Accord on shared warnings of floods

1. Each party tells the others of a flood that it expects, as soon as it expects it. {#warn}
2. Each party names one office that can be reached at any hour. {#office}
"""

As = Callable[[str], Person]
"""The person who acts for a member, by its key."""


def propose_motions(acting: As, secretary: Person) -> tuple[Motion, Motion, Motion]:
    """Readings (with two amendments), the budget and an accord, all put before the assembly."""
    readings = _proposed(acting("alder"), READINGS)
    budget = _proposed(acting("cedar"), BUDGET, "budget")
    accord = _proposed(acting("dunmore"), ACCORD, "treaty")
    co_sponsor(person=acting("hydro"), motion=readings)
    for motion, by in ((readings, "alder"), (budget, "cedar"), (accord, "dunmore")):
        move_motion(person=acting(by), motion=motion, move="submit")
        move_motion(person=secretary, motion=motion, move="put-before-body")
    propose_amendment(
        person=acting("birch"),
        motion=readings,
        action=Action.REPLACE,
        paragraph="format",
        words="Decides that each member publishes its readings in one format within two years;",
        reason="Small towns need the time.",
    )
    propose_amendment(
        person=acting("maps"),
        motion=readings,
        action=Action.INSERT,
        paragraph="archive",
        new=(NewParagraph("Decides that readings are published under an open licence."),),
    )
    return readings, budget, accord


def _proposed(person: Person, text: str, matter: str = "") -> Motion:
    return propose_motion(
        person=person,
        text=read_motion_markdown(text, "demo.md"),
        body="assembly",
        language="en",
        matter=matter,
        visibility=Visibility.PUBLIC,
    )

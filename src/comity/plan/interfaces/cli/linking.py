"""`comity plan link`: how an action stands to another."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from comity.kernel.domain.errors import UnknownName
from comity.kernel.domain.messages import Message
from comity.kernel.interfaces.messages import render
from comity.plan.domain.plan_links import LinkKind
from comity.plan.interfaces import every_message as _every_message  # noqa: F401 - registers

if TYPE_CHECKING:
    pass

LINK_EXAMPLES = """Examples:

comity plan link our-plan/skills supports global-ai-governance-2025/capacity

comity plan link our-plan/skills supports global-ai-governance-2025/capacity --remove
"""


def link(
    left: Annotated[
        str, typer.Argument(metavar="PLAN/ACTION", help="From here.", show_default=False)
    ],
    kind: Annotated[LinkKind, typer.Argument(show_default=False)],
    right: Annotated[
        str, typer.Argument(metavar="PLAN/ACTION", help="To there.", show_default=False)
    ],
    reason: Annotated[str, typer.Option(help="Why; everybody can read it.")] = "",
    remove: Annotated[bool, typer.Option("--remove", help="Take the link away.")] = False,
) -> None:
    """Say that an action supports, duplicates or conflicts with another."""
    from comity.kernel.adapters.database import open_database

    with open_database():
        from comity.plan.actions.link_actions import link_actions, unlink_actions
        from comity.plan.interfaces.cli.operator import operator_in
        from comity.plan.queries.plan_actions import find_action_named

        here, there = find_action_named(left), find_action_named(right)
        person = operator_in(here.plan.slug)
        if remove:
            found = here.links.filter(right=there, kind=kind.value).first()
            if found is None:
                raise UnknownName("plan-link-unknown", key=f"{left} {kind.value} {right}")
            unlink_actions(person=person, link=found.id)
        else:
            link_actions(person=person, left=here, right=there, kind=kind, reason=reason)
    params = {"left": left, "kind": kind.value, "right": right}
    typer.echo(render(Message("plan-link-removed" if remove else "plan-link-made", params)))

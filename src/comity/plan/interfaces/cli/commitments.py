"""`comity plan commitments` and `gate`."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from comity.kernel.domain.errors import unknown_name
from comity.kernel.domain.messages import Message
from comity.kernel.interfaces.error_text import error_text
from comity.kernel.interfaces.messages import render
from comity.plan.interfaces import every_message as _every_message  # noqa: F401 - registers

if TYPE_CHECKING:
    from comity.plan.domain.commitment_text import CommitmentText
    from comity.plan.domain.gate_lacks import Ground

STATES = ("", "active", "completed", "withdrawn")
TIMELY = ("", "overdue", "due-soon", "stale", "never-updated")
COMMITMENTS_EXAMPLES = """Examples:

comity plan commitments global-ai-governance-2025

comity plan commitments global-ai-governance-2025 --state active --timely overdue
"""
GATE_EXAMPLES = """Examples:

comity plan gate our-commitment.yaml

comity plan gate our-commitment.json --plan our-plan.yaml
"""
PlanArgument = Annotated[str, typer.Argument(metavar="PLAN", help="The plan's id.")]
FileArgument = Annotated[
    Path, typer.Argument(metavar="FILE", help="A commitment, YAML or JSON.", show_default=False)
]


def commitments(
    plan: PlanArgument,
    words: Annotated[str, typer.Option(metavar="WORDS", help="Only those with these words.")] = "",
    action: Annotated[str, typer.Option(metavar="ID", help="Only to this action.")] = "",
    state: Annotated[str, typer.Option(metavar="STATE", help="active, completed, withdrawn.")] = "",
    timely: Annotated[
        str, typer.Option(metavar="WHICH", help="overdue, due-soon, stale or never-updated.")
    ] = "",
) -> None:
    """List commitments: number, state, day, reported percentage, assessment, who, title."""
    from comity.kernel.adapters.database import open_database

    if timely not in TIMELY:
        raise unknown_name("commitment-timely-unknown", timely, TIMELY[1:])
    if state not in STATES:
        raise unknown_name("commitment-state-unknown", state, STATES[1:])
    with open_database():
        from comity.plan.interfaces.cli.operator import operator_in
        from comity.plan.queries.list_commitments import CommitmentFilter, list_commitments

        asked = CommitmentFilter(
            words=words, action=action, state=state, timely=timely, sort="number"
        )
        rows = list_commitments(operator_in(plan), asked).select_related("participant")
        lines = [
            (
                str(each.number),
                each.state,
                each.due_on.isoformat() if each.due_on else "-",
                "-" if each.self_percent is None else f"{each.self_percent}%",
                each.level or "-",
                each.participant.name,
                each.title,
            )
            for each in rows
        ]
    for line in lines:
        typer.echo("\t".join(" ".join(each.split()) for each in line))


def gate(
    file: FileArgument,
    plan: Annotated[
        Path | None,
        typer.Option(metavar="PLAN.yaml", help="The plan whose actions it is held against."),
    ] = None,
) -> None:
    """Try the gate on a file: what is missing, and what is worth another look."""
    from comity.kernel.adapters.atomic_files import read_bytes
    from comity.plan.adapters.gate_ground import ground_in, ground_without_plan
    from comity.plan.domain.gate import advice, refusals
    from comity.plan.formats.commitment_file import read_commitment
    from comity.plan.formats.plan_file import LARGEST_PLAN, read_plan

    text_of_plan = read_plan(read_bytes(plan, LARGEST_PLAN), plan.name) if plan else None
    on = datetime.now(tz=UTC).date()

    def ground(text: CommitmentText) -> Ground:
        return ground_in(text_of_plan, text, on) if text_of_plan else ground_without_plan(text, on)

    source = read_bytes(file, LARGEST_PLAN)
    text = read_commitment(source, file.name, lambda found: refusals(found, ground(found)))
    for each in advice(text, ground(text)):
        typer.echo(f"{each.field}: {error_text(each.error)}")
    typer.echo(render(Message("commitment-passes", {"file": file.name})))

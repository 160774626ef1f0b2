"""What a commitment is to say, as the API is told. Figures are decimals in text."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import Field, StringConstraints

from comity.kernel.interfaces.api.records import Record
from comity.plan.domain.commitment_text import CommitmentText, HelpKind, HelpSide
from comity.plan.domain.plan_text import Direction
from comity.plan.formats.commitment_plain import commitment_of_plain

Figure = Annotated[str, StringConstraints(max_length=40), Field(description="A decimal: 12.5.")]
Name = Annotated[str, StringConstraints(max_length=300)]
Long = Annotated[str, StringConstraints(max_length=10_000)]
Code = Annotated[str, StringConstraints(max_length=64)]


class MoneyAsked(Record):
    """`currency` is a code of ISO 4217."""

    amount: Figure
    currency: Annotated[str, StringConstraints(max_length=3)]


class TargetAsked(Record):
    """An indicator with where it starts and where it is to be. `proof` is what will show it to
    somebody else; `plan_indicator` the id of the plan's own indicator that it is."""

    indicator: Name = ""
    unit: Name = ""
    direction: Direction = Direction.UP
    baseline: Figure | None = None
    baseline_on: date | None = None
    value: Figure | None = None
    due_on: date | None = None
    proof: Long = ""
    plan_indicator: Code = ""


class MilestoneAsked(Record):
    """`id` stays the same from version to version."""

    id: Code
    title: Name
    due_on: date


class HelpAsked(Record):
    """An offer of help, or a need of it. `per` is week, month or year; empty for once."""

    id: Code
    side: HelpSide
    kind: HelpKind
    text: Long
    quantity: Figure | None = None
    unit: Code = ""
    per: Annotated[str, StringConstraints(max_length=16)] = ""
    since: date | None = None
    until: date | None = None


class IatiAsked(Record):
    """What an IATI activity needs beside the rest."""

    organisation: Name = ""
    countries: list[Code] = Field(default_factory=list, max_length=250)
    sector: Code = ""
    regions: list[Code] = Field(default_factory=list, max_length=100)


class CommitmentTextAsked(Record):
    """All that is promised, in one version. What is left out is not known; the gate asks for it
    when the commitment is submitted."""

    title: Name
    language: Annotated[str, StringConstraints(max_length=16)]
    action: Code
    outcome: Long = ""
    beneficiaries: Long = ""
    sub_action: Code = ""
    starts_on: date | None = None
    target: TargetAsked = Field(default_factory=TargetAsked)
    milestones: list[MilestoneAsked] = Field(default_factory=list, max_length=200)
    budget: MoneyAsked | None = None
    helps: list[HelpAsked] = Field(default_factory=list, max_length=200)
    iati: IatiAsked = Field(default_factory=IatiAsked)


def text_asked(asked: CommitmentTextAsked) -> CommitmentText:
    """Raises `InvalidInput("commitment-malformed")`."""
    return commitment_of_plain(asked.model_dump(mode="json"))

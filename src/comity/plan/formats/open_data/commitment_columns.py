"""The columns of commitments, and a commitment as a row of them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from enum import StrEnum

from comity.kernel.domain.audit import Visibility
from comity.plan.domain.commitment_text import (
    CommitmentState,
    CommitmentText,
    IatiFacts,
    Money,
    Target,
)
from comity.plan.domain.participants import ParticipantKind
from comity.plan.domain.plan_text import Direction, Level
from comity.plan.formats.open_data.columns import (
    Column,
    ColumnType,
    Reference,
    Says,
    Table,
    Value,
)

TEXT, INTEGER, DECIMAL = ColumnType.TEXT, ColumnType.INTEGER, ColumnType.DECIMAL
DAY = ColumnType.DAY
THEM, REVIEWER, PLATFORM = Says.PARTICIPANT, Says.REVIEWER, Says.PLATFORM


def values_of(choices: type[StrEnum]) -> tuple[str, ...]:
    return tuple(each.value for each in choices)


COMMITMENT_NUMBER = Column(
    "commitment", INTEGER, "The number of the commitment in its plan, which never changes.",
    PLATFORM,
)  # fmt: skip
STANDING = (
    COMMITMENT_NUMBER,
    Column("version", INTEGER, "The version of its text that the row shows, the last one.",
           PLATFORM),
    Column("state", TEXT, "Where it stands by its participant's word.", THEM,
           choices=values_of(CommitmentState)),
    Column("visibility", TEXT, "Who may see it.", THEM, choices=values_of(Visibility)),
    Column("participant", TEXT, "The id (UUID) of who committed; empty where it may not be seen.",
           PLATFORM),
    Column("participant_name", TEXT, "The name of who committed; empty where it may not be seen.",
           THEM),
    Column("kind", TEXT, "What sort of stakeholder committed.", THEM,
           choices=values_of(ParticipantKind)),
    Column("jurisdiction", TEXT, "Where who committed has its seat.", THEM),
)  # fmt: skip
PROMISED = (
    Column("action", TEXT, "The id of the action of the plan that it is for.", THEM),
    Column("sub_action", TEXT, "The id of the part of that action, where it is for one.", THEM),
    Column("title", TEXT, "What is promised, in short.", THEM),
    Column("language", TEXT, "The language of its texts (BCP 47).", THEM),
    Column("outcome", TEXT, "What will be different.", THEM),
    Column("beneficiaries", TEXT, "For whom.", THEM),
    Column("starts_on", DAY, "The day on which work begins.", THEM),
    Column("indicator", TEXT, "What is counted or measured.", THEM),
    Column("unit", TEXT, "What its figures count.", THEM),
    Column("direction", TEXT, "Which way it goes where things get better.", THEM,
           choices=values_of(Direction)),
    Column("baseline", DECIMAL, "Its value at the start.", THEM, unit="as in the column unit"),
    Column("baseline_on", DAY, "The day of that value.", THEM),
    Column("target", DECIMAL, "The value that is promised.", THEM, unit="as in the column unit"),
    Column("due_on", DAY, "The day by which it is promised.", THEM),
    Column("proof", TEXT, "What will show it to somebody else.", THEM),
    Column("plan_indicator", TEXT, "The id of the action's own indicator, where it is that.", THEM),
    Column("budget", DECIMAL, "What is set aside for it.", THEM, unit="as in the column currency"),
    Column("currency", TEXT, "The currency of the budget (ISO 4217).", THEM),
    Column("iati_organisation", TEXT, "The IATI organisation identifier of who committed.", THEM),
    Column("iati_countries", TEXT,
           "Where it has effect: ISO 3166-1 alpha-2 codes, separated by spaces.", THEM),
    Column("iati_sector", TEXT, "What it is for: a five-digit purpose code of the OECD DAC.", THEM),
    Column("iati_regions", TEXT,
           "Regions where it has effect beside those countries: codes of the OECD DAC, by spaces.",
           THEM),
)  # fmt: skip
PROGRESS = (
    Column("submitted_on", DAY, "The day on which it was submitted.", PLATFORM),
    Column("ended_on", DAY, "The day on which it was said to be done, or withdrawn.", PLATFORM),
    Column("updates", INTEGER, "How many updates there are that were not taken back.", PLATFORM,
           unit="updates"),
    Column("last_update_on", DAY, "The day as of which the last of them is true.", THEM),
    Column("self_percent", INTEGER, "How much is done, by the participant's own word.", THEM,
           unit="per cent, 0 to 100"),
    Column("reached", DECIMAL, "The value of the indicator, as last reported.", THEM,
           unit="as in the column unit"),
    Column("level", TEXT, "How far it is, as last assessed; empty where it never was.", REVIEWER,
           choices=("", *values_of(Level))),
)  # fmt: skip
COMMITMENTS = Table(
    "commitments",
    "What is committed to",
    (*STANDING, *PROMISED, *PROGRESS),
    ("commitment",),
    (Reference(("participant",), "participants"),),
)


def promised_values(text: CommitmentText) -> tuple[Value, ...]:
    """In the order of `PROMISED`."""
    target, budget, iati = text.target, text.budget, text.iati
    return (
        text.action, text.sub_action, text.title, text.language, text.outcome, text.beneficiaries,
        text.starts_on, target.indicator, target.unit, target.direction.value, target.baseline,
        target.baseline_on, target.value, target.due_on, target.proof, target.plan_indicator,
        budget.amount if budget else None, budget.currency if budget else "",
        iati.organisation, " ".join(iati.countries), iati.sector,
        " ".join(iati.regions),
    )  # fmt: skip


def promised_text(values: Mapping[str, Value]) -> CommitmentText:
    """By the names of `PROMISED`; one that is not there says nothing. Milestones, offers and needs
    have tables of their own."""
    amount = values.get("budget")
    currency = _text(values, "currency")
    return CommitmentText(
        title=_text(values, "title"),
        language=_text(values, "language"),
        action=_text(values, "action"),
        outcome=_text(values, "outcome"),
        beneficiaries=_text(values, "beneficiaries"),
        sub_action=_text(values, "sub_action"),
        starts_on=_day(values, "starts_on"),
        target=Target(
            indicator=_text(values, "indicator"),
            unit=_text(values, "unit"),
            direction=Direction(_text(values, "direction") or Direction.UP.value),
            baseline=_figure(values, "baseline"),
            baseline_on=_day(values, "baseline_on"),
            value=_figure(values, "target"),
            due_on=_day(values, "due_on"),
            proof=_text(values, "proof"),
            plan_indicator=_text(values, "plan_indicator"),
        ),
        budget=Money(amount, currency) if isinstance(amount, Decimal) else None,
        iati=IatiFacts(
            organisation=_text(values, "iati_organisation"),
            countries=tuple(_text(values, "iati_countries").split()),
            sector=_text(values, "iati_sector"),
            regions=tuple(_text(values, "iati_regions").split()),
        ),
    )


def _text(values: Mapping[str, Value], name: str) -> str:
    found = values.get(name)
    return found if isinstance(found, str) else ""


def _day(values: Mapping[str, Value], name: str) -> date | None:
    found = values.get(name)
    return found if isinstance(found, date) else None


def _figure(values: Mapping[str, Value], name: str) -> Decimal | None:
    found = values.get(name)
    return found if isinstance(found, Decimal) else None

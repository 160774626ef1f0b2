"""The tables of the open data."""

from __future__ import annotations

from comity.kernel.domain.audit import Visibility
from comity.plan.domain.commitment_text import HelpKind, HelpSide
from comity.plan.domain.participants import ParticipantKind, ParticipantState
from comity.plan.domain.partnerships import PartnerRole, PartnerState
from comity.plan.domain.plan_text import Level
from comity.plan.domain.progress import DisputeState, EvidenceKind
from comity.plan.formats.open_data.columns import Column, ColumnType, Reference, Says, Table
from comity.plan.formats.open_data.commitment_columns import (
    COMMITMENT_NUMBER,
    COMMITMENTS,
    values_of,
)

TEXT, INTEGER, DECIMAL = ColumnType.TEXT, ColumnType.INTEGER, ColumnType.DECIMAL
DAY, MOMENT = ColumnType.DAY, ColumnType.MOMENT
THEM, REVIEWER, PLATFORM = Says.PARTICIPANT, Says.REVIEWER, Says.PLATFORM
OF_COMMITMENT = Reference(("commitment",), "commitments")
OF_PARTICIPANT = Reference(("participant",), "participants")

PARTICIPANTS = Table(
    "participants",
    "Who takes part",
    (
        Column("participant", TEXT, "The participant's id (UUID), which never changes.", PLATFORM),
        Column("name", TEXT, "Its name.", THEM),
        Column("kind", TEXT, "What sort of stakeholder it is.", THEM,
               choices=values_of(ParticipantKind)),
        Column("jurisdiction", TEXT, "Where it has its seat: an ISO 3166 code, or that of a body.",
               THEM),
        Column("website", TEXT, "The address of its website.", THEM),
        Column("summary", TEXT, "What it says of itself.", THEM),
        Column("visibility", TEXT, "Who may see that it takes part.", PLATFORM,
               choices=values_of(Visibility)),
        Column("state", TEXT, "Whether it takes part still.", PLATFORM,
               choices=values_of(ParticipantState)),
        Column("joined_on", DAY, "The day on which it joined.", PLATFORM),
        Column("withdrawn_on", DAY, "The day on which it left, if it did.", PLATFORM),
    ),
    ("participant",),
)  # fmt: skip
MILESTONES = Table(
    "milestones",
    "Milestones of commitments",
    (
        COMMITMENT_NUMBER,
        Column("milestone", TEXT, "The milestone's id, which stays from version to version.",
               PLATFORM),
        Column("title", TEXT, "What is to be reached.", THEM),
        Column("due_on", DAY, "By which day.", THEM),
        Column("reached_on", DAY, "The day on which it was reached, as reported.", THEM),
    ),
    ("commitment", "milestone"),
    (OF_COMMITMENT,),
)  # fmt: skip
PARTNERS = Table(
    "partners",
    "Who carries a commitment together with its participant",
    (
        COMMITMENT_NUMBER,
        Column("participant", TEXT, "The partner's id (UUID).", PLATFORM),
        Column("role", TEXT, "Its part, in the roles of organisations of IATI 2.03.", THEM,
               choices=values_of(PartnerRole)),
        Column("state", TEXT, "Whether it said yes: it counts once it has accepted.", THEM,
               choices=values_of(PartnerState)),
        Column("asked_on", DAY, "The day on which it was asked.", PLATFORM),
        Column("answered_on", DAY, "The day of its answer.", PLATFORM),
    ),
    ("commitment", "participant"),
    (OF_COMMITMENT, OF_PARTICIPANT),
)  # fmt: skip
HELPS = Table(
    "helps",
    "What is offered and needed",
    (
        COMMITMENT_NUMBER,
        Column("help", TEXT, "The id of the offer or need in its commitment.", PLATFORM),
        Column("side", TEXT, "Whether it is offered or needed.", THEM, choices=values_of(HelpSide)),
        Column("kind", TEXT, "What it is.", THEM, choices=values_of(HelpKind)),
        Column("text", TEXT, "The same in words.", THEM),
        Column("quantity", DECIMAL, "How much of it.", THEM, unit="as in the column unit"),
        Column("unit", TEXT, "What the quantity counts.", THEM),
        Column("per", TEXT, "How often: week, month, year; empty for once.", THEM),
        Column("since", DAY, "From which day on.", THEM),
        Column("until", DAY, "Up to which day.", THEM),
    ),
    ("commitment", "help"),
    (OF_COMMITMENT,),
)
UPDATES = Table(
    "updates",
    "What participants report",
    (
        COMMITMENT_NUMBER,
        Column("update", INTEGER, "The number of the update in its commitment.", PLATFORM),
        Column("version", INTEGER, "The version of the commitment that it reports against.",
               PLATFORM),
        Column("on", DAY, "The day as of which it is true.", THEM),
        Column("language", TEXT, "The language of the text (BCP 47).", THEM),
        Column("text", TEXT, "What is reported.", THEM),
        Column("percent", INTEGER, "How much is done, by the participant's own word.", THEM,
               unit="per cent, 0 to 100"),
        Column("value", DECIMAL, "The value of the commitment's indicator.", THEM,
               unit="as in the column unit of commitments"),
        Column("entered_at", MOMENT, "When it was entered.", PLATFORM),
        Column("struck_at", MOMENT, "When it was taken back: it counts no more.", PLATFORM),
        Column("struck_reason", TEXT, "Why it was taken back.", THEM),
    ),
    ("commitment", "update"),
    (OF_COMMITMENT,),
)  # fmt: skip
EVIDENCE = Table(
    "evidence",
    "What bears updates out",
    (
        COMMITMENT_NUMBER,
        Column("update", INTEGER, "The number of the update in its commitment.", PLATFORM),
        Column("evidence", TEXT, "The evidence's id (UUID).", PLATFORM),
        Column("kind", TEXT, "A link, a file, or a figure with where it was counted.", THEM,
               choices=values_of(EvidenceKind)),
        Column("title", TEXT, "What it is.", THEM),
        Column("address", TEXT, "Where it stands, for a link or a figure.", THEM),
        Column("figure", DECIMAL, "The figure.", THEM, unit="as the title says"),
        Column("file_name", TEXT, "The name of the file.", THEM),
        Column("file_type", TEXT, "The media type of the file, as its bytes were found to be.",
               PLATFORM),
        Column("file_size", INTEGER, "The size of the file.", PLATFORM, unit="bytes"),
        Column("file_digest", TEXT, "The SHA-256 of the file, in hexadecimal.", PLATFORM),
    ),
    ("commitment", "update", "evidence"),
    (Reference(("commitment", "update"), "updates"),),
)  # fmt: skip
ASSESSMENTS = Table(
    "assessments",
    "What reviewers found",
    (
        COMMITMENT_NUMBER,
        Column("assessment", INTEGER, "The number of the assessment in its commitment.", PLATFORM),
        Column("version", INTEGER, "The version of the commitment that was assessed.", PLATFORM),
        Column("update", INTEGER, "The last update that it takes in; 0 for none.", PLATFORM),
        Column("on", DAY, "The day of the assessment.", REVIEWER),
        Column("level", TEXT, "How far the commitment is, as the reviewer found.", REVIEWER,
               choices=values_of(Level)),
        Column("language", TEXT, "The language of the reasons (BCP 47).", REVIEWER),
        Column("reasons", TEXT, "Why.", REVIEWER),
        Column("struck_at", MOMENT, "When a dispute of it was upheld: it counts no more.",
               PLATFORM),
    ),
    ("commitment", "assessment"),
    (OF_COMMITMENT,),
)  # fmt: skip
_ASSESSMENT = Column(
    "assessment", INTEGER, "The number of the assessment in its commitment.", PLATFORM
)
OF_ASSESSMENT = Reference(("commitment", "assessment"), "assessments")
RESPONSES = Table(
    "responses",
    "What participants say to assessments",
    (
        COMMITMENT_NUMBER,
        _ASSESSMENT,
        Column("response", TEXT, "The response's id (UUID).", PLATFORM),
        Column("language", TEXT, "The language of the text (BCP 47).", THEM),
        Column("text", TEXT, "What is said to it.", THEM),
        Column("entered_at", MOMENT, "When it was entered.", PLATFORM),
    ),
    ("response",),
    (OF_ASSESSMENT,),
)
DISPUTES = Table(
    "disputes",
    "Assessments that their participants hold to be wrong",
    (
        COMMITMENT_NUMBER,
        _ASSESSMENT,
        Column("dispute", TEXT, "The dispute's id (UUID).", PLATFORM),
        Column("grounds", TEXT, "Why the participant holds it to be wrong.", THEM),
        Column("state", TEXT, "Whether it is open, and how it ended.", PLATFORM,
               choices=values_of(DisputeState)),
        Column("opened_at", MOMENT, "When it was opened.", PLATFORM),
        Column("settled_at", MOMENT, "When it was settled or taken back.", PLATFORM),
        Column("settlement", TEXT, "The reasons with which whoever keeps the plan settled it.",
               Says.SECRETARIAT),
    ),
    ("dispute",),
    (OF_ASSESSMENT,),
)  # fmt: skip
TABLES = (
    PARTICIPANTS, COMMITMENTS, MILESTONES, PARTNERS, HELPS, UPDATES, EVIDENCE, ASSESSMENTS,
    RESPONSES, DISPUTES,
)  # fmt: skip

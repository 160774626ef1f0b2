"""The room's tables, by what they are about."""

from comity.assembly.models.ballots import (
    Ballot,
    CorrectedVote,
    GrantedProxy,
    NamedVote,
    Objection,
    PaperSheet,
    Participation,
    SecretVote,
)
from comity.assembly.models.elections import DrawnLot, Election
from comity.assembly.models.mail import MailChoice, MailNotice
from comity.assembly.models.members import (
    Application,
    ApplicationMove,
    Delegate,
    Member,
    Seat,
    Sponsorship,
    StandingEvent,
    StatedWeight,
)
from comity.assembly.models.motions import (
    Amendment,
    CoSponsor,
    Motion,
    MotionStep,
    MotionVersion,
    Recommendation,
    TranslatedParagraph,
)
from comity.assembly.models.organisations import Assembly, Document, StatuteVersion
from comity.assembly.models.sessions import (
    AgendaItem,
    Minutes,
    Movement,
    Session,
    SessionEvent,
)
from comity.assembly.models.treaties import Treaty, TreatyDeed

__all__ = [
    "AgendaItem",
    "Amendment",
    "Application",
    "ApplicationMove",
    "Assembly",
    "Ballot",
    "CoSponsor",
    "CorrectedVote",
    "Delegate",
    "Document",
    "DrawnLot",
    "Election",
    "GrantedProxy",
    "MailChoice",
    "MailNotice",
    "Member",
    "Minutes",
    "Motion",
    "MotionStep",
    "MotionVersion",
    "Movement",
    "NamedVote",
    "Objection",
    "PaperSheet",
    "Participation",
    "Recommendation",
    "Seat",
    "SecretVote",
    "Session",
    "SessionEvent",
    "Sponsorship",
    "StandingEvent",
    "StatedWeight",
    "StatuteVersion",
    "TranslatedParagraph",
    "Treaty",
    "TreatyDeed",
]

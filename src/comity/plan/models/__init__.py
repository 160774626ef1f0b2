"""The tables of the room."""

from comity.plan.models.commitments import (
    Commitment,
    CommitmentVersion,
    HelpRow,
    MilestoneRow,
    Partnership,
)
from comity.plan.models.files import PlanFile
from comity.plan.models.mail import DueReminder, PlanMailChoice, PlanNotice
from comity.plan.models.participants import (
    Invitation,
    JoinMove,
    JoinRequest,
    Participant,
)
from comity.plan.models.plans import ActionRow, Plan, PlanLink, PlanVersion
from comity.plan.models.progress import (
    Assessment,
    AssessmentResponse,
    Dispute,
    Evidence,
    ProgressUpdate,
    ReviewAssignment,
)

__all__ = [
    "ActionRow",
    "Assessment",
    "AssessmentResponse",
    "Commitment",
    "CommitmentVersion",
    "Dispute",
    "DueReminder",
    "Evidence",
    "HelpRow",
    "Invitation",
    "JoinMove",
    "JoinRequest",
    "MilestoneRow",
    "Participant",
    "Partnership",
    "Plan",
    "PlanFile",
    "PlanLink",
    "PlanMailChoice",
    "PlanNotice",
    "PlanVersion",
    "ProgressUpdate",
    "ReviewAssignment",
]

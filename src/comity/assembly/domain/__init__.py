"""The rules of an organisation, without a database: `from comity.assembly.domain import ...`."""

from comity.assembly.domain.choices import Choice
from comity.assembly.domain.electorate import Elector, Electorate
from comity.assembly.domain.rules import (
    Basis,
    Blocking,
    DecisionRule,
    Form,
    Majority,
    Quorum,
    Tie,
    Veto,
)
from comity.assembly.domain.shares import Threshold, share_of

__all__ = [
    "Basis",
    "Blocking",
    "Choice",
    "DecisionRule",
    "Elector",
    "Electorate",
    "Form",
    "Majority",
    "Quorum",
    "Threshold",
    "Tie",
    "Veto",
    "share_of",
]

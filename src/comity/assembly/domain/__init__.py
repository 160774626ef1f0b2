"""The rules of an organisation, without a database: `from comity.assembly.domain import ...`."""

from comity.assembly.domain.choices import Choice
from comity.assembly.domain.counting import count, count_secret
from comity.assembly.domain.counts import Count, Outcome, Step, Totals
from comity.assembly.domain.election_rounds import count_round
from comity.assembly.domain.elections import ElectionOutcome, ElectionRule, Round, Ties
from comity.assembly.domain.electorate import Elector, Electorate
from comity.assembly.domain.proxies import Proxies, Proxy
from comity.assembly.domain.rule_faults import faults_of_form, rule_faults
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
    "Count",
    "DecisionRule",
    "ElectionOutcome",
    "ElectionRule",
    "Elector",
    "Electorate",
    "Form",
    "Majority",
    "Outcome",
    "Proxies",
    "Proxy",
    "Quorum",
    "Round",
    "Step",
    "Threshold",
    "Tie",
    "Ties",
    "Totals",
    "Veto",
    "count",
    "count_round",
    "count_secret",
    "faults_of_form",
    "rule_faults",
    "share_of",
]

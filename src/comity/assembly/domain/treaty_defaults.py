"""The rule of entry into force of an instrument that says nothing itself."""

from __future__ import annotations

from comity.assembly.domain.belonging import TreatyDefaults
from comity.assembly.domain.entry_rules import Condition, EntryRule
from comity.regulation.domain.treaty_actions import Delay


def default_rule(defaults: TreatyDefaults) -> EntryRule:
    """A share is one of the members as they are on each day: the organisation stands in for the
    treaty that an amendment would change."""
    conditions = []
    if defaults.consents:
        conditions.append(Condition(count=defaults.consents, citation=defaults.citation))
    if defaults.consents_share:
        conditions.append(
            Condition(
                threshold=defaults.consents_share, of_parties=True, citation=defaults.citation
            )
        )
    return EntryRule(
        conditions=tuple(conditions),
        delay=Delay(months=defaults.months, days=defaults.days, citation=defaults.citation),
        citation=defaults.citation,
    )

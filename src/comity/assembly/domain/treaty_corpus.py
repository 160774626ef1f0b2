"""An adopted treaty as an instrument of the corpus, as far as the corpus can say it."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date

from comity.assembly.domain.electorate import ONE
from comity.assembly.domain.entry_rules import Binds, Condition, EntryRule
from comity.assembly.domain.treaty_entry import AdoptedTreaty
from comity.kernel.domain.errors import Conflict
from comity.regulation.domain.confidence import Confidence
from comity.regulation.domain.instruments import (
    Instrument,
    InstrumentKind,
    InstrumentStatus,
    NoNorm,
    NoNormReason,
    Provision,
    Version,
)
from comity.regulation.domain.treaties import Treaty
from comity.regulation.domain.treaty_actions import TreatyAction, TreatyRule
from comity.regulation.domain.vocabulary import Prose, Source

NOWHERE = "INTERNATIONAL"
"""The jurisdiction of what belongs to no body that the corpus knows."""
_WEIGHT = tuple(Confidence)


@dataclass(frozen=True, slots=True, kw_only=True)
class Particulars:
    """What the corpus says of an instrument beside its actions; `register` is where these stand."""

    id: str
    title: Prose
    adopted: date
    register: str


def corpus_rule(rule: EntryRule) -> TreatyRule:
    """The inverse of `EntryRule.of`. Raises `Conflict("treaty-rule-beyond-corpus")` for a rule that
    asks for more than a number of consents, and a number of them from members of one body."""
    plain = [it for it in rule.conditions if it.count and not it.body]
    members = [it for it in rule.conditions if it.count and it.body]
    if (
        len(plain) != 1
        or len(members) > 1
        or len(plain) + len(members) != len(rule.conditions)
        or any(_asks_more(each) for each in rule.conditions)
        or rule.own not in (None, rule.delay)
        or rule.not_before is not None
        or rule.binds is not Binds.CONSENTING
        or rule.ends_below
    ):
        raise Conflict("treaty-rule-beyond-corpus")
    delay = rule.delay if rule.delay.citation else replace(rule.delay, citation=rule.citation)
    return TreatyRule(
        consents=plain[0].count,
        members=members[0].count if members else 0,
        body=members[0].body if members else "",
        entry=delay,
        leaving=rule.leaving,
    )


def as_instrument(
    treaty: AdoptedTreaty,
    particulars: Particulars,
    *,
    jurisdictions: Collection[str],
    checked_on: date,
    base: Instrument | None = None,
) -> Instrument:
    """With the actions up to `checked_on` of all parties that the corpus knows. With a `base`, the
    instrument as it is, with these in place of its own. Raises as `corpus_rule`, and
    `Conflict("treaty-export-differs")` where the corpus would then see another entry into force:
    what an export leaves out must not change what it says."""
    rule = corpus_rule(treaty.rule)
    actions = tuple(
        each
        for each in sorted(treaty.actions, key=_day)
        if each.jurisdiction in jurisdictions and (each.days.latest or date.max) <= checked_on
    )
    exported = Treaty(rule, actions, treaty.world.is_member, treaty.closed)
    meant = replace(treaty, actions=tuple(it for it in treaty.actions if _known(it, checked_on)))
    if exported.entry != meant.entry or meant.ended.earliest != treaty.closed:
        raise Conflict("treaty-export-differs")
    if base is not None:
        return replace(
            base, treaty=rule, actions=actions, checked_on=max(base.checked_on, checked_on)
        )
    return Instrument(
        id=particulars.id,
        jurisdiction=NOWHERE,
        title=particulars.title,
        short_title=particulars.title,
        kind=InstrumentKind.TREATY,
        status=InstrumentStatus.ADOPTED,
        binding=True,
        checked_on=checked_on,
        versions=(Version(id=str(particulars.adopted.year), adopted=particulars.adopted),),
        ended=treaty.closed,
        treaty=rule,
        actions=actions,
        caveats=tuple(_caveats(treaty, actions)),
        sources=(
            Source(location=particulars.register, seen="actions", date=checked_on.isoformat()),
        ),
        confidence=max((it.confidence for it in actions), key=_WEIGHT.index, default=_WEIGHT[0]),
        provisions=(
            Provision(
                eid="whole",
                citation="(whole)",
                no_norm=NoNorm(
                    reason=NoNormReason.BACKGROUND,
                    note={"en": "Its text is not encoded here; its parties are."},
                ),
            ),
        ),
    )


def _asks_more(condition: Condition) -> bool:
    return bool(condition.named or condition.of_parties) or condition.weight != ONE


def _known(action: TreatyAction, checked_on: date) -> bool:
    return (action.days.latest or date.max) <= checked_on


def _day(action: TreatyAction) -> date:
    return action.days.earliest or date.min


def _caveats(treaty: AdoptedTreaty, actions: Iterable[TreatyAction]) -> Iterable[Prose]:
    left = len({it.jurisdiction for it in treaty.actions} - {it.jurisdiction for it in actions})
    if left:
        yield {"en": f"Parties that are no jurisdictions of the corpus are left out: {left}."}
    if treaty.notices:
        yield {
            "en": "Objections, withdrawals of reservations and provisional application are "
            f"left out: {len(treaty.notices)}."
        }

"""What is wrong with a rule before anybody votes under it."""

from __future__ import annotations

from collections.abc import Iterator

from comity.assembly.domain.electorate import ONE, Electorate
from comity.assembly.domain.explaining import exact, share_text
from comity.assembly.domain.rules import Basis, DecisionRule, Form, Majority, Quorum, Veto
from comity.assembly.domain.shares import Threshold
from comity.kernel.domain.messages import Message


def faults_of_form(rule: DecisionRule) -> tuple[Message, ...]:
    """What is wrong with the rule in itself, whoever votes: nothing can be counted under it."""
    return tuple(_faults_of_form(rule))


def rule_faults(rule: DecisionRule, electorate: Electorate) -> tuple[Message, ...]:
    """All of `faults_of_form`, else what keeps this body from ever deciding anything by the rule,
    or makes a part of it idle. Empty for a rule that is fit for use."""
    if found := faults_of_form(rule):
        return found
    if found := tuple(_weights_missing(rule, electorate)):
        return found
    return tuple(_faults_in_body(rule, electorate))


def needs_names(rule: DecisionRule) -> bool:
    """Whether it must be known who voted how: for a veto, or where votes differ in weight."""
    return rule.veto is not None or any(majority.weight != ONE for majority in rule.majorities)


def _faults_of_form(rule: DecisionRule) -> Iterator[Message]:
    votes = bool(rule.majorities or rule.blocking or rule.veto)
    if rule.objections is None and not rule.majorities:
        yield Message("rule-decides-nothing", {"rule": rule.id})
    if rule.objections is not None and votes:
        yield Message("rule-consensus-and-votes", {"rule": rule.id})
    numbers = [("objections", rule.objections or 0), ("proxies", rule.proxies)]
    numbers += [("at_least", majority.at_least) for majority in rule.majorities]
    for name, number in numbers:
        if number < 0:
            yield Message("rule-number-negative", {"rule": rule.id, "name": name, "number": number})
    for part in (*((rule.quorum,) if rule.quorum else ()), *rule.majorities):
        if not 0 <= part.threshold.share <= 1:
            share = exact(part.threshold.share)
            yield Message("rule-share-outside", {"rule": rule.id, "share": share})
    if rule.quorum and rule.quorum.basis not in (Basis.MEMBERS, Basis.ENTITLED):
        yield Message("quorum-basis-unfit", {"rule": rule.id, "basis": rule.quorum.basis.value})
    if rule.blocking and not 0 <= rule.blocking.majority < len(rule.majorities):
        number = rule.blocking.majority
        yield Message("blocking-without-majority", {"rule": rule.id, "number": number})
    if rule.veto and not (rule.veto.holders or rule.veto.of_class):
        yield Message("veto-without-holder", {"rule": rule.id})
    if rule.form is Form.SECRET and needs_names(rule):
        yield Message("secret-needs-names", {"rule": rule.id})
    if rule.form is Form.SECRET and rule.may_change:
        yield Message("secret-may-change", {"rule": rule.id})


def _weights_missing(rule: DecisionRule, electorate: Electorate) -> Iterator[Message]:
    parts = (*((rule.quorum,) if rule.quorum else ()), *rule.majorities)
    for weight in dict.fromkeys(part.weight for part in parts):
        lacking = tuple(
            each.member for each in electorate if weight != ONE and weight not in each.weights
        )
        if lacking:
            yield Message("weight-missing", {"weight": weight, "members": lacking})


def _faults_in_body(rule: DecisionRule, electorate: Electorate) -> Iterator[Message]:
    if rule.quorum and not _reachable(rule.quorum, electorate):
        share = _threshold_text(rule.quorum.threshold)
        yield Message("quorum-unreachable", {"rule": rule.id, **share})
    for majority in rule.majorities:
        if not _reachable(majority, electorate):
            share = _threshold_text(majority.threshold)
            yield Message("majority-unreachable", {"rule": rule.id, **share})
        if majority.at_least > len(electorate.entitled):
            params = {"needed": majority.at_least, "entitled": len(electorate.entitled)}
            yield Message("majority-number-unreachable", {"rule": rule.id, **params})
    if rule.blocking:
        basis = rule.majorities[rule.blocking.majority].basis
        most = len(electorate) if basis is Basis.MEMBERS else len(electorate.entitled)
        if rule.blocking.members > most:
            blockers = {"needed": rule.blocking.members, "most": most}
            yield Message("blocking-beyond-body", {"rule": rule.id, **blockers})
    if rule.veto:
        yield from _veto_faults(rule.veto, rule.id, electorate)


def _reachable(part: Quorum | Majority, electorate: Electorate) -> bool:
    """Whether it is enough that all who may vote are there and say yes."""
    entitled = electorate.total(part.weight, electorate.entitled)
    whole = electorate.total(part.weight) if part.basis is Basis.MEMBERS else entitled
    return part.threshold.is_met(entitled, whole)


def _threshold_text(threshold: Threshold) -> dict[str, str]:
    return {"share": ("> " if threshold.more_than else "") + share_text(threshold.share)}


def _veto_faults(veto: Veto, rule: str, electorate: Electorate) -> Iterator[Message]:
    for holder in sorted(veto.holders - electorate.by_member.keys()):
        yield Message("veto-holder-unknown", {"rule": rule, "member": holder})
    if veto.of_class and all(each.member_class != veto.of_class for each in electorate):
        yield Message("veto-class-empty", {"rule": rule, "class": veto.of_class})

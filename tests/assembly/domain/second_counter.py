"""A second counter, written from the documentation of the rules alone: loops over whole numbers.

It shares no code with the first beside the data that both are given.
"""

from __future__ import annotations

from comity.assembly.domain import DecisionRule, Electorate, Threshold


def second_count(
    rule: DecisionRule,
    electorate: Electorate,
    present: set[str],
    votes: dict[str, str],
    objections: set[str],
) -> str:
    """The outcome. Weights and all else are whole numbers here."""
    if rule.quorum is not None:
        there = whole = 0
        for elector in electorate.electors:
            weight = 1 if rule.quorum.weight == "one" else elector.weights[rule.quorum.weight]
            if elector.entitled or rule.quorum.basis == "members":
                whole += int(weight)
            if elector.entitled and elector.member in present:
                there += int(weight)
        if not enough(rule.quorum.threshold, there, whole):
            return "no-quorum"

    if rule.objections is not None:
        return "objected" if len(objections) > rule.objections else "adopted"

    lost = ties = 0
    for index, majority in enumerate(rule.majorities):
        yes = no = whole = people_yes = others = 0
        for elector in electorate.electors:
            member = elector.member
            weight = 1 if majority.weight == "one" else int(elector.weights[majority.weight])
            said = votes.get(member)
            counted = {
                "members": True,
                "entitled": elector.entitled,
                "present": elector.entitled and member in present,
                "cast": said is not None,
                "voting": said in ("yes", "no"),
            }[majority.basis.value]
            if counted:
                whole += weight
            if said == "yes":
                yes += weight
                people_yes += 1
            elif counted:
                others += 1
            if said == "no":
                no += weight
        if enough(majority.threshold, yes, whole) and people_yes >= majority.at_least:
            continue
        if (
            rule.blocking is not None
            and rule.blocking.majority == index
            and others < rule.blocking.members
            and people_yes > 0
        ):
            continue
        lost += 1
        half = majority.threshold.share.numerator * 2 == majority.threshold.share.denominator
        half = half and majority.threshold.more_than and people_yes >= majority.at_least
        if half and yes == no and yes > 0 and yes + no == whole:
            ties += 1

    if lost > 0 and (rule.tie.value != "chair" or ties < lost):
        return "rejected"
    if rule.veto is not None:
        for elector in electorate.electors:
            holds = elector.member in rule.veto.holders
            if rule.veto.of_class != "" and elector.member_class == rule.veto.of_class:
                holds = True
            if holds and votes.get(elector.member) == "no":
                return "vetoed"
    return "tied-needs-chair" if lost > 0 else "adopted"


def enough(threshold: Threshold, part: int, whole: int) -> bool:
    """Cross-multiplied, so that nothing is divided."""
    over = threshold.share.numerator
    under = threshold.share.denominator
    if part <= 0 or whole <= 0:
        return False
    if threshold.more_than:
        return part * under > over * whole
    return part * under >= over * whole

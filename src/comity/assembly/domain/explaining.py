"""The steps of a count as messages with exact numbers: a fraction is never shown rounded."""

from __future__ import annotations

from fractions import Fraction

from comity.assembly.domain.counts import Step
from comity.assembly.domain.electorate import ONE
from comity.assembly.domain.rules import Blocking, Majority, Quorum
from comity.assembly.domain.shares import Threshold
from comity.assembly.domain.votes import Votes
from comity.kernel.domain.messages import Message, Parameter


def exact(number: Fraction) -> int | str:
    """`39`, or `77/2` where it is not whole."""
    return int(number) if number.denominator == 1 else f"{number.numerator}/{number.denominator}"


def share_text(share: Fraction) -> str:
    """`2/3`, or `65 %` where the fraction is one that nobody would say; `share_of` reads both."""
    hundredths = share * 100
    if (share in (0, 1) or share.denominator > 10) and 10_000 % hundredths.denominator == 0:
        whole, rest = divmod(int(hundredths * 10_000), 10_000)
        return f"{whole}.{rest:04}".rstrip("0").rstrip(".") + " %"
    return f"{share.numerator}/{share.denominator}"


def quorum_step(quorum: Quorum, votes: Votes, there: frozenset[str]) -> Step:
    """Those who are `there` and entitled, of all of the basis."""
    whole = votes.whole(quorum.basis, quorum.weight)
    part = votes.electorate.total(quorum.weight, there & votes.electorate.entitled)
    id, params = _measured(f"quorum-{quorum.basis}", quorum.threshold, quorum.weight, whole)
    message = Message(id, params | {"present": exact(part), "whole": exact(whole)})
    return Step(message, quorum.threshold.is_met(part, whole))


def share_step(majority: Majority, votes: Votes) -> Step:
    """Those who said yes, of all of the basis."""
    whole = votes.whole(majority.basis, majority.weight)
    part = votes.electorate.total(majority.weight, votes.yes)
    id, params = _measured(f"majority-{majority.basis}", majority.threshold, majority.weight, whole)
    message = Message(id, params | {"yes": exact(part), "whole": exact(whole)})
    return Step(message, majority.threshold.is_met(part, whole))


def _measured(
    id: str, threshold: Threshold, weight: str, whole: Fraction
) -> tuple[str, dict[str, Parameter]]:
    """Members are whole, so that what is needed of them is; of another weight it is the share."""
    how = "-more-than" if threshold.more_than else ""
    params: dict[str, Parameter] = {"share": share_text(threshold.share)}
    if weight == ONE:
        return id + how, params | {"needed": threshold.needed(int(whole))}
    needed = exact(threshold.share * whole)
    return f"{id}-weighted{how}", params | {"needed": needed, "weight": weight}


def number_step(at_least: int, votes: Votes) -> Step:
    said = len(votes.yes)
    return Step(Message("majority-number", {"yes": said, "needed": at_least}), said >= at_least)


def blocking_step(blocking: Blocking, majority: Majority, votes: Votes) -> Step:
    """Holds where those who did not say yes are too few to block."""
    against = len(votes.those_of(majority.basis) - votes.yes)
    deemed = against < blocking.members and bool(votes.yes)
    id = "blocking-too-few" if deemed else "blocking-enough"
    return Step(Message(id, {"count": against, "needed": blocking.members}), deemed)


def veto_step(used: frozenset[str]) -> Step:
    if used:
        return Step(Message("veto-used", {"members": tuple(sorted(used))}), False)
    return Step(Message("veto-not-used"), True)


def objections_step(objections: frozenset[str], allowed: int) -> Step:
    params: dict[str, Parameter] = {"count": len(objections), "allowed": allowed}
    return Step(Message("consensus-objections", params), len(objections) <= allowed)

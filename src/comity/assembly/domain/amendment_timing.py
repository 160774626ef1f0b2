"""Amendments that come late: to what others have settled, and to a text that was merged since."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from comity.assembly.domain.amendment_conflicts import Clash, ClashKind, not_put
from comity.assembly.domain.amendments import Action, Amendment, Amendments, Outcome
from comity.assembly.domain.paragraphs import MotionText
from comity.kernel.domain.errors import Conflict


def check_in_time(
    text: MotionText,
    amendment: Amendment,
    amendments: Amendments,
    outcomes: Mapping[str, Outcome],
) -> None:
    """Whether there would be anything to vote on in it; `amendments` are the others. Raises
    `Conflict`: `amendment-to-decided`, `amendment-paragraph-deleted`, `amendment-settled`."""
    if amendment.to and outcomes.get(amendment.to, Outcome.PENDING) is not Outcome.PENDING:
        outcome = outcomes[amendment.to].value
        raise Conflict("amendment-to-decided", to=amendment.to, outcome=outcome)
    both = {**amendments, amendment.id: amendment}
    clash = not_put(text, both, outcomes).get(amendment.id)
    if clash is None:
        return
    by, number = clash.other(amendment.id), clash.message.params["paragraph"]
    if _deletes(clash, by, amendments):
        raise Conflict("amendment-paragraph-deleted", paragraph=number, by=by)
    raise Conflict("amendment-settled", paragraph=number, by=by)


def carried_over(amendment: Amendment, old: MotionText, new: MotionText) -> Amendment:
    """A pending one after the motion became `new`: what is inserted after a paragraph that is gone
    goes after the last one before it that is left."""
    if amendment.to or amendment.action is not Action.INSERT or not amendment.paragraph:
        return amendment
    after = ""
    for each in old:
        if each.id in new.by_id:
            after = each.id
        if each.id == amendment.paragraph:
            break
    return replace(amendment, paragraph=after)


def _deletes(clash: Clash, by: str, amendments: Amendments) -> bool:
    kinds = (ClashKind.DELETED, ClashKind.COVERED, ClashKind.ALIKE)
    return clash.kind in kinds and amendments[by].action is Action.DELETE

"""Whether an amendment can be put at all."""

from __future__ import annotations

from comity.assembly.domain.amendment_effects import changed, effect
from comity.assembly.domain.amendments import (
    DEEPEST_AMENDMENT,
    Action,
    Amendment,
    Amendments,
    Outcome,
    base,
    chain,
    paragraph_in,
    parent,
)
from comity.assembly.domain.paragraphs import MotionText, tidy
from comity.kernel.domain.errors import InvalidInput


def check_amendment(
    text: MotionText,
    amendment: Amendment,
    amendments: Amendments,
    *,
    deepest: int = DEEPEST_AMENDMENT,
) -> None:
    """`amendments` are the others. Raises `InvalidInput`: `amendment-circle`, `amendment-too-deep`,
    `amendment-nothing-to-amend`, `amendment-replaces-only`, `amendment-shape`,
    `amendment-changes-nothing`, and as `MotionText` where its adoption alone would leave no text;
    `UnknownName`: `amendment-unknown`, `paragraph-unknown`."""
    all_of_them = {**amendments, amendment.id: amendment}
    above = chain(amendment, all_of_them)
    if len(above) > deepest:
        raise InvalidInput("amendment-too-deep", amendment=amendment.id, limit=deepest)
    paragraphs = base(text, amendment, all_of_them)
    if amendment.to:
        replaces = parent(amendment, all_of_them).action is Action.REPLACE
        if replaces and amendment.action is not Action.REPLACE:
            raise InvalidInput("amendment-replaces-only", amendment=amendment.id, to=amendment.to)
    _check_shape(amendment)
    if amendment.paragraph or amendment.action is not Action.INSERT:
        old = paragraph_in(paragraphs, amendment.paragraph)
        if amendment.action is Action.REPLACE and old.words == amendment.words:
            raise InvalidInput("amendment-changes-nothing", amendment=amendment.id)
    adopted = {each.id: Outcome.ADOPTED for each in above}
    MotionText(changed(text.paragraphs, [effect(above[-1], all_of_them, adopted)]))


def _check_shape(amendment: Amendment) -> None:
    """Words to replace by, paragraphs to insert, and nothing else."""
    fits = {
        Action.REPLACE: bool(amendment.words) and not amendment.new,
        Action.INSERT: bool(amendment.new) and not amendment.words,
        Action.DELETE: not amendment.words and not amendment.new,
    }[amendment.action]
    if not fits or tidy(amendment.words) != amendment.words:
        raise InvalidInput("amendment-shape", amendment=amendment.id, action=amendment.action.value)

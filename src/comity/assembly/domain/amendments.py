"""Amendments: what somebody proposes to change in a motion, or in another amendment.

An amendment changes one place. `REPLACE` gives a paragraph other words, `DELETE` takes it away
with what stands under it, `INSERT` puts paragraphs after one, or at the beginning.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from comity.assembly.domain.paragraphs import Kind, MotionText, Paragraph
from comity.kernel.domain.errors import InvalidInput, unknown_name

DEEPEST_AMENDMENT = 2
"""An amendment, and one to it; none of the third degree (Robert's Rules of Order Revised, 1915,
§ 33)."""


class Action(StrEnum):
    REPLACE = "replace"
    INSERT = "insert"
    DELETE = "delete"


class Outcome(StrEnum):
    PENDING = "pending"
    ADOPTED = "adopted"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"
    NOT_PUT = "not-put"
    """another's adoption settled it (UN General Assembly, rule 90)"""


@dataclass(frozen=True, slots=True)
class NewParagraph:
    words: str
    kind: Kind = Kind.OPERATIVE
    depth: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Amendment:
    """`paragraph` is the id of what is replaced or deleted, or after which is inserted ("" at the
    beginning). `to` is the amendment that it amends, "" where it amends the motion: the paragraph
    is one of those that the other proposes then."""

    id: str
    action: Action
    paragraph: str
    words: str = ""
    new: tuple[NewParagraph, ...] = ()
    to: str = ""
    proposer: str = ""

    @property
    def inserted(self) -> tuple[Paragraph, ...]:
        """With the ids that they keep: `a4.1`, `a4.2`."""
        return tuple(
            Paragraph(f"{self.id}.{place}", each.kind, each.words, each.depth)
            for place, each in enumerate(self.new, start=1)
        )


Amendments = Mapping[str, Amendment]
"""By id, in the order in which they were proposed."""


def base(text: MotionText, amendment: Amendment, amendments: Amendments) -> tuple[Paragraph, ...]:
    """What an amendment is to: the motion's text, or what another amendment proposes. Raises
    `UnknownName`: `amendment-unknown`, `paragraph-unknown`, and
    `InvalidInput("amendment-nothing-to-amend")` for one to a deletion."""
    if not amendment.to:
        return text.paragraphs
    above = parent(amendment, amendments)
    if above.action is Action.DELETE:
        raise InvalidInput("amendment-nothing-to-amend", amendment=amendment.id, to=above.id)
    if above.action is Action.INSERT:
        return above.inserted
    old = paragraph_in(base(text, above, amendments), above.paragraph)
    return (replace(old, words=above.words),)


def paragraph_in(paragraphs: Iterable[Paragraph], id: str) -> Paragraph:
    """Raises `UnknownName("paragraph-unknown")`."""
    by_id = {each.id: each for each in paragraphs}
    if id not in by_id:
        raise unknown_name("paragraph-unknown", id, by_id)
    return by_id[id]


def parent(amendment: Amendment, amendments: Amendments) -> Amendment:
    """The one that it amends. Raises `UnknownName("amendment-unknown")`."""
    if amendment.to not in amendments:
        raise unknown_name("amendment-unknown", amendment.to, amendments)
    return amendments[amendment.to]


def chain(amendment: Amendment, amendments: Amendments) -> tuple[Amendment, ...]:
    """It, the one that it amends, and so on to the one that amends the motion: as many as its
    degree. Raises `InvalidInput("amendment-circle")`, `UnknownName("amendment-unknown")`."""
    found = [amendment]
    while found[-1].to:
        above = parent(found[-1], amendments)
        if above.id in (each.id for each in found):
            raise InvalidInput("amendment-circle", amendments=tuple(each.id for each in found))
        found.append(above)
    return tuple(found)

"""Motions and amendments as the API tells of them, and as it is told."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

from pydantic import BeforeValidator, Field, StringConstraints, WithJsonSchema

from comity.assembly.domain.amendment_conflicts import Clash, ClashKind, clashes
from comity.assembly.domain.amendments import Action, NewParagraph, Outcome
from comity.assembly.domain.paragraphs import (
    DEEPEST_HEADING,
    LONGEST_WORDS,
    Kind,
    MotionText,
)
from comity.assembly.formats.motion_plain import new_from_plain
from comity.assembly.models import Amendment, Motion
from comity.assembly.queries.motion_capacities import moves_open_to
from comity.assembly.queries.motion_records import proposed, text_of
from comity.assembly.queries.people import Person
from comity.kernel.interfaces.api.asked import whole_number
from comity.kernel.interfaces.api.records import Listed, Record
from comity.kernel.interfaces.messages import render

MOST_NUMBER = 999_999
LONGEST_TEXT = 250_000
"""characters; longer ones come through the pages or the command line"""
MOST_NEW = 50
MotionNumber = Annotated[
    int,
    BeforeValidator(whole_number(1, MOST_NUMBER)),
    Field(ge=1, le=MOST_NUMBER),
]
Id = Annotated[str, StringConstraints(max_length=100)]
Words = Annotated[str, StringConstraints(max_length=LONGEST_WORDS)]
Key = Annotated[
    UUID | None,
    Field(description="The id that it gets: sent twice with the same one, it is made once."),
]
SettledAs = Annotated[
    Outcome, WithJsonSchema({"enum": [it.value for it in Outcome], "type": "string"})
]
"""Written in place, since another room's answers have an `Outcome` of their own."""
OnBehalf = Annotated[
    Id, Field(description="The code of a member, for the secretariat that acts for it.")
]

InItsPlace = Annotated[
    bool, Field(strict=True, description="For the secretariat, in its proposer's place.")
]


class ParagraphRecord(Record):
    """`number` is how it is cited: PP2, 1(a); empty for headings and what is continued."""

    id: str
    kind: Kind
    words: str
    depth: int
    number: str


class MotionSummary(Record):
    """`proposer` is the code of a member, `matter` that of the statute, if any."""

    id: UUID
    number: int
    title: str
    state: str
    body: str
    matter: str
    proposer: str
    language: str
    created_at: datetime


class MotionList(Listed):
    items: list[MotionSummary]


class MotionStepRecord(Record):
    """A move that was made, and the ballot that it carried out, if any."""

    number: int
    move: str
    before: str
    after: str
    at: datetime
    decision: str


class MotionRecord(MotionSummary):
    """`version` is the number of the text that it has now, `moves` are those that the person may
    make of it."""

    co_sponsors: list[str]
    amended: bool
    is_treaty: bool
    source: str
    visibility: str
    version: int
    moves: list[str]
    steps: list[MotionStepRecord]
    paragraphs: list[ParagraphRecord]


class MotionTextRecord(Record):
    """A text as a document: `text` is Markdown or XML."""

    number: int
    language: str
    authoritative: bool
    media_type: str
    text: str


class NewParagraphRecord(Record):
    words: str
    kind: Kind
    depth: int


class ConflictRecord(Record):
    """With another amendment; `excludes` where they can't both be adopted."""

    kind: ClashKind
    other: str
    excludes: bool
    message: str


class AmendmentRecord(Record):
    """`key` is how it is called in the motion: a3. `merged_in` is the version of the text that it
    is part of."""

    id: UUID
    key: str
    action: Action
    paragraph: str
    words: str
    new: list[NewParagraphRecord]
    to: str
    proposer: str
    reason: str
    outcome: SettledAs
    decision: str
    merged_in: int | None
    conflicts: list[ConflictRecord]


class AmendmentList(Record):
    items: list[AmendmentRecord]


class MotionAsked(Record):
    text: Annotated[
        str,
        StringConstraints(min_length=1, max_length=LONGEST_TEXT),
        Field(description="Markdown or Akoma Ntoso."),
    ]
    body: Annotated[Id, Field(description="The body that decides, by its id in the statute.")]
    language: Annotated[Id, Field(description="Of this text, which is the authoritative one.")]
    matter: Annotated[Id, Field(description="If the statute has its own rule for it.")] = ""
    title: Annotated[
        str,
        StringConstraints(max_length=300),
        Field(description="Where the text does not begin with one."),
    ] = ""
    source: Annotated[
        str, StringConstraints(max_length=500), Field(description="Where the draft comes from.")
    ] = ""
    on_behalf: OnBehalf = ""
    id: Key = None


class NewParagraphAsked(Record):
    words: Words
    kind: Kind = Kind.OPERATIVE
    depth: Annotated[int, Field(strict=True, ge=0, le=DEEPEST_HEADING)] = 0


class AmendmentAsked(Record):
    action: Annotated[Action, Field(description="replace needs words, insert needs new.")]
    paragraph: Annotated[
        Id, Field(description="Which one; to insert, after which, empty at the beginning.")
    ] = ""
    words: Annotated[Words, Field(description="The paragraph as it should be.")] = ""
    new: Annotated[
        list[NewParagraphAsked],
        Field(max_length=MOST_NEW, description="What is inserted, in its order."),
    ] = []
    to: Annotated[Id, Field(description="The amendment that it amends: a3.")] = ""
    reason: Annotated[Words, Field(description="Why; everybody who reads the motion reads it.")] = (
        ""
    )
    on_behalf: OnBehalf = ""
    id: Key = None

    @property
    def inserted(self) -> tuple[NewParagraph, ...]:
        return tuple(NewParagraph(it.words, it.kind, it.depth) for it in self.new)


def summary_of(row: Motion) -> dict[str, Any]:
    return {
        "id": row.id,
        "number": row.number,
        "title": row.title,
        "state": row.state,
        "body": row.body,
        "matter": row.matter,
        "proposer": row.proposer.code,
        "language": row.language,
        "created_at": row.created_at,
    }


def record_of(person: Person, row: Motion, text: MotionText) -> dict[str, Any]:
    return summary_of(row) | {
        "co_sponsors": [*row.co_sponsors.values_list("member__code", flat=True)],
        "amended": row.amended,
        "is_treaty": row.entry_rule is not None,
        "source": row.source,
        "visibility": row.visibility,
        "version": row.versions.count(),
        "moves": [each.name for each in moves_open_to(person, row)],
        "steps": [
            {
                "number": each.number,
                "move": each.move,
                "before": each.before,
                "after": each.after,
                "at": each.at,
                "decision": each.decision,
            }
            for each in row.steps.all()
        ],
        "paragraphs": paragraphs_of(text),
    }


def paragraphs_of(text: MotionText) -> list[dict[str, Any]]:
    return [
        {
            "id": each.id,
            "kind": each.kind,
            "words": each.words,
            "depth": each.depth,
            "number": text.numbers[each.id],
        }
        for each in text
    ]


def conflicts_of(motion: Motion) -> dict[str, list[Clash]]:
    """By amendment; of those that stand to the text as it is."""
    here = proposed(motion)
    told: dict[str, list[Clash]] = defaultdict(list)
    for each in clashes(text_of(motion), here.amendments, here.outcomes):
        told[each.first].append(each)
        told[each.second].append(each)
    return told


def amendment_of(row: Amendment, conflicts: Mapping[str, list[Clash]]) -> dict[str, Any]:
    return {
        "id": row.id,
        "key": row.key,
        "action": row.action,
        "paragraph": row.paragraph,
        "words": row.words,
        "new": [
            {"words": each.words, "kind": each.kind, "depth": each.depth}
            for each in new_from_plain(row.new)
        ],
        "to": row.to.key if row.to else "",
        "proposer": row.proposer.code,
        "reason": row.reason,
        "outcome": row.outcome,
        "decision": row.decision,
        "merged_in": row.merged_in,
        "conflicts": [
            {
                "kind": each.kind,
                "other": each.other(row.key),
                "excludes": each.excludes,
                "message": render(each.message),
            }
            for each in conflicts.get(row.key, ())
        ],
    }

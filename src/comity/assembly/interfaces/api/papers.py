"""Paper ballots over the API, when the network fails: two clerks enter what they read, each by a
token of their own with the scope `enter-paper`, and nothing counts until both read the same. Of
another's sheet an answer says in which lines it differs, and no more."""

from __future__ import annotations

from collections import Counter
from typing import Annotated, Any, Literal
from uuid import UUID

from django.http import HttpRequest
from pydantic import Field, StringConstraints

from comity.assembly.actions.enter_paper_sheet import TOOK_PART, enter_paper_sheet
from comity.assembly.domain.contests import ballot_written, is_ballot_written, names_on
from comity.assembly.domain.paper_counts import Line
from comity.assembly.interfaces.api.asking import WRITING, asking
from comity.assembly.interfaces.api.ballots import ONE
from comity.assembly.interfaces.api.election_turning import ROUND
from comity.assembly.interfaces.api.names_given import NamesGiven
from comity.assembly.queries.find_election import contest_of
from comity.assembly.queries.seen_ballots import kept_ballot
from comity.assembly.queries.seen_rounds import kept_election, round_of
from comity.kernel.interfaces.api.public import private_router
from comity.kernel.interfaces.api.records import Record

router = private_router("assembly", auth=WRITING)
ENTER = "enter-paper"
MOST_PAPERS = 100_000
Papers = Annotated[int, Field(strict=True, ge=0, le=MOST_PAPERS)]
Name = Annotated[str, StringConstraints(max_length=64)]


class PaperSheetAsked(Record):
    lines: Annotated[
        dict[Name, Literal["yes", "no", "abstain", "took-part"] | Papers],
        Field(
            description="By member what its paper says. Of a secret ballot by member `took-part`, "
            "and by choice how many papers say so."
        ),
    ]


class PaperKindAsked(Record):
    names: Annotated[NamesGiven, Field(description="Whom they name; none for blank or spoilt.")]
    papers: Annotated[Papers, Field(description="How many name just these.")]


class RoundSheetAsked(Record):
    took_part: Annotated[NamesGiven, Field(description="The members that gave a paper.")]
    papers: Annotated[
        list[PaperKindAsked], Field(description="By whom they name, how many there are.")
    ]


class PaperEnteredRecord(Record):
    """`recorded` once another clerk's sheet says the same; else the lines in which the two
    `differ`, or none while the other is awaited."""

    recorded: bool
    differ: list[str]


class RoundPaperEnteredRecord(Record):
    """As of any ballot; where the sheets differ, `members` are those that one of them leaves out,
    `papers` the names on papers of which they have other numbers."""

    recorded: bool
    members: list[str]
    papers: list[list[str]]


@router.post(f"{ONE}/paper", response=PaperEnteredRecord, operation_id="enter_paper_sheet")
def enter(request: HttpRequest, slug: str, ballot: UUID, asked: PaperSheetAsked) -> dict[str, Any]:
    """Enter the papers of a ballot as you read them. A later sheet of yours takes the place of the
    earlier one."""
    person = asking(request, slug)
    kept_ballot(person, ballot, ENTER)
    lines = {line: said for line, said in asked.lines.items() if said != 0}
    entered = enter_paper_sheet(person=person, ballot=ballot, lines=lines)
    return {"recorded": entered.recorded, "differ": [*entered.differ]}


@router.post(f"{ROUND}/paper", response=RoundPaperEnteredRecord, operation_id="enter_round_sheet")
def enter_round(
    request: HttpRequest, slug: str, election: UUID, ballot: UUID, asked: RoundSheetAsked
) -> dict[str, Any]:
    """Enter the papers of a round of an election as you read them. Papers alike are added up."""
    person = asking(request, slug)
    held = round_of(kept_election(person, election, ENTER), ballot)
    person.require(ENTER)
    contest = contest_of(held)
    papers = Counter[str]()
    for each in asked.papers:
        papers[ballot_written(frozenset(each.names), contest)] += each.papers
    lines: dict[str, Line] = dict.fromkeys(asked.took_part, TOOK_PART)
    lines |= {written: number for written, number in papers.items() if number}
    entered = enter_paper_sheet(person=person, ballot=ballot, lines=lines)
    kinds = [each for each in entered.differ if is_ballot_written(each, contest)]
    return {
        "recorded": entered.recorded,
        "members": [each for each in entered.differ if each not in kinds],
        "papers": [sorted(names_on(each)) for each in kinds],
    }

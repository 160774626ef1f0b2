"""An application on the terminal."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

from comity.assembly.interfaces.cli.rows import lines_of_text, one_line, row_of
from comity.assembly.interfaces.pages.members.application_page import (
    ApplicationPage,
    Offered,
    application_page,
)
from comity.assembly.models import Document
from comity.assembly.queries.applications import read_application
from comity.assembly.queries.people import Person
from comity.kernel.domain.messages import Message
from comity.kernel.interfaces.messages import render

Cells = tuple[object, ...]


def application_lines(person: Person, key: UUID) -> Iterator[str]:
    """Who applies and where it stands; who decides; then a line for each thing that is asked for,
    document, ballot, move that was made and move that can be made. Raises
    `UnknownName("application-unknown")`."""
    page = application_page(person, read_application(person, key))
    yield one_line(page.row.applicant.name)
    yield _say(
        "application-stands",
        day=page.row.submitted_on.isoformat(),
        member_class=page.class_name,
        state=str(page.badge.word),
    )
    yield _say("application-decided-by", body=page.body_name, rule=page.standing.rule.id)
    yield from lines_of_text(page.row.statement)
    for cells in (*_asked(page), *_happened(page), *_possible(page)):
        yield row_of(cells)


def _asked(page: ApplicationPage) -> Iterator[Cells]:
    for each, part in zip(page.asked, page.standing.admission.documents, strict=True):
        lacks = "missing" if each.required else "not needed, and not there"
        yield "asked", part.id, each.name, "there" if each.files else lacks
    if needed := page.standing.admission.sponsors:
        support = f"supported by {len(page.sponsors)} of {needed}"
        yield "asked", "sponsors", support, ", ".join(page.sponsors)
    for each in page.asked:
        yield from (_document(it) for it in each.files)
    yield from (_document(it) for it in page.others)


def _document(row: Document) -> Cells:
    return "document", row.id, row.part, row.name, f"{row.size} B", f"{row.added_at:%Y-%m-%d}"


def _happened(page: ApplicationPage) -> Iterator[Cells]:
    for each in page.moves:
        row = each.row
        yield "moved", row.on, each.badge.word, f"by {each.side}", row.decision, row.reason
    for voted in page.ballots:
        yield "ballot", voted.ballot.id, voted.outcome or voted.ballot.state, voted.ballot.title


def _possible(page: ApplicationPage) -> Iterator[Cells]:
    offered = [*page.offered, *(it for voted in page.ballots for it in voted.offered)]
    yield from (_move(it) for it in offered)


def _move(offered: Offered) -> Cells:
    how = f"--ballot {offered.ballot}" if offered.ballot else f"--by {offered.side}"
    return "possible", offered.to, how


def _say(id: str, **told: str) -> str:
    return render(Message(id, told))

"""Members, and what parties did about a treaty, from CSV files over the API: all lines or none,
after a dry run that tells each."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, Any, Literal

from django.http import HttpRequest
from pydantic import Field

from comity.assembly.actions.import_deeds import import_deeds
from comity.assembly.actions.import_members import RowOutcome, import_members
from comity.assembly.interfaces.api.asking import WRITING, asking
from comity.assembly.interfaces.api.motion_records import LONGEST_TEXT
from comity.assembly.interfaces.api.treaty_keeping import ONE as TREATY
from comity.assembly.queries.treaty_state import find_treaty
from comity.kernel.interfaces.api.public import private_router
from comity.kernel.interfaces.api.records import Record
from comity.kernel.interfaces.error_text import error_text

router = private_router("assembly", auth=WRITING)
DRY_RUN = Field(strict=True, description="Only say what each line comes to; false enters them.")


class EnteredLine(Record):
    """What a line comes to, or in a dry run would. `is_new` says that its organisation is new, too;
    `message` and `problem` why it is refused, by id and in words."""

    line: int
    name: str
    outcome: Literal["entered", "exists", "refused"]
    code: str
    is_new: bool
    message: str | None
    problem: str | None


class EnteredLines(Record):
    dry_run: bool
    items: list[EnteredLine]


class MembersImportAsked(Record):
    csv: Annotated[
        str,
        Field(
            max_length=LONGEST_TEXT,
            description="A header, and a line for each: name,kind,jurisdiction,class ...",
        ),
    ]
    dry_run: Annotated[bool, DRY_RUN] = True
    keep_going: Annotated[
        bool, Field(strict=True, description="Enter what can be, though other lines are refused.")
    ] = False


class DeedsImportAsked(Record):
    csv: Annotated[
        str,
        Field(
            max_length=LONGEST_TEXT,
            description="A header, and a line for each: party,kind,on,source ...",
        ),
    ]
    dry_run: Annotated[bool, DRY_RUN] = True


@router.post(
    "/assemblies/{slug}/imports/members", response=EnteredLines, operation_id="import_members"
)
def members(request: HttpRequest, slug: str, asked: MembersImportAsked) -> dict[str, Any]:
    """Enter many members at once. Those that are here are passed over, so that a file can be sent
    twice. Needs `keep-members`, and `create-organisation` for organisations that are not here."""
    outcomes = import_members(
        person=asking(request, slug),
        source=asked.csv.encode(),
        dry_run=asked.dry_run,
        keep_going=asked.keep_going,
    )
    return _told(outcomes, dry_run=asked.dry_run)


@router.post(f"{TREATY}/deeds/import", response=EnteredLines, operation_id="import_deeds")
def deeds(request: HttpRequest, slug: str, treaty: str, asked: DeedsImportAsked) -> dict[str, Any]:
    """Enter what many parties did about a treaty, in the order of the file. What is here already is
    passed over. Needs `keep-treaties`."""
    person = asking(request, slug)
    row = find_treaty(person.assembly, treaty)
    outcomes = import_deeds(
        person=person, treaty=row.id, source=asked.csv.encode(), dry_run=asked.dry_run
    )
    return _told(outcomes, dry_run=asked.dry_run)


def _told(outcomes: Iterable[RowOutcome], *, dry_run: bool) -> dict[str, Any]:
    return {"dry_run": dry_run, "items": [_line(each) for each in outcomes]}


def _line(outcome: RowOutcome) -> dict[str, Any]:
    return {
        "line": outcome.line,
        "name": outcome.name,
        "outcome": outcome.state,
        "code": outcome.code,
        "is_new": outcome.is_new,
        "message": outcome.error.message.id if outcome.error else None,
        "problem": error_text(outcome.error) if outcome.error else None,
    }

"""Many commitments from CSV files, over the API: tried first, then entered, all or none."""

from __future__ import annotations

from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Status
from pydantic import Field, StringConstraints

from comity.kernel.interfaces.api.public import private_router
from comity.kernel.interfaces.api.records import Record
from comity.kernel.interfaces.error_text import error_text
from comity.plan.actions.import_commitments import import_commitments
from comity.plan.actions.import_outcomes import RowOutcome, RowState
from comity.plan.domain.gate_lacks import Lack
from comity.plan.formats.import_files import NAMES, import_files
from comity.plan.interfaces.api.asking import WRITING, asking
from comity.plan.interfaces.api.files import decoded
from comity.plan.interfaces.import_limits import require_few, require_small

router = private_router("plan", auth=WRITING)
ARCHIVE = "archive.zip"
LONGEST = 500_000
"""Characters: what is longer is told by its name, before the body as such is too large."""
FileName = Annotated[str, StringConstraints(max_length=60)]
FileText = Annotated[str, StringConstraints(max_length=LONGEST)]


class ImportLack(Record):
    """What keeps a draft from being submitted, at a field of its text; `why` is the id of a
    message."""

    field: str
    why: str
    text: str


class ImportedLine(Record):
    """What a line of `file` comes to, or in a dry run would; `number` is that of its commitment
    where there is one, `problem` says why the line is refused or left out."""

    file: str
    line: int
    key: str
    title: str
    outcome: RowState
    number: int | None
    problem: str | None
    lacks: list[ImportLack]


class ImportedLines(Record):
    """Lines of commitments first."""

    dry_run: bool
    items: list[ImportedLine]


class ImportAsked(Record):
    files: Annotated[
        dict[FileName, FileText],
        Field(
            max_length=len(NAMES),
            description=f"CSV texts by their names: {', '.join(NAMES)}. One alone may have any.",
        ),
    ] = {}
    archive: Annotated[
        str,
        StringConstraints(max_length=LONGEST),
        Field(description="Or a ZIP archive of these files, as base64."),
    ] = ""
    dry_run: Annotated[bool, Field(description="Only say what each line comes to.")] = True


@router.post(
    "/plans/{plan}/imports",
    response={201: ImportedLines},
    operation_id="import_commitments",
)
def enter(request: HttpRequest, plan: str, asked: ImportAsked) -> Status[dict[str, Any]]:
    """Enter many commitments with their parts: all lines, or none. What is here already by its key
    is passed over. Your own are submitted where they pass the gate; whoever keeps the participants
    makes drafts for others. Needs the scope `represent-participant` or `keep-participants`."""
    person, files = asking(request, plan), _files(asked)
    outcomes = require_few(import_commitments(person=person, files=files, dry_run=True))
    if not asked.dry_run:
        outcomes = import_commitments(person=person, files=files, dry_run=False)
    return Status(201, {"dry_run": asked.dry_run, "items": [_line(each) for each in outcomes]})


def _files(asked: ImportAsked) -> dict[str, bytes]:
    given = [(name, text.encode()) for name, text in asked.files.items()]
    if asked.archive:
        given.append((ARCHIVE, decoded(asked.archive)))
    files = import_files(given)
    require_small(sum(len(each) for each in files.values()))
    return files


def _line(outcome: RowOutcome) -> dict[str, Any]:
    return {
        "file": outcome.file,
        "line": outcome.line,
        "key": outcome.key,
        "title": outcome.title,
        "outcome": outcome.state,
        "number": outcome.number,
        "problem": error_text(outcome.error) if outcome.error else None,
        "lacks": [_lack(each) for each in outcome.lacks],
    }


def _lack(lack: Lack) -> dict[str, str]:
    return {"field": lack.field, "why": lack.error.message.id, "text": error_text(lack.error)}

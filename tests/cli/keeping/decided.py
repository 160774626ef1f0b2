"""An organisation that decided in public and in secret, with documents, minutes and a treaty: rows
in nearly every table of the room, made by its own actions."""

from __future__ import annotations

from pathlib import Path

from tests.assembly.closed_ballots import applying
from tests.assembly.motions import before_body, lakes, replacing
from tests.assembly.sitting import opened as open_session
from tests.assembly.treaties import ratified, treaty
from tests.assembly.voting import ABSTAIN, NO, YES, closed, opened, vote, vote_secretly
from tests.cli.keeping.filled import Place, variables
from tests.databases import copied

from comity.assembly.actions.add_document import add_document
from comity.assembly.actions.grant_proxy import grant_proxy

BYTES = bytes(range(256)) * 3
NOT_HELD = frozenset(
    {
        "assembly_agendaitem",
        "assembly_applicationmove",
        "assembly_correctedvote",
        "assembly_drawnlot",
        "assembly_election",
        "assembly_mailchoice",
        "assembly_minutes",
        "assembly_objection",
        "assembly_papersheet",
        "assembly_recommendation",
        "assembly_seat",
        "assembly_translatedparagraph",
    }
)
"""Tables that stay empty here: they hold no type of field that the others do not."""
DECIDE = """
import sys
from pathlib import Path
from comity.kernel.adapters.database import open_database
with open_database():
    from tests.cli.keeping.decided import decide
    decide(Path(sys.argv[1]))
"""


def decide(folder: Path) -> None:
    """In the database that is open; `folder` is for the file of the statute."""
    made = lakes(folder)
    _, application = applying(made, complete=True)
    add_document(
        person=made.as_secretary(),
        about=application.reference,
        name="statutes.pdf",
        content=b"%PDF-1.7\n" + BYTES,
        part="",
    )
    session = open_session(made, *made.members)
    motion = before_body(made)
    replacing(made, "FR", motion, "e", "Remains here.")
    named = opened(made, session=session.id)
    grant_proxy(person=made.as_head("CA"), ballot=named.id, holder="KE")
    vote(made, named, KE=YES, FR=NO, JP=YES, BR=ABSTAIN)
    closed(made, named)
    secret = opened(made, matter="election", session=session.id)
    vote_secretly(made, secret, BR=YES, CA=YES, FR=NO, JP=YES, KE=YES)
    closed(made, secret)
    ratified(made, treaty(made), "FR", "KE")


def decided(folder: Path, *, like: Path) -> None:
    """Make a copy of what belongs to `like`, with an organisation in it that has decided."""
    url = copied(folder, like=like)
    place = Place(folder, variables(folder) | {"DATABASE_URL": url})
    place.python(DECIDE, folder)

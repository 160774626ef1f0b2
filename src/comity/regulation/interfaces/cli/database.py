"""`comity corpus load` and `comity corpus dump`: the corpus into the database and out of it.

Importing this module loads no Django; each command sets it up for itself.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from comity.kernel.domain.messages import Message
from comity.kernel.interfaces.messages import render
from comity.regulation.interfaces import database_messages as _database_messages  # noqa: F401 - registers
from comity.regulation.interfaces import search_messages as _search_messages  # noqa: F401 - registers
from comity.regulation.interfaces.cli.opening import CorpusOption, jurisdiction_ids, rulebook


def load(corpus: CorpusOption = None) -> None:
    """Load the corpus into the database: a folder, or a release file.

    The database is made where there is none. What changed in the rules is printed.
    A later release is merged with what was edited in the database since. Where both changed a
    record, every such record is listed, nothing is changed, and the exit code is 8.
    """
    rules = rulebook(corpus)
    from comity.kernel.adapters.database import open_database

    with open_database(migrate=True):
        from comity.parties.domain.permissions import OPERATOR
        from comity.regulation.actions.load_release import load_release

        loaded = load_release(
            corpus=rules.corpus, jurisdictions=jurisdiction_ids(rules), actor=OPERATOR
        )
    typer.echo(f"release {loaded.release}")
    if loaded.previous == loaded.release:
        typer.echo(render(Message("release-standing")))
        return
    written = loaded.written
    params = {"added": written.added, "changed": written.changed, "removed": written.removed}
    typer.echo(render(Message("release-loaded", {**params, "kept": loaded.kept_edits})))
    from comity.regulation.interfaces.cli.change_list import change_lines

    for line in change_lines(loaded.changes):
        typer.echo(line)


def index() -> None:
    """Bring the search index in step with the corpus in the database.

    Loading a release does so; this is for a database that was made by an earlier version.
    """
    from comity.kernel.adapters.database import open_database

    with open_database(migrate=True):
        from comity.parties.domain.permissions import OPERATOR
        from comity.regulation.actions.index_corpus import index_corpus

        changed = index_corpus(actor=OPERATOR)
    typer.echo(render(Message("search-index-made" if changed else "search-index-standing")))


def dump(
    folder: Annotated[
        Path, typer.Argument(metavar="DIR", help="Where to write; an empty folder, or a new one.")
    ],
) -> None:
    """Write the corpus in the database as YAML.

    Local edits are included; files are in canonical layout, one folder for each instrument. All are
    written or none.
    """
    from comity.kernel.adapters.database import open_database

    with open_database():
        from comity.regulation.queries.stored_corpus import stored_corpus

        corpus = stored_corpus()
    from comity.regulation.adapters.new_folder import write_new_folder
    from comity.regulation.formats.corpus_dump import dump_corpus

    files = dump_corpus(corpus)
    write_new_folder(folder, files)
    typer.echo(render(Message("corpus-dumped", {"count": len(files), "path": str(folder)})))

"""`comity corpus release`: a release of the corpus as one file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from comity.kernel.domain.messages import Message
from comity.kernel.interfaces.messages import render
from comity.regulation.interfaces import export_messages as _export_messages  # noqa: F401 - registers
from comity.regulation.interfaces.cli.opening import CorpusOption, corpus_folder, rulebook

if TYPE_CHECKING:
    from comity.regulation.formats.release_file import Manifest


def release(
    folder: Annotated[
        Path, typer.Argument(help="The folder to write the file to; it is named by the release.")
    ] = Path(),
    verify: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Check this release file, and write nothing."),
    ] = None,
    corpus: CorpusOption = None,
) -> None:
    """Write the corpus as one file that others can load and verify.

    The same release makes the same bytes, whoever writes it and when. With --verify, say what a
    release file holds; one that is damaged, or not what it says, is refused.
    """
    if verify is not None:
        _verify(verify)
        return
    from comity.regulation.adapters.new_file import write_new_file
    from comity.regulation.adapters.rulebook_files import own_jurisdictions
    from comity.regulation.formats.release_file import release_file_name, write_release_file
    from comity.regulation.interfaces.cli.late_bar import late_bar

    rules = rulebook(corpus)
    with late_bar("Writing the release"):
        data = write_release_file(rules.corpus, own_jurisdictions(corpus_folder(corpus)))
    path = folder / release_file_name(rules.release)
    if path.is_file() and path.read_bytes() == data:
        typer.echo(render(Message("release-file-standing", {"path": str(path)})))
        return
    write_new_file(path, data)
    typer.echo(render(Message("release-file-written", {"path": str(path), "size": len(data)})))


def _verify(path: Path) -> None:
    from comity.regulation.adapters.rulebook_files import release_file

    manifest = release_file(path).manifest
    rulebook(path)
    for line in _lines(manifest):
        typer.echo(line)
    typer.echo(render(Message("release-file-whole")))


def _lines(manifest: Manifest) -> list[str]:
    counts = manifest.counts
    newest = manifest.checked_on.isoformat() if manifest.checked_on else "-"
    return [
        f"release {manifest.release}",
        f"{counts.instruments} instruments, {counts.provisions} provisions, {counts.norms} norms, "
        f"{counts.concepts} concepts, {counts.facts} facts, followed up to {newest}",
    ]

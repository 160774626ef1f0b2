"""Import the text of an instrument: provisions, a draft to annotate, and suggestions."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from comity.kernel.domain.errors import InvalidInput
from comity.kernel.domain.jurisdictions import Jurisdictions
from comity.regulation.adapters.import_file import read_import_file
from comity.regulation.adapters.new_folder import check_is_new, write_new_folder
from comity.regulation.domain.concepts import Concept
from comity.regulation.domain.crosswalk.lexicon import Lexicon
from comity.regulation.domain.imports.actors import ActorNames, defined_actors, usual_actors
from comity.regulation.domain.imports.details import InstrumentDetails
from comity.regulation.domain.imports.imported import ImportedText, ImportFormat, Repeated, headings
from comity.regulation.domain.imports.suggestions import Progress, Suggestion, suggest
from comity.regulation.formats.corpus_files import read_corpus
from comity.regulation.formats.imports.draft import draft_of, suggestions_csv
from comity.regulation.formats.imports.reading import read_import
from comity.regulation.formats.texts.marked import marked_outline

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class Imported:
    """What was written, and what somebody has to look at. `repeated` are units below an article
    whose number stands there twice, so that the second one has another eId."""

    folder: Path
    files: tuple[str, ...]
    text: ImportedText
    repeated: tuple[Repeated, ...]
    missing: tuple[str, ...]
    suggestions: tuple[Suggestion, ...]


def import_instrument(
    file: Path,
    details: InstrumentDetails,
    *,
    into: Path,
    concepts: Iterable[Concept],
    jurisdictions: Jurisdictions,
    format: ImportFormat | None = None,
    structure: str = "",
    language: str = "",
    progress: Progress = lambda done, total: None,
) -> Imported:
    """Write the folder `into/instruments/ID`, whole or not at all.

    The folder must be new or empty (`Conflict`). Raises `InvalidInput`, `UnknownName` or
    `StorageFailure` with nothing written.
    """
    if not _ID.fullmatch(details.id):
        raise InvalidInput("import-id", id=details.id)
    jurisdictions.get(details.jurisdiction)
    folder = into / "instruments" / details.id
    check_is_new(folder)
    data = read_import_file(file)
    text, repeated = read_import(
        data, str(file), format=format, structure=structure, language=language
    )
    draft = draft_of(text, details)
    read_corpus(draft.to_check(), frozenset(entry.id for entry in jurisdictions))
    outline = marked_outline(draft.text.decode().split("\n"), text.language)
    actors = [*defined_actors(outline.units, text.language), *usual_actors(text.language)]
    suggestions = suggest(
        outline,
        ActorNames(actors, text.language),
        Lexicon(concepts),
        recognised=text.recognised,
        headings=headings(text.lines),
        progress=progress,
    )
    files = draft.files(details.id, suggestions_csv(suggestions))
    write_new_folder(folder, files)
    return Imported(folder, tuple(files), text, repeated, draft.missing, suggestions)

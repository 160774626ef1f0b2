"""Keep the catalogues of translations.

    python -m tools.catalogue update            extract, merge, compile; say what is untranslated
    python -m tools.catalogue untranslated ar   the untranslated strings as JSON
    python -m tools.catalogue translate ar FILE enter the translations of such a JSON, and compile
    python -m tools.catalogue check             fail on anything missing, stale or faulty

docs/develop/translating.md explains each step. Needs Babel; Comity itself doesn't.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path

from tools.catalogue.exchange import translate, untranslated
from tools.catalogue.extraction import marked_strings
from tools.catalogue.faults import faults_of
from tools.catalogue.files import (
    LANGUAGES,
    LOCALE,
    SOURCE,
    TEMPLATE,
    merged,
    mo_bytes,
    mo_file,
    opened,
    po_bytes,
    po_file,
    save,
)


def main(arguments: list[str]) -> int:
    match arguments:
        case ["update"]:
            return update()
        case ["untranslated", language] if language in LANGUAGES:
            entries = list(untranslated(opened(language)))
            print(json.dumps(entries, ensure_ascii=False, indent=1))
            return 0
        case ["translate", language, file] if language in LANGUAGES:
            return enter(language, Path(file))
        case ["check"]:
            return told(list(faults()))
    print(__doc__, file=sys.stderr)
    return 2


def update() -> int:
    marked = marked_strings(SOURCE)
    LOCALE.mkdir(parents=True, exist_ok=True)
    TEMPLATE.write_bytes(po_bytes(marked))
    for language in LANGUAGES:
        catalogue = merged(marked, opened(language))
        save(catalogue, language)
        left = len(list(untranslated(catalogue)))
        print(f"{language}: {len(catalogue)} strings, {left} untranslated")
    return 0


def enter(language: str, file: Path) -> int:
    """All translations of the file, or none of them where one is faulty."""
    catalogue = opened(language)
    faults = translate(catalogue, json.loads(file.read_text("utf-8")))
    if not faults:
        save(catalogue, language)
    return told(faults)


def faults() -> Iterator[str]:
    """Whatever keeps the catalogues from being what the source and the translations say."""
    marked = marked_strings(SOURCE)
    if not TEMPLATE.exists() or TEMPLATE.read_bytes() != po_bytes(marked):
        yield f"{TEMPLATE.name} is out of date: run make messages"
    for language in LANGUAGES:
        catalogue = opened(language)
        if po_file(language).read_bytes() != po_bytes(merged(marked, catalogue)):
            yield f"{language}: the catalogue is out of date: run make messages"
        if mo_file(language).read_bytes() != mo_bytes(language):
            yield f"{language}: the .mo is not what the .po compiles to: run make messages"
        yield from (f"{language}: {fault}" for fault in faults_of(catalogue))


def told(found: list[str]) -> int:
    for fault in found:
        print(fault, file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""Catalogues as files: the template `.pot`, and each language's `.po` and `.mo`."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from tools.catalogue.extraction import new_catalogue
from tools.catalogue.isolation import isolated

SOURCE = Path(__file__).parents[2] / "src" / "comity"
LOCALE = SOURCE / "site" / "locale"
TEMPLATE = LOCALE / "django.pot"
LANGUAGES = ("ar",)
"""The languages that are translated to; English is that of the source."""


def po_file(language: str) -> Path:
    return LOCALE / language / "LC_MESSAGES" / "django.po"


def mo_file(language: str) -> Path:
    return po_file(language).with_suffix(".mo")


def opened(language: str) -> Catalog:
    """What is translated so far; empty for a language that begins."""
    file = po_file(language)
    if not file.exists():
        return new_catalogue(language)
    with file.open("rb") as stream:
        return read_po(stream, locale=language)


def merged(marked: Catalog, translated: Catalog) -> Catalog:
    """The marked strings with their translations. One whose English changed is not translated:
    the sentence may say something else now. What is marked no longer falls out."""
    catalogue = new_catalogue(str(translated.locale))
    for message in marked:
        if not message.id:
            continue
        known = translated.get(message.id, message.context)
        kept = known.string if known and known.id == message.id and not known.fuzzy else None
        catalogue.add(
            message.id, kept or None, context=message.context, locations=message.locations
        )
    return catalogue


def po_bytes(catalogue: Catalog) -> bytes:
    stream = BytesIO()
    write_po(stream, catalogue, width=100, include_lineno=False, ignore_obsolete=True)
    return stream.getvalue()


def mo_bytes(language: str) -> bytes:
    """What the `.po` of a language compiles to."""
    stream = BytesIO()
    write_mo(stream, isolated(opened(language)))
    return stream.getvalue()


def save(catalogue: Catalog, language: str) -> None:
    po_file(language).parent.mkdir(parents=True, exist_ok=True)
    po_file(language).write_bytes(po_bytes(catalogue))
    mo_file(language).write_bytes(mo_bytes(language))

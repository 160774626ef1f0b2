"""The strings that the source marks for translation, as a catalogue.

Templates go through Django's own `templatize`, so that what is extracted is what Django looks up;
Babel reads the calls. Neither needs the gettext programs.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from django.utils.translation.template import templatize

KEYWORDS: dict[str, Any] = {
    "_": None,
    "_n": (1, 2),
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
MADE_ON = datetime(2026, 11, 27, tzinfo=UTC)
"""One day for ever: a catalogue differs only where its strings do."""

PLURALS = {
    "ar": "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : "
    "n%100>=11 && n%100<=99 ? 4 : 5);"
}
"""Those of gettext and of Django's own catalogues; Babel numbers the last two otherwise."""

Found = tuple[str | tuple[str, ...], str | None]
"""The string, or its singular and plural; and its context."""


def marked_strings(source: Path) -> Catalog:
    """All marked strings below `source`, each with the files that it stands in."""
    found: dict[Found, list[str]] = {}
    for file in sorted([*source.rglob("*.py"), *source.rglob("*.html")]):
        name = file.relative_to(source).as_posix()
        for each in strings_of(file.read_text("utf-8"), template=file.suffix == ".html"):
            found.setdefault(each, []).append(name)
    return catalogue_of(found)


def catalogue_of(found: dict[Found, list[str]]) -> Catalog:
    """Raises `ValueError` for one singular with two plurals: gettext can tell only one of them."""
    catalogue = new_catalogue()
    for (id, context), files in found.items():
        known = catalogue.get(id, context)
        if known and known.pluralizable and isinstance(id, tuple) and known.id != id:
            raise ValueError(f"two plurals of {id[0]!r}, in {', '.join(files)}")
        catalogue.add(id, context=context, locations=[(name, 0) for name in dict.fromkeys(files)])
    return catalogue


def new_catalogue(locale: str | None = None) -> Catalog:
    catalogue = Catalog(
        locale,
        project="Comity",
        version="0",
        header_comment="# Made by python -m tools.catalogue; see docs/develop/translating.md.",
        creation_date=MADE_ON,
        revision_date=MADE_ON,
        last_translator="Comity",
        language_team="Comity",
        msgid_bugs_address="none",
        fuzzy=False,
    )
    if locale in PLURALS:
        catalogue.mime_headers = [("Plural-Forms", PLURALS[locale])]
    return catalogue


def strings_of(text: str, *, template: bool) -> Iterator[Found]:
    """The marked strings of a Python module or of a Django template, in their order."""
    if template:
        # templatize leaves what is no string as letters that stand where they stood; an
        # indentation would be read as that of Python.
        text = "\n".join(line.lstrip() for line in templatize(text).split("\n"))
    options = {"encoding": "utf-8"}
    read = extract("python", BytesIO(text.encode()), keywords=KEYWORDS, options=options)
    for _line, id, _comments, context in read:
        yield (tuple(id) if isinstance(id, (list, tuple)) else id), context

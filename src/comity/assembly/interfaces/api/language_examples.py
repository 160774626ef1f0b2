"""What the description of the API says of language versions of motions, and of declarations, for
`described`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

_SOME = "00000000-0000-4000-8000-000000000000"
_LANGUAGES = "assemblies/north-lakes/motions/3/languages"
PATHS: Mapping[str, str] = {"language": "A language of the body, as a BCP 47 tag: fr."}
CONFLICTS: frozenset[str] = frozenset({"translate_paragraphs"})
ADDRESSES: Mapping[str, str] = {
    "motion_languages": _LANGUAGES,
    "translate_paragraphs": f"{_LANGUAGES}/fr",
}
BODIES: Mapping[str, Mapping[str, Any]] = {
    "translate_paragraphs": {
        "words": {"p2": "Décide de tenir une liste des modèles."},
        "seen": 1,
    },
}

"""Lists in a sentence: what stands between their items differs from language to language."""

from __future__ import annotations

from collections.abc import Iterable
from gettext import NullTranslations


def listed(items: Iterable[str], translations: NullTranslations) -> str:
    """`a, b, c`"""
    return translations.pgettext("between the items of a list", ", ").join(items)


def strung(clauses: Iterable[str], translations: NullTranslations) -> str:
    """`a begins; b ends`"""
    return translations.pgettext("between clauses", "; ").join(clauses)

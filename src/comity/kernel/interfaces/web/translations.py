"""The catalogue of the language that Django has in force, for rendering messages."""

from __future__ import annotations

from gettext import NullTranslations

from django.utils.translation.trans_real import catalog


def translations() -> NullTranslations:
    known = catalog()
    return known if isinstance(known, NullTranslations) else NullTranslations()

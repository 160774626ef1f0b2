"""Tags of languages (BCP 47, RFC 5646): language, and where they are said script and region."""

from __future__ import annotations

from babel.core import parse_locale

from comity.hub.domain.vocabulary.languages import ISO_639_1, three_letter_codes

LONGEST_TAG = 16


def is_language_tag(tag: str) -> bool:
    """Whether it is formed as one and its language is in ISO 639: `en`, `pt-BR`, `zh-Hant-TW`."""
    if len(tag) > LONGEST_TAG or "_" in tag or "@" in tag or "." in tag:
        return False
    try:
        language = parse_locale(tag, sep="-")[0]
    except (ValueError, TypeError):
        return False
    return language in ISO_639_1 or language in three_letter_codes()

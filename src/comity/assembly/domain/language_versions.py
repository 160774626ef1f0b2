"""A text in several languages, one of them authoritative.

Each paragraph of a translation says of which words it is the translation. A text in another
language is given out when it is whole and current, never with paragraphs of two states or tongues.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from hashlib import sha256

from comity.assembly.domain.paragraphs import MotionText, Paragraph
from comity.kernel.domain.errors import Conflict, InvalidInput, unknown_name


@dataclass(frozen=True, slots=True)
class Translated:
    """The words in another language, and the `seal` of the paragraph that they translate."""

    words: str
    of: str


@dataclass(frozen=True, slots=True)
class Lag:
    """Ids of paragraphs that a version lacks, has of other words, and has too many of."""

    language: str
    missing: tuple[str, ...]
    outdated: tuple[str, ...]
    left_over: tuple[str, ...]

    def __bool__(self) -> bool:
        return bool(self.missing or self.outdated or self.left_over)


@dataclass(frozen=True, slots=True)
class LanguageVersions:
    """`translations` by language (BCP 47), then by paragraph. Raises
    `InvalidInput("authoritative-translated")`."""

    authoritative: str
    text: MotionText
    translations: Mapping[str, Mapping[str, Translated]]

    def __post_init__(self) -> None:
        if self.authoritative in self.translations:
            raise InvalidInput("authoritative-translated", language=self.authoritative)


def seal(paragraph: Paragraph) -> str:
    """The SHA-256 of its words, in 64 hexadecimal digits."""
    return sha256(paragraph.words.encode()).hexdigest()


def lag(versions: LanguageVersions, language: str) -> Lag:
    """What `language` is behind by; the authoritative one never is. Raises
    `UnknownName("language-version-unknown")`."""
    if language == versions.authoritative:
        return Lag(language, (), (), ())
    if language not in versions.translations:
        known = (versions.authoritative, *versions.translations)
        raise unknown_name("language-version-unknown", language, known)
    has = versions.translations[language]
    now = versions.text.by_id
    return Lag(
        language,
        tuple(id for id in now if id not in has),
        tuple(id for id, each in now.items() if id in has and has[id].of != seal(each)),
        tuple(id for id in has if id not in now),
    )


def lagging(versions: LanguageVersions) -> tuple[Lag, ...]:
    """The versions that are behind, as they are listed."""
    return tuple(found for each in versions.translations if (found := lag(versions, each)))


def text_in(versions: LanguageVersions, language: str) -> MotionText:
    """The whole text. Raises `Conflict("language-version-lags")` where it is behind, and
    `UnknownName("language-version-unknown")`."""
    behind = lag(versions, language)
    if behind:
        raise Conflict(
            "language-version-lags",
            language=language,
            authoritative=versions.authoritative,
            missing=len(behind.missing),
            outdated=len(behind.outdated),
            left_over=len(behind.left_over),
        )
    if language == versions.authoritative:
        return versions.text
    words = versions.translations[language]
    return MotionText(tuple(replace(each, words=words[each.id].words) for each in versions.text))


def with_text(versions: LanguageVersions, text: MotionText) -> LanguageVersions:
    """After a merge: the authoritative text is another; translations stay what they were, and
    those of changed paragraphs lag."""
    return replace(versions, text=text)


def translated(
    versions: LanguageVersions, language: str, words: Mapping[str, str]
) -> LanguageVersions:
    """With these paragraphs translated from the text as it stands; what is no longer in the text
    is dropped from the translation. Raises `InvalidInput("authoritative-translated")`,
    `UnknownName("paragraph-unknown")`."""
    new = {id: Translated(it, seal(versions.text.paragraph(id))) for id, it in words.items()}
    kept = versions.translations.get(language, {})
    both = {id: it for id, it in {**kept, **new}.items() if id in versions.text.by_id}
    return replace(versions, translations={**versions.translations, language: both})

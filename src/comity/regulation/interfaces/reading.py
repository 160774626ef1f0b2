"""How pages read the rules: on which day, in which language, with which anchors and addresses."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.translation import get_language, get_language_info

from comity.kernel.interfaces.punctuation import listed, strung
from comity.kernel.interfaces.web.translations import translations
from comity.regulation.domain.instruments import Instrument, Norm
from comity.regulation.domain.rulebook import Rulebook
from comity.regulation.domain.vocabulary import Prose
from comity.regulation.interfaces.wording import Wording

_RIGHT_TO_LEFT = {"ar", "fa", "he", "ur", "ps", "dv", "yi"}


@dataclass(frozen=True)
class Reading:
    """A rulebook as of a day, read in the language that is in force when this is made."""

    rules: Rulebook
    on: date
    wording: Wording

    def words(self, prose: Prose) -> str:
        """Prose of the corpus, marked with its language where that is not the page's."""
        language = self.wording.language
        text = self.wording.prose(prose)
        if not text or language in prose:
            return text
        used = next(tag for tag, words in prose.items() if words == text)
        return in_language(text, used)

    def listed(self, items: Iterable[str]) -> str:
        return listed(items, self.wording.translations)

    def strung(self, clauses: Iterable[str]) -> str:
        return strung(clauses, self.wording.translations)

    def anchor(self, instrument: Instrument, norm: str) -> str:
        return f"{instrument.id}:{norm}"

    def penalty_anchor(self, instrument: Instrument, penalty: str) -> str:
        return f"penalty:{instrument.id}:{penalty}"

    def norm_location(self, instrument: Instrument, norm: Norm) -> str:
        """Where the official text can be read that the norm rests on, else the instrument."""
        texts = {text.id: text for text in instrument.texts if text.official}
        read = [texts[support.text].location for support in norm.support if support.text in texts]
        found = next((safe for it in read if (safe := web_address(it))), "")
        return found or self.location(instrument)

    def location(self, instrument: Instrument) -> str:
        """The official address of the version in force, else of the latest; "" where unknown."""
        current = self.rules.version_on(instrument, self.on)
        versions = [*([current] if current else []), *reversed(instrument.versions)]
        return next((safe for it in versions if (safe := web_address(it.location))), "")


def open_reading(rules: Rulebook, on: date) -> Reading:
    """A reading in Django's language of the moment."""
    return Reading(rules, on, wording_of(rules))


def wording_of(rules: Rulebook) -> Wording:
    return Wording(rules, get_language() or "en", translations())


def in_language(text: str, tag: str) -> str:
    return format_html('<span lang="{}" dir="{}">{}</span>', tag, direction(tag), text)


def direction(tag: str) -> str:
    return "rtl" if tag.split("-")[0] in _RIGHT_TO_LEFT else "ltr"


def language_direction(tag: str) -> str:
    """Of a language that Django knows."""
    return "rtl" if get_language_info(tag)["bidi"] else "ltr"


def web_address(location: str) -> str:
    """`location` where it is a plain web address, "" for anything else."""
    return location if location.startswith(("https://", "http://")) and " " not in location else ""


def day_words(day: date | None) -> str:
    """Of one piece: it does not break over two lines."""
    return date_format(day, "j F Y").replace(" ", "\N{NO-BREAK SPACE}") if day else ""

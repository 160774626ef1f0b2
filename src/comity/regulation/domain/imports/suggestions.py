"""What a provision may demand, read off its words: for a person to judge, never a norm by itself.

Each suggestion names the words that made it. The same text, vocabulary and corpus give the same
suggestions.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from comity.regulation.domain.crosswalk.lexicon import Lexicon
from comity.regulation.domain.crosswalk.words import words_of
from comity.regulation.domain.imports.actors import ActorNames
from comity.regulation.domain.imports.citations import citation_of
from comity.regulation.domain.imports.deontic import DeonticWord, deontic_words
from comity.regulation.domain.texts import Outline, TextUnit

MOST_CONCEPTS = 5
MOST_SUBJECTS = 20
"""of the operative words of one provision; who has more to do is found by the first ones"""
Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Reason:
    """Something suggested, and the words of the text that speak for it."""

    value: str
    because: str


@dataclass(frozen=True, slots=True)
class Suggestion:
    """For one provision with operative words. `modalities` are in the order of the text."""

    eid: str
    citation: str
    lines: str
    modalities: tuple[Reason, ...]
    bearers: tuple[Reason, ...]
    concepts: tuple[Reason, ...]


def suggest(
    outline: Outline,
    actors: ActorNames,
    lexicon: Lexicon,
    *,
    recognised: str = "",
    headings: Mapping[str, str] | None = None,
    progress: Progress = lambda done, total: None,
) -> tuple[Suggestion, ...]:
    """Suggestions for the operative units of a text, in its order."""
    operative = outline.operative()
    result = []
    for done, unit in enumerate(operative):
        progress(done, len(operative))
        found = deontic_words(unit.words, outline.language)
        result.append(
            Suggestion(
                unit.eid,
                citation_of(unit.eid, recognised),
                f"{unit.first}-{unit.last}",
                _modalities(found),
                _bearers(unit, found, actors),
                _concepts(unit, _heading(unit.eid, headings or {}), lexicon),
            )
        )
    return tuple(result)


def _modalities(found: Sequence[DeonticWord]) -> tuple[Reason, ...]:
    words: dict[str, list[str]] = {}
    for each in found:
        words.setdefault(each.modality.value, []).append(each.words)
    return tuple(Reason(modality, _quoted(each)) for modality, each in words.items())


def _bearers(
    unit: TextUnit, found: Sequence[DeonticWord], actors: ActorNames
) -> tuple[Reason, ...]:
    reasons: dict[str, Reason] = {}
    for each in found[:MOST_SUBJECTS]:
        subject = actors.subject(unit.words, each.start, each.end)
        if subject is None:
            continue
        origin = subject.actor.origin
        defined = f"defined at {citation_of(origin)}" if "_" in origin else origin
        because = f'"{subject.words}" {subject.place} "{each.words}"; {defined or "a usual word"}'
        reasons.setdefault(subject.actor.key, Reason(subject.actor.key, because))
    return tuple(reasons.values())


def _concepts(unit: TextUnit, heading: str, lexicon: Lexicon) -> tuple[Reason, ...]:
    """The concepts named most often in the provision, then those that its heading names."""
    weights: dict[str, float] = {}
    names: dict[str, list[str]] = {}
    for weight, place, text in ((1.0, "", unit.words), (0.5, "heading: ", heading)):
        pairs = [*words_of(text)]
        for start, end, concepts in lexicon.mentions([stem for stem, _ in pairs]):
            written = place + _as_written([word for _, word in pairs[start:end]])
            for id in concepts:
                weights[id] = weights.get(id, 0.0) + weight / len(concepts)
                names.setdefault(id, []).append(written)
    strongest = sorted(weights, key=lambda id: (-weights[id], id))[:MOST_CONCEPTS]
    return tuple(Reason(id, _quoted(names[id])) for id in strongest)


def _heading(eid: str, headings: Mapping[str, str]) -> str:
    """Of the article around a unit; that of the unit itself is among its words."""
    top, mark, _ = eid.partition("__")
    return headings.get(top, "") if mark else ""


def _as_written(words: Sequence[str]) -> str:
    """Words with spaces between; the overlapping pairs of CJK characters joined again."""
    text = ""
    for word in words:
        cjk = len(word) == 2 and ord(word[0]) > 0x2E80
        if cjk and text and text[-1] == word[0]:
            text += word[1]
        else:
            text += f" {word}"
    return text.strip()


def _quoted(words: Iterable[str]) -> str:
    """Each once, in order, with how often it stands there."""
    counts: dict[str, int] = {}
    for word in words:
        counts[word.lower()] = counts.get(word.lower(), 0) + 1
    return ", ".join(f'"{word}"' + (f" x{n}" if n > 1 else "") for word, n in counts.items())

"""Cross-walks: which items of one framework correspond to which of another, and why.

    similarity = (0.45 * concepts + 0.45 * words + 0.10 * place) / (weights of the parts present)

Each part is an inner product of the vectors in `profiles`. Place is the headings above the items,
and is left out where one has none. `neighbours` turns similarity into strength.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from heapq import nlargest
from itertools import islice

from comity.regulation.domain.concepts import Concept
from comity.regulation.domain.crosswalk.items import Item
from comity.regulation.domain.crosswalk.lexicon import Lexicon
from comity.regulation.domain.crosswalk.mappings import Crosswalk, Reasons, Relation, Shared
from comity.regulation.domain.crosswalk.mappings import Mapping as Correspondence
from comity.regulation.domain.crosswalk.neighbours import strengths
from comity.regulation.domain.crosswalk.profiles import Profile, profiles
from comity.regulation.domain.crosswalk.relations import suggested_relation
from comity.regulation.domain.crosswalk.vectors import Vector, inner_products, shared
from comity.regulation.domain.crosswalk.words import words_of

CONCEPTS, WORDS, PLACE = 0.45, 0.45, 0.10
THRESHOLD = 0.35
"""below it a pair is no correspondence: a convention for reading, not a calibrated probability"""
_LISTED = 5


def crosswalk(
    left: Sequence[Item],
    right: Sequence[Item],
    concepts: Iterable[Concept] | Lexicon,
    *,
    limit_per_item: int = 5,
    threshold: float = THRESHOLD,
) -> Crosswalk:
    """The mappings that are among the `limit_per_item` strongest of either of their items.

    `concepts` may be a `Lexicon`, made once for many cross-walks.
    """
    lexicon = concepts if isinstance(concepts, Lexicon) else Lexicon(concepts)
    both = profiles([*left, *right], lexicon)
    ours, theirs = both[: len(left)], both[len(left) :]
    strength = strengths(_similarities(ours, theirs))
    written = _written([*left, *right])
    pairs = _strongest(strength, limit_per_item)
    mappings = (
        Correspondence(
            left[row].id,
            right[column].id,
            suggested_relation(left[row], right[column], lexicon.ancestors)
            if strength[row][column] >= threshold
            else Relation.INTERSECTS_WITH,
            strength[row][column],
            _reasons(ours[row], theirs[column], written),
        )
        for row, column in pairs
    )
    columns = zip(*strength, strict=True) if left else ((),) * len(right)
    return Crosswalk(
        tuple(mappings),
        gaps_left=_gaps(left, strength, threshold),
        gaps_right=_gaps(right, columns, threshold),
        threshold=threshold,
    )


def _similarities(left: Sequence[Profile], right: Sequence[Profile]) -> list[list[float]]:
    concepts = inner_products([p.concepts for p in left], [p.concepts for p in right])
    words = inner_products([p.words for p in left], [p.words for p in right])
    place = inner_products([p.place for p in left], [p.place for p in right])
    return [
        [
            sum(_parts(*cosines, placed=bool(ours.place and theirs.place)))
            for theirs, *cosines in zip(right, about, said, stands, strict=True)
        ]
        for ours, about, said, stands in zip(left, concepts, words, place, strict=True)
    ]


def _parts(
    concepts: float, words: float, place: float, *, placed: bool
) -> tuple[float, float, float]:
    """The weighted parts of the similarity. Rounding must not carry a cosine past 1."""
    whole = CONCEPTS + WORDS + (PLACE if placed else 0.0)
    return (
        CONCEPTS * min(concepts, 1.0) / whole,
        WORDS * min(words, 1.0) / whole,
        PLACE * min(place, 1.0) / whole if placed else 0.0,
    )


def _reasons(left: Profile, right: Profile, written: Mapping[str, str]) -> Reasons:
    concepts = shared(left.concepts, right.concepts)
    words = shared(left.words, right.words)
    place = shared(left.place, right.place)
    placed = bool(left.place and right.place)
    parts = _parts(sum(concepts.values()), sum(words.values()), sum(place.values()), placed=placed)
    return Reasons(
        similarity=sum(parts),
        concepts=parts[0],
        words=parts[1],
        place=parts[2] if placed else None,
        shared_concepts=_heaviest(concepts, {}),
        shared_words=_heaviest(words, written),
        shared_headings=_heaviest(place, written),
    )


def _heaviest(products: Vector, written: Mapping[str, str]) -> tuple[Shared, ...]:
    heaviest = islice(products.items(), _LISTED)
    return tuple(Shared(written.get(name, name), weight) for name, weight in heaviest)


def _written(items: Iterable[Item]) -> dict[str, str]:
    """For each stem the first word that was written for it, to show."""
    texts = (text for item in items for text in (item.text, *item.place))
    written: dict[str, str] = {}
    for text in texts:
        for stem, word in words_of(text):
            written.setdefault(stem, word.lower())
    return written


def _strongest(strength: Sequence[Sequence[float]], limit: int) -> list[tuple[int, int]]:
    """The pairs, strongest first, that are among the `limit` strongest of their row or column."""
    found: dict[tuple[int, int], float] = {}
    for row, values in enumerate(strength):
        for column in nlargest(limit, range(len(values)), key=values.__getitem__):
            found[row, column] = values[column]
    for column, values in enumerate(zip(*strength, strict=True)):
        for row in nlargest(limit, range(len(values)), key=values.__getitem__):
            found[row, column] = values[row]
    related = [(pair, value) for pair, value in found.items() if value > 0]
    return [pair for pair, _ in sorted(related, key=lambda entry: (-entry[1], entry[0]))]


def _gaps(
    items: Sequence[Item], lines: Iterable[Sequence[float]], threshold: float
) -> tuple[Item, ...]:
    return tuple(
        item for item, line in zip(items, lines, strict=True) if max(line, default=0.0) < threshold
    )

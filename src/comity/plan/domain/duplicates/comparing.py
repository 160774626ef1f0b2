"""How alike two names are, and why.

The score orders what is found; it is no probability. The constants were settled on the tuning half
of the labelled pairs alone (`tests/plan/names`).
"""

from __future__ import annotations

from functools import lru_cache

from rapidfuzz import fuzz
from rapidfuzz.distance import JaroWinkler

from comity.plan.domain.duplicates.acronyms import is_acronym
from comity.plan.domain.duplicates.findings import Why
from comity.plan.domain.duplicates.normal_name import Reading, Word, readings

SUSPECT = 0.65
"""From this score on, two names are told to be possibly one organisation's."""
GENERIC = 0.35
"""The weight of a word that many names share, beside 1 for one of their own."""
NEAR_WORDS = 0.86
NEAR_EDITS, NEAR_UNSPACED = 0.85, 0.7
NEAR_SOUNDS = 0.7
BOTH_HAVE_MORE = 0.55
"""For names that each have a word of their own that the other lacks."""
OTHER_MEANING = 0.7
"""For names that agree but for words like University and College."""
OTHER_PLACE = 0.4
SAME_ELSEWHERE = 0.6
"""For the same name, with a word of its own, in two jurisdictions."""
A_PART = 0.8
"""For a part of a name that is like the whole of the other."""
ACRONYM, SHORT_ACRONYM = 0.85, 0.8
HEARD = 0.97
LEAST_HEARD, LEAST_SPELT = 3, 0.4
_UNSPACED = frozenset({"CJK", "HIRAGANA", "KATAKANA", "THAI"})
"""For names in two jurisdictions."""

_SAME = frozenset({Why.SAME_NAME, Why.LEGAL_FORM, Why.LOOKALIKE, Why.SCRIPT})
Likeness = tuple[float, Why]
NOTHING: Likeness = (0.0, Why.SPELLING)


def alike(left: str, right: str, left_place: str = "", right_place: str = "") -> Likeness:
    """Of two names, with the jurisdiction of each where it is known. The same either way round."""
    score, why = NOTHING
    elsewhere = _elsewhere(left_place, right_place)
    for one in readings(left):
        for other in readings(right):
            if not (one.is_whole or other.is_whole):
                continue
            found, reason = _compared(one, other)
            if not (one.is_whole and other.is_whole):
                found *= A_PART
            if elsewhere:
                is_same = one.specific and reason in _SAME
                found *= SAME_ELSEWHERE if is_same else OTHER_PLACE
            if found > score:
                score, why = found, reason
    return score, why


def _elsewhere(left: str, right: str) -> bool:
    """Parts of a country are in it."""
    one, other = left.partition("-")[0], right.partition("-")[0]
    return bool(one and other and one != other)


def _compared(one: Reading, other: Reading) -> Likeness:
    if one.folded == other.folded:
        return 1.0, Why.SAME_NAME
    if one.numbers != other.numbers and (one.numbers and other.numbers):
        return NOTHING
    if one.joined == other.joined:
        if one.form == other.form:
            return 0.99, Why.SAME_NAME
        return (0.9 if one.form and other.form else 0.97), Why.LEGAL_FORM
    if one.seen == other.seen:
        return 0.95, Why.LOOKALIKE
    if sorted(it.text for it in one.words) == sorted(it.text for it in other.words):
        return 0.93, Why.WORD_ORDER
    found = _by_words(one, other)
    for more in (_by_initials(one, other), _joined(one, other)):
        found = max(found, more, key=lambda it: it[0])
    return found


def _by_initials(one: Reading, other: Reading) -> Likeness:
    for short, long in ((one, other), (other, one)):
        if len(short.pieces) == 1 and is_acronym(short.pieces[0], long.pieces):
            letters = len(short.pieces[0])
            return (SHORT_ACRONYM if letters == 2 else ACRONYM), Why.ACRONYM
    return NOTHING


def _joined(one: Reading, other: Reading) -> Likeness:
    """Written together or apart, in one script or two."""
    if one.numbers != other.numbers:
        return NOTHING
    left, right = one.joined_plain, other.joined_plain
    if min(len(left), len(right)) < 4:
        return NOTHING
    across = one.scripts != other.scripts
    if left == right:
        return 0.94, Why.SCRIPT if across else Why.SPELLING
    ratio = fuzz.ratio(left, right) / 100
    if not across:
        is_near = ratio >= 0.93 and one.meant == other.meant
        return (ratio * 0.95, Why.SPELLING) if is_near else NOTHING
    if min(len(one.heard), len(other.heard)) >= LEAST_HEARD and ratio >= LEAST_SPELT:
        ratio = max(ratio, fuzz.ratio(one.heard, other.heard) / 100 * HEARD)
    return (ratio * 0.95, Why.SCRIPT) if ratio >= NEAR_SOUNDS else NOTHING


def _by_words(one: Reading, other: Reading) -> Likeness:
    pairs, left, right = _matched(one.words, other.words)
    if not any(it.is_own for it, _, _ in pairs):
        return (
            NOTHING if one.specific or other.specific else (_all_generic(one, other), Why.SPELLING)
        )
    weight = sum(_weight(it) * nearness for it, _, nearness in pairs)
    lost = sum(_weight(it) for it in (*left, *right))
    score = 2 * weight / (2 * sum(_weight(it) for it, _, _ in pairs) + lost)
    score = max(score, 0.0)
    own_left = [it for it in left if it.is_own]
    own_right = [it for it in right if it.is_own]
    if own_left and own_right:
        score *= BOTH_HAVE_MORE
    elif (
        not own_left
        and not own_right
        and {it.meaning for it in left}
        and {it.meaning for it in right}
    ):
        score *= OTHER_MEANING
    across = any(it.script != match.script for it, match, _ in pairs)
    return min(score, 0.92), Why.SCRIPT if across else Why.SPELLING


def _all_generic(one: Reading, other: Reading) -> float:
    """Ministry of Finance, وزارة المالية: nothing of their own to tell them apart by."""
    return 0.8 if one.meant == other.meant and len(one.meant) > 1 else 0.0


def _weight(word: Word) -> float:
    if word.meaning:
        return GENERIC
    return 1.0 if len(word.text) > 2 or not word.text.isascii() else 0.6


def _matched(
    left: tuple[Word, ...], right: tuple[Word, ...]
) -> tuple[list[tuple[Word, Word, float]], list[Word], list[Word]]:
    """Each word with the nearest of the other name, and what is left of both."""
    near = sorted(
        (
            (-nearness, at, to)
            for at, one in enumerate(left)
            for to, other in enumerate(right)
            if (nearness := _nearness(one, other)) > 0
        ),
    )
    taken_left: set[int] = set()
    taken_right: set[int] = set()
    pairs: list[tuple[Word, Word, float]] = []
    for nearness, at, to in near:
        if at not in taken_left and to not in taken_right:
            taken_left.add(at)
            taken_right.add(to)
            pairs.append((left[at], right[to], -nearness))
    rest = [it for at, it in enumerate(left) if at not in taken_left]
    return pairs, rest, [it for to, it in enumerate(right) if to not in taken_right]


@lru_cache(maxsize=200_000)
def _nearness(one: Word, other: Word) -> float:
    if one.text == other.text:
        return 1.0
    if one.number or other.number:
        return 1.0 if one.number == other.number else 0.0
    if one.meaning or other.meaning:
        return 1.0 if one.meaning == other.meaning else 0.0
    if one.script == other.script:
        if min(len(one.text), len(other.text)) < 4:
            return 0.0
        nearness = JaroWinkler.normalized_similarity(one.text, other.text)
        edits = fuzz.ratio(one.text, other.text) / 100
        least = NEAR_UNSPACED if one.script in _UNSPACED else NEAR_EDITS
        return nearness if nearness >= NEAR_WORDS and edits >= least else 0.0
    if min(len(one.plain), len(other.plain)) < 3:
        return 0.0
    spelt = fuzz.ratio(one.plain, other.plain) / 100
    heard = min(len(one.heard), len(other.heard))
    if heard >= 2 and one.heard == other.heard:
        spelt = max(spelt, HEARD)
    elif heard >= LEAST_HEARD and spelt >= LEAST_SPELT:
        spelt = max(spelt, fuzz.ratio(one.heard, other.heard) / 100 * HEARD)
    return spelt if spelt >= NEAR_SOUNDS else 0.0

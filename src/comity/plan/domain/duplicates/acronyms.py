"""Whether some letters are the first ones of a name's words."""

from __future__ import annotations

from functools import lru_cache

from comity.plan.domain.duplicates.generic_words import FUNCTION_WORDS
from comity.plan.domain.duplicates.legal_forms import without_legal_form

LONGEST_ACRONYM = 10
MOST_OF_A_WORD = 3


def is_acronym(letters: str, pieces: tuple[str, ...]) -> bool:
    """Each word gives one to three letters; small words may give none, and the legal form may be
    left out. `nysdec`: New York State Department of Environmental Conservation."""
    if not 2 <= len(letters) <= LONGEST_ACRONYM or len(pieces) < 2 or not letters.isalpha():
        return False
    return _taken(letters, pieces) or _taken(letters, without_legal_form(pieces)[0])


@lru_cache(maxsize=20_000)
def _taken(letters: str, pieces: tuple[str, ...]) -> bool:
    if not pieces:
        return not letters
    if len(letters) > MOST_OF_A_WORD * len(pieces):
        return False
    first, others = pieces[0], pieces[1:]
    if first in FUNCTION_WORDS and _taken(letters, others):
        return True
    return any(
        letters[:size] == first[:size] and len(first) >= size and _taken(letters[size:], others)
        for size in range(1, min(MOST_OF_A_WORD, len(letters)) + 1)
    )

"""Whether a text consists of words of a list and of nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from comity.kernel.domain.search.folding import fold, fold_in_place
from comity.plan.domain.gate_lists.forms import bare_words, forms_of, plain_forms
from comity.plan.domain.gate_lists.lists import WordLists

_WORD = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff]+|[^\W_\u3400-\u4dbf\u4e00-\u9fff]+")
"""A run of Chinese characters, or a word."""


@dataclass(frozen=True, slots=True)
class Word:
    """`plain` are the forms in which it is looked up as it is, `forms` these and its stems."""

    written: str
    plain: frozenset[str]
    forms: frozenset[str]


def is_written_in(text: str, lists: WordLists) -> bool:
    """Whether any letter of it is one of the language."""
    return lists.letters.search(fold(text)) is not None


def only_of(
    text: str, sought: frozenset[str], lists: WordLists, beside: frozenset[str]
) -> list[str]:
    """The words of `sought` in a text, as they are written, each once; none where it says anything
    beside them that is not in `beside`, a filling word, or a number. A text of filling words alone
    has these."""
    words = [each for each in words_in(text, lists) if not each.written.isdigit()]
    found, joining = [], True
    for each in words:
        stands = not each.plain & lists.countable
        if stands and each.forms & sought:
            found.append(each.written)
        elif not (each.plain & lists.filling):
            joining = False
            if not (stands and each.forms & beside):
                return []
    if not found and joining:
        found = [each.written for each in words]
    return list(dict.fromkeys(found))


def words_in(text: str, lists: WordLists) -> Iterator[Word]:
    folded = fold_in_place(text)
    for match in _WORD.finditer(folded.text):
        start, end = folded.span(*match.span())
        if match[0][0] >= "\u3400":
            yield from _parted(match[0], text[start:end], lists)
        else:
            yield _word(text[start:end], lists.language)


def _word(written: str, language: str) -> Word:
    bare = bare_words(written, language)
    plain = frozenset().union(*(plain_forms(each, language) for each in bare))
    return Word(written, plain, plain.union(*(forms_of(each, language) for each in bare)))


def _parted(run: str, written: str, lists: WordLists) -> Iterator[Word]:
    """The longest known words that cover a run of characters from its end; the run itself where
    none do."""
    plain = run.translate(lists.same)
    ends: list[int] = [0] * (len(plain) + 1)
    ends[-1] = len(plain)
    for at in range(len(plain) - 1, -1, -1):
        for size in range(min(lists.longest, len(plain) - at), 0, -1):
            if ends[at + size] and plain[at : at + size] in lists.known:
                ends[at] = at + size
                break
    if not ends[0]:
        yield Word(written, frozenset({plain}), frozenset({plain}))
        return
    at = 0
    while at < len(plain):
        part = frozenset({plain[at : ends[at]]})
        yield Word(written[at : ends[at]], part, part)
        at = ends[at]

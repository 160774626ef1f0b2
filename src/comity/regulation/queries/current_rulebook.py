"""The rulebook of the corpus that stands in the database, compiled once per process and content.

It is kept in memory by `content`, which changes with every load and edit; a second process finds
the compiled bytes in the cache folder.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from threading import Lock
from time import monotonic

from comity.kernel.adapters.atomic_files import read_bytes, write_atomically
from comity.kernel.adapters.folders import cache_folder
from comity.kernel.domain.errors import (
    Conflict,
    IntegrityFailure,
    InvalidInput,
    Problems,
    StorageFailure,
    UnknownName,
)
from comity.kernel.domain.messages import Message
from comity.regulation.adapters.rulebook_files import LARGEST_CACHE, shipped_jurisdictions
from comity.regulation.domain.conditions.corpus_program import compile_corpus
from comity.regulation.domain.rulebook import Rulebook
from comity.regulation.formats.compiled_corpus import LAYOUT, decode_rulebook, encode_rulebook
from comity.regulation.formats.release import release_id
from comity.regulation.queries.stored_corpus import current_release, stored_corpus

_kept: dict[str, Rulebook] = {}
_lock = Lock()


@dataclass
class _Seen:
    """What was current when somebody last asked, and for how many seconds that is believed."""

    seconds: float = 0.0
    content: str = ""
    until: float = 0.0


_seen = _Seen()


def ask_every(seconds: float) -> None:
    """Of all who want to know within so many seconds what is current, let one ask the database:
    for servers, whose pages are public and may be a moment old."""
    _seen.seconds, _seen.until = seconds, 0.0


def current_content() -> str:
    """What names the corpus in the tables. Raises `UnknownName("no-release")` before a load."""
    return _seen.content if monotonic() < _seen.until else _asked()


def _asked() -> str:
    now = monotonic()
    release = current_release()
    if release is None:
        raise UnknownName("no-release", remedy=Message("load-a-release"))
    _seen.content, _seen.until = release.content, now + _seen.seconds
    return release.content


def current_rulebook() -> Rulebook:
    """Raises as `current_content`, and `Problems` for a stored corpus that does not compile."""
    content = current_content()
    found = _kept.get(content)
    if found is not None:
        return found
    with _lock:
        content = _asked()  # what was believed may be gone, and can't be compiled any more
        if content not in _kept:
            rules = _opened(content)
            keep_rulebook(content, rules)
        return _kept[content]


def keep_rulebook(content: str, rules: Rulebook) -> None:
    """Answer from `rules` while `content` stands in the tables; others are let go."""
    _kept.clear()
    _kept[content] = rules


def _opened(content: str) -> Rulebook:
    version = LAYOUT.decode().split()[-1]
    path = cache_folder() / f"stored-{version}-{content[:32]}.bin"
    if path.exists():
        with suppress(IntegrityFailure, InvalidInput, StorageFailure):  # then it is made anew
            return decode_rulebook(read_bytes(path, LARGEST_CACHE))
    rules = _compiled(content)
    with suppress(StorageFailure):  # slower next time, and nothing else
        write_atomically(path, encode_rulebook(rules))
    return rules


def _compiled(content: str) -> Rulebook:
    corpus = stored_corpus()
    if release_id(corpus) != content:  # another was loaded meanwhile
        raise Conflict("release-changing")
    jurisdictions = shipped_jurisdictions()
    program, problems = compile_corpus(corpus, frozenset(entry.id for entry in jurisdictions))
    if problems:
        raise Problems("stored-corpus-does-not-compile", [each.error for each in problems])
    return Rulebook(content, corpus, program, jurisdictions)

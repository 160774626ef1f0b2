"""Errors as types: raised where the fact is known, translated once at each edge.

Every error carries a `Message` (what is wrong) and, where there is one, a second (how to mend it).
The command line turns the type into an exit code, HTTP into a problem+json body (RFC 9457); the
tables that do so stand in `interfaces/`, not here.
"""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

from comity.kernel.domain.messages import Message, Parameter


class ComityError(Exception):
    """Base of every error that Comity raises on purpose."""

    def __init__(self, id: str, /, *, remedy: Message | None = None, **params: Parameter) -> None:
        self.message = Message(id, params)
        self.remedy = remedy
        super().__init__(id, params)


class InvalidInput(ComityError):
    """What was given can't be read: broken, of the wrong type or unit, contradictory, too large."""


class UnknownName(ComityError):
    """A name that nothing answers to: a jurisdiction, fact, instrument, concept, person ..."""


class NotPermitted(ComityError):
    """The actor may not do this to this object."""


class Conflict(ComityError):
    """The thing changed meanwhile, or exists already."""


class StorageFailure(ComityError):
    """A file, folder or database that can't be read or written."""


class ReadOnly(StorageFailure):
    """Nothing may be changed at present, by the operator's choice."""


class IntegrityFailure(ComityError):
    """Stored data is not what was written: a broken hash chain, a damaged file."""


class Problems(InvalidInput):
    """Several errors found in one reading; nothing was loaded."""

    def __init__(self, id: str, problems: Iterable[ComityError], /, **params: Parameter) -> None:
        self.problems = tuple(problems)
        super().__init__(id, remedy=None, count=len(self.problems), **params)


def nearest(name: str, candidates: Iterable[str]) -> str | None:
    """The candidate most like `name` (Ratcliff-Obershelp ratio of 0.6 or more), if any."""
    by_folded = {candidate.casefold(): candidate for candidate in candidates}
    found = get_close_matches(name.casefold(), by_folded, n=1, cutoff=0.6)
    return by_folded[found[0]] if found else None


def unknown_name(
    id: str, name: str, candidates: Iterable[str], /, **params: Parameter
) -> UnknownName:
    """An `UnknownName` that says which valid name is nearest."""
    suggestion = nearest(name, candidates)
    remedy = Message("did-you-mean", {"name": suggestion}) if suggestion else None
    return UnknownName(id, remedy=remedy, name=name, **params)

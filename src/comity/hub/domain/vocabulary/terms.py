"""What one word of a vocabulary is."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Term:
    """`id` as cards write it, `label` as pages show it, `group` where the vocabulary has groups."""

    id: str
    label: str
    group: str = ""


def by_id(terms: tuple[Term, ...]) -> dict[str, Term]:
    return {term.id: term for term in terms}

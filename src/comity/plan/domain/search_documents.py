"""A commitment as the document by which it is found."""

from __future__ import annotations

from collections.abc import Iterator

from comity.kernel.domain.search import tokens
from comity.kernel.domain.search.documents import Field, Role, SearchDocument
from comity.plan.domain.commitment_text import CommitmentText

KIND = "commitment"
CONTENT = f"commitments-1.{tokens.LAYOUT}"
"""Changes whenever the same commitment is to be found by other words: the index is then made
anew."""


def commitment_document(number: int, participant: str, text: CommitmentText) -> SearchDocument:
    """Found by what it promises, its number and the name of its participant."""
    told = [
        Field(role, words, text.language) for role, words in _texts(text) if words and words.strip()
    ]
    fields = (*told, Field(Role.WITHIN, str(number)), Field(Role.TAG, participant))
    return SearchDocument(KIND, str(number), fields)


def _texts(text: CommitmentText) -> Iterator[tuple[Role, str]]:
    yield Role.NAME, text.title
    yield Role.TEXT, text.outcome
    yield Role.TEXT, text.beneficiaries
    yield Role.TEXT, text.target.indicator
    yield Role.TEXT, text.target.proof
    for milestone in text.milestones:
        yield Role.TEXT, milestone.title
    for each in text.helps:
        yield Role.TEXT, each.text

"""Which commitments of a plan answer a question."""

from __future__ import annotations

from comity.kernel.domain.errors import StorageFailure
from comity.kernel.domain.messages import Message
from comity.kernel.queries.find_documents import find_documents
from comity.plan.adapters.commitment_index import index_of, is_in_step
from comity.plan.domain.search_documents import CONTENT
from comity.plan.models import Commitment
from comity.plan.queries.people import Person
from comity.plan.queries.seen_commitments import seen_commitments, unseen_commitments

FEW = 500
"""So many are asked for by their numbers. Of more, those are taken away that are not to be seen:
mostly these are the fewer."""


def search_commitments(person: Person, text: str) -> list[int] | None:
    """The numbers of those that the person sees, best first; `None` where nothing was asked.

    Raises `InvalidInput` for a question that is too long,
    `StorageFailure("plan-index-missing")`, `Conflict("search-index-changing")`.
    """
    if not text.strip():
        return None
    if not is_in_step(person.plan.id):
        if not Commitment.objects.filter(plan=person.plan).exists():
            return []
        remedy = Message("plan-index-build", {"plan": person.plan.slug})
        raise StorageFailure("plan-index-missing", remedy=remedy, plan=person.plan.slug)
    found = find_documents(index_of(person.plan.id), text, CONTENT)
    numbers = [int(each.key) for each in found.documents]
    if len(numbers) <= FEW:
        rows = seen_commitments(person).order_by().filter(number__in=numbers)
        seen = frozenset(rows.values_list("number", flat=True))
        return [number for number in numbers if number in seen]
    rows = unseen_commitments(person).order_by()
    unseen = frozenset(rows.values_list("number", flat=True))
    return [number for number in numbers if number not in unseen]

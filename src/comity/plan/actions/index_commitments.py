"""Commitments into the search index: one as it is written, or all of a plan anew."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from django.db import transaction
from django.db.models import F

from comity.kernel.domain.search.documents import SearchDocument
from comity.plan.adapters.commitment_index import hold, is_in_step, put_documents, write_whole
from comity.plan.domain.commitment_text import CommitmentText
from comity.plan.domain.search_documents import commitment_document
from comity.plan.formats.commitment_plain import commitment_of_plain
from comity.plan.models import Commitment, CommitmentVersion, Plan
from comity.plan.queries.people import Person


def index_commitment(commitment: Commitment, text: CommitmentText) -> None:
    """A part of `restate`, in its transaction."""
    index_commitments([(commitment, text)])


def index_commitments(commitments: Sequence[tuple[Commitment, CommitmentText]]) -> None:
    """The same of several of one plan."""
    put_documents(
        commitments[0][0].plan_id,
        [commitment_document(row.number, row.participant.name, text) for row, text in commitments],
    )


def reindex_plan(*, person: Person) -> bool:
    """Make the plan's index anew where it does not say what its commitments say, and tell whether
    that was so. Needs `keep-plan`. It says nothing that the tables do not, so the log has no entry
    of it."""
    person.require("keep-plan")
    return _reindex(person.plan)


def bring_indexes_in_step() -> int:
    """Make those indexes anew that an earlier version made otherwise, and say how many."""
    behind = [each for each in Plan.objects.all() if not is_in_step(each.id)]
    for each in behind:
        _reindex(each)
    return len(behind)


def _reindex(plan: Plan) -> bool:
    with transaction.atomic():
        hold(plan.id)  # before reading, so that nothing is overtaken that is written meanwhile
        return write_whole(plan.id, tuple(_documents(plan)))


def _documents(plan: Plan) -> Iterator[SearchDocument]:
    rows = CommitmentVersion.objects.filter(
        commitment__plan=plan, number=F("commitment__version")
    ).order_by("commitment__number")
    wanted = rows.values_list("commitment__number", "commitment__participant__name", "text")
    for number, participant, text in wanted.iterator(chunk_size=500):
        yield commitment_document(number, participant, commitment_of_plain(text))

from __future__ import annotations

import pytest
from tests.plan.seeding import seed_commitment, seeded_plan

from comity.kernel.domain.audit import Visibility
from comity.plan.queries.list_commitments import CommitmentFilter, list_commitments

pytestmark = pytest.mark.django_db


def test_words_are_looked_for_in_all_of_it_and_what_fits_best_comes_first() -> None:
    made = seeded_plan()
    seed_commitment(made, title="Courses in Nairobi", outcome="Twenty engineers more.")
    seed_commitment(made, title="Plant trees", outcome="Shade.", beneficiaries="Farmers")
    seed_commitment(made, "kenya", title="Engineers for engineers", outcome="Engineers stay.")
    seed_commitment(made, visibility=Visibility.PRIVATE)
    public = made.as_public()

    def numbers(**asked: str) -> list[int]:
        rows = list_commitments(public, CommitmentFilter(**asked))  # type: ignore[arg-type]
        return list(rows.values_list("number", flat=True))

    assert numbers(words="shade") == [2]
    assert numbers(words="nairobi", kind="government") == []
    assert numbers(words="nothing of the kind xylophone") == []
    assert sorted(numbers(words="farmers shade")) == [2]
    found = numbers(words="stay")
    assert found == [3]
    assert numbers() == [3, 2, 1]
    assert numbers(words="trees", sort="number") == [2]

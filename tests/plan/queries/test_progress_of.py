from __future__ import annotations

from fractions import Fraction
from itertools import product

import pytest
from tests.plan.seeding import SeededPlan, seed_commitment, seed_participant, seeded_plan

from comity.kernel.domain.audit import Visibility
from comity.plan.domain.commitment_text import CommitmentState
from comity.plan.domain.plan_text import Level
from comity.plan.domain.rollup import Counts
from comity.plan.models import Commitment
from comity.plan.queries.counted_rows import counted_rows
from comity.plan.queries.find_plan import plan_text
from comity.plan.queries.progress_of import counts_by, counts_by_region, progress, progress_by
from comity.plan.queries.regions import region_of
from comity.plan.queries.seen_commitments import seen_commitments

pytestmark = pytest.mark.django_db


def stated(row: Commitment, **columns: object) -> None:
    """Its derived columns, as `restate` would leave them."""
    Commitment.objects.filter(id=row.id).update(**columns)


def several() -> SeededPlan:
    made = seeded_plan()
    seed_participant(made, "oslo", jurisdiction="NO")
    stated(seed_commitment(made), level=Level.COMPLETE.value, self_percent=100)
    stated(seed_commitment(made, "kenya"), level=Level.LIMITED.value, self_percent=0)
    stated(seed_commitment(made, "oslo", action="energy", sub_action=""), level="substantial")
    stated(seed_commitment(made, "oslo"), level=Level.NO_EVIDENCE.value, self_percent=50)
    seed_commitment(made, "oslo", state=CommitmentState.COMPLETED)
    stated(seed_commitment(made, state=CommitmentState.WITHDRAWN), level="not-started")
    stated(seed_commitment(made, state=CommitmentState.DRAFT), self_percent=1)
    stated(seed_commitment(made, visibility=Visibility.MEMBERS), level="not-started")
    return made


def test_the_public_sees_the_figures_of_what_is_public() -> None:
    made = several()
    found = progress(seen_commitments(made.as_public()), plan_text(made.plan))
    assert found.assessed.value == Fraction(2, 3)
    assert (found.assessed.of, found.no_evidence, found.not_assessed) == (3, 1, 1)
    assert (found.total.commitments, found.total.withdrawn) == (5, 1)
    assert (found.reported.value, found.reported.of) == (Fraction(1, 2), 3)


def test_who_sees_more_has_other_figures() -> None:
    made = several()
    found = progress(seen_commitments(made.as_participant("acme")), plan_text(made.plan))
    # skills (1 + 1/3 + 0) / 3, weight 1; energy 2/3, weight 2
    assert found.assessed.value == (Fraction(4, 9) + Fraction(4, 3)) / 3
    assert found.total.commitments == 6


def test_by_jurisdiction() -> None:
    made = several()
    rows, text = seen_commitments(made.as_public()), plan_text(made.plan)
    found = progress_by(rows, text, "jurisdiction")
    assert {code: each.assessed.value for code, each in found.items()} == {
        "KE": Fraction(2, 3),
        "NO": Fraction(2, 3),
    }
    assert {code: each.total.commitments for code, each in found.items()} == {"KE": 2, "NO": 3}


def test_by_participant_what_has_nothing_is_not_there() -> None:
    made = seeded_plan()
    seed_commitment(made)
    found = counts_by(seen_commitments(made.as_public()), "participant_id")
    assert found == {str(made.participants["acme"].id): {"skills": Counts(1)}}


def test_the_database_counts_as_a_walk_over_the_rows() -> None:
    made = seeded_plan()
    states = (CommitmentState.ACTIVE, CommitmentState.WITHDRAWN)
    for state, level, percent in product(states, ["", "no-evidence", "limited"], [None, 40]):
        stated(seed_commitment(made, state=state), level=level, self_percent=percent)
    walked = Counts()
    for row in Commitment.objects.all():
        if row.state == "withdrawn":
            walked += Counts(withdrawn=1)
            continue
        levels = {Level(row.level): 1} if row.level else {}
        walked += Counts(1, levels, int(row.self_percent is not None), row.self_percent or 0)
    assert counts_by(Commitment.objects.all()) == {"": {"skills": walked}}


def test_one_question_to_the_database(django_assert_num_queries) -> None:  # noqa: ANN001
    made = seeded_plan()
    rows = seen_commitments(made.as_public())
    with django_assert_num_queries(1):
        counts_by(rows, "jurisdiction")


def test_each_figure_has_its_rows() -> None:
    made = several()
    rows = seen_commitments(made.as_public())
    found = progress(rows, plan_text(made.plan))
    counted = {each: counted_rows(rows, state="standing", level=each).count() for each in Level}
    assert counted == {each: found.total.levels.get(each, 0) for each in Level}
    none = counted_rows(rows, state="standing", level="none")
    assert none.count() == found.not_assessed
    assert counted_rows(rows, state="withdrawn").count() == found.total.withdrawn
    regions = counts_by_region(rows, ["KE", "NO"])
    for region in ("002", "150"):
        within = sum(each.commitments for each in regions[region].values())
        assert counted_rows(rows, state="standing", region=region).count() == within
    oslo = made.participants["oslo"].id
    own = counts_by(rows, "participant_id")[str(oslo)]
    assert counted_rows(rows, state="standing", participant=oslo).count() == sum(
        each.commitments for each in own.values()
    )


@pytest.mark.parametrize(
    ("jurisdiction", "region"),
    [("KE", "002"), ("NO", "150"), ("US-CO", "019"), ("EU", ""), ("AQ", ""), ("nowhere", "")],
)
def test_regions(jurisdiction: str, region: str) -> None:
    assert region_of(jurisdiction) == region

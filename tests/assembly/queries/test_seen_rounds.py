from __future__ import annotations

import pytest
from tests.assembly.electing import council_election, office_election, round_held, round_opened
from tests.assembly.seeding import seeded

from comity.assembly.models import Election
from comity.assembly.queries.find_election import progress_of
from comity.assembly.queries.seen_rounds import progress_of_each

pytestmark = pytest.mark.django_db


def test_of_many_elections_each_is_where_it_is_by_itself(
    django_assert_num_queries: pytest.FixtureRequest,
) -> None:
    made = seeded()
    council = council_election(made, "KE", "FR", "JP", "BR")
    office_election(made, "Ada")
    running = office_election(made, "Ada", "Ben")
    round_held(made, council, KE="KE,FR", FR="FR,KE", JP="JP,KE", BR="FR,KE")
    round_held(made, council, KE="JP", FR="JP", JP="JP")
    round_opened(made, running)
    rows = list(Election.objects.all())
    with django_assert_num_queries(1):  # type: ignore[operator]
        found = progress_of_each(rows)
    assert found == {each.id: progress_of(each) for each in rows}
    assert found[council.id].elected == {"KE", "FR", "JP"}

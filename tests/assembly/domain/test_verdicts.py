from __future__ import annotations

import pytest

from comity.assembly.domain.counts import Outcome
from comity.assembly.domain.verdicts import Verdict, verdict


@pytest.mark.parametrize(
    ("outcome", "said"),
    [
        (Outcome.ADOPTED, Verdict.ADOPTED),
        (Outcome.REJECTED, Verdict.REJECTED),
        (Outcome.VETOED, Verdict.REJECTED),
        (Outcome.OBJECTED, Verdict.REJECTED),
        (Outcome.NO_QUORUM, None),
        (Outcome.TIED, None),
    ],
)
def test_what_an_outcome_says(outcome: Outcome, said: Verdict | None) -> None:
    assert verdict(outcome) is said

"""What a decision means for an application."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from tests.assembly.examples import example

from comity.assembly.domain.application_decisions import led_to
from comity.assembly.domain.applications import ApplicationState
from comity.assembly.domain.counts import Outcome

ADMISSION = example("north-lakes").admission_to("member")
_S = ApplicationState


def test_a_yes_admits_and_a_no_declines() -> None:
    found = {each: led_to(ADMISSION, "assembly", "admission", each) for each in Outcome}
    assert found == {
        Outcome.ADOPTED: {_S.APPROVED},
        Outcome.REJECTED: {_S.DECLINED},
        Outcome.VETOED: {_S.DECLINED},
        Outcome.OBJECTED: {_S.DECLINED},
        Outcome.NO_QUORUM: set(),
        Outcome.TIED: set(),
    }


@given(
    st.sampled_from(["assembly", "council"]),
    st.sampled_from(["", "budget", "admission"]),
    st.sampled_from(Outcome),
)
def test_nobody_is_admitted_but_by_the_body_on_the_matter(
    body: str, matter: str, outcome: Outcome
) -> None:
    admits = _S.APPROVED in led_to(ADMISSION, body, matter, outcome)
    assert admits == ((body, matter, outcome) == ("assembly", "admission", Outcome.ADOPTED))

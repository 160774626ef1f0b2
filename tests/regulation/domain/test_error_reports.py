"""Reports of errors: what they are about, and how they are decided."""

from __future__ import annotations

import pytest
from tests.regulation.small import small_rules

from comity.kernel.domain.errors import Conflict, InvalidInput, UnknownName
from comity.regulation.domain.error_reports import (
    NEXT_STATES,
    ReportState,
    check_decision,
    checked_text,
    reported_place,
)

CORPUS = small_rules().corpus


def test_a_norm_and_a_provision_can_be_reported_on() -> None:
    act = CORPUS.instrument("eu-small-act")
    for provision in act.provisions:
        assert reported_place(CORPUS, f"eu-small-act:{provision.eid}").provision is provision
        for norm in provision.norms:
            found = reported_place(CORPUS, f"eu-small-act:{norm.id}")
            assert (found.instrument, found.provision, found.name) == (
                act,
                provision,
                f"eu-small-act:{norm.id}",
            )


def test_unknown_places_name_the_nearest() -> None:
    first = CORPUS.instrument("eu-small-act").provisions[0].eid
    with pytest.raises(UnknownName) as caught:
        reported_place(CORPUS, f"eu-small-act:{first}x")
    assert caught.value.remedy is not None
    assert caught.value.remedy.params["name"] == first
    with pytest.raises(UnknownName, match="unknown-instrument"):
        reported_place(CORPUS, f"eu-small-akt:{first}")


@pytest.mark.parametrize("name", ["", "eu-small-act", "eu-small-act:"])
def test_what_names_no_place(name: str) -> None:
    with pytest.raises(InvalidInput, match="report-place-malformed"):
        reported_place(CORPUS, name)


def test_texts_are_bounded() -> None:
    assert checked_text("  so \n", longest=2) == "so"
    with pytest.raises(InvalidInput, match="report-text-too-long"):
        checked_text("four", longest=3)
    with pytest.raises(InvalidInput, match="report-text-unprintable"):
        checked_text("a\0b", longest=9)


def test_every_decision_can_be_taken_back() -> None:
    for state in ReportState:
        if state is not ReportState.OPEN:
            assert ReportState.OPEN in NEXT_STATES[state]
            check_decision(state, state, ReportState.OPEN)


def test_decisions_that_cannot_be() -> None:
    with pytest.raises(Conflict, match="report-decided-meanwhile"):
        check_decision(ReportState.DECLINED, ReportState.OPEN, ReportState.ACCEPTED)
    with pytest.raises(Conflict, match="report-decision-impossible"):
        check_decision(ReportState.DECLINED, ReportState.DECLINED, ReportState.RESOLVED)
    with pytest.raises(Conflict, match="report-decision-impossible"):
        check_decision(ReportState.OPEN, ReportState.OPEN, ReportState.OPEN)

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import product

import pytest
from tests.assembly.examples import example

from comity.assembly.domain.applications import (
    MOVES,
    Application,
    ApplicationState,
    Moved,
    Mover,
    move,
)
from comity.kernel.domain.errors import Conflict, InvalidInput, NotPermitted

ADMISSION = example("north-lakes").admission_to("member")
ON = date(2026, 3, 1)
S = ApplicationState
APPLICATION = Application(
    id="7",
    applicant="KE",
    member_class="member",
    submitted_on=date(2026, 2, 1),
    documents=frozenset({"letter-of-intent"}),
    sponsors=frozenset({"CH"}),
)


def moved(application: Application, to: ApplicationState, by: Mover) -> Application:
    decision = "decision:1" if by is Mover.BODY else ""
    return move(application, Moved(to=to, on=ON, by=by, decision=decision), ADMISSION)


def at(state: ApplicationState) -> Application:
    there = Moved(to=state, on=ON, by=Mover.BODY, decision="decision:0")
    return replace(APPLICATION, moves=(there,))


def test_from_submission_to_admission() -> None:
    after = moved(APPLICATION, S.MORE_INFORMATION, Mover.SECRETARY)
    after = moved(after, S.SUBMITTED, Mover.APPLICANT)
    after = moved(after, S.DEFERRED, Mover.BODY)
    after = moved(after, S.SUBMITTED, Mover.SECRETARY)
    after = moved(after, S.APPROVED, Mover.BODY)
    assert after.state is S.APPROVED
    assert [each.to.value for each in after.moves] == [
        "more-information",
        "submitted",
        "deferred",
        "submitted",
        "approved",
    ]
    assert [after.possible(by) for by in Mover] == [(), (), ()]


@pytest.mark.parametrize(("here", "to", "by"), list(product(S, S, Mover)))
def test_only_moves_of_the_table_happen(here: S, to: S, by: Mover) -> None:
    if (here, to) not in MOVES:
        with pytest.raises(Conflict) as impossible:
            moved(at(here), to, by)
        assert impossible.value.message.id == "application-move-impossible"
        assert to.value not in impossible.value.message.params["possible"]  # type: ignore[operator]
    elif by not in MOVES[here, to]:
        with pytest.raises(NotPermitted):
            moved(at(here), to, by)
    else:
        assert to in at(here).possible(by)
        assert moved(at(here), to, by).state is to


def test_only_the_body_admits_or_declines_and_by_a_decision() -> None:
    deciding = {
        by for (_, to), who in MOVES.items() if to in (S.APPROVED, S.DECLINED) for by in who
    }
    assert deciding == {Mover.BODY}
    with pytest.raises(InvalidInput) as caught:
        move(APPLICATION, Moved(to=S.DECLINED, on=ON, by=Mover.BODY), ADMISSION)
    assert caught.value.message.params == {"to": "declined"}


@pytest.mark.parametrize(
    ("application", "id", "params"),
    [
        (replace(APPLICATION, documents=frozenset({"annual-report"})),
         "application-documents-missing", {"documents": ("letter-of-intent",)}),
        (replace(APPLICATION, sponsors=frozenset({"KE"})),
         "application-sponsors-missing", {"has": 0, "needs": 1}),
        (replace(APPLICATION, member_class="observer"),
         "application-class", {"asked": "observer", "given": "member"}),
    ],
)  # fmt: skip
def test_what_is_incomplete_is_not_approved(
    application: Application, id: str, params: dict[str, object]
) -> None:
    with pytest.raises(InvalidInput) as caught:
        moved(application, S.APPROVED, Mover.BODY)
    assert (caught.value.message.id, caught.value.message.params) == (id, params)
    assert moved(application, S.DECLINED, Mover.BODY).state is S.DECLINED

"""What a decision of the body means for an application."""

from __future__ import annotations

from comity.assembly.domain.applications import ApplicationState
from comity.assembly.domain.belonging import Admission
from comity.assembly.domain.counts import Outcome
from comity.assembly.domain.verdicts import Verdict, verdict
from comity.kernel.domain.errors import Conflict


def led_to(
    admission: Admission, body: str, matter: str, outcome: Outcome
) -> frozenset[ApplicationState]:
    """The states that an application may be moved to by a decision of `body` on `matter`. On the
    admission itself, a yes admits and a no declines; on any other matter (procedure) the same body
    puts off, asks for more, or takes up again. None where it decided nothing."""
    if body != admission.decided.by:
        return frozenset()
    found = verdict(outcome)
    if matter == admission.decided.matter and found is not None:
        adopted = found is Verdict.ADOPTED
        return frozenset({ApplicationState.APPROVED if adopted else ApplicationState.DECLINED})
    if matter == admission.decided.matter or found is not Verdict.ADOPTED:
        return frozenset()
    return frozenset(
        {
            ApplicationState.DEFERRED,
            ApplicationState.MORE_INFORMATION,
            ApplicationState.SUBMITTED,
        }
    )


ON_ADMISSION = frozenset({ApplicationState.APPROVED, ApplicationState.DECLINED})
"""What a vote on the application itself leads to; all else is voted on as its deferral."""


def check_decision(
    admission: Admission, to: ApplicationState, body: str, matter: str, outcome: Outcome
) -> None:
    """Raises `Conflict`: `decision-of-another-body`, `decision-does-not-carry`."""
    if body != admission.decided.by:
        raise Conflict("decision-of-another-body", body=body, decides=admission.decided.by)
    if to not in led_to(admission, body, matter, outcome):
        raise Conflict("decision-does-not-carry", to=to.value, outcome=outcome.value, matter=matter)

"""Applications for membership: where they stand, and who may move them on."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from comity.assembly.domain.belonging import Admission
from comity.kernel.domain.errors import Conflict, InvalidInput, NotPermitted


class ApplicationState(StrEnum):
    SUBMITTED = "submitted"
    MORE_INFORMATION = "more-information"
    """asked for; the applicant's turn"""
    DEFERRED = "deferred"
    """put off by the body that decides, to be taken up again"""
    DECLINED = "declined"
    APPROVED = "approved"
    WITHDRAWN = "withdrawn"


class Mover(StrEnum):
    """On whose side somebody moves an application."""

    APPLICANT = "applicant"
    SECRETARY = "secretary"
    BODY = "body"
    """the body that decides on admission, by a decision that is named"""


_S = ApplicationState
MOVES: dict[tuple[ApplicationState, ApplicationState], frozenset[Mover]] = {
    (_S.SUBMITTED, _S.MORE_INFORMATION): frozenset({Mover.SECRETARY, Mover.BODY}),
    (_S.SUBMITTED, _S.DEFERRED): frozenset({Mover.BODY}),
    (_S.SUBMITTED, _S.DECLINED): frozenset({Mover.BODY}),
    (_S.SUBMITTED, _S.APPROVED): frozenset({Mover.BODY}),
    (_S.SUBMITTED, _S.WITHDRAWN): frozenset({Mover.APPLICANT}),
    (_S.MORE_INFORMATION, _S.SUBMITTED): frozenset({Mover.APPLICANT}),
    (_S.MORE_INFORMATION, _S.DECLINED): frozenset({Mover.BODY}),
    (_S.MORE_INFORMATION, _S.WITHDRAWN): frozenset({Mover.APPLICANT}),
    (_S.DEFERRED, _S.SUBMITTED): frozenset({Mover.SECRETARY, Mover.BODY}),
    (_S.DEFERRED, _S.MORE_INFORMATION): frozenset({Mover.SECRETARY, Mover.BODY}),
    (_S.DEFERRED, _S.WITHDRAWN): frozenset({Mover.APPLICANT}),
}  # fmt: skip
"""From, to: by whom. What stands in no row can't happen; declined, approved and withdrawn are
final, and whoever wants in after all applies anew."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """`decision` is a reference to what the body decided."""

    to: ApplicationState
    on: date
    by: Mover
    decision: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Application:
    """`documents` are ids of the admission's supporting documents, `sponsors` members."""

    id: str
    applicant: str
    member_class: str
    submitted_on: date
    documents: frozenset[str] = frozenset()
    sponsors: frozenset[str] = frozenset()
    moves: tuple[Moved, ...] = ()

    @property
    def state(self) -> ApplicationState:
        return self.moves[-1].to if self.moves else ApplicationState.SUBMITTED

    def possible(self, by: Mover) -> tuple[ApplicationState, ...]:
        """Where `by` may move it from here."""
        return tuple(to for (here, to), who in MOVES.items() if here is self.state and by in who)


def move(application: Application, moved: Moved, admission: Admission) -> Application:
    """Raises `Conflict("application-move-impossible")`, `NotPermitted("application-mover")`,
    `InvalidInput("application-decision-missing")` where a body moves without one, and what
    `check_complete` raises where it would be approved."""
    here, to = application.state, moved.to
    if (here, to) not in MOVES:
        after = tuple(each.value for start, each in MOVES if start is here)
        raise Conflict("application-move-impossible", here=here.value, to=to.value, possible=after)
    if moved.by not in MOVES[here, to]:
        raise NotPermitted("application-mover", here=here.value, to=to.value, by=moved.by.value)
    if moved.by is Mover.BODY and not moved.decision:
        raise InvalidInput("application-decision-missing", to=to.value)
    if to is ApplicationState.APPROVED:
        check_complete(application, admission)
    return replace(application, moves=(*application.moves, moved))


def check_complete(application: Application, admission: Admission) -> None:
    """Raises `InvalidInput`: `application-class`, `application-documents-missing`,
    `application-sponsors-missing`."""
    if application.member_class != admission.member_class:
        raise InvalidInput(
            "application-class", asked=application.member_class, given=admission.member_class
        )
    required = [each.id for each in admission.documents if each.required]
    if missing := tuple(each for each in required if each not in application.documents):
        raise InvalidInput("application-documents-missing", documents=missing)
    sponsors = application.sponsors - {application.applicant}
    if len(sponsors) < admission.sponsors:
        raise InvalidInput(
            "application-sponsors-missing", has=len(sponsors), needs=admission.sponsors
        )

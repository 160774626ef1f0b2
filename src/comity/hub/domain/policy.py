"""Who may do what with a repository: one function, which every way in asks.

    deed        public   private            gated
    know        all      members            all
    read        all      members            members, and whom the gate let in
    discuss     people   members            people
    contribute  people   members            people
    write       writers, a token with `write`
    administer  administrators, a token with `write`

An operator's takedown goes before all of it, for everybody but the operator.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum, StrEnum

from comity.hub.domain.repositories import Gate, RequestStatus, Visibility


class Deed(StrEnum):
    """`KNOW` is to see that it is there, its card and its list of files; `READ` to get files;
    `CONTRIBUTE` to send files for a pull request, which others may get from then on."""

    KNOW = "know"
    READ = "read"
    DISCUSS = "discuss"
    CONTRIBUTE = "contribute"
    WRITE = "write"
    ADMINISTER = "administer"


NEEDS_SCOPE = {
    Deed.KNOW: "read",
    Deed.READ: "read",
    Deed.DISCUSS: "write",
    Deed.CONTRIBUTE: "write",
    Deed.WRITE: "write",
    Deed.ADMINISTER: "write",
}
"""The permission that a token must be narrowed to; `write` includes `read`."""


class Level(IntEnum):
    """What somebody is to the account that a repository belongs to."""

    NOBODY = 0
    MEMBER = 1
    WRITER = 2
    ADMINISTRATOR = 3


@dataclass(frozen=True, slots=True)
class Subject:
    """What of a repository decides."""

    visibility: Visibility
    gate: Gate
    disabled: bool = False


@dataclass(frozen=True, slots=True)
class Standing:
    """What the caller is to it. `in_scope` says whether a token covers the deed; a person who is
    signed in has no narrower scope. `operator` is whoever runs commands on the node."""

    level: Level = Level.NOBODY
    signed_in: bool = False
    request: RequestStatus | None = None
    in_scope: bool = True
    operator: bool = False


class Outcome(StrEnum):
    """`HIDDEN`: to be answered as though there were no such repository."""

    ALLOWED = "allowed"
    HIDDEN = "hidden"
    SIGN_IN = "sign-in"
    GATED = "gated"
    DISABLED = "disabled"
    REFUSED = "refused"


LEAST = {Deed.WRITE: Level.WRITER, Deed.ADMINISTER: Level.ADMINISTRATOR}


def decide(deed: Deed, subject: Subject, standing: Standing) -> Outcome:
    """Whether the deed is allowed, and if not, what the caller is told."""
    if standing.operator:
        return Outcome.ALLOWED
    if not standing.in_scope:
        # What anybody may, a token may that says nothing of it.
        outcome = decide(deed, subject, Standing())
        return Outcome.REFUSED if outcome is Outcome.SIGN_IN else outcome
    if subject.visibility is Visibility.PRIVATE and standing.level < Level.MEMBER:
        return Outcome.HIDDEN
    if subject.disabled and deed is not Deed.KNOW:
        return Outcome.DISABLED
    if deed in LEAST and standing.level < LEAST[deed]:
        return Outcome.REFUSED if standing.signed_in else Outcome.SIGN_IN
    if deed in (Deed.DISCUSS, Deed.CONTRIBUTE) and not standing.signed_in:
        return Outcome.SIGN_IN
    if deed is Deed.READ and _is_kept_out(subject, standing):
        return Outcome.GATED
    return Outcome.ALLOWED


def level_matters(deed: Deed, subject: Subject) -> bool:
    """Whether `decide` can say something else to one level than to another."""
    if subject.visibility is Visibility.PRIVATE or deed not in (Deed.KNOW, Deed.READ):
        return True
    return deed is Deed.READ and subject.gate is not Gate.NONE


def _is_kept_out(subject: Subject, standing: Standing) -> bool:
    return (
        subject.gate is not Gate.NONE
        and standing.level < Level.MEMBER
        and standing.request is not RequestStatus.ACCEPTED
    )

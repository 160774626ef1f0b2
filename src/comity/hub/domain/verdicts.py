"""What other rooms may say about a deed: screening and regulation answer here.

A hook is asked only after the repository's own policy allows; it can refuse, never widen.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from comity.hub.domain.policy import Deed


class Ruling(StrEnum):
    """`ASK`: somebody must decide first, so for now it is refused, and the client is told so."""

    ALLOW = "allow"
    DENY = "deny"
    ASK = "ask"


@dataclass(frozen=True, slots=True)
class Verdict:
    """`reason` is a sentence for the person who is refused; no verdict refuses without one."""

    ruling: Ruling
    reason: str = ""

    def __post_init__(self) -> None:
        if self.ruling is not Ruling.ALLOW and not self.reason:
            raise ValueError("a verdict that does not allow needs a reason")


ALLOWED = Verdict(Ruling.ALLOW)


@dataclass(frozen=True, slots=True)
class Question:
    """Who (a reference, "" for nobody) wants to do what with which repository, from where."""

    deed: Deed
    repository: str
    name: str
    kind: str
    licence: str
    publisher_country: str
    actor: str
    actor_countries: tuple[str, ...]
    path: str = ""


class PolicyHook(Protocol):
    """Named by its dotted path in `COMITY_HUB_POLICY_HOOKS`."""

    def __call__(self, question: Question, /) -> Verdict: ...

"""Classes of members as a statute defines them, with the rights of each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from comity.parties.domain.permissions import OrganisationKind
from comity.regulation.domain.vocabulary import Prose


class Right(StrEnum):
    """What members of a class may do."""

    ATTEND = "attend"
    SPEAK = "speak"
    PROPOSE = "propose"
    """put a motion or an amendment"""
    SPONSOR = "sponsor"
    """stand beside the proposer of a motion"""
    VOTE = "vote"
    STAND_FOR_OFFICE = "stand-for-office"
    """be elected to a body, and its delegates to a chair"""


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberClass:
    """`open_to` are the kinds of party that may belong to it; any where it is empty."""

    id: str
    name: Prose
    rights: frozenset[Right] = frozenset()
    open_to: frozenset[OrganisationKind] = frozenset()
    citation: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Weight:
    """A weight that rules may count by. `by_class` is what each member of a class has; without
    it each member states its own (population, contribution)."""

    id: str
    name: Prose
    by_class: Mapping[str, int] = field(default_factory=dict)
    citation: str = ""

"""Who may do what to which object. Whatever no grant allows is refused."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

EVERYWHERE = "*"
EVERY_PERMISSION = "*"


class OrganisationKind(StrEnum):
    """What sort of organisation a party is."""

    GOVERNMENT = "government"
    INTERGOVERNMENTAL = "intergovernmental"
    RESEARCH_INSTITUTE = "research-institute"
    COMPANY = "company"
    NGO = "ngo"
    STANDARDS_BODY = "standards-body"
    OTHER = "other"


class MembershipRole(StrEnum):
    """What a person is in an organisation."""

    OWNER = "owner"
    REPRESENTATIVE = "representative"
    MEMBER = "member"


# What a membership allows on the organisation itself.
MEMBERSHIP_PERMISSIONS: Mapping[MembershipRole, frozenset[str]] = MappingProxyType(
    {
        MembershipRole.OWNER: frozenset({"view", "represent", "manage-members"}),
        MembershipRole.REPRESENTATIVE: frozenset({"view", "represent"}),
        MembershipRole.MEMBER: frozenset({"view"}),
    }
)

# What keeps a plan: that of an organisation is kept by its secretary, too.
PLAN_PERMISSIONS = frozenset(
    {"assign-reviewers", "keep-participants", "keep-plan", "read-participants", "settle-disputes"}
)

# What a granted role allows within its scope. A role with nothing here is asked for by name, by the
# rules of the room that uses it.
ROLES: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "administrator": frozenset({EVERY_PERMISSION}),
        "registrar": frozenset({"create-organisation", "manage-members", "view"}),
        "auditor": frozenset({"read-audit", "erase-payload"}),
        "moderator": frozenset({"moderate-reports"}),
        "secretary": frozenset(
            {
                "enter-paper",
                "keep-ballots",
                "keep-members",
                "keep-motions",
                "keep-sessions",
                "keep-statute",
                "keep-treaties",
                "read-members",
                "read-restricted",
            }
        )
        | PLAN_PERMISSIONS,
        "coordinator": PLAN_PERMISSIONS | {"read-restricted"},
        "clerk": frozenset({"enter-paper", "keep-ballots", "keep-sessions", "read-members"}),
        "presiding": frozenset({"preside", "read-members"}),
        "member": frozenset(),
        "stakeholder": frozenset(),
        "publisher": frozenset(),
        "exhibitor": frozenset(),
        "reviewer": frozenset(),
    }
)


@dataclass(frozen=True, slots=True)
class Grant:
    """`permissions` on the object `scope`, or everywhere."""

    permissions: frozenset[str]
    scope: str = EVERYWHERE

    def allows(self, permission: str, object: str) -> bool:  # noqa: A002  # the log's own word
        """Whether this grant allows `permission` on `object`."""
        return self.scope in (EVERYWHERE, object) and not self.permissions.isdisjoint(
            {permission, EVERY_PERMISSION}
        )


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts: a reference, and, where a token acts, the grants it was narrowed to.

    `narrowed` of `None` is a person signed in, with all that is granted to them.
    """

    reference: str
    narrowed: tuple[Grant, ...] | None = None


# Whoever runs commands on the node: they hold the database itself, so no rule here binds them. No
# web page or API makes this actor.
OPERATOR = Actor("operator")

# Whoever is not signed in: nothing is granted to them.
PUBLIC = Actor("public")


def permitted(
    actor: Actor,
    permission: str,
    object: str,  # noqa: A002  # the log's own word
    grants: Iterable[Grant],
) -> bool:
    """Whether a grant allows it and, for a token, one of the token's own grants does too."""
    if actor.narrowed is not None and not any(
        grant.allows(permission, object) for grant in actor.narrowed
    ):
        return False
    return actor == OPERATOR or any(grant.allows(permission, object) for grant in grants)

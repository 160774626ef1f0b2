"""The room's public library: identifiers, terms, permissions, tokens."""

from comity.parties.domain.identifiers import (
    lei_check_digits,
    parse_jurisdiction_code,
    parse_lei,
    parse_ror,
    ror_check_digits,
)
from comity.parties.domain.permissions import (
    EVERYWHERE,
    MEMBERSHIP_PERMISSIONS,
    OPERATOR,
    ROLES,
    Actor,
    Grant,
    MembershipRole,
    OrganisationKind,
    permitted,
)
from comity.parties.domain.terms import Term
from comity.parties.domain.tokens import Secret, parse_scope, parse_scopes, usable

__all__ = [
    "EVERYWHERE",
    "MEMBERSHIP_PERMISSIONS",
    "OPERATOR",
    "ROLES",
    "Actor",
    "Grant",
    "MembershipRole",
    "OrganisationKind",
    "Secret",
    "Term",
    "lei_check_digits",
    "parse_jurisdiction_code",
    "parse_lei",
    "parse_ror",
    "parse_scope",
    "parse_scopes",
    "permitted",
    "ror_check_digits",
    "usable",
]

"""Which tables the secretariat reads, and what it can do to their records."""

from __future__ import annotations

from django.contrib.admin import display
from django.contrib.admin import register as _register
from django.utils.translation import gettext_lazy as _

from comity.kernel.models import AuditEntry
from comity.parties.interfaces.admin import deeds
from comity.parties.interfaces.admin.records import Records
from comity.parties.interfaces.admin.site import secretariat
from comity.parties.models import Membership, Organisation, Role, Token, User


@_register(User, site=secretariat)
class People(Records):
    """People who have, or had, an account."""

    deeds = deeds.ON_PEOPLE
    list_display = ("email", "name", "is_active", "is_staff", "created_at", "last_login")
    list_filter = ("is_active", "is_staff", "language")
    search_fields = ("email", "name", "id")
    ordering = ("email",)
    fields = (
        *("id", "email", "name", "language", "timezone", "is_active", "is_staff"),
        *("created_at", "last_login"),
    )


@_register(Organisation, site=secretariat)
class Organisations(Records):
    """Organisations."""

    deeds = deeds.ON_ORGANISATIONS
    list_display = ("name", "kind", "jurisdiction", "ror", "lei", "created_at")
    list_filter = ("kind", "jurisdiction")
    search_fields = ("name", "ror", "lei", "id")
    fields = ("id", "name", "kind", "jurisdiction", "ror", "lei", "created_at")


@_register(Membership, site=secretariat)
class Memberships(Records):
    """Who belongs where, and did."""

    deeds = deeds.ON_MEMBERSHIPS
    list_display = ("user", "role", "organisation", "valid_from", "valid_until")
    list_filter = ("role",)
    list_select_related = ("user", "organisation")
    search_fields = ("user__email", "user__name", "organisation__name")
    fields = ("id", "user", "role", "organisation", "valid_from", "valid_until", "follows")


@_register(Role, site=secretariat)
class Roles(Records):
    """Roles that were granted."""

    deeds = deeds.ON_ROLES
    list_display = ("name", "party", "scope", "valid_from", "valid_until")
    list_filter = ("name",)
    list_select_related = ("user", "organisation")
    search_fields = ("name", "scope", "user__email", "organisation__name")
    fields = ("id", "name", "user", "organisation", "scope", "valid_from", "valid_until")

    @display(description=_("party"))
    def party(self, role: Role) -> str:
        """The person or organisation that has it."""
        return str(role.user or role.organisation)


@_register(Token, site=secretariat)
class Tokens(Records):
    """Tokens of all people; of the secrets there is nothing to show."""

    deeds = deeds.ON_TOKENS
    list_display = ("shown", "user", "created_at", "expires_at", "last_used_on", "revoked_at")
    list_select_related = ("user",)
    search_fields = ("shown", "user__email", "name")
    fields = (
        *("id", "user", "name", "shown", "scopes", "created_at", "expires_at"),
        *("last_used_on", "revoked_at"),
    )


@_register(AuditEntry, site=secretariat)
class Log(Records):
    """The log of every write, for those named to audit."""

    read_permission = "read-audit"
    list_display = ("sequence", "at", "action", "actor", "object", "visibility")
    list_filter = ("visibility",)
    search_fields = ("=action", "^actor", "^object")
    ordering = ("-sequence",)
    fields = (
        *("sequence", "at", "action", "actor", "object", "visibility", "payload"),
        *("payload_digest", "previous", "leaf_hash"),
    )

"""What a token may be narrowed to, in words to choose from; any other scope can be typed."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

_OFFERED: dict[str, str | Promise] = {}


def offer_scopes(scopes: Mapping[str, str | Promise]) -> None:
    """Add a room's scopes: the scope as it is stored, and what it allows, in words."""
    _OFFERED.update(scopes)


def offered_scopes() -> list[tuple[str, str | Promise]]:
    """All, as choices of a form."""
    return list(_OFFERED.items())


offer_scopes(
    {
        "view": _("see what you may see"),
        "represent": _("act for the organisations that you represent"),
        "manage-members": _("add and end memberships of organisations that you manage"),
    }
)

"""The scopes that the hub offers for tokens, in words."""

from __future__ import annotations

from django.utils.translation import gettext_lazy

from comity.parties.interfaces.tokens.scopes import offer_scopes

offer_scopes(
    {
        "read": gettext_lazy("on the hub: fetch what you may fetch"),
        "write": gettext_lazy("on the hub: also publish and change what you may change"),
    }
)

"""What the hub's pages say, in words; and the scopes that they offer for tokens."""

from __future__ import annotations

from django.utils.translation import gettext_lazy

from comity.kernel.interfaces.messages import _, register
from comity.parties.interfaces.tokens.scopes import offer_scopes

register(
    {
        "file-too-large-for-browser": _(
            "{path} is larger than {limit} bytes and not for everybody, so a browser can't fetch "
            "it: use a client with a token."
        ),
    }
)
offer_scopes(
    {
        "read": gettext_lazy("on the hub: fetch what you may fetch"),
        "write": gettext_lazy("on the hub: also publish and change what you may change"),
    }
)

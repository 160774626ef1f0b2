"""Reading, in words."""

from __future__ import annotations

from comity.kernel.interfaces.messages import _, register

register(
    {
        "limit-malformed": _("{value!r} is no number of entries for a page."),
        "cursor-malformed": _("That is no place to go on from; follow the link of the last page."),
        "paths-too-many": _("At most {limit} paths can be asked for at once."),
        "xorb-damaged": _("The stored xorb {xorb} is damaged from byte {offset} on."),
        "content-missing": _("The content {sha256} is not in the store."),
    }
)

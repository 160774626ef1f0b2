"""Sentences of the pages that compare."""

from __future__ import annotations

from comity.kernel.interfaces.messages import _, register

register(
    {
        "compare-two-instruments": _("Name two instruments: left=... and right=..."),
        "compare-with-itself": _("{id} can't be compared with itself."),
        "too-many-jurisdictions": _("{count} jurisdictions were asked for; {limit} fit on a page."),
    }
)

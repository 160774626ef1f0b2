"""Sentences of the pages of instruments."""

from __future__ import annotations

from comity.kernel.interfaces.messages import _, register

register(
    {
        "instruments-query-too-long": _("At most {limit} characters are looked for in titles."),
        "instrument-has-no-part": _("{instrument} has {parts} parts, so there is no part {part}."),
    }
)

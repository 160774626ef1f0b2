"""Sentences of the pages of jurisdictions."""

from __future__ import annotations

from comity.kernel.interfaces.messages import _, register

register({"jurisdictions-query-too-long": _("At most {limit} characters are looked for in names.")})

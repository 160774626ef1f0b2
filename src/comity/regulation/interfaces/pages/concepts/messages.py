"""Sentences of the pages of concepts."""

from __future__ import annotations

from comity.kernel.interfaces.messages import _, register

register({"concepts-query-too-long": _("At most {limit} characters are looked for in names.")})

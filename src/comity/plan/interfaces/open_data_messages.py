"""What open data and its import say."""

from __future__ import annotations

from comity.kernel.interfaces.messages import _, register

register(
    {
        "open-data-unreadable": _("{name}, line {line}: {problem}."),
        "open-data-licence": _("{licence} is no id of a licence: CC-BY-4.0."),
        "open-data-table-unknown": _("There is no table {name}."),
    }
)

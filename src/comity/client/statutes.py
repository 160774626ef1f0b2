"""The next version of an organisation's statute. A token needs the scope `keep-statute` on it."""

from __future__ import annotations

from typing import cast

from comity.client import records
from comity.client.asking import Asking, segment


class StatuteMethods(Asking):
    def check_statute(self, slug: str, *, source: str) -> records.StatuteCheckRecord:
        """What the file (YAML) would change; nothing is entered. Its faults are the `problems` of
        the `InvalidInput` that is raised."""
        path = f"assemblies/{segment(slug)}/statute/check"
        return cast(records.StatuteCheckRecord, self._connection.ask(path, {"source": source}))

    def enter_statute(
        self, slug: str, *, source: str, ballot: str | None = None
    ) -> records.StatuteRecord:
        """`ballot` is the closed one that adopted it, if one did here."""
        asked = {"source": source, "ballot": ballot}
        made = self._connection.post(f"assemblies/{segment(slug)}/statute", asked)
        return cast(records.StatuteRecord, made)

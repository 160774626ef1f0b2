"""Officers. A token needs `keep-members` on the organisation."""

from __future__ import annotations

from typing import cast

from comity.client import records
from comity.client.asking import Asking, Day, segment


class OfficeDeeds(Asking):
    def officers(self, slug: str) -> records.OfficerList:
        return cast(records.OfficerList, self._get(f"assemblies/{segment(slug)}/officers"))

    def appoint_officer(
        self,
        slug: str,
        *,
        email: str,
        office: records.Office,
        since: Day,
        body: str = "",
        until: Day | None = None,
        decision: str = "",
    ) -> records.OfficerRecord:
        """`body` is for whoever presides."""
        asked = {
            "email": email,
            "office": office,
            "body": body,
            "decision": decision,
            **_term(since, until),
        }
        made = self._connection.post(f"assemblies/{segment(slug)}/officers", asked)
        return cast(records.OfficerRecord, made)

    def end_office(self, slug: str, officer: str) -> records.OfficerRecord:
        path = f"assemblies/{segment(slug)}/officers/{segment(officer)}/end"
        return cast(records.OfficerRecord, self._connection.post(path, {}))


def _term(since: Day, until: Day | None) -> dict[str, str]:
    return {"since": str(since), **({"until": str(until)} if until else {})}

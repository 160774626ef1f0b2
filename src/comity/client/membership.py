"""What happens to members of organisations, and who supports those that apply. A token needs the
scope `keep-members` on the organisation; `represent`, for a member's own withdrawal; or
`represent-member`, to support an application."""

from __future__ import annotations

from typing import cast

from comity.client import records
from comity.client.asking import Asking, Day, segment


class MembershipMethods(Asking):
    def record_standing(
        self,
        slug: str,
        member: str,
        *,
        kind: records.EventKind,
        on: Day | None,
        member_class: str = "",
        ballot: str | None = None,
        decision: str = "",
    ) -> records.MemberRecord:
        """`on` may be known to the month or the year alone (2027-01, 2027), or be None: unknown."""
        asked = {
            "kind": kind,
            "on": None if on is None else str(on),
            "member_class": member_class,
            "ballot": ballot,
            "decision": decision,
        }
        made = self._connection.post(f"{_member(slug, member)}/events", asked)
        return cast(records.MemberRecord, made)

    def sponsor_application(self, slug: str, application: str) -> records.ApplicationRecord:
        path = f"assemblies/{segment(slug)}/applications/{segment(application)}/sponsors"
        return cast(records.ApplicationRecord, self._connection.post(path, {}))


def _member(slug: str, member: str) -> str:
    return f"assemblies/{segment(slug)}/members/{segment(member)}"

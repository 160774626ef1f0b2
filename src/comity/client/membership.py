"""What happens to members of organisations, and who supports those that apply. A token needs the
scope `keep-members` on the organisation; `represent`, for a member's own withdrawal; or
`represent-member`, to support an application."""

from __future__ import annotations

from collections.abc import Mapping
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
        return self._told(slug, member, "events", asked)

    def sponsor_application(self, slug: str, application: str) -> records.ApplicationRecord:
        path = f"assemblies/{segment(slug)}/applications/{segment(application)}/sponsors"
        return cast(records.ApplicationRecord, self._connection.post(path, {}))

    def state_weight(
        self, slug: str, member: str, *, weight: str, value: str, since: Day, source: str = ""
    ) -> records.MemberRecord:
        """`value` as 12, 12.5 or 25/2."""
        asked = {"weight": weight, "value": value, "since": str(since), "source": source}
        return self._told(slug, member, "weights", asked)

    def give_seat(
        self,
        slug: str,
        member: str,
        *,
        body: str,
        since: Day,
        until: Day | None = None,
        ballot: str | None = None,
        decision: str = "",
    ) -> records.MemberRecord:
        """By the ballot, or the round of an election, that elected it."""
        asked = {"body": body, "since": str(since), "until": str(until) if until else None}
        return self._told(slug, member, "seats", {**asked, "ballot": ballot, "decision": decision})

    def end_seat(
        self, slug: str, member: str, seat: int, *, on: Day, decision: str = ""
    ) -> records.MemberRecord:
        """From `on` it is free."""
        asked = {"on": str(on), "decision": decision}
        return self._told(slug, member, f"seats/{seat}/end", asked)

    def change_member_profile(
        self, slug: str, member: str, *, website: str, summary: str, contact: str
    ) -> records.MemberRecord:
        """An empty part is cleared."""
        asked = {"website": website, "summary": summary, "contact": contact}
        return self._told(slug, member, "profile", asked)

    def accredit_delegate(
        self, slug: str, member: str, delegate: str, *, since: Day, until: Day | None = None
    ) -> records.DelegateRecord:
        asked = {"since": str(since), "until": str(until) if until else None}
        return self._delegate(slug, member, delegate, "credentials", asked)

    def hand_over_delegate(
        self, slug: str, member: str, delegate: str, *, email: str, on: Day
    ) -> records.DelegateRecord:
        """To whoever has the address, for the rest of the term."""
        asked = {"email": email, "on": str(on)}
        return self._delegate(slug, member, delegate, "hand-over", asked)

    def end_delegate(
        self, slug: str, member: str, delegate: str, *, on: Day
    ) -> records.DelegateRecord:
        return self._delegate(slug, member, delegate, "end", {"on": str(on)})

    def _told(
        self, slug: str, member: str, part: str, asked: Mapping[str, object]
    ) -> records.MemberRecord:
        made = self._connection.post(f"{_member(slug, member)}/{part}", asked)
        return cast(records.MemberRecord, made)

    def _delegate(
        self, slug: str, member: str, delegate: str, part: str, asked: Mapping[str, object]
    ) -> records.DelegateRecord:
        path = f"{_member(slug, member)}/delegates/{segment(delegate)}/{part}"
        return cast(records.DelegateRecord, self._connection.post(path, asked))


def _member(slug: str, member: str) -> str:
    return f"assemblies/{segment(slug)}/members/{segment(member)}"

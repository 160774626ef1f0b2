"""Organisations under a statute: members, applications, sessions, treaties. Each is named by its
`slug`, the id of its statute. Writes need a token that is narrowed to the right in question."""

from __future__ import annotations

from typing import Literal, cast

from comity.client import records
from comity.client.asking import Asking, Day, Names, segment
from comity.client.listing import Listing

Deed = records.ActionKind | records.NoticeKind


class AssemblyMethods(Asking):
    def assemblies(self) -> records.AssemblyList:
        return cast(records.AssemblyList, self._get("assemblies"))

    def assembly(self, slug: str) -> records.AssemblyRecord:
        return cast(records.AssemblyRecord, self._get(f"assemblies/{segment(slug)}"))

    def statute_versions(self, slug: str) -> records.StatuteList:
        return cast(records.StatuteList, self._get(f"assemblies/{segment(slug)}/statute"))

    def statute_version(self, slug: str, version: int) -> records.StatuteSource:
        path = f"assemblies/{segment(slug)}/statute/{version}"
        return cast(records.StatuteSource, self._get(path))

    def assembly_members(self, slug: str) -> Listing[records.MemberRow]:
        return Listing(self._stretches(f"assemblies/{segment(slug)}/members"))

    def assembly_member(self, slug: str, member: str) -> records.MemberRecord:
        return cast(records.MemberRecord, self._get(_member(slug, member)))

    def delegates(self, slug: str, member: str) -> records.DelegateList:
        return cast(records.DelegateList, self._get(f"{_member(slug, member)}/delegates"))

    def appoint_delegate(
        self,
        slug: str,
        member: str,
        *,
        email: str,
        place: records.Place,
        since: Day,
        until: Day | None = None,
    ) -> records.DelegateRecord:
        body = {"email": email, "place": place, "since": str(since)}
        body |= {"until": str(until)} if until else {}
        made = self._connection.post(f"{_member(slug, member)}/delegates", body)
        return cast(records.DelegateRecord, made)

    def applications(self, slug: str) -> Listing[records.ApplicationRow]:
        return Listing(self._stretches(f"assemblies/{segment(slug)}/applications"))

    def application(self, slug: str, application: str) -> records.ApplicationRecord:
        return cast(records.ApplicationRecord, self._get(_application(slug, application)))

    def apply_for_membership(
        self,
        slug: str,
        *,
        organisation: str,
        member_class: str,
        as_state: bool = False,
        statement: str = "",
    ) -> records.ApplicationRecord:
        body = {"organisation": organisation, "member_class": member_class}
        made = self._connection.post(
            f"assemblies/{segment(slug)}/applications",
            {**body, "as_state": as_state, "statement": statement},
        )
        return cast(records.ApplicationRecord, made)

    def move_application(
        self,
        slug: str,
        application: str,
        *,
        to: records.ApplicationState,
        by: records.Mover,
        ballot: str | None = None,
        reason: str = "",
    ) -> records.ApplicationRecord:
        body = {"to": to, "by": by, "ballot": ballot, "reason": reason}
        moved = self._connection.post(f"{_application(slug, application)}/moves", body)
        return cast(records.ApplicationRecord, moved)

    def sessions(
        self, slug: str, *, state: records.SessionState | Literal[""] = ""
    ) -> Listing[records.SessionRecord]:
        return Listing(self._stretches(f"assemblies/{segment(slug)}/sessions", state=state))

    def session(self, slug: str, session: str) -> records.SessionDetail:
        return cast(records.SessionDetail, self._get(session_path(slug, session)))

    def presence(self, slug: str, session: str) -> records.PresenceRecord:
        return cast(records.PresenceRecord, self._get(f"{session_path(slug, session)}/presence"))

    def record_movement(
        self, slug: str, session: str, *, members: Names, arrives: bool
    ) -> records.MovementRecord:
        body = {"members": list(members), "arrives": arrives}
        made = self._connection.post(f"{session_path(slug, session)}/movements", body)
        return cast(records.MovementRecord, made)

    def adopted_treaties(self, slug: str, *, on: Day | None = None) -> records.AdoptedTreatyList:
        path = f"assemblies/{segment(slug)}/treaties"
        return cast(records.AdoptedTreatyList, self._get(path, on=on))

    def adopted_treaty(
        self, slug: str, treaty: str, *, on: Day | None = None
    ) -> records.AdoptedTreatyRecord:
        return cast(records.AdoptedTreatyRecord, self._get(_treaty(slug, treaty), on=on))

    def treaty_deeds(self, slug: str, treaty: str) -> records.DeedList:
        return cast(records.DeedList, self._get(f"{_treaty(slug, treaty)}/deeds"))

    def enter_deed(
        self,
        slug: str,
        treaty: str,
        *,
        party: str,
        kind: Deed,
        on: Day,
        source: str,
        until: Day | None = None,
        citation: str = "",
        with_members: bool = False,
        about: str = "",
        opposes_entry: bool = False,
        text: str = "",
        confidence: records.Confidence = "verified-text",
    ) -> records.DeedRecord:
        """`on` and `until` may be known to the month or the year alone: 2027-01, 2027."""
        body = {
            "party": party,
            "kind": kind,
            "on": str(on),
            "until": str(until or ""),
            "source": source,
            "citation": citation,
            "with_members": with_members,
            "about": about,
            "opposes_entry": opposes_entry,
            "text": text,
            "confidence": confidence,
        }
        made = self._connection.post(f"{_treaty(slug, treaty)}/deeds", body)
        return cast(records.DeedRecord, made)


def _member(slug: str, member: str) -> str:
    return f"assemblies/{segment(slug)}/members/{segment(member)}"


def _application(slug: str, application: str) -> str:
    return f"assemblies/{segment(slug)}/applications/{segment(application)}"


def session_path(slug: str, session: str) -> str:
    return f"assemblies/{segment(slug)}/sessions/{segment(session)}"


def _treaty(slug: str, treaty: str) -> str:
    return f"assemblies/{segment(slug)}/treaties/{segment(treaty)}"

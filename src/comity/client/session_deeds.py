"""Sessions are called, held and told of. A token needs `keep-sessions` on the organisation,
`preside` on its body, or, to declare something, `represent-member`."""

from __future__ import annotations

from datetime import datetime
from typing import Literal, cast

from comity.client import records
from comity.client.asking import Asking, segment
from comity.client.assemblies import session_path

Seen = Literal["public", "members"]


class SessionDeeds(Asking):
    def plan_session(
        self,
        slug: str,
        *,
        body: str,
        name: str,
        starts_at: datetime | str,
        place: str = "",
        presiding: str = "",
        visibility: Seen = "members",
    ) -> records.PlannedRecord:
        """`starts_at` needs its offset from UTC, `presiding` is an e-mail address."""
        asked = {
            "body": body,
            "name": name,
            "starts_at": _moment(starts_at),
            "place": place,
            "presiding": presiding,
            "visibility": visibility,
        }
        made = self._connection.post(f"assemblies/{segment(slug)}/sessions", asked)
        return cast(records.PlannedRecord, made)

    def change_session(
        self,
        slug: str,
        session: str,
        *,
        name: str,
        starts_at: datetime | str,
        place: str,
        visibility: Seen,
        presiding: str | None = None,
    ) -> records.PlannedRecord:
        """All of it anew, but for `presiding` where it is None; "" is nobody."""
        asked = {
            "name": name,
            "starts_at": _moment(starts_at),
            "place": place,
            "presiding": presiding,
            "visibility": visibility,
        }
        changed = self._connection.put(session_path(slug, session), asked)
        return cast(records.PlannedRecord, changed)

    def open_session(self, slug: str, session: str) -> records.SessionDetail:
        opened = self._connection.post(f"{session_path(slug, session)}/open", {})
        return cast(records.SessionDetail, opened)

    def close_session(self, slug: str, session: str) -> records.SessionDetail:
        closed = self._connection.post(f"{session_path(slug, session)}/close", {})
        return cast(records.SessionDetail, closed)

    def cancel_session(self, slug: str, session: str) -> records.SessionDetail:
        cancelled = self._connection.post(f"{session_path(slug, session)}/cancel", {})
        return cast(records.SessionDetail, cancelled)

    def record_declaration(
        self, slug: str, session: str, *, member: str, statement: str
    ) -> records.StatementRecord:
        body = {"member": member, "statement": statement}
        made = self._connection.post(f"{session_path(slug, session)}/declarations", body)
        return cast(records.StatementRecord, made)

    def minutes(self, slug: str, session: str) -> records.MinutesList:
        return cast(records.MinutesList, self._get(f"{session_path(slug, session)}/minutes"))

    def minutes_version(self, slug: str, session: str, version: int) -> records.MinutesText:
        path = f"{session_path(slug, session)}/minutes/{version}"
        return cast(records.MinutesText, self._get(path))

    def minutes_draft(self, slug: str, session: str) -> records.MinutesDraft:
        path = f"{session_path(slug, session)}/minutes/draft"
        return cast(records.MinutesDraft, self._get(path))

    def write_minutes(
        self, slug: str, session: str, *, text: str, after: int = 0
    ) -> records.MinutesText:
        """Raises `Conflict` where `after` is no longer the last version."""
        body = {"text": text, "after": after}
        written = self._connection.post(f"{session_path(slug, session)}/minutes", body)
        return cast(records.MinutesText, written)

    def approve_minutes(self, slug: str, session: str, version: int) -> records.MinutesText:
        path = f"{session_path(slug, session)}/minutes/{version}/approval"
        return cast(records.MinutesText, self._connection.post(path, {}))


def _moment(given: datetime | str) -> str:
    return given.isoformat() if isinstance(given, datetime) else given

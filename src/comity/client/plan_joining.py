"""Joining a plan: asking, what becomes of it, and invitations. A token needs the scope
`represent-participant` on the plan; whoever holds the secret of an invitation needs none."""

from __future__ import annotations

from typing import Literal, cast

from comity.client import records
from comity.client.asking import Asking, segment
from comity.client.listing import Listing
from comity.client.plans import plan_path


class PlanJoiningMethods(Asking):
    def ask_to_join(
        self,
        plan: str,
        *,
        kind: records.ParticipantKind,
        name: str,
        jurisdiction: str,
        website: str = "",
        ror: str = "",
        lei: str = "",
        statement: str = "",
        contact_name: str = "",
        contact_role: str = "",
        language: str = "",
    ) -> records.AskedToJoin:
        """With the address of the account. Taken ten times an hour from one network address."""
        body = {
            "kind": kind,
            "name": name,
            "jurisdiction": jurisdiction,
            "website": website,
            "ror": ror,
            "lei": lei,
            "statement": statement,
            "contact_name": contact_name,
            "contact_role": contact_role,
            "language": language,
        }
        made = self._connection.post(f"{plan_path(plan)}/join-requests", body)
        return cast(records.AskedToJoin, made)

    def own_join_requests(self, plan: str) -> Listing[records.OwnJoinRequest]:
        return Listing(self._stretches(f"{plan_path(plan)}/own-join-requests"))

    def own_join_request(self, plan: str, join_request: str) -> records.OwnJoinRequest:
        return cast(records.OwnJoinRequest, self._get(_own_path(plan, join_request)))

    def answer_join_request(
        self,
        plan: str,
        join_request: str,
        *,
        to: Literal["waiting", "withdrawn"],
        reason: str = "",
    ) -> records.OwnJoinRequest:
        """`waiting` answers what was asked; `withdrawn` takes the request back."""
        path = f"{_own_path(plan, join_request)}/answers"
        body = {"to": to, "reason": reason}
        return cast(records.OwnJoinRequest, self._connection.post(path, body))

    def accept_invitation(
        self,
        plan: str,
        *,
        secret: str,
        name: str | None = None,
        jurisdiction: str | None = None,
        website: str | None = None,
        ror: str | None = None,
        lei: str | None = None,
        statement: str | None = None,
        contact_name: str | None = None,
        contact_role: str | None = None,
    ) -> records.OwnJoinRequest:
        """`secret` is the last part of the link in the mail. What is `None` stays as the invitation
        has it."""
        said = {
            "name": name,
            "jurisdiction": jurisdiction,
            "website": website,
            "ror": ror,
            "lei": lei,
            "statement": statement,
            "contact_name": contact_name,
            "contact_role": contact_role,
        }
        body = {name: text for name, text in said.items() if text is not None}
        path = f"{plan_path(plan)}/invitations/acceptance"
        made = self._connection.post(path, {"secret": secret, **body})
        return cast(records.OwnJoinRequest, made)

    def join_as_member(self, plan: str) -> records.PlanParticipant:
        """For the head of delegation or alternate of a member of the plan's organisation."""
        made = self._connection.post(f"{plan_path(plan)}/participants", {})
        return cast(records.PlanParticipant, made)


def _own_path(plan: str, join_request: str) -> str:
    return f"{plan_path(plan)}/own-join-requests/{segment(join_request)}"

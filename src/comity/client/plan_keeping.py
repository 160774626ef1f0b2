"""What whoever keeps a plan does with it, and what a participant says of itself. A token needs the
scope `keep-plan` or `keep-participants` on the plan."""

from __future__ import annotations

from typing import Literal, cast

from comity.client import records
from comity.client.asking import Asking, segment
from comity.client.listing import Listing
from comity.client.plans import commitment_path, plan_path


class PlanKeepingMethods(Asking):
    def enter_plan_version(self, plan: str, *, source: str) -> records.PlanVersionRecord:
        made = self._connection.post(f"{plan_path(plan)}/versions", {"source": source})
        return cast(records.PlanVersionRecord, made)

    def link_actions(
        self,
        plan: str,
        action: str,
        *,
        kind: records.LinkKind,
        other: str,
        reason: str = "",
    ) -> records.ActionLinkRecord:
        """`other` is a plan and an action of it: `our-plan/skills`."""
        path = f"{plan_path(plan)}/actions/{segment(action)}/links"
        body = {"kind": kind, "other": other, "reason": reason}
        return cast(records.ActionLinkRecord, self._connection.post(path, body))

    def unlink_actions(self, plan: str, link: str) -> records.ActionLinkRecord:
        path = f"{plan_path(plan)}/links/{segment(link)}/removal"
        return cast(records.ActionLinkRecord, self._connection.post(path, {}))

    def invitations(self, plan: str) -> Listing[records.InvitationRow]:
        return Listing(self._stretches(f"{plan_path(plan)}/invitations"))

    def invite_participants(
        self, plan: str, *, csv: str, dry_run: bool = True
    ) -> records.InvitedLines:
        body = {"csv": csv, "dry_run": dry_run}
        made = self._connection.post(f"{plan_path(plan)}/invitations", body)
        return cast(records.InvitedLines, made)

    def revoke_invitation(self, plan: str, invitation: str) -> records.InvitationRow:
        path = f"{plan_path(plan)}/invitations/{segment(invitation)}/revocation"
        return cast(records.InvitationRow, self._connection.post(path, {}))

    def change_participant(
        self,
        plan: str,
        participant: str,
        *,
        website: str,
        summary: str,
        visibility: Literal["public", "members", "private"],
    ) -> records.PlanParticipant:
        path = f"{plan_path(plan)}/participants/{segment(participant)}/profile"
        body = {"website": website, "summary": summary, "visibility": visibility}
        return cast(records.PlanParticipant, self._connection.post(path, body))

    def withdraw_participant(
        self, plan: str, participant: str, *, reason: str
    ) -> records.PlanParticipant:
        path = f"{plan_path(plan)}/participants/{segment(participant)}/withdrawal"
        return cast(records.PlanParticipant, self._connection.post(path, {"reason": reason}))

    def delete_draft(self, plan: str, commitment: int) -> records.DeletedDraft:
        path = f"{commitment_path(plan, commitment)}/deletion"
        return cast(records.DeletedDraft, self._connection.post(path, {}))

"""Plans of action: who takes part, what they committed to, how far along they are. `plan` is the id
of a plan, `commitment` the number of a commitment in it."""

from __future__ import annotations

from typing import Literal, cast

from comity.client import records
from comity.client.asking import Asking, Day, segment
from comity.client.listing import Listing

Late = Literal["overdue", "due-soon", "stale", "never-updated"]
Sort = Literal["number", "due", "title", "updated", "reported"]
JoinMove = Literal["more-information", "approved", "declined"]
Part = Literal["action", "participant", "jurisdiction", "kind"]


class PlanMethods(Asking):
    def plans(self) -> records.PlanList:
        return cast(records.PlanList, self._get("plans"))

    def plan(self, plan: str) -> records.PlanRecord:
        return cast(records.PlanRecord, self._get(plan_path(plan)))

    def plan_text(self, plan: str) -> records.PlanTextRecord:
        return cast(records.PlanTextRecord, self._get(f"{plan_path(plan)}/text"))

    def plan_actions(self, plan: str) -> records.PlanActionList:
        return cast(records.PlanActionList, self._get(f"{plan_path(plan)}/actions"))

    def plan_action(self, plan: str, action: str) -> records.PlanActionStanding:
        path = f"{plan_path(plan)}/actions/{segment(action)}"
        return cast(records.PlanActionStanding, self._get(path))

    def plan_versions(self, plan: str) -> records.PlanVersionList:
        return cast(records.PlanVersionList, self._get(f"{plan_path(plan)}/versions"))

    def plan_version(self, plan: str, version: int) -> records.PlanVersionSource:
        path = f"{plan_path(plan)}/versions/{version}"
        return cast(records.PlanVersionSource, self._get(path))

    def plan_progress(self, plan: str, *, by: Part = "action") -> records.PlanProgress:
        return cast(records.PlanProgress, self._get(f"{plan_path(plan)}/progress", by=by))

    def plan_due(
        self, plan: str, *, first: Day | None = None, last: Day | None = None, action: str = ""
    ) -> Listing[records.DueItemRecord]:
        asked = {"from": first, "to": last, "action": action}
        return Listing(self._stretches(f"{plan_path(plan)}/due", **asked))

    def participants(
        self,
        plan: str,
        *,
        kind: records.ParticipantKind | Literal[""] = "",
        jurisdiction: str = "",
        state: records.ParticipantState | Literal[""] = "",
        q: str = "",
    ) -> Listing[records.ParticipantRow]:
        asked = {"kind": kind, "jurisdiction": jurisdiction, "state": state, "q": q}
        return Listing(self._stretches(f"{plan_path(plan)}/participants", **asked))

    def participant(self, plan: str, participant: str) -> records.PlanParticipant:
        path = f"{plan_path(plan)}/participants/{segment(participant)}"
        return cast(records.PlanParticipant, self._get(path))

    def join_requests(
        self,
        plan: str,
        *,
        state: records.JoinState | Literal[""] = "",
        kind: records.ParticipantKind | Literal[""] = "",
    ) -> Listing[records.JoinRequestRow]:
        asked = {"state": state, "kind": kind}
        return Listing(self._stretches(f"{plan_path(plan)}/join-requests", **asked))

    def join_request(self, plan: str, join_request: str) -> records.JoinRequestRecord:
        path = f"{plan_path(plan)}/join-requests/{segment(join_request)}"
        return cast(records.JoinRequestRecord, self._get(path))

    def move_join_request(
        self,
        plan: str,
        join_request: str,
        *,
        to: JoinMove,
        reason: str = "",
        organisation: str | None = None,
    ) -> records.JoinRequestRecord:
        path = f"{plan_path(plan)}/join-requests/{segment(join_request)}/moves"
        body = {"to": to, "reason": reason, "organisation": organisation}
        return cast(records.JoinRequestRecord, self._connection.post(path, body))

    def commitments(
        self,
        plan: str,
        *,
        q: str = "",
        action: str = "",
        kind: records.ParticipantKind | Literal[""] = "",
        jurisdiction: str = "",
        region: str = "",
        participant: str = "",
        state: records.CommitmentState | Literal[""] = "",
        level: records.Level | Literal[""] = "",
        timely: Late | Literal[""] = "",
        offers: bool | None = None,
        needs: bool | None = None,
        mine: bool | None = None,
        sort: Sort | Literal[""] = "",
    ) -> Listing[records.CommitmentRow]:
        asked = {
            "q": q,
            "action": action,
            "kind": kind,
            "jurisdiction": jurisdiction,
            "region": region,
            "participant": participant,
            "state": state,
            "level": level,
            "timely": timely,
            "offers": offers,
            "needs": needs,
            "mine": mine,
            "sort": sort,
        }
        return Listing(self._stretches(f"{plan_path(plan)}/commitments", **asked))

    def commitment(self, plan: str, commitment: int) -> records.CommitmentRecord:
        return cast(records.CommitmentRecord, self._get(commitment_path(plan, commitment)))

    def commitment_versions(self, plan: str, commitment: int) -> records.CommitmentVersionList:
        path = f"{commitment_path(plan, commitment)}/versions"
        return cast(records.CommitmentVersionList, self._get(path))

    def commitment_version(
        self, plan: str, commitment: int, version: int
    ) -> records.CommitmentVersionText:
        path = f"{commitment_path(plan, commitment)}/versions/{version}"
        return cast(records.CommitmentVersionText, self._get(path))

    def commitment_updates(self, plan: str, commitment: int) -> Listing[records.UpdateRecord]:
        return Listing(self._stretches(f"{commitment_path(plan, commitment)}/updates"))

    def commitment_assessments(
        self, plan: str, commitment: int
    ) -> Listing[records.AssessmentRecord]:
        return Listing(self._stretches(f"{commitment_path(plan, commitment)}/assessments"))

    def disputes(
        self, plan: str, *, state: records.DisputeState | Literal[""] = ""
    ) -> Listing[records.DisputeRecord]:
        return Listing(self._stretches(f"{plan_path(plan)}/disputes", state=state))


def plan_path(plan: str) -> str:
    return f"plans/{segment(plan)}"


def commitment_path(plan: str, commitment: int) -> str:
    return f"{plan_path(plan)}/commitments/{commitment}"

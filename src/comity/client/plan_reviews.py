"""Reviewers of a plan's commitments, who may read these, and their files. A token needs the scope
`represent-participant` on the plan; to ask reviewers, `assign-reviewers`."""

from __future__ import annotations

from base64 import b64encode
from typing import Literal, cast

from comity.client import records
from comity.client.asking import Asking, Day, segment
from comity.client.listing import Listing
from comity.client.plans import commitment_path, plan_path


class PlanReviewMethods(Asking):
    def assignments(self, plan: str) -> Listing[records.AssignmentRecord]:
        return Listing(self._stretches(f"{plan_path(plan)}/assignments"))

    def assign_reviewer(
        self, plan: str, commitment: int, *, email: str, due_on: Day | None = None
    ) -> records.AssignmentRecord:
        body = {"email": email, "due_on": str(due_on) if due_on else None}
        made = self._connection.post(f"{commitment_path(plan, commitment)}/assignments", body)
        return cast(records.AssignmentRecord, made)

    def declare_interests(
        self,
        plan: str,
        assignment: str,
        *,
        declaration: Literal["none", "conflict"],
        words: str = "",
    ) -> records.AssignmentRecord:
        path = f"{plan_path(plan)}/assignments/{segment(assignment)}/declaration"
        made = self._connection.post(path, {"declaration": declaration, "words": words})
        return cast(records.AssignmentRecord, made)

    def end_assignment(self, plan: str, assignment: str) -> records.AssignmentRecord:
        path = f"{plan_path(plan)}/assignments/{segment(assignment)}/end"
        return cast(records.AssignmentRecord, self._connection.post(path, {}))

    def withdraw_dispute(self, plan: str, dispute: str) -> records.DisputeRecord:
        path = f"{plan_path(plan)}/disputes/{segment(dispute)}/withdrawal"
        return cast(records.DisputeRecord, self._connection.post(path, {}))

    def end_partnership(self, plan: str, partnership: str) -> records.PartnerRecord:
        path = f"{plan_path(plan)}/partnerships/{segment(partnership)}/end"
        return cast(records.PartnerRecord, self._connection.post(path, {}))

    def change_visibility(
        self, plan: str, commitment: int, *, visibility: Literal["public", "members", "private"]
    ) -> records.CommitmentRecord:
        path = f"{commitment_path(plan, commitment)}/visibility"
        made = self._connection.post(path, {"visibility": visibility})
        return cast(records.CommitmentRecord, made)

    def commitment_files(self, plan: str, commitment: int) -> records.PlanFileList:
        path = f"{commitment_path(plan, commitment)}/files"
        return cast(records.PlanFileList, self._get(path))

    def add_plan_file(
        self,
        plan: str,
        commitment: int,
        *,
        name: str,
        content: bytes,
        media_type: str = "",
        visibility: Literal["public", "members", "private"] = "public",
        update: int | None = None,
    ) -> records.PlanFileRecord:
        """With `update`, to that report."""
        body = {
            "name": name,
            "content": b64encode(content).decode(),
            "media_type": media_type,
            "visibility": visibility,
            "update": update,
        }
        made = self._connection.post(f"{commitment_path(plan, commitment)}/files", body)
        return cast(records.PlanFileRecord, made)

    def plan_file(self, plan: str, file: str) -> records.PlanFileContent:
        """Its bytes are `b64decode(found["content"])`."""
        path = f"{plan_path(plan)}/files/{segment(file)}"
        return cast(records.PlanFileContent, self._get(path))

    def withdraw_plan_file(self, plan: str, file: str) -> records.WithdrawnFile:
        path = f"{plan_path(plan)}/files/{segment(file)}/withdrawal"
        return cast(records.WithdrawnFile, self._connection.post(path, {}))

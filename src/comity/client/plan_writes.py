"""What participants, reviewers and whoever keeps a plan do in it. A token needs the scope
`represent-participant` on the plan, or that of an office."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping, Sequence
from typing import Any, Literal, cast

from comity.client import records
from comity.client.asking import Asking, Day, segment
from comity.client.plans import commitment_path, plan_path

Shown = Literal["public", "members", "private"]


class PlanWriteMethods(Asking):
    def draft_commitment(
        self,
        plan: str,
        *,
        participant: str,
        text: Mapping[str, Any],
        visibility: Shown = "public",
        id: str | None = None,
    ) -> records.CommitmentRecord:
        body = {"participant": participant, "text": text, "visibility": visibility, "id": id}
        made = self._connection.post(f"{plan_path(plan)}/commitments", body)
        return cast(records.CommitmentRecord, made)

    def import_commitments(
        self,
        plan: str,
        *,
        files: Mapping[str, str] | None = None,
        archive: bytes = b"",
        dry_run: bool = True,
    ) -> records.ImportedLines:
        """`files` are CSV texts by their names, `commitments.csv` among them; `archive` is a ZIP of
        such files in their place. All lines are entered, or none."""
        body = {
            "files": dict(files or {}),
            "archive": b64encode(archive).decode(),
            "dry_run": dry_run,
        }
        made = self._connection.post(f"{plan_path(plan)}/imports", body)
        return cast(records.ImportedLines, made)

    def revise_commitment(
        self, plan: str, commitment: int, *, text: Mapping[str, Any], seen: int, note: str = ""
    ) -> records.CommitmentRecord:
        path = f"{commitment_path(plan, commitment)}/versions"
        made = self._connection.post(path, {"text": text, "seen": seen, "note": note})
        return cast(records.CommitmentRecord, made)

    def move_commitment(
        self,
        plan: str,
        commitment: int,
        *,
        to: Literal["active", "completed", "withdrawn"],
        seen: int,
        reason: str = "",
    ) -> records.CommitmentRecord:
        path = f"{commitment_path(plan, commitment)}/moves"
        made = self._connection.post(path, {"to": to, "seen": seen, "reason": reason})
        return cast(records.CommitmentRecord, made)

    def ask_partner(
        self, plan: str, commitment: int, *, participant: str, role: records.PartnerRole
    ) -> records.PartnerRecord:
        path = f"{commitment_path(plan, commitment)}/partners"
        made = self._connection.post(path, {"participant": participant, "role": role})
        return cast(records.PartnerRecord, made)

    def answer_partner(
        self, plan: str, partnership: str, *, accept: bool, supports: int | None = None
    ) -> records.PartnerRecord:
        path = f"{plan_path(plan)}/partnerships/{segment(partnership)}/answers"
        made = self._connection.post(path, {"accept": accept, "supports": supports})
        return cast(records.PartnerRecord, made)

    def report_progress(
        self,
        plan: str,
        commitment: int,
        *,
        on: Day,
        text: str,
        language: str,
        percent: int | None = None,
        value: str | None = None,
        milestones: Mapping[str, Day] | None = None,
        evidence: Sequence[Mapping[str, Any]] = (),
        id: str | None = None,
    ) -> records.UpdateRecord:
        """`milestones` are those that were reached, by their ids, with the day of each."""
        body = {
            "on": str(on),
            "text": text,
            "language": language,
            "percent": percent,
            "value": value,
            "milestones": {key: str(day) for key, day in (milestones or {}).items()},
            "evidence": list(evidence),
            "id": id,
        }
        made = self._connection.post(f"{commitment_path(plan, commitment)}/updates", body)
        return cast(records.UpdateRecord, made)

    def strike_update(
        self, plan: str, commitment: int, update: int, *, reason: str
    ) -> records.UpdateRecord:
        path = f"{commitment_path(plan, commitment)}/updates/{update}/strike"
        return cast(records.UpdateRecord, self._connection.post(path, {"reason": reason}))

    def assess(
        self,
        plan: str,
        commitment: int,
        *,
        level: records.Level,
        reasons: str,
        language: str,
        seen_version: int,
        seen_update: int,
        id: str | None = None,
    ) -> records.AssessmentRecord:
        body = {
            "level": level,
            "reasons": reasons,
            "language": language,
            "seen_version": seen_version,
            "seen_update": seen_update,
            "id": id,
        }
        made = self._connection.post(f"{commitment_path(plan, commitment)}/assessments", body)
        return cast(records.AssessmentRecord, made)

    def respond_to_assessment(
        self,
        plan: str,
        commitment: int,
        assessment: int,
        *,
        text: str,
        language: str,
        id: str | None = None,
    ) -> records.ResponseRecord:
        path = f"{commitment_path(plan, commitment)}/assessments/{assessment}/responses"
        made = self._connection.post(path, {"text": text, "language": language, "id": id})
        return cast(records.ResponseRecord, made)

    def open_dispute(
        self, plan: str, commitment: int, assessment: int, *, grounds: str, id: str | None = None
    ) -> records.DisputeRecord:
        path = f"{commitment_path(plan, commitment)}/assessments/{assessment}/disputes"
        made = self._connection.post(path, {"grounds": grounds, "id": id})
        return cast(records.DisputeRecord, made)

    def settle_dispute(
        self, plan: str, dispute: str, *, upheld: bool, reasons: str
    ) -> records.DisputeRecord:
        path = f"{plan_path(plan)}/disputes/{segment(dispute)}/settlement"
        made = self._connection.post(path, {"upheld": upheld, "reasons": reasons})
        return cast(records.DisputeRecord, made)

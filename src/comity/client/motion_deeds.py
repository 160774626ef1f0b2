"""Motions go on: moved, supported, put in other words, with changes that are recommended. A token
needs the right in question, narrowed to the organisation: `represent-member`, `keep-motions`, or
`preside` on its body."""

from __future__ import annotations

from typing import Literal, cast

from comity.client import records
from comity.client.asking import Asking, segment
from comity.client.decisions import motion_path


class MotionDeeds(Asking):
    def move_motion(
        self,
        slug: str,
        number: int,
        *,
        move: str,
        ballot: str | None = None,
        on_behalf: bool = False,
        step: int | None = None,
    ) -> records.MotionRecord:
        """Sent twice with the same `step`, it is made once: give `len(motion["steps"]) + 1`."""
        body = {"move": move, "ballot": ballot, "on_behalf": on_behalf, "step": step}
        moved = self._connection.post(f"{motion_path(slug, number)}/moves", body)
        return cast(records.MotionRecord, moved)

    def co_sponsor(self, slug: str, number: int, *, on_behalf: str = "") -> records.MotionRecord:
        path = f"{motion_path(slug, number)}/co-sponsors"
        return cast(records.MotionRecord, self._connection.post(path, {"on_behalf": on_behalf}))

    def end_co_sponsorship(
        self, slug: str, number: int, *, on_behalf: str = ""
    ) -> records.MotionRecord:
        path = f"{motion_path(slug, number)}/co-sponsors/end"
        return cast(records.MotionRecord, self._connection.post(path, {"on_behalf": on_behalf}))

    def edit_motion(
        self, slug: str, number: int, *, text: str, seen: int, on_behalf: bool = False
    ) -> records.MotionRecord:
        """`seen` is the `version` that was changed; where there is another by now, it raises
        `Conflict`."""
        body = {"text": text, "seen": seen, "on_behalf": on_behalf}
        edited = self._connection.post(f"{motion_path(slug, number)}/versions", body)
        return cast(records.MotionRecord, edited)

    def show_motion_to(
        self, slug: str, number: int, *, visibility: Literal["public", "members", "private"]
    ) -> records.MotionRecord:
        path = f"{motion_path(slug, number)}/visibility"
        return cast(records.MotionRecord, self._connection.post(path, {"visibility": visibility}))

    def recommendations(self, slug: str, number: int) -> records.RecommendationList:
        path = f"{motion_path(slug, number)}/recommendations"
        return cast(records.RecommendationList, self._get(path))

    def recommend_change(
        self,
        slug: str,
        number: int,
        *,
        paragraph: str,
        words: str,
        reason: str = "",
        id: str | None = None,
    ) -> records.RecommendationRecord:
        """Without `words`, to leave the paragraph out. Sent twice with the same `id`, a UUID, it is
        made once."""
        body = {"paragraph": paragraph, "words": words, "reason": reason, "id": id}
        made = self._connection.post(f"{motion_path(slug, number)}/recommendations", body)
        return cast(records.RecommendationRecord, made)

    def take_up_recommendation(
        self, slug: str, number: int, recommendation: str, *, id: str | None = None
    ) -> records.AmendmentRecord:
        made = self._connection.post(f"{_advice(slug, number, recommendation)}/take-up", {"id": id})
        return cast(records.AmendmentRecord, made)

    def withdraw_recommendation(
        self, slug: str, number: int, recommendation: str
    ) -> records.RecommendationRecord:
        path = f"{_advice(slug, number, recommendation)}/withdrawal"
        return cast(records.RecommendationRecord, self._connection.post(path, {}))


def _advice(slug: str, number: int, recommendation: str) -> str:
    return f"{motion_path(slug, number)}/recommendations/{segment(recommendation)}"

"""What becomes of amendments, named by their key in the motion: a1. A token needs
`represent-member`, `keep-motions` or `preside`, narrowed to the organisation or its body."""

from __future__ import annotations

from typing import cast

from comity.client import records
from comity.client.asking import Asking, segment
from comity.client.decisions import motion_path


class AmendmentDeeds(Asking):
    def voting_order(self, slug: str, number: int) -> records.VotingOrderRecord:
        return cast(records.VotingOrderRecord, self._get(f"{motion_path(slug, number)}/order"))

    def settle_amendment(
        self, slug: str, number: int, amendment: str, *, ballot: str
    ) -> records.AmendmentRecord:
        path = f"{_amendment(slug, number, amendment)}/settlement"
        return cast(records.AmendmentRecord, self._connection.post(path, {"ballot": ballot}))

    def withdraw_amendment(
        self, slug: str, number: int, amendment: str, *, on_behalf: bool = False
    ) -> records.AmendmentRecord:
        path = f"{_amendment(slug, number, amendment)}/withdrawal"
        return cast(records.AmendmentRecord, self._connection.post(path, {"on_behalf": on_behalf}))

    def merged_text(self, slug: str, number: int) -> records.MergedRecord:
        """As it would be; `merge_amendments` makes it so."""
        return cast(records.MergedRecord, self._get(f"{motion_path(slug, number)}/merge"))

    def merge_amendments(self, slug: str, number: int) -> records.MotionRecord:
        merged = self._connection.post(f"{motion_path(slug, number)}/merge", {})
        return cast(records.MotionRecord, merged)


def _amendment(slug: str, number: int, amendment: str) -> str:
    return f"{motion_path(slug, number)}/amendments/{segment(amendment)}"

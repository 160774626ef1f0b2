"""What organisations decide: motions, amendments, ballots, votes. `slug` names the organisation."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Literal, cast

from comity.client import records
from comity.client.asking import Asking, segment
from comity.client.listing import Listing

BallotState = Literal["prepared", "open", "closed", "annulled"]


class DecisionMethods(Asking):
    def motions(
        self, slug: str, *, state: str = "", body: str = "", proposer: str = "", q: str = ""
    ) -> Listing[records.MotionSummary]:
        asked = {"state": state, "body": body, "proposer": proposer, "q": q}
        return Listing(self._stretches(f"assemblies/{segment(slug)}/motions", **asked))

    def motion(self, slug: str, number: int) -> records.MotionRecord:
        return cast(records.MotionRecord, self._get(motion_path(slug, number)))

    def motion_text(
        self,
        slug: str,
        number: int,
        *,
        format: Literal["markdown", "akoma-ntoso"] = "markdown",
        language: str = "",
    ) -> records.MotionTextRecord:
        asked = {"format": format, "language": language}
        return cast(
            records.MotionTextRecord, self._get(f"{motion_path(slug, number)}/text", **asked)
        )

    def propose_motion(
        self,
        slug: str,
        *,
        text: str,
        body: str,
        language: str,
        matter: str = "",
        title: str = "",
        source: str = "",
        on_behalf: str = "",
        id: str | None = None,
    ) -> records.MotionRecord:
        """Sent twice with the same `id`, a UUID, it is made once."""
        asked = {
            "text": text,
            "body": body,
            "language": language,
            "matter": matter,
            "title": title,
            "source": source,
            "on_behalf": on_behalf,
            "id": id,
        }
        made = self._connection.post(f"assemblies/{segment(slug)}/motions", asked)
        return cast(records.MotionRecord, made)

    def amendments(self, slug: str, number: int) -> records.AmendmentList:
        return cast(records.AmendmentList, self._get(f"{motion_path(slug, number)}/amendments"))

    def propose_amendment(
        self,
        slug: str,
        number: int,
        *,
        action: records.Action,
        paragraph: str = "",
        words: str = "",
        new: Sequence[Mapping[str, Any]] = (),
        to: str = "",
        reason: str = "",
        on_behalf: str = "",
        id: str | None = None,
    ) -> records.AmendmentRecord:
        """Sent twice with the same `id`, a UUID, it is made once."""
        asked = {
            "action": action,
            "paragraph": paragraph,
            "words": words,
            "new": [dict(each) for each in new],
            "to": to,
            "reason": reason,
            "on_behalf": on_behalf,
            "id": id,
        }
        made = self._connection.post(f"{motion_path(slug, number)}/amendments", asked)
        return cast(records.AmendmentRecord, made)

    def ballots(
        self, slug: str, *, state: BallotState | Literal[""] = "", subject: str = ""
    ) -> Listing[records.BallotRecord]:
        asked = {"state": state, "subject": subject}
        return Listing(self._stretches(f"assemblies/{segment(slug)}/ballots", **asked))

    def ballot(self, slug: str, ballot: str) -> records.BallotDetail:
        return cast(records.BallotDetail, self._get(_ballot(slug, ballot)))

    def prepare_ballot(
        self,
        slug: str,
        *,
        subject: str = "",
        title: str = "",
        body: str = "",
        matter: str = "",
        session: str | None = None,
        visibility: Literal["public", "members"] = "members",
    ) -> records.BallotDetail:
        """On `subject`, a reference, or on the question in `title`; nobody votes yet."""
        asked = {
            "subject": subject,
            "title": title,
            "body": body,
            "matter": matter,
            "session": session,
            "visibility": visibility,
        }
        made = self._connection.post(f"assemblies/{segment(slug)}/ballots", asked)
        return cast(records.BallotDetail, made)

    def open_ballot(self, slug: str, ballot: str) -> records.BallotDetail:
        opened = self._connection.post(f"{_ballot(slug, ballot)}/open", {})
        return cast(records.BallotDetail, opened)

    def close_ballot(self, slug: str, ballot: str) -> records.BallotDetail:
        closed = self._connection.post(f"{_ballot(slug, ballot)}/close", {})
        return cast(records.BallotDetail, closed)

    def bundle(self, slug: str, ballot: str) -> records.BundleRecord | records.ElectionBundleRecord:
        """Of a round of an election the second kind. In canonical JSON (RFC 8785, as
        `rfc8785.dumps` writes it) it is the file that `comity assembly verify` counts again."""
        found = self._get(f"{_ballot(slug, ballot)}/bundle")
        return cast(records.BundleRecord | records.ElectionBundleRecord, found)

    def cast_vote(
        self, slug: str, ballot: str, *, choice: records.Choice, member: str = ""
    ) -> records.VoteRecord:
        """In a secret ballot the answer may hold the receipt, this once."""
        body = {"choice": choice, "member": member}
        made = self._connection.post(f"{_ballot(slug, ballot)}/votes", body)
        return cast(records.VoteRecord, made)

    def grant_proxy(self, slug: str, ballot: str, *, holder: str) -> records.ProxyRecord:
        granted = self._connection.put(f"{_ballot(slug, ballot)}/proxy", {"holder": holder})
        return cast(records.ProxyRecord, granted)

    def withdraw_proxy(self, slug: str, ballot: str) -> None:
        self._connection.delete(f"{_ballot(slug, ballot)}/proxy")


def motion_path(slug: str, number: int) -> str:
    return f"assemblies/{segment(slug)}/motions/{number}"


def _ballot(slug: str, ballot: str) -> str:
    return f"assemblies/{segment(slug)}/ballots/{segment(ballot)}"

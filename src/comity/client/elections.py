"""Elections of organisations. `slug` names the organisation, `ballot` a round by its id: let others
vote in it by `grant_proxy`. A token needs the scope `represent-member` on the organisation to vote,
`keep-ballots` to hold an election."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Literal, cast

from comity.client import records
from comity.client.asking import Asking, segment
from comity.client.listing import Listing


class ElectionMethods(Asking):
    def elections(
        self, slug: str, *, state: records.ElectionState | Literal[""] = ""
    ) -> Listing[records.ElectionRecord]:
        return Listing(self._stretches(_elections(slug), state=state))

    def election(self, slug: str, election: str) -> records.ElectionDetail:
        return cast(records.ElectionDetail, self._get(_election(slug, election)))

    def prepare_election(
        self,
        slug: str,
        *,
        title: str,
        seats_in: str = "",
        seats: int | None = None,
        office: str = "",
        body: str = "",
        matter: str = "",
        ties: records.Ties = "all-go-on",
        session: str | None = None,
        visibility: Literal["public", "members"] = "members",
    ) -> records.ElectionDetail:
        """To seats in the body `seats_in`, or to an `office` by `body` on `matter`."""
        asked = {
            "title": title,
            "seats_in": seats_in,
            "seats": seats,
            "office": office,
            "body": body,
            "matter": matter,
            "ties": ties,
            "session": session,
            "visibility": visibility,
        }
        made = self._connection.post(_elections(slug), asked)
        return cast(records.ElectionDetail, made)

    def nominate(self, slug: str, election: str, *, candidate: str) -> records.ElectionDetail:
        return self._turned(slug, election, "candidates", candidate=candidate)

    def withdraw_candidate(
        self, slug: str, election: str, *, candidate: str
    ) -> records.ElectionDetail:
        return self._turned(slug, election, "candidates/withdrawal", candidate=candidate)

    def open_round(self, slug: str, election: str) -> records.ElectionDetail:
        return self._turned(slug, election, "rounds")

    def close_round(self, slug: str, election: str, ballot: str) -> records.ElectionDetail:
        return self._turned(slug, election, f"rounds/{segment(ballot)}/close")

    def vote_in_round(
        self, slug: str, election: str, ballot: str, *, names: Collection[str], member: str = ""
    ) -> records.RoundVoteRecord:
        """No `names` make a blank ballot. The answer may hold the receipt, this once."""
        body = {"names": sorted(names), "member": member}
        given = self._connection.post(f"{_round(slug, election, ballot)}/votes", body)
        return cast(records.RoundVoteRecord, given)

    def round_ballots(self, slug: str, election: str, ballot: str) -> records.RoundBallotList:
        found = self._get(f"{_round(slug, election, ballot)}/ballots")
        return cast(records.RoundBallotList, found)

    def draw_lot(
        self, slug: str, election: str, *, drawn: Collection[str], drawn_by: str, witnesses: str
    ) -> records.ElectionDetail:
        """Record lots that were drawn in the room; nothing draws any."""
        given = {"drawn": sorted(drawn), "drawn_by": drawn_by, "witnesses": witnesses}
        return self._turned(slug, election, "lots", **given)

    def finish_election(self, slug: str, election: str) -> records.ElectionDetail:
        return self._turned(slug, election, "finish")

    def annul_round(self, slug: str, election: str, *, why: str) -> records.ElectionDetail:
        """The last one."""
        return self._turned(slug, election, "annul-round", why=why)

    def annul_election(self, slug: str, election: str, *, why: str) -> records.ElectionDetail:
        return self._turned(slug, election, "annul", why=why)

    def _turned(
        self, slug: str, election: str, part: str, **asked: Sequence[str]
    ) -> records.ElectionDetail:
        made = self._connection.post(f"{_election(slug, election)}/{part}", asked)
        return cast(records.ElectionDetail, made)


def _elections(slug: str) -> str:
    return f"assemblies/{segment(slug)}/elections"


def _election(slug: str, election: str) -> str:
    return f"{_elections(slug)}/{segment(election)}"


def _round(slug: str, election: str, ballot: str) -> str:
    return f"{_election(slug, election)}/rounds/{segment(ballot)}"

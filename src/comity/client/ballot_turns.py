"""The turns of ballots, objections, and papers that two clerks enter. A token needs the scope
`keep-ballots` on the organisation, `preside` on the body to break a tie, `represent-member` to
object, `enter-paper` to enter papers."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any, Literal, cast

from comity.client import records
from comity.client.asking import Asking, segment


class BallotTurnMethods(Asking):
    def change_ballot(
        self,
        slug: str,
        ballot: str,
        *,
        title: str,
        matter: str,
        session: str | None,
        visibility: Literal["public", "members"],
    ) -> records.BallotDetail:
        """Before it is opened. All of it is sent; an empty `title` stays what it is."""
        asked = {"title": title, "matter": matter, "session": session, "visibility": visibility}
        changed = self._connection.put(f"{_ballot(slug, ballot)}/question", asked)
        return cast(records.BallotDetail, changed)

    def break_tie(
        self, slug: str, ballot: str, *, choice: Literal["yes", "no"]
    ) -> records.BallotDetail:
        return self._turn(slug, ballot, "casting-vote", choice=choice)

    def correct_vote(
        self,
        slug: str,
        ballot: str,
        *,
        member: str,
        old: records.Choice | None,
        new: records.Choice | None,
        why: str,
    ) -> records.BallotDetail:
        """`old` is what stands there now; None is no vote."""
        return self._turn(slug, ballot, "corrections", member=member, old=old, new=new, why=why)

    def annul_ballot(self, slug: str, ballot: str, *, why: str) -> records.BallotDetail:
        return self._turn(slug, ballot, "annul", why=why)

    def object_to(self, slug: str, ballot: str) -> records.ObjectionRecord:
        made = self._connection.put(f"{_ballot(slug, ballot)}/objection", {})
        return cast(records.ObjectionRecord, made)

    def withdraw_objection(self, slug: str, ballot: str) -> None:
        self._connection.delete(f"{_ballot(slug, ballot)}/objection")

    def enter_paper_sheet(
        self, slug: str, ballot: str, *, lines: Mapping[str, str | int]
    ) -> records.PaperEnteredRecord:
        """By member what its paper says; of a secret ballot by member `took-part`, and by choice
        how many."""
        entered = self._connection.post(f"{_ballot(slug, ballot)}/paper", {"lines": dict(lines)})
        return cast(records.PaperEnteredRecord, entered)

    def enter_round_sheet(
        self,
        slug: str,
        election: str,
        ballot: str,
        *,
        took_part: Collection[str],
        papers: Sequence[Mapping[str, Any]],
    ) -> records.RoundPaperEnteredRecord:
        """`papers` by whom they name: `{"names": ["KE"], "papers": 3}`."""
        path = f"assemblies/{segment(slug)}/elections/{segment(election)}/rounds/{segment(ballot)}"
        asked = {"took_part": sorted(took_part), "papers": [dict(each) for each in papers]}
        entered = self._connection.post(f"{path}/paper", asked)
        return cast(records.RoundPaperEnteredRecord, entered)

    def _turn(self, slug: str, ballot: str, part: str, **asked: str | None) -> records.BallotDetail:
        turned = self._connection.post(f"{_ballot(slug, ballot)}/{part}", asked)
        return cast(records.BallotDetail, turned)


def _ballot(slug: str, ballot: str) -> str:
    return f"assemblies/{segment(slug)}/ballots/{segment(ballot)}"

"""All operations of the API, one method each, under the name that OpenAPI gives them.

Each room has files of its own: `assemblies.py` and those beside it for organisations and what they
decide, `plans.py` and those beside it for plans.

Dates may be given as `date` or as text; a parameter called `in`, `from` or `to` is `where`, `first`
or `last` here. What is not given is left to the node: `on` is then its today.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from types import TracebackType
from typing import Any, Literal, Self, cast

from comity.client import records
from comity.client.agenda_deeds import AgendaDeeds
from comity.client.amendment_deeds import AmendmentDeeds
from comity.client.asking import Day, Names, segment
from comity.client.assemblies import AssemblyMethods
from comity.client.ballot_turns import BallotTurnMethods
from comity.client.decisions import DecisionMethods
from comity.client.documents import DocumentMethods
from comity.client.elections import ElectionMethods
from comity.client.listing import Listing
from comity.client.member_lists import MemberListMethods
from comity.client.membership import MembershipMethods
from comity.client.motion_deeds import MotionDeeds
from comity.client.motion_languages import MotionLanguageMethods
from comity.client.office_deeds import OfficeDeeds
from comity.client.plan_joining import PlanJoiningMethods
from comity.client.plan_keeping import PlanKeepingMethods
from comity.client.plan_reviews import PlanReviewMethods
from comity.client.plan_writes import PlanWriteMethods
from comity.client.plans import PlanMethods
from comity.client.session_deeds import SessionDeeds
from comity.client.statutes import StatuteMethods
from comity.client.treaty_keeping import TreatyKeepingMethods

Force = Literal["all", "binding"]


class Comity(
    AssemblyMethods,
    DecisionMethods,
    BallotTurnMethods,
    DocumentMethods,
    StatuteMethods,
    ElectionMethods,
    TreatyKeepingMethods,
    MembershipMethods,
    MemberListMethods,
    MotionDeeds,
    MotionLanguageMethods,
    AmendmentDeeds,
    SessionDeeds,
    AgendaDeeds,
    OfficeDeeds,
    PlanMethods,
    PlanJoiningMethods,
    PlanWriteMethods,
    PlanReviewMethods,
    PlanKeepingMethods,
):
    """One node: `Comity("https://comity.example.org", token="comity_...")`. Settings are those of
    `Connection`. Every method raises `ApiError` and `Unreachable`."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        self._connection.close()

    def index(self) -> records.IndexRecord:
        return cast(records.IndexRecord, self._get(""))

    def jurisdictions(
        self, *, kind: Names = (), recorded: bool | None = None, on: Day | None = None
    ) -> Listing[records.JurisdictionRow]:
        return Listing(self._stretches("jurisdictions", kind=kind, recorded=recorded, on=on))

    def jurisdiction(
        self, jurisdiction: str, *, on: Day | None = None
    ) -> records.JurisdictionRecord:
        return cast(
            records.JurisdictionRecord, self._get(f"jurisdictions/{segment(jurisdiction)}", on=on)
        )

    def instruments(
        self,
        *,
        jurisdiction: Names = (),
        kind: Names = (),
        status: Names = (),
        binding: bool | None = None,
        on: Day | None = None,
    ) -> Listing[records.InstrumentRow]:
        asked = {"jurisdiction": jurisdiction, "kind": kind, "status": status}
        return Listing(self._stretches("instruments", **asked, binding=binding, on=on))

    def instrument(self, instrument: str, *, on: Day | None = None) -> records.InstrumentRecord:
        return cast(
            records.InstrumentRecord, self._get(f"instruments/{segment(instrument)}", on=on)
        )

    def provisions(self, instrument: str) -> Listing[records.ProvisionRow]:
        return Listing(self._stretches(f"instruments/{segment(instrument)}/provisions"))

    def provision(
        self, instrument: str, eid: str, *, on: Day | None = None
    ) -> records.ProvisionRecord:
        path = f"instruments/{segment(instrument)}/provisions/{segment(eid)}"
        return cast(records.ProvisionRecord, self._get(path, on=on))

    def norms(
        self,
        *,
        jurisdiction: Names = (),
        instrument: Names = (),
        concept: Names = (),
        modality: Names = (),
        role: Names = (),
        level: Sequence[int] = (),
        running: bool | None = None,
        on: Day | None = None,
    ) -> Listing[records.NormRecord]:
        asked = {"jurisdiction": jurisdiction, "instrument": instrument, "concept": concept}
        asked |= {"modality": modality, "role": role}
        return Listing(self._stretches("norms", **asked, level=level, running=running, on=on))

    def norm(self, instrument: str, norm: str, *, on: Day | None = None) -> records.OneNorm:
        return cast(
            records.OneNorm, self._get(f"norms/{segment(instrument)}/{segment(norm)}", on=on)
        )

    def concepts(self, *, broader: Names = ()) -> Listing[records.ConceptRow]:
        return Listing(self._stretches("concepts", broader=broader))

    def concept(self, concept: str, *, on: Day | None = None) -> records.ConceptRecord:
        return cast(records.ConceptRecord, self._get(f"concepts/{segment(concept)}", on=on))

    def crosswalk(self, left: str, right: str) -> records.CrosswalkRecord:
        return cast(records.CrosswalkRecord, self._get("crosswalk", left=left, right=right))

    def coverage(
        self,
        *,
        where: Names = (),
        area: str = "",
        force: Force = "all",
        on: Day | None = None,
    ) -> records.CoverageTable:
        asked = {"in": where, "area": area, "force": force, "on": on}
        return cast(records.CoverageTable, self._get("coverage", **asked))

    def coverage_of(
        self, jurisdiction: str, *, force: Force = "all", on: Day | None = None
    ) -> records.CoverageCells:
        path = f"coverage/{segment(jurisdiction)}"
        return cast(records.CoverageCells, self._get(path, force=force, on=on))

    def divergence(
        self, *, where: Names = (), force: Force = "all", on: Day | None = None
    ) -> records.DivergenceMatrix:
        asked = {"in": where, "force": force, "on": on}
        return cast(records.DivergenceMatrix, self._get("divergence", **asked))

    def divergence_of(
        self, left: str, right: str, *, force: Force = "all", on: Day | None = None
    ) -> records.DivergencePair:
        path = f"divergence/{segment(left)}/{segment(right)}"
        return cast(records.DivergencePair, self._get(path, force=force, on=on))

    def treaties(self, *, on: Day | None = None) -> records.TreatyList:
        return cast(records.TreatyList, self._get("treaties", on=on))

    def treaty(self, treaty: str, *, on: Day | None = None) -> records.TreatyRecord:
        return cast(records.TreatyRecord, self._get(f"treaties/{segment(treaty)}", on=on))

    def treaty_standing(
        self, treaty: str, jurisdiction: str, *, on: Day | None = None
    ) -> records.TreatyStandingRecord:
        path = f"treaties/{segment(treaty)}/standings/{segment(jurisdiction)}"
        return cast(records.TreatyStandingRecord, self._get(path, on=on))

    def calendar(
        self, *, first: Day | None = None, last: Day | None = None, where: Names = ()
    ) -> Listing[records.CalendarRow]:
        asked = {"from": first, "to": last, "in": where}
        return Listing(self._stretches("calendar", **asked))

    def releases(self) -> Listing[records.ReleaseRecord]:
        return Listing(self._stretches("releases"))

    def release(self, release: str) -> records.ReleaseRecord:
        return cast(records.ReleaseRecord, self._get(f"releases/{segment(release)}"))

    def search(
        self,
        q: str,
        *,
        kind: Names = (),
        where: Names = (),
        instrument: Names = (),
        level: Sequence[int] = (),
        on: Day | None = None,
    ) -> Listing[records.HitRecord]:
        """`first` also says what was looked for instead, and how many hits there are of each
        sort."""
        asked = {"q": q, "kind": kind, "in": where, "instrument": instrument}
        return Listing(self._stretches("search", **asked, level=level, on=on))

    def facts(self, *, type: Names = ()) -> Listing[records.FactRow]:  # noqa: A002 - OpenAPI's name
        return Listing(self._stretches("facts", type=type))

    def fact(self, fact: str) -> records.FactRecord:
        return cast(records.FactRecord, self._get(f"facts/{segment(fact)}"))

    def obligations(
        self,
        facts: Mapping[str, Any],
        *,
        where: Names = (),
        on: Day | None = None,
        profile: Mapping[str, Any] | None = None,
        deciding: bool = False,
        proofs: bool = False,
    ) -> records.ObligationsRecord:
        body = _question(facts, where, on, profile)
        body |= {"deciding": deciding, "proofs": proofs}
        return cast(records.ObligationsRecord, self._connection.ask("obligations", body))

    def interview(
        self,
        facts: Mapping[str, Any],
        *,
        where: Names = (),
        on: Day | None = None,
        profile: Mapping[str, Any] | None = None,
    ) -> records.InterviewRecord:
        body = _question(facts, where, on, profile)
        return cast(records.InterviewRecord, self._connection.ask("interview", body))

    def file_report(
        self, place: str, *, kind: str, text: str, link: str = "", email: str = ""
    ) -> records.FiledReport:
        """`place` is INSTRUMENT:NORM, or INSTRUMENT:EID of a provision."""
        body = {"place": place, "kind": kind, "text": text, "link": link, "email": email}
        return cast(records.FiledReport, self._connection.post("reports", body))

    def me(self) -> records.PersonRecord:
        return cast(records.PersonRecord, self._get("me"))

    def my_organisations(self, *, on: Day | None = None) -> records.OwnOrganisationList:
        return cast(records.OwnOrganisationList, self._get("me/organisations", on=on))

    def my_tokens(self) -> Listing[records.TokenRecord]:
        return Listing(self._stretches("me/tokens"))

    def issue_token(
        self, *, name: str, scopes: Names, expires_at: datetime | str
    ) -> records.IssuedToken:
        """`expires_at` needs its offset from UTC. The answer holds the secret, this once."""
        moment = expires_at.isoformat() if isinstance(expires_at, datetime) else expires_at
        body = {"name": name, "scopes": list(scopes), "expires_at": moment}
        return cast(records.IssuedToken, self._connection.post("me/tokens", body))

    def revoke_token(self, token: str) -> None:
        self._connection.delete(f"me/tokens/{segment(token)}")


def _question(
    facts: Mapping[str, Any],
    where: Names,
    on: Day | None,
    profile: Mapping[str, Any] | None,
) -> dict[str, Any]:
    body: dict[str, Any] = {"facts": dict(facts)}
    body |= {"in": list(where)} if where else {}
    body |= {"on": str(on)} if on else {}
    return body | ({"profile": dict(profile)} if profile else {})

"""One request to each operation that can be tried as it stands: on the page, and in tests."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from comity.assembly.interfaces.api import described
from comity.plan.interfaces.api import described as plan_described

ADDRESSES: Mapping[str, str] = {
    "index": "",
    "jurisdictions": "jurisdictions?recorded=true",
    "jurisdiction": "jurisdictions/FR",
    "instruments": "instruments?jurisdiction=EU,KR&binding=true",
    "instrument": "instruments/eu-ai-act?on=2027-12-02",
    "provisions": "instruments/eu-ai-act/provisions?limit=20",
    "provision": "instruments/eu-ai-act/provisions/art_50__para_1",
    "norms": "norms?concept=transparency.synthetic-content&modality=must&on=2027-12-02",
    "norm": "norms/eu-ai-act/art_50__para_1",
    "concepts": "concepts?broader=transparency",
    "concept": "concepts/transparency.synthetic-content.label",
    "crosswalk": "crosswalk?left=eu-ai-act&right=kr-ai-basic-act",
    "coverage": "coverage?in=EU,KR&area=transparency&on=2027-12-02",
    "coverage_of": "coverage/KR?on=2027-12-02",
    "divergence": "divergence?in=EU,KR,CN&on=2027-12-02",
    "divergence_of": "divergence/EU/KR?force=binding&on=2027-12-02",
    "treaties": "treaties",
    "treaty": "treaties/coe-ai-convention?on=2026-06-01",
    "treaty_standing": "treaties/coe-ai-convention/standings/FR?on=2026-06-01",
    "calendar": "calendar?from=2026-12-01&to=2028-12-31&in=EU",
    "releases": "releases?limit=5",
    "release": "releases/{release}",
    "search": "search?q=deep+fake&kind=provision&in=EU,KR",
    "facts": "facts?type=number",
    "fact": "facts/model.training_compute",
    "obligations": "obligations",
    "interview": "interview",
    "file_report": "reports",
    "me": "me",
    "my_organisations": "me/organisations",
    "my_tokens": "me/tokens",
    "issue_token": "me/tokens",
    "revoke_token": "me/tokens/{token}",
    **described.ADDRESSES,
    **plan_described.ADDRESSES,
}
"""Below `/api/v1/`; `{release}` is that of the node, `{token}` one of the reader's own."""

BODIES: Mapping[str, Mapping[str, Any]] = {
    "obligations": {
        "facts": {"offer.markets": ["EU", "KR"], "party.offers_ai_service": True},
        "in": ["EU", "KR"],
        "on": "2027-12-02",
    },
    "interview": {"facts": {"offer.markets": ["KR"]}, "in": ["KR"], "on": "2027-12-02"},
    "file_report": {
        "place": "eu-ai-act:art_50__para_1",
        "kind": "summary",
        "text": "An example: here stands what is wrong, and what it should say.",
    },
    "issue_token": {
        "name": "laptop",
        "scopes": ["view"],
        "expires_at": "2027-12-02T00:00:00Z",
    },
    **described.BODIES,
    **plan_described.BODIES,
}

"""Commitments as strategies, for property tests of IATI files."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from hypothesis import strategies as st
from tests.plan.formats.iati.official import codes
from tests.plan.seeding import PROMISE

from comity.plan.domain.commitment_text import (
    CommitmentState,
    CommitmentText,
    IatiFacts,
    Money,
    Target,
)
from comity.plan.domain.participants import ParticipantKind
from comity.plan.domain.partnerships import PartnerRole
from comity.plan.domain.plan_text import Direction, Level
from comity.plan.formats.iati.activity import IatiDocument
from comity.plan.formats.iati.making import Standing

ON = date(2026, 6, 1)
FACTS = IatiFacts("KE-RCO-123456", ("KE", "UG", "TZ"), "11330")
CARRIED = replace(
    PROMISE,
    starts_on=date(2026, 2, 1),
    target=replace(PROMISE.target, due_on=date(2026, 12, 31)),
    budget=Money(Decimal("120000.50"), "KES"),
    iati=FACTS,
)
STANDING = Standing(
    "small-plan", 7, "Acme", ParticipantKind.COMPANY, CommitmentState.ACTIVE, "", ON
)

words = st.text(max_size=30)
days = st.dates(date(1900, 1, 1), date(2200, 1, 1))
figures = st.decimals(allow_nan=False, allow_infinity=False, places=3, min_value=-(10**9),
                      max_value=10**9)  # fmt: skip
texts = st.builds(
    CommitmentText,
    title=words,
    language=st.sampled_from(["en", "fr", "zh-Hans", "ar", "sw", "gsw"]),
    action=st.just("skills"),
    outcome=words,
    beneficiaries=words,
    starts_on=st.none() | days,
    target=st.builds(
        Target,
        indicator=words,
        unit=st.sampled_from(["people", "%", "", "GPU-hours"]),
        direction=st.sampled_from(Direction),
        baseline=st.none() | figures,
        baseline_on=st.none() | days,
        value=st.none() | figures,
        due_on=st.none() | days,
        proof=words,
    ),
    budget=st.none()
    | st.builds(Money, figures, st.sampled_from(["KES", "EUR", "USD", "XYZ", "eur"])),
    iati=st.builds(
        IatiFacts,
        st.sampled_from(["KE-RCO-123456", "XM-DAC-41304", "LEI", "GB-COH-1/2", ""]),
        st.lists(st.sampled_from(["KE", "UG", "FR", "ke"]), max_size=4).map(tuple),
        st.sampled_from([*sorted(codes("Sector"))[:20], "1133", "99999", "abcde", ""]),
        st.lists(st.sampled_from(["298", "998", "1"]), max_size=3).map(tuple),
    ),
)
standings = st.builds(
    Standing,
    plan=st.just("small-plan"),
    number=st.integers(1, 10_000),
    participant=st.text(min_size=1, max_size=20),
    kind=st.sampled_from([it for it in ParticipantKind if it is not ParticipantKind.PERSON]),
    state=st.sampled_from([it for it in CommitmentState if it is not CommitmentState.DRAFT]),
    level=st.sampled_from(["", *(it.value for it in Level)]),
    on=days,
    ended_on=st.none() | days,
    updated_on=st.none() | days,
    reached=st.none() | figures,
)
partners = st.lists(
    st.tuples(st.text(min_size=1, max_size=20), st.sampled_from(ParticipantKind),
              st.sampled_from(PartnerRole)),
    max_size=3,
)  # fmt: skip
documents = st.lists(
    st.builds(
        IatiDocument,
        st.sampled_from(
            [
                "https://example.org/a.pdf",
                "https://example.org/خطة?x=1&y=ü#z",
                "http://example.org/a b|c",
                "ftp://example.org/x",
                "javascript:alert(1)",
            ]
        ),
        words,
        st.sampled_from(["en", "gsw", "zh-Hant"]),
        days,
    ),
    max_size=3,
)

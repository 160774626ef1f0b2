"""What is found of claims without asking anybody, and that nothing is ever called verified."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.plan.joining import UNIVERSITY

from comity.plan.domain.claim_findings import offline_findings
from comity.plan.domain.joining import FindingOutcome
from comity.plan.domain.mail_domains import is_public_provider, same_domain
from comity.plan.domain.participants import ParticipantKind
from comity.plan.interfaces.joining_messages import register as _register  # noqa: F401

KINDS = {"KE": "country", "US-CO": "subdivision", "OECD": "body"}
LABEL = st.from_regex(r"[a-z][a-z0-9]{0,8}", fullmatch=True)


def found(about: str, **changes: object) -> list[tuple[str, str]]:
    claims = replace(UNIVERSITY, **changes)  # type: ignore[arg-type]
    findings = offline_findings(claims, KINDS, confirmed=True)
    return [(it.outcome.value, it.why.id) for it in findings if it.about == about]


@pytest.mark.parametrize(
    ("changes", "outcome", "why"),
    [
        ({}, "matches", "join-found-mail-same"),
        ({"email": "a@it.uonbi.ac.ke"}, "matches", "join-found-mail-same"),
        ({"website": "https://cs.uonbi.ac.ke/x"}, "matches", "join-found-mail-same"),
        ({"email": "a@notuonbi.ac.ke"}, "does-not-match", "join-found-mail-other"),
        ({"email": "a@uonbi.ac.ke.evil.example"}, "does-not-match", "join-found-mail-other"),
        ({"email": "a@gmail.com"}, "does-not-match", "join-found-mail-public"),
        ({"website": ""}, "not-checked", "join-found-mail-no-website"),
        ({"kind": ParticipantKind.PERSON}, "not-checked", "join-found-mail-of-person"),
        (
            {"email": "a@bücher.example", "website": "https://xn--bcher-kva.example"},
            "matches",
            "join-found-mail-same",
        ),
    ],
)
def test_the_mail_domain_is_compared_with_the_website(
    changes: dict[str, object], outcome: str, why: str
) -> None:
    assert found("email", **changes) == [("matches", "join-found-opened"), (outcome, why)]


def test_an_address_is_not_checked_before_its_link_was_opened() -> None:
    first = offline_findings(UNIVERSITY, KINDS, confirmed=False)[0]
    assert (first.outcome, first.why.id) == (FindingOutcome.NOT_CHECKED, "join-found-not-opened")


@pytest.mark.parametrize(
    ("code", "outcome"),
    [("KE", "matches"), ("US-CO", "matches"), ("OECD", "does-not-match")],
)
def test_a_government_has_the_code_of_a_place(code: str, outcome: str) -> None:
    government = {"kind": ParticipantKind.GOVERNMENT, "jurisdiction": code}
    assert [it for it, _why in found("jurisdiction", **government)] == [outcome]


def test_check_digits_say_that_a_number_is_well_made_and_no_more() -> None:
    assert found("ror") == [("matches", "join-found-ror-well-made")]
    assert found("ror", ror="02y9nww91") == [("does-not-match", "join-found-ror-digits")]
    assert found("lei") == [("not-checked", "join-found-lei-none")]
    assert found("ror", kind=ParticipantKind.PERSON) == []


@given(LABEL, LABEL, LABEL)
def test_a_domain_is_its_own_and_its_parents(one: str, two: str, three: str) -> None:
    assert same_domain(f"{one}.{two}.{three}", f"{two}.{three}")
    assert same_domain(f"{two}.{three}", f"{one}.{two}.{three}")
    assert not same_domain(f"{two}.{three}", three)
    assert not same_domain(f"{one}{two}.{three}", f"{two}.{three}")


def test_public_providers_are_known_in_any_case() -> None:
    assert is_public_provider("GMail.com.")
    assert not is_public_provider("uonbi.ac.ke")

"""What can't be read in claims, and one way to write each."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.plan.joining import UNIVERSITY

from comity.plan.domain.joining import Claims, claim_faults, host_of
from comity.plan.domain.participants import ParticipantKind
from comity.plan.domain.tidy_claims import tidied
from comity.plan.formats.claims_plain import claims_of_plain, claims_to_plain

PLACES = {"KE", "OECD"}
TEXTS = st.text(max_size=40)


def faults(**changes: object) -> list[tuple[str, str]]:
    claims = tidied(replace(UNIVERSITY, **changes))  # type: ignore[arg-type]
    return [(it.claim, it.error.message.id) for it in claim_faults(claims, PLACES)]


def test_nothing_is_wrong_with_claims_that_can_be_read() -> None:
    assert faults() == []


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({"name": " \n "}, [("name", "join-name-missing")]),
        ({"name": "x" * 301}, [("name", "join-claim-long")]),
        ({"jurisdiction": "ZZ"}, [("jurisdiction", "join-jurisdiction-unknown")]),
        ({"jurisdiction": "!"}, [("jurisdiction", "jurisdiction-code-malformed")]),
        ({"website": "nothing"}, [("website", "join-website-malformed")]),
        ({"website": "javascript://a.b/%0aalert(1)"}, [("website", "join-website-malformed")]),
        ({"website": "https://user:word@uonbi.ac.ke"}, [("website", "join-website-malformed")]),
        ({"website": "https://[uonbi.ac.ke"}, [("website", "join-website-malformed")]),
        ({"ror": "02y9nww91"}, [("ror", "ror-check-digits")]),
        ({"lei": "5493001KJTIIGC8Y1R13"}, [("lei", "lei-check-digits")]),
        ({"kind": ParticipantKind.PERSON}, [("ror", "join-identifier-of-person")]),
    ],
)
def test_each_fault_is_told_with_the_claim_that_it_is_in(
    changes: dict[str, object], found: list[tuple[str, str]]
) -> None:
    assert faults(**changes) == found


def test_claims_are_written_one_way() -> None:
    untidy = replace(
        UNIVERSITY,
        name="  Université\r\nde\tNairobi ",
        email=" Office@UONBI.ac.ke ",
        website="uonbi.ac.ke",
        ror="https://ror.org/02Y9NWW90",
        lei="5493 001k jtii gc8y 1r12",
        jurisdiction="ke",
    )
    assert tidied(untidy) == replace(
        UNIVERSITY,
        name="Université de Nairobi",
        email="office@uonbi.ac.ke",
        website="https://uonbi.ac.ke",
        ror="02y9nww90",
        lei="5493001KJTIIGC8Y1R12",
    )


@given(TEXTS, TEXTS, TEXTS, TEXTS)
def test_tidying_twice_is_tidying_once(name: str, website: str, ror: str, statement: str) -> None:
    claims = replace(UNIVERSITY, name=name, website=website, ror=ror, statement=statement)
    assert tidied(tidied(claims)) == tidied(claims)


@given(TEXTS, TEXTS, TEXTS)
def test_claims_are_kept_whole(website: str, statement: str, role: str) -> None:
    claims = replace(UNIVERSITY, website=website, statement=statement, contact_role=role)
    plain = claims_to_plain(claims)
    again = claims_of_plain(
        plain, kind="institution", name=claims.name, jurisdiction="KE", email=claims.email
    )
    assert again == claims


@given(st.text(max_size=60))
def test_a_host_is_read_from_anything(text: str) -> None:
    assert host_of(text) == host_of(text).removeprefix("www.").rstrip(".")


def test_claims_know_no_more_than_they_are_asked() -> None:
    assert Claims.__dataclass_fields__.keys() == {
        *("kind", "name", "jurisdiction", "email", "website"),
        *("ror", "lei", "statement", "contact_name", "contact_role"),
    }

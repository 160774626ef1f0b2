"""Links that may stand as evidence, and figures."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.kernel.domain.errors import InvalidInput
from comity.plan.domain.evidence import (
    GivenEvidence,
    GivenFile,
    check_evidence,
    checked_address,
    host_of,
)
from comity.plan.domain.progress import EvidenceKind

GOOD = [
    ("https://example.org", "example.org"),
    (" http://example.org/a?b=c#d ", "example.org"),
    ("https://Example.ORG:8443/x", "example.org"),
    ("https://institut-santé.example/registre", "institut-santé.example"),
    ("https://[2001:db8::1]/", "2001:db8::1"),
    ("https://example.org/a@b", "example.org"),
]
BAD = [
    "",
    "example.org",
    "/etc/passwd",
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)//https://example.org",
    "data:text/html,<script>alert(1)</script>",
    "file:///etc/passwd",
    "ftp://example.org/",
    "https://",
    "https:example.org",
    "https://exa mple.org/",
    "https://example.org/\nx",
    "https://evil.example\\@example.org/",
    'https://example.org/"onclick=',
    "https://example.org/<b>",
    "https://example.org/\u202egnp.exe",
    "https://example.org:port/",
    "https://[::1/",
    "https://example.org/" + "a" * 1000,
]


@pytest.mark.parametrize(("address", "host"), GOOD)
def test_addresses_of_the_web(address: str, host: str) -> None:
    assert checked_address(address) == address.strip()
    assert host_of(address.strip()) == host


@pytest.mark.parametrize("address", BAD)
def test_what_is_no_address_of_the_web(address: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        checked_address(address)
    assert refused.value.message.id == "evidence-address"


@pytest.mark.parametrize(
    "address", ["https://ada:secret@example.org/", "https://ada@example.org/", "http://@x.example/"]
)
def test_no_address_holds_a_password(address: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        checked_address(address)
    assert refused.value.message.id == "evidence-address-credentials"
    assert "secret" not in str(refused.value.message.params)


@given(st.text(max_size=60))
def test_whatever_is_taken_leads_to_a_host_by_http(text: str) -> None:
    for address in (text, f"https://{text}", f"https://example.org/{text}"):
        try:
            taken = checked_address(address)
        except InvalidInput:
            continue
        assert taken.lower().startswith(("http://", "https://"))
        assert host_of(taken)
        assert "@" not in taken.split("/")[2]


def data(**changes: object) -> GivenEvidence:
    given = {"title": "Engineers", "figure": Decimal(20), "address": "https://example.org/"}
    return GivenEvidence(EvidenceKind.DATA, **{**given, **changes})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("given", "error"),
    [
        (data(figure=None), "evidence-figure-missing"),
        (data(figure=Decimal("Infinity")), "evidence-figure-missing"),
        (data(title=" "), "evidence-figure-title"),
        (data(address=""), "evidence-source-missing"),
        (data(address="somewhere"), "evidence-address"),
        (GivenEvidence(EvidenceKind.FILE), "evidence-file-missing"),
        (GivenEvidence(EvidenceKind.LINK), "evidence-address"),
    ],
)
def test_what_is_missing_in_evidence(given: GivenEvidence, error: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        check_evidence(given)
    assert refused.value.message.id == error


def test_evidence_without_a_title_is_called_by_its_file_or_host() -> None:
    check_evidence(data())
    file = GivenFile("register.csv", b"a,b")
    assert GivenEvidence(EvidenceKind.FILE, file=file).shown_title == "register.csv"
    assert (
        GivenEvidence(EvidenceKind.LINK, address="https://a.example/x").shown_title == "a.example"
    )
    assert data().shown_title == "Engineers"

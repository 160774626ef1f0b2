"""Records are compared by numbers and website before names."""

from __future__ import annotations

import pytest

from comity.plan.domain.duplicates.findings import Why
from comity.plan.domain.duplicates.records import NamedRecord, compared, host_of

ACME = NamedRecord("Acme", "KE", "00pjdza24", "5493001KJTIIGC8Y1R12", "https://www.acme.example/")


def test_a_number_decides_before_the_name() -> None:
    assert compared(ACME, NamedRecord("Other", ror="00pjdza24")) == (1.0, Why.SAME_ROR)
    assert compared(ACME, NamedRecord("Other", lei=ACME.lei)) == (1.0, Why.SAME_LEI)


def test_the_same_website_tells_more_than_names_that_differ() -> None:
    other = NamedRecord("Entirely Different", website="acme.example/about")
    assert compared(ACME, other) == (0.9, Why.SAME_WEBSITE)
    assert compared(ACME, NamedRecord("ACME", website="acme.example")) == (1.0, Why.SAME_NAME)


@pytest.mark.parametrize(
    ("website", "host"),
    [
        ("https://www.Acme.example:8443/x?y", "acme.example"),
        ("acme.example.", "acme.example"),
        ("https://acme.github.io/", ""),
        ("localhost", ""),
        ("https://[::1", ""),
        ("", ""),
    ],
)
def test_the_host_of_a_website(website: str, host: str) -> None:
    assert host_of(website) == host

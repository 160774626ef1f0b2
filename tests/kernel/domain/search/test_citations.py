from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.kernel.domain.search.citations import citations
from comity.kernel.domain.search.folding import fold


def terms(text: str) -> list[str]:
    return [citation.terms[0] for citation in citations(fold(text))]


@pytest.mark.parametrize(
    "text",
    ["Art. 50(2)", "article 50 (2)", "ART 50(2)", "제50조 제2항", "第50条第2款", "第五十条第二項"],
)
def test_one_provision_in_many_ways(text: str) -> None:
    assert terms(text) == ["art.50.2"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("50(2)", ["n.50.2"]),
        ("Art. 3(14a)", ["art.3.14a"]),
        ("Art. 17-2", ["art.17_2"]),
        ("제17조의2", ["art.17_2"]),
        ("第四条第一款第（二）项", ["art.4.1.2"]),
        ("Art. 4 para. 1(2)", ["art.4.1.2"]),
        ("Annex III, point 1(a)", ["annex.iii.1.a"]),
        ("Annex I, Section A, point 12", ["annex.i.a.12"]),
        ("Section 1.2", ["sec.1_2"]),
        ("статья 5 и المادة ٧", ["art.5", "art.7"]),
        ("Articles of association", []),
        ("state of the art", []),
        ("1000 won", []),
    ],
)
def test_forms(text: str, found: list[str]) -> None:
    assert terms(text) == found


def test_a_citation_says_in_which_script_it_was_written() -> None:
    assert [it.manner for it in citations("제31조, 第31条, art. 31")] == ["ko.31", "han.31", ""]


@given(st.text("art. ()0123456789章第条제조항ix-", max_size=60))
def test_no_two_overlap(text: str) -> None:
    last = 0
    for citation in citations(text):
        assert last <= citation.start < citation.end <= len(text)
        last = citation.end

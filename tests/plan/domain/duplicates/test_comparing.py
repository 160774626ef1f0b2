"""Two names, and whether they may be one organisation's."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.plan.domain.duplicates.comparing import SUSPECT, alike
from comity.plan.domain.duplicates.findings import Why


@pytest.mark.parametrize(
    ("left", "right", "why"),
    [
        ("Acme", "ACME", Why.SAME_NAME),
        ("Acme", " \u200facme\u200b ", Why.SAME_NAME),
        ("Société Générale", "SOCIETE GENERALE", Why.SAME_NAME),
        ("Acme GmbH", "Acme", Why.LEGAL_FORM),
        ("ООО «Ромашка»", "Ромашка", Why.LEGAL_FORM),
        ("株式会社日立製作所", "日立製作所", Why.LEGAL_FORM),
        ("华为技术有限公司", "华为技术", Why.LEGAL_FORM),
        ("บริษัท ปตท. จำกัด (มหาชน)", "ปตท.", Why.LEGAL_FORM),
        ("삼성전자 주식회사", "삼성전자", Why.LEGAL_FORM),
        ("شركة أرامكو السعودية", "أرامكو السعودية", Why.LEGAL_FORM),
        ("ரிலையன்ஸ் லிமிடெட்", "ரிலையன்ஸ்", Why.LEGAL_FORM),
        ("Southampton University", "University of Southampton", Why.WORD_ORDER),
        ("Аcme Holdings", "Acme Holdings", Why.SAME_NAME),
        ("Асме", "Acme", Why.LOOKALIKE),
        ("Газпром", "Gazprom", Why.SCRIPT),
        ("Beijing Bank", "北京银行", Why.SCRIPT),
        ("KIT", "Karlsruhe Institute of Technology", Why.ACRONYM),
        ("NYSDEC", "New York State Department of Environmental Conservation", Why.ACRONYM),
        ("中國銀行 Bank of China", "Bank of China", Why.SAME_NAME),
        ("Domino's Pizza", "Dominos Pizza", Why.SAME_NAME),
        ("Deutsche Forschungsgemeinschaft", "Deutsche Forschungsgemeinschafft", Why.SPELLING),
    ],
)
def test_the_same_organisation(left: str, right: str, why: Why) -> None:
    score, found = alike(left, right)
    assert (found, score >= SUSPECT) == (why, True)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("University of Oxford", "University of Cambridge"),
        ("Bank of Ghana", "Bank of Kenya"),
        ("中国科学院", "中国工程院"),
        ("SDIS 08", "SDIS 01"),
        ("Alpha Fund II", "Alpha Fund III"),
        ("جامعة القاهرة", "جامعة الإسكندرية"),
        ("Московский университет", "Казанский университет"),
        ("Acme", "الشركة"),
        ("", "Acme"),
        ("…", "…!"),
    ],
)
def test_two_organisations(left: str, right: str) -> None:
    assert alike(left, right)[0] < SUSPECT


@pytest.mark.parametrize(
    ("left", "there", "right", "elsewhere"),
    [
        ("Ministry of Finance", "KE", "Ministry of Finance", "UG"),
        ("University of York", "GB", "York University", "CA"),
    ],
)
def test_where_they_are_tells_them_apart(left: str, there: str, right: str, elsewhere: str) -> None:
    assert alike(left, right, there, elsewhere)[0] < SUSPECT
    assert alike(left, right, there, there)[0] >= SUSPECT
    assert alike(left, right, there, "")[0] >= SUSPECT


def test_a_part_of_a_country_is_in_it() -> None:
    assert alike("Acme", "Acme", "US", "US-CO") == (1.0, Why.SAME_NAME)


@given(st.text(max_size=60), st.text(max_size=60))
def test_either_way_round_it_is_the_same(left: str, right: str) -> None:
    there, back = alike(left, right)[0], alike(right, left)[0]
    assert there == pytest.approx(back)
    assert 0 <= there <= 1


@given(st.text(alphabet="abcdefgh ABC", min_size=3, max_size=40))
def test_a_name_is_its_own(name: str) -> None:
    assert alike(name, name.upper())[0] == (1.0 if name.strip() else 0.0)


def test_of_a_name_of_ten_thousand_letters_the_first_are_looked_at() -> None:
    assert alike("Acme " * 2_000, "Acme " * 2_001) == (1.0, Why.SAME_NAME)

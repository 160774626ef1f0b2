from __future__ import annotations

import pytest
from tests.shipped import rules_from_files

from comity.regulation.domain.imports.citations import citation_of


@pytest.mark.parametrize(
    ("eid", "recognised", "expected"),
    [
        ("art_50__para_2__point_a", "eu", "Art. 50(2)(a)"),
        ("annex_XI__sec_2__point_1__point_a", "eu", "Annex XI, Section 2, point 1(a)"),
        ("art_4__para_1__point_2", "chinese", "Art. 4 para. 1(2)"),
        ("art_2__point_4__point_ja", "korean", "Art. 2(4)(i)"),
        ("art_24-2__para_2__point_3", "japanese", "Art. 24-2(2)(iii)"),
        ("addenda_1__art_2", "japanese", "Supplementary Provisions Art. 2"),
        ("addenda_2", "korean", "Addenda 2"),
        ("sec_22757-12__subsec_b__para_1", "california", "Section 22757.12(b)(1)"),
        ("sec_6-1-1702__subsec_2", "colorado", "Section 6-1-1702(2)"),
        ("function_GOVERN__category_1__subcategory_7", "nist-ai-rmf", "GOVERN 1.7"),
        ("annex_D", "nist-ai-rmf", "Appendix D"),
        ("control_ac-1__item_a__item_1", "oscal", "AC-1(a)(1)"),
        ("att_1__point_2", "akoma-ntoso", "Attachment 1(2)"),
        ("annex", "", "Annex"),
    ],
)
def test_citations(eid: str, recognised: str, expected: str) -> None:
    assert citation_of(eid, recognised) == expected


@pytest.mark.parametrize(
    "id",
    [
        "cn-ai-labelling-measures-2025",
        "cn-genai-interim-measures-2023",
        "coe-ai-convention",
        "eu-ai-act",
        "jp-ai-promotion-act",
        "us-nist-ai-rmf",
    ],
)
def test_citations_are_those_that_people_wrote(id: str) -> None:
    instrument = rules_from_files().corpus.instrument(id)
    structure = instrument.texts[0].structure.value
    assert {it.eid: citation_of(it.eid, structure) for it in instrument.provisions} == {
        it.eid: it.citation for it in instrument.provisions
    }

from __future__ import annotations

from comity.regulation.formats.hardened_xml import read_xml
from comity.regulation.formats.imports.akoma_ntoso import akoma_ntoso_text

SPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
HEAD = f"<akomaNtoso xmlns='{SPACE}'><act name='act'><body>"
TAIL = "</body></act></akomaNtoso>"


def eids(body: str) -> list[str]:
    text = akoma_ntoso_text(read_xml((HEAD + body + TAIL).encode(), "act.xml"))
    return [eid for line in text.lines for eid in line.opens]


def test_eids_are_given_where_the_document_has_none() -> None:
    assert eids(
        "<part><num>Part 1</num><section><num>1.</num><heading>Lids</heading>"
        "<subsection><num>(1)</num><content><p>A lid.</p></content></subsection></section></part>"
    ) == ["sec_1", "sec_1__subsec_1"]


def test_eids_are_given_whatever_the_prefix_of_the_namespace() -> None:
    for start, prefix in (("<akomaNtoso", ""), (f"<a:akomaNtoso xmlns:a='{SPACE}'", "a:")):
        text = (
            f"{start}><{prefix}act><{prefix}body><{prefix}article>"
            f"<{prefix}num>Article 1</{prefix}num>"
            f"<{prefix}content><{prefix}p>A lid.</{prefix}p></{prefix}content></{prefix}article>"
            f"</{prefix}body></{prefix}act></{prefix}akomaNtoso>"
        )
        read = akoma_ntoso_text(read_xml(text.encode(), "act.xml"))
        assert [line.unit for line in read.lines] == ["art_1", "art_1"]


def test_containers_stay_where_numbers_begin_anew_in_each() -> None:
    section = "<section eId='{0}__sec_1'><num>1.</num><content><p>A lid.</p></content></section>"
    body = "".join(
        f"<part eId='{part}'><num>{part}</num>{section.format(part)}</part>"
        for part in ("part_A", "part_B")
    )
    assert eids(body) == ["part_A__sec_1", "part_B__sec_1"]


def test_a_section_that_holds_articles_is_no_unit() -> None:
    assert eids(
        "<section eId='sec_1'><article eId='art_1'><content><p>A.</p></content></article></section>"
    ) == ["art_1"]


def test_second_units_of_one_number_and_slashes() -> None:
    assert eids(
        "<article eId='art_652_a'><paragraph eId='art_652_a/para_2'><content><p>A.</p></content>"
        "</paragraph><paragraph eId='art_652_a/para_2_2'><content><p>A.</p></content></paragraph>"
        "</article>"
    ) == ["art_652-a", "art_652-a__para_2", "art_652-a__para_2.2"]


def test_items_of_lists_are_units_and_cross_headings_are_none() -> None:
    body = (
        "<article eId='art_1'><num>1</num><content><blockList eId='art_1__list_1'>"
        "<listIntroduction>Of:</listIntroduction>"
        "<item eId='art_1__list_1__item_a'><num>(a)</num><p>lead.</p></item>"
        "<listWrapUp>and so on.</listWrapUp></blockList></content></article>"
        "<hcontainer eId='hcontainer_1' name='crossheading'><heading>Next</heading></hcontainer>"
    )
    text = akoma_ntoso_text(read_xml((HEAD + body + TAIL).encode(), "act.xml"))
    assert [(line.unit, line.words) for line in text.lines] == [
        ("art_1", "1"),
        ("art_1", "Of:"),
        ("art_1__list_1__item_a", "(a) lead."),
        ("art_1", "and so on."),
    ]

from __future__ import annotations

from comity.regulation.formats.hardened_xml import read_xml
from comity.regulation.formats.imports.formex import formex_text


def lines(text: str) -> list[tuple[tuple[str, ...], str]]:
    read = formex_text(read_xml(text.encode(), "act.xml"))
    return [(line.opens, line.words) for line in read.lines]


def test_an_annex_in_a_file_of_its_own() -> None:
    assert lines(
        "<ANNEX><TITLE><TI><P>ANNEX VIII</P></TI><STI><P>Registers</P></STI></TITLE><CONTENTS>"
        "<P>What to register:</P><GR.SEQ><TITLE><TI><P>Section A – Providers</P></TI></TITLE>"
        "<NP><NO.P>1.</NO.P><TXT>The name;</TXT></NP></GR.SEQ>"
        "<GR.SEQ><TITLE><TI><P>4.1. Tests</P></TI></TITLE><P>All of them.</P></GR.SEQ>"
        "<GR.SEQ><TITLE><TI><P>Notes</P></TI></TITLE><P>None.</P></GR.SEQ>"
        "</CONTENTS></ANNEX>"
    ) == [
        (("annex_VIII",), "ANNEX VIII - Registers"),
        ((), "What to register:"),
        (("annex_VIII__sec_A",), "Section A – Providers"),
        (("annex_VIII__sec_A__point_1",), "1. The name;"),
        (("annex_VIII__point_4-1",), "4.1. Tests All of them."),
        ((), "Notes"),
        ((), "None."),
    ]


def test_inserted_and_sole_articles() -> None:
    assert lines(
        "<ACT><ENACTING.TERMS>"
        "<ARTICLE IDENTIFIER='004A'><TI.ART>Article 4a</TI.ART><ALINEA>Yes.</ALINEA></ARTICLE>"
        "<ARTICLE IDENTIFIER='006'><TI.ART>Sole Article</TI.ART><ALINEA>No.</ALINEA></ARTICLE>"
        "</ENACTING.TERMS></ACT>"
    ) == [
        (("art_4a",), "Article 4a"),
        ((), "Yes."),
        (("art_6",), "Sole Article"),
        ((), "No."),
    ]


def test_dashes_and_tables_are_no_units() -> None:
    assert lines(
        "<ACT><ENACTING.TERMS><ARTICLE IDENTIFIER='001'><TI.ART>Article 1</TI.ART><ALINEA>"
        "<P>Boxes of:</P><LIST TYPE='DASH'><ITEM><NP><NO.P>—</NO.P><TXT>lead,</TXT></NP></ITEM>"
        "</LIST><TBL><CORPUS><ROW><CELL>Size</CELL><CELL>10</CELL></ROW></CORPUS></TBL>"
        "</ALINEA></ARTICLE></ENACTING.TERMS></ACT>"
    ) == [
        (("art_1",), "Article 1"),
        ((), "Boxes of:"),
        ((), "— lead,"),
        ((), "Size | 10"),
    ]


def test_words_around_a_list_stay_in_their_order() -> None:
    assert lines(
        "<ACT><ENACTING.TERMS><ARTICLE IDENTIFIER='001'><TI.ART>Article 1</TI.ART><ALINEA><P>"
        "Boxes <HT TYPE='ITALIC'>of</HT> lead:<LIST><ITEM><NP><NO.P>(a)</NO.P><TXT>one</TXT></NP>"
        "</ITEM></LIST>and <HT TYPE='BOLD'>tin</HT>.</P></ALINEA></ARTICLE></ENACTING.TERMS></ACT>"
    ) == [
        (("art_1",), "Article 1"),
        ((), "Boxes of lead:"),
        (("art_1__point_a",), "(a) one"),
        ((), "and tin."),
    ]

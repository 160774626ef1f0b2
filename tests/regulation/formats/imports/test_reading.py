"""What is refused, and how the error says what is wrong and where."""

from __future__ import annotations

import pytest
from tests.regulation.formats.imports import law_files

from comity.kernel.domain.errors import ComityError, InvalidInput, Problems, UnknownName
from comity.regulation.domain.imports.imported import ImportFormat
from comity.regulation.formats.imports.reading import read_import


def refused(
    data: bytes, format: ImportFormat | None = None, structure: str = "", language: str = ""
) -> ComityError:
    with pytest.raises(ComityError) as raised:
        read_import(data, "act", format=format, structure=structure, language=language)
    return raised.value


def place(error: ComityError) -> tuple[str, object, object]:
    return error.message.id, error.message.params.get("line"), error.message.params.get("column")


BOMB = b"""<?xml version="1.0"?>
<!DOCTYPE akomaNtoso [
<!ENTITY a "ha">
<!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">
]>
<akomaNtoso>&b;</akomaNtoso>"""
OUTSIDE = b"""<!DOCTYPE ACT [<!ENTITY x SYSTEM "file:///etc/passwd">]>
<ACT><ENACTING.TERMS><ARTICLE><TI.ART>Article 1</TI.ART>&x;</ARTICLE></ENACTING.TERMS></ACT>"""


DEEP = (
    b'{"catalog": {"metadata": {"title": "x"}, "controls": ['
    + b'{"id": "a", "title": "x", "controls": [' * 900
    + b"]}" * 900
    + b"]}}"
)


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", ("import-empty", 1, 1)),
        (b" \n\t\n", ("import-empty", 1, 1)),
        (b"%PDF-1.7 ...", ("import-binary", 1, 1)),
        (b"PK\x03\x04 ...", ("import-binary", 1, 1)),
        (b"Article 1\n\0\0", ("import-binary", 1, 1)),
        (b"Article 1\nA b\xf6x.", ("not-utf8", 2, 1)),
        (b"A line.\nAnother one.", ("import-no-units", 1, 1)),
        (BOMB, ("import-entities", 3, 1)),
        (BOMB.decode().encode("utf-16"), ("import-entities", 3, 1)),
        (OUTSIDE, ("import-entities", 1, 1)),
        (b"<akomaNtoso>\n<act>\n</akomaNtoso>", ("import-xml", 3, 14)),
        (b"<akomaNtoso>\n<act><body/>", ("import-xml", 2, 13)),
        (b"<ACT>\n&nbsp;</ACT>", ("import-xml", 2, 7)),
        (b"<akomaNtoso/>", ("import-no-units", 1, 1)),
        (b"<rss version='2.0'><channel/></rss>", ("import-unknown-xml", 1, 1)),
        (b'<?xml version="1.0" encoding="x-none"?><ACT/>', ("import-xml", 1, 38)),
        (b"<akomaNtoso>" + b"<a>" * 300, ("import-xml", 1, 780)),
        (b"<html><body>\n<p>Article 1</p>\n", ("import-html-cut", 3, 1)),
        (b"<html><meta charset=ascii>\n<p>b\xf6x</p></html>", ("import-encoding", 2, 1)),
        (b"<html><meta charset=none-such><p>box</p></html>", ("import-encoding", 1, 1)),
        (b"<html>" + b"<div>" * 400 + b"</html>", ("import-html", 1, 1)),
        (b'{"catalog": {\n"metadata": }}', ("import-json", 2, 13)),
        (b'{"catalog": {"metadata": {"title": 1}}}', ("import-json", 1, 1)),
        (b'{"profile": {}}', ("import-no-catalogue", 1, 1)),
        (b'{"catalog": ' + b"[" * 200_000, ("import-json", 1, 1)),
        (DEEP, ("import-json", 1, 1)),
        ("第".encode() + b"1" * 5000 + "条 盒".encode(), ("import-number", 1, 1)),
        ("第一条　箱\n".encode() + b"2" * 5000 + " 箱は".encode(), ("import-number", 1, 1)),
        ("Статья 1\nЯщик.".encode(), ("import-language", 1, 1)),
    ],
)
def test_one_error_that_says_what_is_wrong_and_where(
    data: bytes, expected: tuple[str, int, int]
) -> None:
    error = refused(data)
    assert isinstance(error, InvalidInput)
    assert place(error) == expected
    assert error.message.params["file"] == "act"


def test_a_wrong_encoding_in_xml() -> None:
    text = law_files.FORMEX.replace("a lid;", "a lïd;")
    assert place(refused(text.encode("latin-1")))[:2] == ("import-xml", 22)
    declared = text.replace('encoding="UTF-8"', 'encoding="ISO-8859-1"').replace("‘", "'")
    read, _ = read_import(declared.encode("latin-1"), "act", format=None, structure="", language="")
    assert read.lines[2].words == "(a) a lïd;"


def test_declared_encodings_of_html_and_marks_of_byte_order() -> None:
    page = '<html lang="fr"><meta charset="windows-1252"><p>Article 1</p><p>Boîte.</p></html>'
    read, _ = read_import(page.encode("cp1252"), "a", format=None, structure="", language="")
    assert read.lines[1].words == "Boîte."
    text = "\ufeffArticle 1\nA box.".encode()
    assert read_import(text, "a", format=None, structure="", language="")[0].lines[0].words == (
        "Article 1"
    )


@pytest.mark.parametrize(
    ("data", "said", "found"),
    [
        (law_files.FORMEX, "akoma-ntoso", "formex"),
        (law_files.AKOMA_NTOSO, "formex", "akoma-ntoso"),
        (law_files.EUR_LEX, "text", "html"),
        (law_files.CATALOGUE, "html", "oscal"),
        ("Article 1\nA box.", "oscal", "text"),
    ],
)
def test_a_format_that_is_not_what_was_said(data: str, said: str, found: str) -> None:
    error = refused(data.encode(), ImportFormat(said))
    assert place(error)[0] == "import-other-format"
    assert (error.message.params["said"], error.message.params["found"]) == (said, found)


def test_a_structure_that_there_is_not() -> None:
    error = refused(b"Article 1", structure="korea")
    assert isinstance(error, UnknownName)
    assert error.remedy is not None
    assert error.remedy.params == {"name": "korean"}


def test_an_article_that_stands_twice_is_told_with_both_lines() -> None:
    error = refused(b"Article 1\nA.\n\nArticle 2\nB.\nArticle 1\nC.")
    assert place(error) == ("import-repeated", 6, 1)
    assert error.message.params["first"] == 1
    assert error.message.params["eid"] == "art_1"


def test_several_such_articles_are_told_all_at_once() -> None:
    error = refused(b"Article 1\nArticle 2\nArticle 1\nArticle 2\n")
    assert isinstance(error, Problems)
    assert [it.message.params["first"] for it in error.problems] == [1, 2]
    assert [it.message.params["line"] for it in error.problems] == [3, 4]


def test_articles_that_stand_twice_in_xml() -> None:
    act = law_files.FORMEX.replace("<TI.ART>Article 2</TI.ART>", "<TI.ART>Article 1</TI.ART>")
    assert place(refused(act.encode())) == ("import-repeated", 44, 1)


def test_points_that_begin_anew_are_told_apart_and_named() -> None:
    text = b"Article 1\n1. One:\n(a) x;\n(b) y;\nFurther:\n(a) z:\n(i) u;\n(ii) v."
    read, repeated = read_import(text, "act", format=None, structure="eu", language="en")
    assert [eid for line in read.lines for eid in line.opens] == [
        "art_1",
        "art_1__para_1",
        "art_1__para_1__point_a",
        "art_1__para_1__point_b",
        "art_1__para_1__point_a.2",
        "art_1__para_1__point_a.2__point_i",
        "art_1__para_1__point_a.2__point_ii",
    ]
    assert [(it.eid, it.first, it.again) for it in repeated] == [("art_1__para_1__point_a.2", 3, 6)]


@pytest.mark.parametrize(
    ("text", "language", "recognised"),
    [
        ("제1조(목적) 상자는 다음과 같다.\n① 상자", "ko", "generic"),
        ("##### 제1조 (목적)\n상자는 하나이다.", "ko", "korean"),
        ("第一条　箱は、次のとおりとする。\n２　箱は、赤い。", "ja", "japanese"),
        ("第一条 盒子应当有盖。", "zh", "chinese"),
    ],
)
def test_language_and_reader_by_script(text: str, language: str, recognised: str) -> None:
    read, _ = read_import(text.encode(), "act", format=None, structure="", language="")
    assert (read.language, read.recognised) == (language, recognised)


def test_arabic_needs_its_language_said_and_is_read() -> None:
    text = "المادة الأولى\nيجب أن يكون للصندوق غطاء.\nالمادة الثانية\nأ) غطاء\n".encode()
    assert place(refused(text))[0] == "import-language"
    read, _ = read_import(text, "act", format=None, structure="", language="ar")
    assert [(line.unit, line.words) for line in read.lines] == [
        ("art_1", "المادة الأولى"),
        ("art_1", "يجب أن يكون للصندوق غطاء."),
        ("art_2", "المادة الثانية"),
        ("art_2__point_a", "أ) غطاء"),
    ]

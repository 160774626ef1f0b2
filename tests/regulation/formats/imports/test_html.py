from __future__ import annotations

from comity.regulation.formats.imports.html_lines import html_blocks, read_html
from comity.regulation.formats.imports.reading import read_import


def blocks(text: str) -> list[str]:
    return [block.words for block in html_blocks(read_html(text.encode(), "page.html"))]


def test_ordered_lists_get_their_markers() -> None:
    assert blocks(
        "<div><p>Boxes:<ol><li>one<ol type=a start=2><li>of lead<li>of tin</ol><li>two</ol></div>"
    ) == ["Boxes:", "1. one", "(b) of lead", "(c) of tin", "2. two"]


def test_roman_lists_capitals_and_breaks() -> None:
    assert blocks(
        "<body><ol type=i><li>a<br>b</li><li><p>c</p><p>d</p></li></ol><ol type=A><li>e</ol></body>"
    ) == ["(i) a b", "(ii) c", "d", "(A) e"]


def test_scripts_and_menus_are_left_out_and_tables_are_not() -> None:
    assert blocks(
        "<body><nav>Home</nav><script>if (a < b) {}</script>"
        "<table><tr><th>Size</th><th>Weight</th></tr><tr><td>1</td><td>2</td></tr></table></body>"
    ) == ["Size", "Weight", "1 2"]


def test_headings_and_articles_of_any_page() -> None:
    text, _ = read_import(
        b"<html lang=fr><h1>Loi sur les bo&icirc;tes</h1><h2>Chapitre I</h2>"
        b"<h3>Article 1 - Objet</h3><p>La pr&eacute;sente loi.</p>"
        b"<h3>Article 2</h3><p>1. Une bo&icirc;te :</p><p>a) rouge ;</p></html>",
        "loi.html",
        format=None,
        structure="",
        language="",
    )
    assert (text.title, text.language, text.recognised) == ("Loi sur les boîtes", "fr", "generic")
    assert [(line.opens, line.words, line.heading) for line in text.lines] == [
        (("art_1",), "Article 1 - Objet", "Objet"),
        ((), "La présente loi.", ""),
        (("art_2",), "Article 2", ""),
        (("art_2__para_1",), "1. Une boîte :", ""),
        (("art_2__para_1__point_a",), "a) rouge ;", ""),
    ]

"""Every word that a page shows is marked for translation."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.marking import unmarked_in_python, unmarked_in_template

SOURCE = Path(__file__).parents[2] / "src" / "comity"
SPEAK_ENGLISH = SOURCE / "site" / "templates" / "site" / "api.html"
"""The documentation of the API."""
NO_WORDS = {
    SOURCE / "parties" / "interfaces" / "templates" / "allauth" / name
    for name in ("elements/button.html", "layouts/entrance.html", "layouts/manage.html")
}
"""Names of elements and classes that tags put together, which the scan takes for words."""
TEMPLATES = sorted(
    {file for file in SOURCE.rglob("*.html") if "templates" in file.parts} - {SPEAK_ENGLISH}
)
# What makes pages. Commands, the documentation of the API and what refuses a stream of events (the
# script of the page tells its reader) speak English.
VIEWS = sorted(
    file
    for file in [*SOURCE.glob("*/interfaces/**/*.py"), SOURCE / "site" / "context.py"]
    if not {"cli", "api", "live"} & set(file.relative_to(SOURCE).parts)
    and file.stem not in ("cli", "api", "urls")
)
NAMES = {
    "Comity", "· Comity", "Link", "Origin", "Answer", "Person", "View", "Markdown", "Akoma Ntoso",
    "SHA-256", "; SHA-256", "CSV", " : CSV", "i ×", "sandbox; default-src 'none'",
    "public, no-cache", "Callable[Concatenate[HttpRequest, str, P], HttpResponse]",
}  # fmt: skip
"""What is called the same in every language: ours, headers, types, formats."""


def _name(file: Path) -> str:
    return file.relative_to(SOURCE).as_posix()


@pytest.mark.parametrize("file", TEMPLATES, ids=_name)
def test_templates(file: Path) -> None:
    found = set(unmarked_in_template(file.read_text("utf-8"))) - NAMES
    if file in NO_WORDS:
        found = {each for each in found if "class=" not in each} - {"entrance", "manage"}
    assert found == set()


@pytest.mark.parametrize("file", VIEWS, ids=_name)
def test_views(file: Path) -> None:
    assert set(unmarked_in_python(file.read_text("utf-8"))) - NAMES == set()


def test_the_scan_of_templates_sees_unmarked_words() -> None:
    assert unmarked_in_template('<p title="Tip">Hello {{ name }}</p>') == ["Tip", "Hello"]
    marked = '<p>{% translate "Hello" %} {% blocktranslate %}a{% endblocktranslate %}</p>'
    assert unmarked_in_template(marked) == []
    assert unmarked_in_template('<span translate="no">Comity</span><b>x</b>') == ["x"]
    assert unmarked_in_template('<input placeholder="Search"><p>{# Not shown #}</p>') == ["Search"]


def test_the_scan_of_views_sees_unmarked_words() -> None:
    assert unmarked_in_python('PageHead("Calendar", _("Next dates"))') == ["Calendar"]
    assert unmarked_in_python('{"mice": _n("{count} mouse here", "{count} mice here")}') == []
    assert unmarked_in_python('label = f"{n} rules"') == [" rules"]
    assert unmarked_in_python("""text = f"{day}: {_('Read on')}\"""") == ["_('Read on')"]
    assert unmarked_in_python('context = {"title": "All the rules"}') == ["All the rules"]
    assert unmarked_in_python('"""What it does."""\nlog.error("not so good")') == []
    assert unmarked_in_python('render(request, "regulation/pages/home.html")') == []

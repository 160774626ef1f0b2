"""Every template of the room is used, and every one that is named exists."""

from __future__ import annotations

import re

from comity.regulation.interfaces.report.rendering import TEMPLATES

FILES = sorted(TEMPLATES.rglob("*.html"))
OF_THE_SITE = {"base.html", "site/parts/paging.html"}


def test_every_template_is_used() -> None:
    code = TEMPLATES.parent.rglob("*.py")
    rendered = {
        name
        for file in code
        for name in re.findall(r'"(regulation/[\w/]+\.html)"', file.read_text("utf-8"))
    }
    sources = [file.read_text("utf-8") for file in FILES]
    included = {
        name for source in sources for name in re.findall(r'(?:include|extends) "([^"]+)"', source)
    }
    names = {file.relative_to(TEMPLATES).as_posix() for file in FILES}
    assert names - included - rendered == set()
    assert (included | rendered) - names - OF_THE_SITE == set()

"""Finds what a reader would see in English whatever the language: strings that nobody marked."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from html.parser import HTMLParser

READ_ALOUD = {"title", "aria-label", "alt", "placeholder", "aria-description", "label"}
MARKS = {
    *("_", "_n", "gettext", "gettext_lazy", "gettext_noop", "ngettext", "ngettext_lazy"),
    *("pgettext", "pgettext_lazy", "npgettext", "npgettext_lazy"),
}
LOGGED = {"debug", "info", "warning", "error", "exception"}
_TAGS = re.compile(
    r"{%\s*blocktrans(?:late)?\b.*?%}.*?{%\s*endblocktrans(?:late)?\s*%}"
    r"|{%\s*comment.*?endcomment\s*%}|{%.*?%}|{{.*?}}|{#.*?#}",
    re.DOTALL,
)
_PROSE = re.compile(r"[A-Za-z]{2,}[,.:;]? +[A-Za-z(]|^ ?[A-Z][a-z]+[.:]?$")
_IN_SENTENCE = re.compile(r"(?:^|[ (])[A-Za-z]{3,} | [A-Za-z]{3,}(?:$|[.:,)])")
_CODE = re.compile(r"[=/<_]")


class _Words(HTMLParser):
    """Collects what stands in a template as it is, but for names that are not translated."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.kept = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [value for name, value in attrs if name in READ_ALOUD and _worded(value)]
        if ("translate", "no") in attrs:
            self.kept += 1

    def handle_endtag(self, tag: str) -> None:
        self.kept -= bool(self.kept)

    def handle_data(self, data: str) -> None:
        if not self.kept and _worded(data):
            self.found.append(data.strip())


def _worded(text: str | None) -> bool:
    return any(character.isalpha() for character in text or "")


def unmarked_in_template(source: str) -> list[str]:
    words = _Words()
    words.feed(_TAGS.sub(" ", source))
    words.close()
    return words.found


def unmarked_in_python(source: str) -> list[str]:
    """Literals that read like prose: two words, one with a capital, or words beside a value. Not
    those that are marked, raised, logged, matched, or a docstring. Marks within an f-string are
    none: before Python 3.12 what is in one is not extracted."""
    return list(_prose_below(ast.parse(source), in_sentence=False))


def _prose_below(node: ast.AST, *, in_sentence: bool) -> Iterator[str]:
    if isinstance(node, ast.Call) and _called(node) in MARKS | LOGGED:
        return
    if isinstance(node, ast.FormattedValue):
        calls = (it for it in ast.walk(node.value) if _called(it) in MARKS)
        yield from (ast.unparse(it) for it in calls)
    if isinstance(node, ast.Raise) or _is_docstring(node) or _called(node) == "compile":
        return
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        read = _PROSE.search(node.value) or (in_sentence and _IN_SENTENCE.search(node.value))
        if read and not _CODE.search(node.value):
            yield node.value
    for child in ast.iter_child_nodes(node):
        yield from _prose_below(child, in_sentence=isinstance(node, ast.JoinedStr))


def _called(node: ast.AST) -> str:
    function = node.func if isinstance(node, ast.Call) else None
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""


def _is_docstring(node: ast.AST) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)

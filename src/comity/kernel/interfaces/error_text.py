"""An error as text: what is wrong, and how to mend it."""

from __future__ import annotations

from collections.abc import Mapping
from gettext import NullTranslations

from comity.kernel.domain.errors import ComityError, Problems
from comity.kernel.domain.messages import Parameter
from comity.kernel.interfaces.messages import render


def error_text(error: ComityError, translations: NullTranslations | None = None) -> str:
    """One line, and one more for each of several problems."""
    sentences = [render(error.message, translations)]
    if error.remedy:
        sentences.append(render(error.remedy, translations))
    lines = [_location(error.message.params) + " ".join(sentences)]
    if isinstance(error, Problems):
        lines += [f"  {error_text(problem, translations)}" for problem in error.problems]
    return "\n".join(lines)


def _location(params: Mapping[str, Parameter]) -> str:
    """`file:line:column: ` where an error has a place in a file, and of which field it is where
    what is missing has none of its own."""
    if not {"file", "line", "column"} <= params.keys():
        return ""
    place = f"{params['file']}:{params['line']}:{params['column']}: "
    return f"{place}{params['field']}: " if "field" in params else place

"""A motion's text, and what amendments insert, as plain data for JSON and the database."""

from __future__ import annotations

from typing import Any

from comity.assembly.domain.amendments import NewParagraph
from comity.assembly.domain.paragraphs import MotionText
from comity.assembly.formats.record_reader import RecordReader
from comity.assembly.formats.record_writer import plain_of
from comity.kernel.domain.errors import Problems


def text_to_plain(text: MotionText) -> list[dict[str, Any]]:
    """Its paragraphs. The same text always gives the same data; a depth of 0 is left out."""
    return plain_of(text.paragraphs)  # type: ignore[no-any-return]  # a list of records


def text_from_plain(plain: object) -> MotionText:
    """Raises `Problems("motion-text-problems")` with every error of `RecordReader`, or with what
    `MotionText` raises."""
    return _read(MotionText, {"paragraphs": plain})  # type: ignore[no-any-return]


def new_to_plain(new: tuple[NewParagraph, ...]) -> list[dict[str, Any]]:
    return plain_of(new)  # type: ignore[no-any-return]


def new_from_plain(plain: object) -> tuple[NewParagraph, ...]:
    """Raises `Problems("motion-text-problems")`."""
    return _read(tuple[NewParagraph, ...], plain)  # type: ignore[no-any-return]


def _read(wanted: Any, plain: object) -> Any:  # noqa: ANN401 - as `wanted` says
    reader = RecordReader()
    found = reader.read(wanted, plain, ())
    if reader.problems:
        raise Problems("motion-text-problems", [each.error for each in reader.problems])
    return found

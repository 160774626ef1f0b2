"""OSCAL catalogues (NIST, version 1) to lines: groups, controls, and the items of their statements.

What a control says besides (guidance, assessment, references) demands nothing and is left out.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import msgspec

from comity.kernel.domain.errors import InvalidInput
from comity.regulation.domain.imports.imported import ImportedText, ImportFormat
from comity.regulation.formats.imports.languages import language_tag
from comity.regulation.formats.imports.unit_lines import UnitLines

_INSERT = re.compile(r"\{\{\s*(?:insert:\s*param,\s*)?([\w.-]+)\s*\}\}")
_NOT_IN_AN_EID = re.compile(r"[^A-Za-z0-9.-]+")


@dataclass(frozen=True, slots=True)
class Property:
    name: str
    value: str


@dataclass(frozen=True, slots=True)
class Choice:
    choice: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Parameter:
    id: str
    label: str = ""
    select: Choice | None = None


@dataclass(frozen=True, slots=True)
class Part:
    name: str
    id: str = ""
    title: str = ""
    prose: str = ""
    props: tuple[Property, ...] = ()
    parts: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True)
class Control:
    id: str
    title: str
    params: tuple[Parameter, ...] = ()
    props: tuple[Property, ...] = ()
    parts: tuple[Part, ...] = ()
    controls: tuple[Control, ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    title: str
    id: str = ""
    groups: tuple[Group, ...] = ()
    controls: tuple[Control, ...] = ()


@dataclass(frozen=True, slots=True)
class Metadata:
    title: str
    language: str = ""


@dataclass(frozen=True, slots=True)
class Catalogue:
    metadata: Metadata
    groups: tuple[Group, ...] = ()
    controls: tuple[Control, ...] = ()


@dataclass(frozen=True, slots=True)
class CatalogueFile:
    catalog: Catalogue


@dataclass(slots=True)
class _Reading:
    file: str
    text: str
    out: UnitLines = field(default_factory=UnitLines)
    after: int = 0
    line: int = 1

    def line_of(self, id: str) -> int:
        """The line where the id of a control stands, looked for from the one before."""
        found = self.text.find(f'"{id}"', self.after)
        if found >= 0:
            self.line += self.text.count("\n", self.after, found)
            self.after = found
        return self.line


def oscal_text(text: str, file: str) -> ImportedText:
    """Raises `InvalidInput` with file, line and column."""
    reading = _Reading(file, text)
    try:
        catalogue = _catalogue(text, file)
        for control in [*catalogue.controls, *_controls(catalogue.groups)]:
            _control(control, reading)
    except RecursionError:
        problem = "it is nested too deep"
        raise InvalidInput("import-json", file=file, line=1, column=1, problem=problem) from None
    return ImportedText(
        format=ImportFormat.OSCAL,
        recognised="oscal",
        title=catalogue.metadata.title,
        language=language_tag(catalogue.metadata.language),
        lines=reading.out.close(),
    )


def _catalogue(text: str, file: str) -> Catalogue:
    try:
        data: Any = json.loads(text)
    except json.JSONDecodeError as error:
        raise InvalidInput(
            "import-json", file=file, line=error.lineno, column=error.colno, problem=error.msg
        ) from None
    if not isinstance(data, dict) or "catalog" not in data:
        raise InvalidInput("import-no-catalogue", file=file, line=1, column=1)
    try:
        return msgspec.convert(data, CatalogueFile).catalog
    except msgspec.ValidationError as error:
        problem = str(error)
        raise InvalidInput("import-json", file=file, line=1, column=1, problem=problem) from None


def _controls(groups: tuple[Group, ...]) -> Iterator[Control]:
    for group in groups:
        yield from _controls(group.groups)
        yield from group.controls


def _control(control: Control, reading: _Reading) -> None:
    eid = f"control_{_NOT_IN_AN_EID.sub('-', control.id)}"
    line = reading.line_of(control.id)
    label = _label(control.props) or control.id.upper()
    reading.out.open(eid, label, line, control.title)
    params = {each.id: _assigned(each) for each in control.params}
    for part in control.parts:
        if part.name == "statement":
            _statement(part, eid, params, line, reading.out)
    for each in control.controls:
        _control(each, reading)


def _statement(part: Part, eid: str, params: Mapping[str, str], line: int, out: UnitLines) -> None:
    out.say(eid, _prose(part.prose, params), line)
    for number, item in enumerate(part.parts, start=1):
        label = _label(item.props) or f"({number})"
        name = _NOT_IN_AN_EID.sub("-", label).strip("-.") or str(number)
        inner = f"{eid}__item_{name}"
        out.open(inner, label, line)
        _statement(item, inner, params, line, out)


def _label(props: tuple[Property, ...]) -> str:
    return next((each.value for each in props if each.name == "label"), "")


def _assigned(parameter: Parameter) -> str:
    if parameter.select:
        return f"[Selection: {'; '.join(parameter.select.choice)}]"
    return f"[Assignment: {parameter.label or parameter.id}]"


def _prose(prose: str, params: Mapping[str, str]) -> str:
    """With each parameter as its label in square brackets, as catalogues are printed."""
    for _ in range(3):  # a selection may itself ask for a parameter
        prose = _INSERT.sub(lambda found: params.get(found[1], f"[{found[1]}]"), prose)
    return prose

"""Numbering that an instrument declares for its text: see `Numbering`.

The number of a unit must follow, within what it stands in, those before it: so (i) is a letter
after (h) and a Roman number elsewhere, and "2019 was a year" opens no paragraph 2019.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from comity.regulation.domain.instruments import Numbering
from comity.regulation.domain.texts import Outline, line_range
from comity.regulation.formats.texts.outlines import Opening, OpenUnits, chain, read_outline
from comity.regulation.formats.texts.placeholders import SHAPES, divided, follows


def declared_outline(
    lines: list[str], language: str, numbering: Sequence[Numbering], extent: str
) -> Outline:
    """`extent` are the lines that belong to the instrument ("" for all)."""
    first, last = line_range(extent) if extent else (1, len(lines))
    places: dict[int, list[Numbering]] = {}
    for each in numbering:
        if each.line:
            places.setdefault(each.line, []).append(each)
    rules = [_Rule.of(each) for each in numbering if each.opens is not None]

    def reader(number: int, line: str, open_units: OpenUnits) -> Opening | None:
        if not first <= number <= last:
            open_units.stack.clear()
            return None
        if number in places:
            return chain((each.level, each.unit) for each in places[number])
        found = (rule.opening(line, open_units) for rule in rules if line.strip())
        return next((each for each in found if each), None)

    return read_outline(lines, language, reader)


@dataclass(frozen=True)
class _Rule:
    declared: Numbering
    pattern: re.Pattern[str]
    mark: str
    last: dict[str, str] = field(default_factory=dict)
    """the number read last, by the eId of what its unit stands in"""

    @classmethod
    def of(cls, declared: Numbering) -> _Rule:
        before, mark, after = divided(declared.opens or "")
        number = f"({SHAPES[mark]})" + (r"(?![A-Za-z0-9])" if mark else "")
        pattern = re.compile(rf"\s*{re.escape(before)}{number}{re.escape(after)}")
        return cls(declared, pattern, mark)

    def opening(self, line: str, open_units: OpenUnits) -> Opening | None:
        level, found = self.declared.level, self.pattern.match(line)
        above = [each.eid for each in open_units.stack if each.depth < level]
        if found is None or (level and not above) or not self._within(above):
            return None
        owner = above[-1] if above else ""
        before = self.last.get(owner, "")
        number = found[1] if self.mark else str(int(before or 0) + 1)
        if self.mark and not follows(self.mark, number, before, outermost=not level):
            return None
        self.last[owner] = number
        return Opening(level, f"{self.declared.unit}_{number.replace('.', '-')}")

    def _within(self, above: list[str]) -> bool:
        kinds = {part.partition("_")[0] for eid in above[-1:] for part in eid.split("__")}
        return not self.declared.within or self.declared.within in kinds

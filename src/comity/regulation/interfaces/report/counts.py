"""How many findings there are of each kind, and where they stand."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from comity.regulation.interfaces.parts.tables import Cell, Column, Link, Row, Table
from comity.regulation.interfaces.parts.words import Words
from comity.regulation.interfaces.report.finding_groups import InstrumentFindings

ANCHOR = "counts"


@dataclass(frozen=True, slots=True)
class Figure:
    number: int
    label: Words
    href: str
    tone: str = ""


@dataclass(frozen=True, slots=True)
class Counts:
    duties: int
    recommendations: int
    permissions: int
    undetermined: int
    coming: int
    left_out: int


def counts_of(groups: Sequence[InstrumentFindings]) -> Counts:
    return Counts(
        duties=sum(len(each.duties) for each in groups),
        recommendations=sum(len(each.recommendations) for each in groups),
        permissions=sum(len(each.permissions) for each in groups),
        undetermined=sum(each.open_count for each in groups),
        coming=sum(len(each.coming) for each in groups),
        left_out=sum(len(each.left_out) for each in groups),
    )


def figures(counts: Counts) -> tuple[Figure, ...]:
    duties, later = counts.duties, counts.coming
    every = (
        Figure(duties, ngettext("duty applies", "duties apply", duties), f"#{ANCHOR}", "applies"),
        Figure(
            counts.undetermined,
            ngettext("rule is undetermined", "rules are undetermined", counts.undetermined),
            f"#{ANCHOR}",
            "open",
        ),
        Figure(
            counts.recommendations,
            ngettext("recommendation applies", "recommendations apply", counts.recommendations),
            f"#{ANCHOR}",
        ),
        Figure(
            counts.permissions,
            ngettext("permission applies", "permissions apply", counts.permissions),
            f"#{ANCHOR}",
        ),
        Figure(
            later,
            ngettext(
                "rule may apply from a later date", "rules may apply from a later date", later
            ),
            "#coming",
        ),
        Figure(
            counts.left_out,
            ngettext("rule does not apply", "rules do not apply", counts.left_out),
            f"#{ANCHOR}",
        ),
    )
    return tuple(each for each in every if each.number or each.tone)


def counts_table(
    groups: Sequence[InstrumentFindings], page_of: Callable[[InstrumentFindings], str] | None = None
) -> Table:
    """A row for each instrument; each number leads to what it counts, on this page or on that which
    `page_of` says."""
    return Table(
        caption=_("Findings by instrument"),
        columns=(
            Column(_("Instrument")),
            Column(_("Duties that apply"), number=True),
            Column(_("Recommendations"), number=True),
            Column(_("Permissions"), number=True),
            Column(_("Undetermined"), number=True),
            Column(_("From a later date"), number=True),
            Column(_("Do not apply"), number=True),
        ),
        rows=tuple(_row(each, page_of(each) if page_of else "") for each in groups),
    )


def _row(group: InstrumentFindings, page: str) -> Row:
    anchor = group.anchor
    numbers = (
        (len(group.duties), f"{page}#{anchor}:duties"),
        (len(group.recommendations), f"{page}#{anchor}:recommendations"),
        (len(group.permissions), f"{page}#{anchor}:permissions"),
        (group.open_count, f"{page}#{anchor}:open"),
        (len(group.coming), f"{page}#coming"),
        (len(group.left_out), f"{page}#{anchor}:left-out"),
    )
    title = Cell(links=(Link(group.title, f"{page}#{anchor}"),), note=group.jurisdiction)
    return Row((title, *(_number(number, href) for number, href in numbers)))


def _number(number: int, href: str) -> Cell:
    if not number:
        return Cell("0", number=True)
    return Cell(links=(Link(str(number), href),), number=True)

"""The result of an activity: its indicator with baseline, target and what was reached."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from lxml import etree

from comity.plan.domain.commitment_text import Target
from comity.plan.domain.plan_text import Direction
from comity.plan.formats.iati.activity import IatiActivity

OTHER = "9"
"""Of the code list ResultType: nobody was asked whether it is output, outcome or impact."""
UNIT, PERCENTAGE = "1", "2"
"""Of the code list IndicatorMeasure."""
_PER_CENT = frozenset({"%", "percent", "per cent", "percentage"})


def add_result(activity: etree._Element, facts: IatiActivity) -> None:
    """Nothing, where there is no target."""
    target = facts.target
    if target is None or target.due_on is None or target.value is None:
        return
    result = etree.SubElement(activity, "result", {"type": OTHER, "aggregation-status": "0"})
    _narrated(result, "title", facts.title)
    measure = PERCENTAGE if target.unit.lower() in _PER_CENT else UNIT
    ascending = "1" if target.direction is Direction.UP else "0"
    indicator = etree.SubElement(result, "indicator", measure=measure, ascending=ascending)
    _narrated(indicator, "title", target.indicator)
    if target.unit:
        _narrated(indicator, "description", target.unit)
    if target.baseline_on is not None and target.baseline is not None:
        etree.SubElement(
            indicator,
            "baseline",
            {
                "year": str(target.baseline_on.year),
                "iso-date": target.baseline_on.isoformat(),
                "value": f"{target.baseline:f}",
            },
        )
    period = etree.SubElement(indicator, "period")
    etree.SubElement(period, "period-start", {"iso-date": facts.starts_on.isoformat()})
    etree.SubElement(period, "period-end", {"iso-date": target.due_on.isoformat()})
    aim = etree.SubElement(period, "target", value=f"{target.value:f}")
    if target.proof:
        _narrated(aim, "comment", target.proof)
    if facts.reached is not None:
        etree.SubElement(period, "actual", value=f"{facts.reached:f}")


def read_result(activity: etree._Element) -> tuple[Target | None, Decimal | None]:
    """The target, and what was reached."""
    indicator = activity.find("result/indicator")
    if indicator is None:
        return None, None
    baseline = indicator.find("baseline")
    end, aim = indicator.find("period/period-end"), indicator.find("period/target")
    actual = indicator.find("period/actual")
    target = Target(
        indicator=indicator.findtext("title/narrative") or "",
        unit=indicator.findtext("description/narrative") or "",
        direction=Direction.DOWN if indicator.get("ascending") == "0" else Direction.UP,
        baseline=_figure(baseline),
        baseline_on=_day(baseline),
        value=_figure(aim),
        due_on=_day(end),
        proof=indicator.findtext("period/target/comment/narrative") or "",
    )
    return target, _figure(actual)


def _narrated(parent: etree._Element, name: str, text: str) -> None:
    etree.SubElement(etree.SubElement(parent, name), "narrative").text = text


def _figure(element: etree._Element | None) -> Decimal | None:
    text = "" if element is None else element.get("value", "")
    return Decimal(text) if text else None


def _day(element: etree._Element | None) -> date | None:
    text = "" if element is None else element.get("iso-date", "")
    return date.fromisoformat(text) if text else None

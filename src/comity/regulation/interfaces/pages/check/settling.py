"""What stands beside the question: how many findings there are of each kind, and what changed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from comity.regulation.domain.findings import Finding, Ground, Outcome
from comity.regulation.domain.instruments import Instrument
from comity.regulation.domain.interview_step import InterviewStep
from comity.regulation.interfaces.pages.check.asked import Asked
from comity.regulation.interfaces.pages.site_links import SiteLinks
from comity.regulation.interfaces.parts.words import MODALITIES, SIGNS, Words

SHOWN_CHANGES = 6
APPLIES, OPEN, LATER, NOT = "applies", "open", "later", "not"


@dataclass(frozen=True, slots=True)
class RuleLine:
    sign: str
    modality: Words
    summary: str
    citation: str
    href: str
    changed: bool


@dataclass(frozen=True, slots=True)
class Tally:
    """How many findings apply, are open, apply from a later date, and don't apply."""

    applies: int
    open: int
    later: int
    left_out: int

    @property
    def all(self) -> int:
        return self.applies + self.open + self.later + self.left_out

    @property
    def settled(self) -> int:
        return self.all - self.open


@dataclass(frozen=True, slots=True)
class InstrumentTally:
    title: str
    code: str
    jurisdiction: str
    href: str
    tally: Tally
    changed: int
    rules: tuple[RuleLine, ...]
    """those that apply"""
    more: int


@dataclass(frozen=True, slots=True)
class Change:
    """What the last answer turned: findings of one kind."""

    kind: str
    count: int
    rules: tuple[RuleLine, ...]
    more: int


def kind_of(finding: Finding) -> str:
    if finding.outcome is Outcome.APPLIES:
        return APPLIES
    if finding.outcome is Outcome.UNDETERMINED:
        return OPEN
    return LATER if finding.ground is Ground.NOT_YET and finding.next else NOT


def tally_of(findings: Iterable[Finding]) -> Tally:
    kinds = [kind_of(finding) for finding in findings]
    return Tally(*(kinds.count(kind) for kind in (APPLIES, OPEN, LATER, NOT)))


def instrument_tallies(
    findings: Iterable[Finding],
    changed: Iterable[Finding],
    check: Asked,
    links: SiteLinks,
    *,
    most: int | None = None,
) -> tuple[InstrumentTally, ...]:
    """By instrument, in the order of the findings; `href` leads to its part of the result. At
    `most` so many rules of each are shown, those among `changed` first."""
    by_instrument: dict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        by_instrument[finding.place.instrument.id].append(finding)
    turned = {finding.number for finding in changed}
    result = check.address("check-result")
    return tuple(
        _instrument_tally(of[0].place.instrument, of, turned, f"{result}&of={id}", links, most)
        for id, of in by_instrument.items()
    )


def changes(step: InterviewStep, links: SiteLinks) -> tuple[Change, ...]:
    """What the last answer turned, in the order of the kinds."""
    found: dict[str, list[Finding]] = defaultdict(list)
    for finding in step.changed:
        found[kind_of(finding)].append(finding)
    return tuple(
        Change(
            kind,
            len(found[kind]),
            tuple(rule_line(it, links) for it in found[kind][:SHOWN_CHANGES]),
            max(0, len(found[kind]) - SHOWN_CHANGES),
        )
        for kind in (APPLIES, NOT, LATER, OPEN)
        if found[kind]
    )


def rule_line(finding: Finding, links: SiteLinks, *, changed: bool = False) -> RuleLine:
    norm = finding.place.norm
    return RuleLine(
        sign=SIGNS[norm.modality],
        modality=MODALITIES[norm.modality],
        summary=links.reading.words(norm.summary),
        citation=finding.place.provision.citation,
        href=links.href(finding.place),
        changed=changed,
    )


def _instrument_tally(
    instrument: Instrument,
    findings: list[Finding],
    turned: set[int],
    href: str,
    links: SiteLinks,
    most: int | None,
) -> InstrumentTally:
    reading = links.reading
    applying = [it for it in findings if it.outcome is Outcome.APPLIES]
    if most is not None:
        applying.sort(key=lambda it: it.number not in turned)
    return InstrumentTally(
        title=reading.words(instrument.short_title) or instrument.id,
        code=instrument.jurisdiction,
        jurisdiction=reading.wording.jurisdiction(instrument.jurisdiction),
        href=href,
        tally=tally_of(findings),
        changed=sum(finding.number in turned for finding in findings),
        rules=tuple(rule_line(it, links, changed=it.number in turned) for it in applying[:most]),
        more=0 if most is None else max(0, len(applying) - most),
    )

"""Random corpora that every check passes, with every field of every record in use."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TypeVar

from hypothesis import strategies as st

from comity.regulation.domain.concepts import Concept
from comity.regulation.domain.corpus import Corpus
from comity.regulation.domain.instruments import (
    ENDED_STATUSES,
    Bearer,
    Confidence,
    Instrument,
    InstrumentKind,
    InstrumentStatus,
    Level,
    Modality,
    NoNorm,
    NoNormReason,
    Norm,
    Numbering,
    Penalty,
    Period,
    Provision,
    Support,
    Term,
    Text,
    TextStructure,
    Version,
)
from comity.regulation.domain.readings import Aspect, Disagreement, Reading, Resolution
from comity.regulation.domain.treaty_actions import (
    CONSENTS,
    ActionKind,
    Delay,
    TreatyAction,
    TreatyRule,
)
from comity.regulation.domain.vocabulary import Constraint, Fact, FactType, Source

# Without what YAML can't hold, and without line breaks other than the line feed.
letters = st.characters(
    exclude_categories=("Cs", "Cc", "Cn", "Co", "Zl", "Zp"), exclude_characters="\ufeff"
)
words = st.text(letters | st.just("\n"), max_size=6)
prose = st.dictionaries(st.sampled_from(["en", "ko", "zh-Hant"]), words, max_size=3)
english = st.builds(lambda more, en: {**more, "en": en}, prose, words)
days = st.dates(date(1990, 1, 1), date(2060, 1, 1))
some_day = st.none() | days
CHECKED = date(2026, 11, 22)
confidences = st.sampled_from(Confidence)
sources = st.builds(Source, location=words, seen=words, date=words)
CONCEPTS = ("safety", "safety.testing", "transparency")
ROLES = ("provider", "deployer")
T = TypeVar("T")


def few(each: st.SearchStrategy[T]) -> st.SearchStrategy[tuple[T, ...]]:
    return st.lists(each, max_size=2).map(tuple)


@st.composite
def facts(draw: st.DrawFn, id: str) -> Fact:
    kind = draw(st.sampled_from(FactType))
    choosing = kind in (FactType.CHOICE, FactType.SET)
    names = draw(st.permutations(["green", "blue", "red"]))
    factors = draw(st.permutations([1.0, 1e18, 0.5]))
    return Fact(
        id=id,
        type=kind,
        question=draw(english),
        help=draw(prose),
        definition_source=draw(words),
        choices={name: draw(prose) for name in names} if choosing else {},
        units=dict(zip(names, factors, strict=True)) if kind is FactType.NUMBER else {},
    )


@st.composite
def concepts(draw: st.DrawFn, id: str) -> Concept:
    aliases = st.dictionaries(st.sampled_from(["en", "ko"]), few(words), max_size=2)
    return Concept(
        id=id,
        labels=draw(english),
        definition=draw(english),
        broader=id.rpartition(".")[0],
        aliases=draw(aliases),
        related=draw(st.permutations([it for it in CONCEPTS if it != id]).map(tuple)),
        source=draw(words),
    )


@st.composite
def norms(draw: st.DrawFn, id: str) -> Norm:
    verified = draw(st.booleans())
    support = Support(text="act.en", lines=draw(st.sampled_from(["3", "3-12"])))
    return Norm(
        id=id,
        modality=draw(st.sampled_from(Modality)),
        bearer=draw(st.sampled_from(ROLES)),
        summary=draw(english.map(lambda it: {**it, "en": f"{it['en']} {id}"})),
        concepts=tuple(draw(st.permutations(CONCEPTS))[: draw(st.integers(1, 3))]),
        level=draw(st.sampled_from([Level(number) for number in range(1, 5)])),
        timetable=draw(st.sampled_from(["general", "staged"])),
        penalty=draw(st.sampled_from(["", "fine"])),
        support=(support,) * verified,
        confidence=Confidence.VERIFIED_TEXT if verified else Confidence.UNKNOWN,
        source=draw(words) if verified else "hearsay",
        note=draw(prose),
    )


@st.composite
def provisions(draw: st.DrawFn, eid: str) -> Provision:
    suffixes = draw(st.lists(st.sampled_from(["", ".tell", ".keep"]), max_size=2, unique=True))
    reasons = st.builds(NoNorm, reason=st.sampled_from(NoNormReason), note=prose)
    return Provision(
        eid=eid,
        citation=draw(words),
        heading=draw(prose),
        norms=tuple(draw(norms(eid + suffix)) for suffix in suffixes),
        no_norm=None if suffixes else draw(st.none() | reasons),
        inserted_by=draw(st.sampled_from(["", "1"])),
        deleted_by=draw(st.sampled_from(["", "2026-07"])),
    )


def versions(id: str, in_force: st.SearchStrategy[date | None]) -> st.SearchStrategy[Version]:
    return st.builds(
        Version,
        id=st.just(id),
        in_force=in_force,
        adopted=st.none() | st.just(date(1980, 1, 1)),
        published=some_day,
        amended_by=words,
        title=prose,
        location=words,
    )


texts = st.builds(
    Text,
    id=st.just("act.en"),
    version=st.sampled_from(["1", "2026-07"]),
    language=st.sampled_from(["en", "ko"]),
    official=st.booleans(),
    structure=st.just(TextStructure.EU),
    sha256=st.just("0" * 64),
    partial=st.booleans(),
    title=words,
    location=words,
    retrieved=some_day,
)
numberings = st.builds(
    Numbering,
    level=st.integers(0, 4),
    unit=st.just("art"),
    opens=words,
    within=st.sampled_from(["", "annex"]),
) | st.builds(
    Numbering,
    level=st.integers(0, 4),
    unit=st.just("annex_I"),
    line=st.integers(1, 99),
)
outlined = st.builds(
    replace,
    texts,
    structure=st.just(TextStructure.OUTLINE),
    numbering=st.lists(numberings, min_size=1, max_size=3).map(tuple),
    extent=st.sampled_from(["", "3-99"]),
)


@st.composite
def readings(draw: st.DrawFn, norms: tuple[str, ...]) -> Reading:
    """One by somebody else, with a disagreement about a norm that stayed or one that is gone."""
    gone = Disagreement(
        norm="art_99",
        aspect=draw(st.sampled_from(Aspect)),
        found=draw(prose),
        resolution=Resolution.REMOVED,
    )
    kept = [
        Disagreement(
            norm=norm,
            aspect=draw(st.sampled_from(Aspect)),
            found=draw(prose),
            resolution=Resolution.KEPT,
            note=draw(english),
        )
        for norm in norms[:1]
    ]
    return Reading(
        read_on=draw(days),
        encoder="A",
        reader=draw(st.sampled_from(["B", "C"])),
        text=draw(st.sampled_from(["", "act.en"])),
        norms={norm: draw(st.sampled_from(["", "0123456789ab"])) for norm in norms},
        disagreements=(gone, *kept),
    )


delays = st.builds(
    Delay,
    months=st.integers(0, 24),
    days=st.integers(0, 90),
    first_of_month=st.booleans(),
    citation=words,
)
rules = st.builds(
    TreatyRule, consents=st.integers(1, 9), entry=delays, leaving=st.none() | delays
) | st.builds(
    TreatyRule,
    consents=st.integers(4, 9),
    members=st.integers(1, 4),
    body=st.just("COE"),
    entry=delays,
)
after_all = st.dates(date(1981, 1, 1), date(1989, 12, 31))
"""after every adoption and before every day up to which something was followed"""


@st.composite
def treaty_actions(draw: st.DrawFn, jurisdiction: str, kind: ActionKind) -> TreatyAction:
    """One that stands on its own: it presupposes no other."""
    first = draw(after_all)
    exact = draw(st.booleans())
    return TreatyAction(
        jurisdiction=jurisdiction,
        action=kind,
        number=draw(st.integers(1, 2)),
        date=first if exact else None,
        earliest=None if exact else first,
        latest=None if exact else first + timedelta(days=draw(st.integers(1, 99))),
        citation=draw(words),
        with_members=kind in CONSENTS and draw(st.booleans()),
        note=draw(prose),
        source=draw(words),
        confidence=draw(confidences),
    )


@st.composite
def several_actions(draw: st.DrawFn) -> tuple[TreatyAction, ...]:
    kinds = st.sampled_from([*sorted(CONSENTS), ActionKind.DECLARATION, ActionKind.RESERVATION])
    chosen = draw(st.lists(st.tuples(st.sampled_from(["EU", "KR", "FR"]), kinds), unique=True))
    return tuple(draw(treaty_actions(*each)) for each in chosen)


always = st.builds(Period, start=days, citation=words, note=prose)
ended = st.builds(
    Period,
    start=st.just(date(1980, 1, 1)),
    until=days,
    citation=words,
    note=prose,
)
periods = st.lists(always | ended, min_size=1, max_size=2).map(tuple)


@st.composite
def endings(draw: st.DrawFn) -> tuple[InstrumentStatus, date | None]:
    """A status on `CHECKED` with an end that fits: one that has ended says when, another may have
    its end ahead."""
    status = draw(st.sampled_from(InstrumentStatus))
    if status in ENDED_STATUSES:
        return status, draw(st.dates(date(1990, 1, 1), CHECKED))
    return status, draw(st.none() | st.dates(CHECKED + timedelta(days=1), date(2060, 1, 1)))


@st.composite
def instruments(draw: st.DrawFn, id: str, implements: str, successor: str) -> Instrument:
    status, ended = draw(endings())
    if implements:
        # What it implements may have ended, and then it must have ended too.
        status, ended = InstrumentStatus.REPEALED, draw(st.dates(date(1990, 1, 1), CHECKED))
    eids = [f"art_{number}" for number in range(draw(st.integers(0, 3)))]
    drawn = tuple(draw(provisions(eid)) for eid in eids)
    norm_ids = tuple(norm.id for provision in drawn for norm in provision.norms)
    kind = draw(st.sampled_from(InstrumentKind))
    treaty = kind is InstrumentKind.TREATY
    computed = {InstrumentStatus.IN_FORCE, InstrumentStatus.PARTLY_APPLICABLE}
    if treaty and status in computed:
        status = InstrumentStatus.ADOPTED
    proposed = kind is InstrumentKind.BILL or status is InstrumentStatus.PROPOSED
    later = st.none() if proposed and not ended and not treaty else days
    first = versions("1", some_day if treaty else later)
    running = st.tuples(st.builds(Period, note=prose)) if treaty else periods
    return Instrument(
        id=id,
        jurisdiction=draw(st.sampled_from(["EU", "KR"])),
        title=draw(english),
        short_title=draw(english),
        kind=kind,
        status=status,
        binding=draw(st.booleans()),
        checked_on=CHECKED,
        ended=ended,
        superseded_by=(successor,) if successor and ended and draw(st.booleans()) else (),
        versions=(
            replace(draw(first), adopted=date(1980, 12, 31)) if treaty else draw(first),
            draw(versions("2026-07", later)),
        ),
        texts=(draw(texts | outlined),),
        treaty=draw(rules) if treaty else None,
        actions=draw(several_actions()) if treaty else (),
        implements=implements,
        scope_citation=draw(words),
        terms={
            name: Term(when="", label=draw(english), citation=draw(words), note=draw(prose))
            for name in draw(st.permutations(["big", "abroad"]))
        },
        bearers={
            name: Bearer(role=role, label=draw(english), citation=draw(words))
            for name, role in zip(draw(st.permutations(ROLES)), ROLES, strict=True)
        },
        timetables={name: draw(running) for name in draw(st.permutations(["staged", "general"]))},
        penalties={
            "fine": Penalty(
                summary=draw(english), citation=draw(words), confidence=draw(confidences)
            )
        },
        regulator=draw(prose),
        caveats=draw(few(prose)),
        sources=draw(few(sources)),
        confidence=draw(confidences),
        provisions=drawn,
        readings=draw(few(readings(norm_ids))),
    )


@st.composite
def corpora(draw: st.DrawFn) -> Corpus:
    """Instruments in the order of their ids, as a folder is read."""
    ids = draw(st.lists(st.sampled_from(["kr-act", "eu-act-2", "eu-act"]), unique=True))
    return Corpus(
        facts=tuple(draw(facts(id)) for id in draw(st.permutations(["risky", "size"]))),
        constraints=tuple(
            Constraint(id=f"rule-{number}", holds="", because=because)
            for number, because in enumerate(draw(few(english)))
        ),
        concepts=tuple(draw(concepts(id)) for id in draw(st.permutations(CONCEPTS))),
        instruments=tuple(
            draw(
                instruments(
                    id,
                    "eu-act" if id == "eu-act-2" and "eu-act" in ids else "",
                    "kr-act" if id != "kr-act" and "kr-act" in ids else "",
                )
            )
            for id in sorted(ids)
        ),
    )

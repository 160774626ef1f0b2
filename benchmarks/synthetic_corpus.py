"""A corpus of any size that looks like a real one: for measuring, and for nothing else.

Several hundred instruments, each with its own scope, terms that build on one another, bearers and
timetables; norms whose conditions are two to four levels deep over some sixty facts of every type.
The same size and seed give the same corpus.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from random import Random

from comity.regulation.domain.concepts import Concept
from comity.regulation.domain.corpus import Corpus
from comity.regulation.domain.instruments import (
    Bearer,
    Confidence,
    Instrument,
    InstrumentKind,
    InstrumentStatus,
    Level,
    Modality,
    Norm,
    Period,
    Provision,
    Role,
    Term,
    Version,
)
from comity.regulation.domain.profiles import Profile
from comity.regulation.domain.values import Interval, Members, Value
from comity.regulation.domain.vocabulary import Fact, FactType

NORMS_OF_AN_INSTRUMENT = 400
ROLES = (Role.PROVIDER, Role.DEPLOYER, Role.IMPORTER, Role.DISTRIBUTOR)
_COUNTS = {
    FactType.BOOLEAN: 30,
    FactType.CHOICE: 8,
    FactType.SET: 8,
    FactType.NUMBER: 6,
    FactType.DATE: 4,
    FactType.JURISDICTIONS: 4,
}
_WORDS = tuple(
    (  # noqa: SIM905 - words read better than a column of literals
        "keep a record of the system and tell the authority before it is placed on the market so "
        "that people who are affected can ask why and have an error put right within thirty days"
    ).split()
)


def synthetic_corpus(norms: int, jurisdictions: Sequence[str], seed: int = 1) -> Corpus:
    """`norms` norms, spread over as many instruments as they need."""
    random = Random(seed)
    facts = tuple(_facts())
    concepts = tuple(_concept(number) for number in range(240))
    writer = _Writer(random, facts, jurisdictions[:40])
    numbers = range(0, norms, NORMS_OF_AN_INSTRUMENT)
    instruments = tuple(
        writer.instrument(f"law-{at}", min(NORMS_OF_AN_INSTRUMENT, norms - start), concepts)
        for at, start in enumerate(numbers)
    )
    return Corpus(facts=facts, concepts=concepts, instruments=instruments)


def synthetic_profile(corpus: Corpus, jurisdictions: Sequence[str], seed: int = 1) -> Profile:
    """Two facts in three stated, some of them in part."""
    random = Random(seed)
    stated = {
        fact.id: _value(fact, random, jurisdictions[:40])
        for fact in corpus.facts
        if random.random() < 2 / 3
    }
    return Profile(id="synthetic", facts=stated)


class _Writer:
    """Writes conditions and instruments in the language of the corpus."""

    def __init__(self, random: Random, facts: Sequence[Fact], jurisdictions: Sequence[str]) -> None:
        self.random, self.facts, self.jurisdictions = random, facts, jurisdictions

    def instrument(self, id: str, norms: int, concepts: Sequence[Concept]) -> Instrument:
        random = self.random
        place = random.choice(self.jurisdictions)
        terms: dict[str, Term] = {}
        for number in range(14):
            condition = self.condition(random.randint(1, 3), tuple(terms))
            terms[f"term-{number}"] = Term(
                when=condition, label={"en": f"term {number}"}, citation=f"Art. 3({number})"
            )
        bearers = {
            role.value: Bearer(
                role=role, label={"en": role.value}, citation="Art. 2", when=self.condition(1, ())
            )
            for role in ROLES
        }
        timetables = {f"table-{number}": self.timetable() for number in range(3)}
        return Instrument(
            id=id,
            jurisdiction=place,
            title={"en": f"Act {id}"},
            short_title={"en": id},
            kind=InstrumentKind.STATUTE,
            status=InstrumentStatus.IN_FORCE,
            binding=True,
            checked_on=date(2026, 1, 1),
            versions=(Version(id="1", in_force=date(2025, 1, 1)),),
            scope=f"{self.jurisdiction_fact()} has {place} or {self.atom()}",
            scope_citation="Art. 1",
            terms=terms,
            bearers=bearers,
            timetables=timetables,
            confidence=Confidence.UNKNOWN,
            provisions=tuple(self.provisions(norms, tuple(terms), tuple(timetables), concepts)),
        )

    def provisions(
        self, norms: int, terms: Sequence[str], tables: Sequence[str], concepts: Sequence[Concept]
    ) -> list[Provision]:
        random = self.random
        written: list[Provision] = []
        while norms:
            count = min(norms, random.randint(1, 3))
            norms -= count
            eid = f"art_{len(written) + 4}"
            written.append(
                Provision(
                    eid=eid,
                    citation=f"Art. {len(written) + 4}",
                    heading={"en": " ".join(random.choices(_WORDS, k=5))},
                    norms=tuple(
                        Norm(
                            id=f"{eid}.n{number}",
                            modality=random.choice(tuple(Modality)),
                            bearer=random.choice(ROLES).value,
                            summary={"en": " ".join(random.choices(_WORDS, k=25))},
                            concepts=(random.choice(concepts).id,),
                            level=Level(random.randint(1, 4)),
                            timetable=random.choice(tables),
                            when=self.condition(random.randint(2, 4), terms),
                            unless=self.condition(1, terms) if random.random() < 0.2 else "",
                            confidence=Confidence.UNKNOWN,
                            source="made up",
                        )
                        for number in range(count)
                    ),
                )
            )
        return written

    def timetable(self) -> tuple[Period, ...]:
        random = self.random
        start = date(random.randint(2024, 2028), random.randint(1, 12), 2)
        if random.random() < 0.5:
            return (Period(start=start),)
        middle = start.replace(year=start.year + 2)
        return Period(start=start, until=middle, when=self.atom()), Period(start=middle)

    def condition(self, depth: int, terms: Sequence[str]) -> str:
        """A condition of at most `depth` levels of junctions; half of its leaves are terms."""
        random = self.random
        if depth <= 1:
            leaf = random.choice(terms) if terms and random.random() < 0.5 else self.atom()
            return f"not {leaf}" if random.random() < 0.15 else leaf
        parts = [self.condition(depth - 1, terms) for _ in range(random.randint(2, 3))]
        return f"({random.choice((' and ', ' or ')).join(parts)})"

    def atom(self) -> str:
        random = self.random
        fact = random.choice(self.facts)
        match fact.type:
            case FactType.BOOLEAN:
                return fact.id
            case FactType.CHOICE:
                return f"{fact.id} = {random.choice(list(fact.choices))}"
            case FactType.SET:
                return f"{fact.id} has any of [{', '.join(random.sample(list(fact.choices), 2))}]"
            case FactType.NUMBER:
                return f"{fact.id} >= 1e{random.randint(3, 25)} {fact.unit}"
            case FactType.DATE:
                return f"{fact.id} < {random.randint(2024, 2028)}-08-02"
            case _:
                return f"{fact.id} has {random.choice(self.jurisdictions)}"

    def jurisdiction_fact(self) -> str:
        places = [fact.id for fact in self.facts if fact.type is FactType.JURISDICTIONS]
        return self.random.choice(places)


def _facts() -> list[Fact]:
    choices = {f"choice-{number}": {"en": f"choice {number}"} for number in range(8)}
    details: Mapping[FactType, dict[str, object]] = {
        FactType.CHOICE: {"choices": choices},
        FactType.SET: {"choices": choices},
        FactType.NUMBER: {"units": {"FLOP": 1.0, "TFLOP": 1e12}},
    }
    return [
        Fact(
            id=f"{kind.value}.fact-{number}",
            type=kind,
            question={"en": f"What about {kind.value} {number}?"},
            **details.get(kind, {}),  # type: ignore[arg-type]
        )
        for kind, count in _COUNTS.items()
        for number in range(count)
    ]


def _concept(number: int) -> Concept:
    return Concept(
        id=f"branch-{number % 12}.concept-{number}",
        labels={"en": f"concept {number}"},
        definition={"en": f"what is called {number}"},
    )


def _value(fact: Fact, random: Random, jurisdictions: Sequence[str]) -> Value:
    whole = random.random() < 0.7
    match fact.type:
        case FactType.BOOLEAN:
            return random.random() < 0.5
        case FactType.CHOICE:
            return random.choice(list(fact.choices))
        case FactType.SET:
            return Members(frozenset(random.sample(list(fact.choices), 3)), complete=whole)
        case FactType.NUMBER:
            lowest = 10.0 ** random.randint(3, 25)
            return Interval(lowest, lowest if whole else None)
        case FactType.DATE:
            day = f"{random.randint(2024, 2028)}-03-01"
            return Interval(day, day if whole else None)
        case _:
            return Members(frozenset(random.sample(jurisdictions, 3)), complete=whole)

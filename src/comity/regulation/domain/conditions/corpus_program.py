"""One program for a whole corpus: scopes, bearers, terms, norms and timetables, compiled once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial

from comity.kernel.domain.errors import ComityError, InvalidInput, unknown_name
from comity.regulation.domain.conditions.compiler import Scope, compile_condition
from comity.regulation.domain.conditions.program import (
    OPEN_END,
    OPEN_START,
    CompiledNorm,
    CompiledPeriod,
    CorpusProgram,
    Node,
    Op,
    ProgramBuilder,
)
from comity.regulation.domain.corpus import Corpus
from comity.regulation.domain.instruments import Bearer, Instrument, Norm, Period, Term
from comity.regulation.domain.problems import Path, Problem


def compile_corpus(
    corpus: Corpus, jurisdictions: frozenset[str]
) -> tuple[CorpusProgram, list[Problem]]:
    """The program, and every problem met; with problems the program must not be used."""
    return _CorpusCompiler(corpus, jurisdictions).compile()


@dataclass
class _CorpusCompiler:
    corpus: Corpus
    jurisdictions: frozenset[str]
    builder: ProgramBuilder = field(default_factory=ProgramBuilder)
    problems: list[Problem] = field(default_factory=list)

    def compile(self) -> tuple[CorpusProgram, list[Problem]]:
        vocabulary = self.corpus.vocabulary()
        self.facts_only = Scope(vocabulary, self.jurisdictions, {})
        constraints = tuple(
            self.condition(constraint.holds, self.facts_only, ("constraints", place, "holds"))
            for place, constraint in enumerate(self.corpus.constraints)
        )
        norms: list[CompiledNorm] = []
        for place, instrument in enumerate(self.corpus.instruments):
            norms += self.instrument(place, instrument)
        program = CorpusProgram(tuple(self.builder.nodes), tuple(norms), constraints)
        return program, _each_once(self.problems)

    def instrument(self, place: int, instrument: Instrument) -> list[CompiledNorm]:
        try:
            line = self.corpus.lineage(instrument)
        except ComityError as error:
            self.problems.append(Problem(("instruments", instrument.id, "implements"), error))
            line = (instrument,)
        names = _Names(self, line)
        timetables = {
            name: self.timetable(instrument, name, periods, names.scope)
            for name, periods in instrument.timetables.items()
        }
        for term in names.scope.terms.values():
            term()
        bearers = {name: names.bearer(name) for name in names.bearers}
        compiled = []
        for provision_place, provision in enumerate(instrument.provisions):
            for norm_place, norm in enumerate(provision.norms):
                provision_path = ("instruments", instrument.id, "provisions", provision_place)
                path: Path = (*provision_path, "norms", norm_place)
                condition = self.norm(norm, names, bearers, path)
                periods = timetables.get(norm.timetable)
                if periods is None:
                    unknown = unknown_name("unknown-timetable", norm.timetable, timetables)
                    self.problems.append(Problem((*path, "timetable"), unknown))
                    periods = ()
                compiled.append(
                    CompiledNorm(place, provision_place, norm_place, condition, periods)
                )
        return compiled

    def norm(self, norm: Norm, names: _Names, bearers: Mapping[str, int], path: Path) -> int:
        parts = [names.scope_node]
        if norm.bearer in bearers:
            parts.append(bearers[norm.bearer])
        else:
            error = unknown_name("unknown-bearer", norm.bearer, bearers)
            self.problems.append(Problem((*path, "bearer"), error))
        if norm.when:
            parts.append(self.condition(norm.when, names.scope, (*path, "when")))
        if norm.unless:
            unless = self.condition(norm.unless, names.scope, (*path, "unless"))
            parts.append(self.builder.negate(unless))
        return self.builder.conjoin(parts)

    def timetable(
        self, instrument: Instrument, name: str, periods: tuple[Period, ...], scope: Scope
    ) -> tuple[CompiledPeriod, ...]:
        path: Path = ("instruments", instrument.id, "timetables", name)
        for place, period in enumerate(periods):
            if period.start and period.until and period.until <= period.start:
                error = InvalidInput(
                    "timetable-ends-before-start",
                    start=period.start.isoformat(),
                    until=period.until.isoformat(),
                )
                self.problems.append(Problem((*path, place, "until"), error))
        compiled = tuple(
            CompiledPeriod(
                period.start.toordinal() if period.start else OPEN_START,
                end.toordinal() if (end := instrument.end_of(period)) else OPEN_END,
                self.condition(period.when, scope, (*path, place, "when")),
            )
            for place, period in enumerate(periods)
        )
        return () if instrument.is_only_proposed else compiled

    def condition(self, text: str, scope: Scope, path: Path) -> int:
        try:
            return compile_condition(text, scope, self.builder)
        except ComityError as error:
            self.problems.append(Problem(path, error))
            return self.builder.constant(False)


class _Names:
    """What the conditions of one instrument may name: its own terms and those it inherits."""

    def __init__(self, compiler: _CorpusCompiler, line: tuple[Instrument, ...]) -> None:
        self.compiler = compiler
        self.done: dict[str, int] = {}
        self.open: list[str] = []
        self.terms: dict[str, tuple[Instrument, Term]] = {}
        self.bearers: dict[str, tuple[Instrument, Bearer]] = {}
        for instrument in reversed(line):
            self.terms |= {name: (instrument, term) for name, term in instrument.terms.items()}
            self.bearers |= {name: (instrument, it) for name, it in instrument.bearers.items()}
        getters: dict[str, Callable[[], int]] = {
            name: partial(self.term, name) for name in self.terms
        }
        self.scope = Scope(compiler.facts_only.vocabulary, compiler.jurisdictions, getters)
        self.scope_node = self.scope_of(line)

    def term(self, name: str) -> int:
        instrument, term = self.terms[name]
        path: Path = ("instruments", instrument.id, "terms", name, "when")
        if name in self.compiler.facts_only.vocabulary.facts:
            error = InvalidInput("term-shadows-fact", name=name)
            self.compiler.problems.append(Problem(path[:-1], error))
        if name in self.open:
            circle = (*self.open[self.open.index(name) :], name)
            raise InvalidInput("circular-term", name=name, circle=circle)
        if name not in self.done:
            self.open.append(name)
            node = self.compiler.condition(term.when, self.scope, path)
            self.open.pop()
            self.done[name] = self.named(f"{instrument.id}:{name}", node)
        return self.done[name]

    def bearer(self, name: str) -> int:
        instrument, bearer = self.bearers[name]
        path: Path = ("instruments", instrument.id, "bearers", name, "when")
        node = self.compiler.condition(bearer.when, self.scope, path)
        return self.named(f"{instrument.id}:bearer {name}", node)

    def scope_of(self, line: tuple[Instrument, ...]) -> int:
        parts = []
        for instrument in line:
            path: Path = ("instruments", instrument.id, "scope")
            node = self.compiler.condition(instrument.scope, self.scope, path)
            parts.append(self.named(f"{instrument.id}:scope", node))
        return self.compiler.builder.conjoin(parts)

    def named(self, term: str, node: int) -> int:
        if self.compiler.builder.nodes[node].op is Op.CONSTANT:
            return node
        return self.compiler.builder.place(Node(Op.TERM, (node,), term=term))


def _each_once(problems: list[Problem]) -> list[Problem]:
    """A term or bearer that several instruments use is compiled, and fails, for each of them."""
    return list({(it.path, it.error.message): it for it in problems}.values())

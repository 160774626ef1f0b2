"""The corpus's conditions as rules of the engines that one would otherwise pick.

Each named condition becomes a rule that is evaluated once and kept as a fact, each norm a rule over
facts and named conditions. All these engines know true and false only: every fact must be stated.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from comity.regulation.domain.conditions.program import CompiledNorm, Op
from comity.regulation.domain.profiles import Profile
from comity.regulation.domain.rulebook import Rulebook
from comity.regulation.domain.values import Comparison, Interval, Members, Value
from comity.regulation.domain.vocabulary import Fact, FactType

Facts = dict[str, Any]
Rule = Callable[[Facts], object]


@dataclass(frozen=True)
class Dialect:
    """How an engine writes conditions, and how it makes something to call of one."""

    fact: Callable[[str], Any]
    compare: Callable[[Any, Comparison, Any], Any]
    join: Callable[[str, Sequence[Any]], Any]
    negate: Callable[[Any], Any]
    constant: Callable[[bool], Any]
    compile: Callable[[Any], Rule]


@dataclass(frozen=True)
class PlainRules:
    """`terms` in the order in which they need one another, then one rule for each norm."""

    terms: tuple[tuple[str, Rule], ...]
    norms: tuple[Rule, ...]

    def applying(self, facts: Facts) -> list[bool]:
        """For each norm, whether it applies."""
        known = dict(facts)
        for name, rule in self.terms:
            known[name] = bool(rule(known))
        return [bool(rule(known)) for rule in self.norms]


def plain_rules(rules: Rulebook, on: date, dialect: Dialect) -> PlainRules:
    """All conditions of a rulebook, as of a day."""
    nodes, day = rules.program.nodes, on.toordinal()

    def written(place: int, *, named: bool = True) -> Any:  # noqa: ANN401 - each engine's own
        node = nodes[place]
        match node.op:
            case Op.CONSTANT:
                return dialect.constant(bool(node.value))
            case Op.ATOM:
                return dialect.compare(dialect.fact(symbol(node.fact)), node.comparison, node.value)
            case Op.NOT:
                return dialect.negate(written(node.operands[0]))
            case Op.TERM:
                return dialect.fact(f"term_{place}") if named else written(node.operands[0])
            case _:
                word = "and" if node.op is Op.AND else "or"
                return dialect.join(word, [written(operand) for operand in node.operands])

    def norm(compiled: CompiledNorm) -> Rule:
        running = [written(it.node) for it in compiled.periods if it.start <= day < it.until]
        timely = dialect.join("or", running) if running else dialect.constant(False)
        return dialect.compile(dialect.join("and", [written(compiled.condition), timely]))

    return PlainRules(
        tuple(
            (f"term_{place}", dialect.compile(written(place, named=False)))
            for place, node in enumerate(nodes)
            if node.op is Op.TERM
        ),
        tuple(norm(compiled) for compiled in rules.program.norms),
    )


def symbol(fact: str) -> str:
    return fact.replace(".", "_").replace("-", "_")


def python_functions() -> Dialect:
    """Compiled Python: as fast as it gets without an engine, and nothing to show for an answer."""

    def compare(fact: str, comparison: Comparison, value: object) -> str:
        if comparison is Comparison.HAS:
            return f"({value!r} in {fact})"
        return f"({fact} {'==' if comparison is Comparison.EQUAL else comparison} {value!r})"

    return Dialect(
        fact=lambda name: f"facts[{name!r}]",
        compare=compare,
        join=lambda word, parts: f"({f' {word} '.join(parts)})",
        negate=lambda part: f"(not {part})",
        constant=repr,
        compile=lambda text: eval(f"lambda facts: {text}"),  # noqa: S307 - text of our own making
    )


def rule_engine_rules() -> Dialect:
    """The package rule-engine. Raises `ImportError` where it is not installed."""
    import rule_engine  # type: ignore[import-not-found, unused-ignore]

    def constant(value: object) -> str:
        return str(value).lower() if isinstance(value, bool) else _quoted(value)

    def compare(fact: str, comparison: Comparison, value: object) -> str:
        if comparison is Comparison.HAS:
            return f"({constant(value)} in {fact})"
        sign = "==" if comparison is Comparison.EQUAL else str(comparison)
        return f"({fact} {sign} {constant(value)})"

    return Dialect(
        fact=str,
        compare=compare,
        join=lambda word, parts: f"({f' {word} '.join(parts)})",
        negate=lambda part: f"(not {part})",
        constant=constant,
        compile=lambda text: rule_engine.Rule(text).matches,  # type: ignore[no-any-return, unused-ignore]
    )


def json_logic_rules() -> Dialect:
    """The package json-logic-qubit. Raises `ImportError` where it is not installed."""
    from json_logic import jsonLogic  # type: ignore[import-not-found, unused-ignore]

    def compare(fact: object, comparison: Comparison, value: object) -> object:
        if comparison is Comparison.HAS:
            return {"in": [value, fact]}
        return {"===" if comparison is Comparison.EQUAL else str(comparison): [fact, value]}

    return Dialect(
        fact=lambda name: {"var": name},
        compare=compare,
        join=lambda word, parts: {word: list(parts)} if len(parts) > 1 else parts[0],
        negate=lambda part: {"!": [part]},
        constant=bool,
        compile=lambda rule: partial(jsonLogic, rule),
    )


def completed(profile: Profile, facts: Mapping[str, Fact]) -> Profile:
    """The profile with every fact stated, and to the point: no, none or the first choice."""
    return Profile(
        id=profile.id,
        title=profile.title,
        facts={id: _exact(profile.facts.get(id), fact) for id, fact in facts.items()},
    )


def two_valued(values: Mapping[str, Value]) -> Facts:
    """The values of a completed profile as the engines take them."""
    plain: Facts = {}
    for id, value in values.items():
        match value:
            case Members(included):
                plain[symbol(id)] = set(included)
            case Interval(lowest):
                plain[symbol(id)] = lowest
            case _:
                plain[symbol(id)] = value
    return plain


def _exact(value: Value | None, fact: Fact) -> Value:
    match value, fact.type:
        case Interval(low, high), _:
            bound = high if low is None else low
            return Interval(bound, bound)
        case Members(included), _:
            return Members(included)
        case bool() | str(), _:
            return value
        case None, FactType.BOOLEAN:
            return False
        case None, FactType.CHOICE:
            return next(iter(fact.choices))
        case None, FactType.NUMBER:
            return Interval(0.0, 0.0)
        case None, FactType.DATE:
            return Interval("2020-01-01", "2020-01-01")
    return Members(frozenset())


def _quoted(value: object) -> str:
    return f'"{value}"' if isinstance(value, str) else f"{value:.1f}"

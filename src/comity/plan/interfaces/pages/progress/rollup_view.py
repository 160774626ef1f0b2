"""What the part `plan/parts/rollup.html` shows: two figures that are never one, how far each
reaches, and how it is worked out with the numbers filled in."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from comity.assembly.interfaces.pages.frame import told
from comity.parties.domain.permissions import PUBLIC
from comity.plan.domain.plan_text import Level, PlanText
from comity.plan.domain.rollup import Counts, Progress, RollUp, Term
from comity.plan.interfaces.pages.progress.row_links import commitments
from comity.plan.interfaces.pages.progress.words import LEVELS
from comity.plan.models import Commitment
from comity.plan.queries.counted_rows import NOT_ASSESSED, STANDING
from comity.plan.queries.find_plan import plan_text
from comity.plan.queries.people import Person
from comity.plan.queries.progress_of import progress


@dataclass(frozen=True, slots=True)
class Shown:
    """A count with where its rows stand."""

    number: int
    label: str | Promise
    href: str = ""


@dataclass(frozen=True, slots=True)
class Bar:
    """`percent` is `None` where there is no figure; `of` commitments of `all` have one."""

    percent: int | None
    of: int
    all: int


@dataclass(frozen=True, slots=True)
class Step:
    """One action's part of the sum, `sum` as it is reckoned, and for how much it counts."""

    name: str
    href: str
    sum: str
    percent: int
    weight: str


@dataclass(frozen=True, slots=True)
class RollUpView:
    """`counted` are the levels, with those that have none."""

    assessed: Bar
    reported: Bar
    counted: tuple[Shown, ...]
    withdrawn: Shown
    left_out: int
    weights: tuple[tuple[str | Promise, str], ...]
    assessed_steps: tuple[Step, ...]
    assessed_sum: str
    reported_steps: tuple[Step, ...]
    reported_sum: str
    public_only: bool
    stale_after: int

    @property
    def commitments(self) -> int:
        return self.assessed.all


def rollup_of(person: Person, rows: QuerySet[Commitment], **kept: str) -> RollUpView:
    """Of the commitments in `rows`, which must be among those that the person sees
    (`seen_commitments`). `kept` is by what the list of commitments shows the same rows:
    `action="skills"`, `participant=str(id)`, `jurisdiction="KE"`."""
    text = plan_text(person.plan)
    return rollup_view(person, text, progress(rows, text), kept)


def rollup_view(
    person: Person, text: PlanText, found: RollUp, kept: Mapping[str, str]
) -> RollUpView:
    slug, many = person.plan.slug, found.total.commitments
    standing = {**kept, "state": STANDING}
    levels = [
        Shown(found.total.levels.get(each, 0), words, commitments(slug, **standing, level=each))
        for each, words in LEVELS.items()
    ]
    nobody = commitments(slug, **standing, level=NOT_ASSESSED)
    gone = commitments(slug, **kept, state="withdrawn")
    return RollUpView(
        assessed=Bar(found.assessed.percent, found.assessed.of, many),
        reported=Bar(found.reported.percent, found.reported.of, many),
        counted=(*levels, Shown(found.not_assessed, _("not assessed"), nobody)),
        withdrawn=Shown(found.total.withdrawn, _("withdrawn"), gone),
        left_out=found.left_out,
        weights=tuple(
            (words, written(text.weights.levels[each]))
            for each, words in LEVELS.items()
            if each in text.weights.levels
        ),
        assessed_steps=_steps(found, found.assessed, text, slug, kept, _assessed_sum),
        assessed_sum=_whole(found.assessed),
        reported_steps=_steps(found, found.reported, text, slug, kept, _reported_sum),
        reported_sum=_whole(found.reported),
        public_only=person.actor == PUBLIC,
        stale_after=text.stale_after,
    )


def written(figure: Fraction) -> str:
    """2/3, 1, 0."""
    return f"{figure.numerator}/{figure.denominator}" if figure.denominator > 1 else f"{figure}"


def percent_of(figure: Fraction) -> int:
    return int(figure * 100)


def _assessed_sum(counts: Counts, text: PlanText) -> str:
    """(2 complete × 1 + 1 limited × 1/3) ÷ 3"""
    weights = text.weights.levels
    parts = [
        f"{counts.levels[each]} {words} × {written(weights[each])}"
        for each, words in LEVELS.items()
        if counts.levels.get(each) and each in weights
    ]
    of = sum(n for level, n in counts.levels.items() if level is not Level.NO_EVIDENCE)
    return f"({' + '.join(parts)}) ÷ {of}"


def _reported_sum(counts: Counts, text: PlanText) -> str:
    """What was reported, added up, and divided by how many did."""
    return f"{counts.percents} % ÷ {counts.reporting}"


def _steps(
    found: RollUp,
    progress: Progress,
    text: PlanText,
    slug: str,
    kept: Mapping[str, str],
    summed: Callable[[Counts, PlanText], str],
) -> tuple[Step, ...]:
    return tuple(
        Step(
            name=told(text.action(each.action).title),
            href=commitments(slug, **{**kept, "state": STANDING, "action": each.action}),
            sum=summed(found.parts[each.action], text),
            percent=percent_of(each.mean),
            weight=written(each.weight),
        )
        for each in progress.terms
    )


def _whole(progress: Progress) -> str:
    """(1 × 2/3 + 2 × 1/3) ÷ 3, over several actions."""
    terms: tuple[Term, ...] = progress.terms
    if len(terms) < 2 or progress.value is None:
        return ""
    parts = [f"{written(each.weight)} × {percent_of(each.mean)} %" for each in terms]
    return f"({' + '.join(parts)}) ÷ {written(sum((it.weight for it in terms), Fraction(0)))}"

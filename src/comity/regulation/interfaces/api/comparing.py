"""Cross-walks, coverage and divergence."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Query
from pydantic import Field

from comity.kernel.domain.errors import InvalidInput
from comity.kernel.interfaces.api.asked import Asked, Names, On
from comity.kernel.interfaces.web.parameters import LONGEST_SHOWN
from comity.regulation.domain.coverage import coverage as coverage_by
from comity.regulation.domain.coverage_table import Coverage
from comity.regulation.domain.rulebook import Rulebook
from comity.regulation.formats.coverage_plain import cells_to_plain, coverage_to_plain
from comity.regulation.formats.crosswalk_plain import crosswalk_to_plain
from comity.regulation.formats.divergence_plain import divergence_to_plain
from comity.regulation.interfaces.api.comparing_records import (
    CoverageCells,
    CoverageTable,
    CrosswalkRecord,
    DivergenceMatrix,
    DivergencePair,
)
from comity.regulation.interfaces.api.lookups import (
    concept_named,
    instrument_named,
    issuers,
    jurisdictions_named,
    public_router,
)
from comity.regulation.queries.current_rulebook import current_rulebook
from comity.regulation.queries.kept_comparisons import kept_crosswalk

router = public_router("comparing")


class Force(StrEnum):
    ALL = "all"
    BINDING = "binding"


class SidesAsked(Asked):
    left: Annotated[str, Field(description="An instrument.")]
    right: Annotated[str, Field(description="Another one.")]


class PairAsked(Asked):
    force: Annotated[Force, Field(description="All instruments, or binding ones alone.")] = (
        Force.ALL
    )
    on: On


class TableAsked(PairAsked):
    where: Annotated[
        Names, Field(alias="in", description="At most 40; default: all with rules of their own.")
    ] = []
    area: Annotated[str, Field(description="A concept: itself and what is narrower.")] = ""


class MatrixAsked(PairAsked):
    where: Annotated[
        Names, Field(alias="in", description="At most 40; default: all with rules of their own.")
    ] = []


@router.get("/crosswalk", response=CrosswalkRecord, exclude_unset=True, operation_id="crosswalk")
def crosswalk(request: HttpRequest, asked: Query[SidesAsked]) -> dict[str, Any]:
    """Which provisions of two instruments correspond, strongest first, and the gaps of each."""
    rules = current_rulebook()
    left, right = instrument_named(rules, asked.left), instrument_named(rules, asked.right)
    if left is right:
        raise InvalidInput("compare-with-itself", id=left.id)
    walk = kept_crosswalk(rules, left.id, right.id)
    return {"release": rules.release, **crosswalk_to_plain(left, right, walk)}


@router.get("/coverage", response=CoverageTable, exclude_unset=True, operation_id="coverage")
def coverage(request: HttpRequest, asked: Query[TableAsked]) -> dict[str, Any]:
    """How hard the rules that reach each jurisdiction bind, concept by concept, on a day."""
    rules = current_rulebook()
    where = jurisdictions_named(rules, asked.where) or issuers(rules)
    area = concept_named(rules, asked.area).id if asked.area else ""
    table = _table(rules, where, asked.on, asked.force, area)
    return {"release": rules.release, "force": asked.force.value, **coverage_to_plain(table)}


@router.get(
    "/coverage/{jurisdiction}",
    response=CoverageCells,
    exclude_unset=True,
    operation_id="coverage_of",
)
def coverage_of(request: HttpRequest, jurisdiction: str, asked: Query[PairAsked]) -> dict[str, Any]:
    """The coverage of one jurisdiction, with the norms behind each level."""
    rules = current_rulebook()
    id = rules.jurisdictions.get(jurisdiction[:LONGEST_SHOWN]).id
    table = _table(rules, (id,), asked.on, asked.force)
    return {"release": rules.release, "force": asked.force.value, **cells_to_plain(table, id)}


@router.get("/divergence", response=DivergenceMatrix, exclude_unset=True, operation_id="divergence")
def divergence(request: HttpRequest, asked: Query[MatrixAsked]) -> dict[str, Any]:
    """How far each pair of jurisdictions is apart on a day, from 0 (same) to 1."""
    rules = current_rulebook()
    where = jurisdictions_named(rules, asked.where) or issuers(rules)
    plain = divergence_to_plain(_table(rules, where, asked.on, asked.force))
    for pair in plain["pairs"]:
        pair.pop("concepts", None)
    return {"release": rules.release, "force": asked.force.value, **plain}


@router.get(
    "/divergence/{left}/{right}",
    response=DivergencePair,
    exclude_unset=True,
    operation_id="divergence_of",
)
def divergence_of(
    request: HttpRequest, left: str, right: str, asked: Query[PairAsked]
) -> dict[str, Any]:
    """What sets two jurisdictions apart on a day, concept by concept, what adds most first."""
    rules = current_rulebook()
    where = jurisdictions_named(rules, (left, right))
    if len(where) < 2:
        raise InvalidInput("compare-with-itself", id=where[0])
    plain = divergence_to_plain(_table(rules, where, asked.on, asked.force))
    (pair,) = plain.pop("pairs")
    return {"release": rules.release, "force": asked.force.value, **plain, **pair}


def _table(
    rules: Rulebook, where: tuple[str, ...], on: date, force: Force, area: str = ""
) -> Coverage:
    concepts = rules.corpus.concepts
    return coverage_by(
        [it for it in rules.corpus.instruments if it.binding or force is Force.ALL],
        where,
        on,
        lineage=rules.jurisdictions.lineage,
        binds=rules.treaties.binds,
        declares=rules.declares,
        concepts=[it for it in concepts if not area or f"{it.id}.".startswith(f"{area}.")],
    )

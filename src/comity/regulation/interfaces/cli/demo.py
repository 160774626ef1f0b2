"""`comity demo`: one real question, answered, with a report to look at."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from comity.kernel.adapters.atomic_files import write_atomically
from comity.regulation.adapters.rulebook_files import shipped_corpus
from comity.regulation.domain.answers import answer_question
from comity.regulation.interfaces.cli.obligations import profile_from
from comity.regulation.interfaces.cli.opening import CorpusOption, OnOption, day, rulebook

PROFILE = "hospital-triage.yaml"
WHERE = ("EU", "KR", "CN")
DAY = "2027-12-02"
"""The day on which the AI Act's duties for systems of Annex III begin to apply."""
EXAMPLES = "Examples:\n\ncomity demo\n\ncomity demo --on 2026-12-02 --output report.html"


def demo(
    on: OnOption = DAY,
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="FILE", help="Where to write the report.")
    ] = Path("comity-report.html"),
    corpus: CorpusOption = None,
) -> None:
    """Answer one real question and write a report.

    What do the AI rules of the EU, Korea and China ask of a hospital triage assistant, where do
    they differ and where do they agree?
    """
    from comity.regulation.interfaces.cli.answer_table import AnswerText
    from comity.regulation.interfaces.cli.comparison_tables import print_crosswalk, print_divergence
    from comity.regulation.interfaces.report_page import report_page
    from comity.regulation.queries.comparisons import coverage_of, crosswalk_of

    rules = rulebook(corpus)
    path = shipped_corpus() / "profiles" / PROFILE
    answered = answer_question(
        rules=rules, profile=profile_from(path, rules), where=WHERE, on=day(on), with_proofs=True
    )
    typer.echo("\n".join(AnswerText(answered).summary()) + "\n")
    left, right = (rules.corpus.instrument(it) for it in ("eu-ai-act", "kr-ai-basic-act"))
    print_crosswalk(left, right, crosswalk_of(rules, left, right, limit_per_item=3), top=10)
    typer.echo()
    print_divergence(rules, coverage_of(rules, WHERE, answered.answer.on), top=3)
    write_atomically(output, report_page(answered).encode())
    typer.echo(f"\nThe profile is {path}")
    typer.echo(f"The whole answer, with every citation: {output.resolve()}")

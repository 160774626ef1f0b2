"""`comity corpus`: check, list, show and format the corpus."""

from __future__ import annotations

import json
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from comity.kernel.domain.errors import StorageFailure, unknown_name
from comity.regulation.adapters.rulebook_files import corpus_files
from comity.regulation.interfaces.cli.database import dump, index, load
from comity.regulation.interfaces.cli.diff import diff
from comity.regulation.interfaces.cli.exporting import export
from comity.regulation.interfaces.cli.importing import EXAMPLES as IMPORTING_EXAMPLES
from comity.regulation.interfaces.cli.importing import import_, suggest
from comity.regulation.interfaces.cli.opening import CorpusOption, corpus_folder, rulebook
from comity.regulation.interfaces.cli.reading import read
from comity.regulation.interfaces.cli.releasing import release
from comity.regulation.interfaces.cli.stale import stale
from comity.regulation.interfaces.cli.trust import trust

app = typer.Typer(
    no_args_is_help=True,
    rich_markup_mode=None,
    help="Check, list, show and format the rules.",
)


@app.command(
    epilog="Examples:\n\ncomity corpus check\n\ncomity corpus check --texts ~/texts --all"
    "\n\ncomity corpus check --texts ~/texts --instrument kr-ai-basic-act"
)
def check(
    texts: Annotated[
        Path | None,
        typer.Option(metavar="DIR", help="Folder of official texts to hold the corpus against."),
    ] = None,
    every: Annotated[
        bool, typer.Option("--all", help="List explained provisions too, one by one.")
    ] = False,
    instrument: Annotated[
        list[str] | None,
        typer.Option(metavar="ID", help="With --texts: only this instrument; may be repeated."),
    ] = None,
    corpus: CorpusOption = None,
) -> None:
    """Check names, types, dates, conditions and references; with --texts also citations, supports,
    and which operative provisions have no norm. Exit code 1 where a text says otherwise."""
    rules = rulebook(corpus)
    norms, instruments = rules.corpus.norm_count(), len(rules.corpus.instruments)
    typer.echo(f"release {rules.release}")
    typer.echo(
        f"{instruments} instruments, {norms} norms, {len(rules.corpus.concepts)} concepts, "
        f"{len(rules.corpus.facts)} facts: no problems"
    )
    if texts is None:
        return
    from comity.regulation.adapters.text_folder import outlines_for
    from comity.regulation.domain.text_checks import check_texts
    from comity.regulation.interfaces.cli.printing import print_text_reports

    asked = [rules.corpus.instrument(id) for id in instrument or ()] or rules.corpus.instruments
    reports = [check_texts(it, outlines_for(it, texts)) for it in asked]
    print_text_reports(reports, corpus_files(corpus_folder(corpus)), every=every)
    if any(report.faults or report.unexplained for report in reports):
        raise typer.Exit(1)


class Listed(StrEnum):
    INSTRUMENTS = "instruments"
    CONCEPTS = "concepts"
    FACTS = "facts"
    JURISDICTIONS = "jurisdictions"


@app.command(
    "list",
    epilog="Examples:\n\ncomity corpus list\n\ncomity corpus list facts"
    "\n\ncomity corpus list concepts --used-once",
)
def list_(
    what: Annotated[Listed, typer.Argument(help="What to list.")] = Listed.INSTRUMENTS,
    used_once: Annotated[
        bool,
        typer.Option("--used-once", help="Only concepts that fewer than two instruments use."),
    ] = False,
    corpus: CorpusOption = None,
) -> None:
    """List what the corpus holds.

    Instruments come with jurisdiction, status, number of norms, how many of these were read a
    second time, and the day up to which they were followed; concepts with how many instruments and
    norms use them; facts with their questions.
    """
    from comity.regulation.interfaces.cli.printing import (
        print_concepts,
        print_instruments,
        print_names,
    )

    rules = rulebook(corpus)
    match what:
        case Listed.INSTRUMENTS:
            print_instruments(rules)
        case Listed.CONCEPTS:
            print_concepts(rules, used_once=used_once)
        case Listed.FACTS:
            print_names((it.id, it.question.get("en", "")) for it in rules.corpus.facts)
        case Listed.JURISDICTIONS:
            print_names((it.id, it.names["en"]) for it in rules.jurisdictions)


@app.command(
    epilog="Examples:\n\ncomity corpus show kr-ai-basic-act\n\ncomity corpus show eu-ai-act:art_50"
    "\n\ncomity corpus show transparency.synthetic-content.label"
    "\n\ncomity corpus show model.training_compute"
)
def show(
    name: Annotated[
        str, typer.Argument(help="An instrument, INSTRUMENT:EID, a concept or a fact.")
    ],
    corpus: CorpusOption = None,
) -> None:
    """Show one instrument, the norms under one provision, one concept, or one fact."""
    from comity.regulation.interfaces.cli.printing import (
        print_concept,
        print_fact,
        print_instrument,
    )

    rules = rulebook(corpus)
    instrument, _, eid = name.partition(":")
    instruments = {it.id: it for it in rules.corpus.instruments}
    if instrument in instruments:
        print_instrument(rules, instruments[instrument], eid)
    elif name in {concept.id for concept in rules.corpus.concepts}:
        print_concept(rules, name)
    elif name in rules.vocabulary.facts:
        print_fact(rules.vocabulary.facts[name])
    else:
        known = [*instruments, *(it.id for it in rules.corpus.concepts), *rules.vocabulary.facts]
        raise unknown_name("unknown-corpus-name", name, known)


@app.command(
    epilog="Examples:\n\ncomity corpus format --dry-run\n\ncomity corpus format --texts ~/texts"
)
def format(
    texts: Annotated[
        Path | None,
        typer.Option(metavar="DIR", help="Seal supports that have no hash with these texts."),
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Say what would change; exit code 1 if anything.")
    ] = False,
    corpus: CorpusOption = None,
) -> None:
    """Bring the YAML files into their one canonical layout."""
    from comity.regulation.actions.format_corpus import format_corpus

    folder = corpus_folder(corpus)
    if not folder.is_dir():
        raise StorageFailure("no-such-folder", path=str(folder))
    changed = format_corpus(corpus_files(folder), folder, texts=texts, write=not dry_run)
    for name in changed:
        typer.echo(f"{'would change' if dry_run else 'formatted'} {name}")
    if not changed:
        typer.echo("all files are in canonical layout")
    if changed and dry_run:
        raise typer.Exit(1)


app.command(
    epilog="Examples:\n\ncomity corpus diff 2026-08-01 2026-08-02 --in EU"
    "\n\ncomity corpus diff 2026-11-27 2027-12-31 --format json"
    "\n\ncomity corpus diff ./corpus-2026-10 ./corpus-2026-11"
)(diff)
app.command(
    epilog="Examples:\n\ncomity corpus stale\n\ncomity corpus stale --older-than 30 --format json"
)(stale)
app.command(
    epilog="Examples:\n\ncomity corpus trust --texts ~/texts\n\ncomity corpus trust --format json"
)(trust)
app.command(
    epilog="Examples:\n\ncomity corpus read cn-deep-synthesis-2022 --texts ~/texts"
    "\n\ncomity corpus read kr-ai-basic-act:art_31 --sign --encoder A --reader B"
)(read)
app.command("import", epilog=IMPORTING_EXAMPLES["import"])(import_)
app.command(epilog=IMPORTING_EXAMPLES["suggest"])(suggest)
app.command(
    epilog="Examples:\n\ncomity corpus load\n\ncomity corpus load --corpus ./ours"
    "\n\ncomity corpus load --corpus comity-corpus-92013fea.zip"
)(load)
app.command(
    epilog="Examples:\n\ncomity corpus release\n\ncomity corpus release ./releases --corpus ./ours"
    "\n\ncomity corpus release --verify comity-corpus-92013fea.zip"
)(release)
app.command(
    epilog="Examples:\n\ncomity corpus export json corpus.json\n\ncomity corpus export csv ./tables"
    "\n\ncomity corpus export akoma-ntoso ./akn --on 2027-12-02"
    "\n\ncomity corpus export oscal --instrument eu-ai-act > eu-ai-act.json"
)(export)
app.command(epilog="Example:\n\ncomity corpus dump ./dumped")(dump)
app.command(epilog="Example:\n\ncomity corpus index")(index)


@app.command(epilog="Example:\n\ncomity corpus schema > corpus.schema.json")
def schema() -> None:
    """Print the JSON Schema of the corpus files, for editors."""
    from comity.regulation.formats.corpus_schema import corpus_schema

    typer.echo(json.dumps(corpus_schema(), indent=2))

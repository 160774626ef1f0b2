"""An answer on the terminal: the answer in one sentence, then what it rests on."""

from __future__ import annotations

import io
from collections.abc import Iterable

from rich.console import Console, Group, RenderableType
from rich.markup import escape
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from comity.regulation.domain.answers import AnsweredQuestion
from comity.regulation.domain.findings import Finding, Ground, Outcome
from comity.regulation.domain.instruments import Instrument
from comity.regulation.formats.answer_plain import bearer_of
from comity.regulation.interfaces.cli.wording import MODALITIES, SIGNS
from comity.regulation.interfaces.explanations import deciding_line, proof_lines

STYLES = {
    Outcome.APPLIES: "bold cyan",
    Outcome.UNDETERMINED: "bold yellow",
    Outcome.DOES_NOT_APPLY: "dim",
}
MOST_QUESTIONS = 5
MOST_DECIDING_SETS = 3
MOST_APPLYING = 4
MOST_OPEN = 2


def print_answer(answered: AnsweredQuestion, *, explain: bool, every: bool) -> None:
    console = Console(highlight=False)
    for part in _parts(answered, explain=explain, every=every):
        console.print(part)


def print_summary(answered: AnsweredQuestion) -> None:
    """The answer without the list of what applies: counts, what is open, what to ask next."""
    console = Console(highlight=False)
    console.print(_headline(answered))
    table = Table(box=None, padding=(0, 1), header_style="dim")
    for column in ("", "apply", "undetermined", "later", "followed up to"):
        table.add_column(column, justify="left" if not column else "right")
    for instrument in answered.instruments:
        later = [it for it in answered.of(instrument, Outcome.DOES_NOT_APPLY) if it.next]
        table.add_row(
            f"[b]{escape(instrument.short_title.get('en', ''))}[/b] [dim]{instrument.id}[/dim]",
            f"[cyan]{len(answered.of(instrument, Outcome.APPLIES))}[/cyan]",
            f"[yellow]{len(answered.of(instrument, Outcome.UNDETERMINED))}[/yellow]",
            str(len(later)),
            instrument.checked_on.isoformat(),
        )
    console.print(table)
    for instrument in answered.instruments:
        console.print(Text(f"\n{instrument.short_title.get('en', instrument.id)}", "bold"))
        applying = answered.of(instrument, Outcome.APPLIES)
        hardest = sorted(applying, key=lambda it: -it.place.norm.level)[:MOST_APPLYING]
        if hardest:
            console.print(_table(answered, hardest, explain=False))
            if len(applying) > len(hardest):
                more = len(applying) - len(hardest)
                console.print(Text(f"    and {more} more that apply, in the report", "dim"))
        openly = answered.of(instrument, Outcome.UNDETERMINED)[:MOST_OPEN]
        if openly:
            console.print(Text("  ? undetermined, among others", STYLES[Outcome.UNDETERMINED]))
            console.print(_table(answered, openly, explain=False))
    for part in _questions(answered):
        console.print(part)


def answer_text(answered: AnsweredQuestion, *, explain: bool, every: bool) -> str:
    """The same, 100 columns wide and without colour, for a file."""
    target = io.StringIO()
    console = Console(file=target, width=100, highlight=False, no_color=True)
    for part in _parts(answered, explain=explain, every=every):
        console.print(part)
    return target.getvalue()


def _parts(answered: AnsweredQuestion, *, explain: bool, every: bool) -> Iterable[RenderableType]:
    yield _headline(answered)
    for instrument in answered.instruments:
        yield from _instrument(answered, instrument, explain=explain, every=every)
    for id, read in answered.answer.reach.items():
        if not read:
            yield Text(
                f"\n? {id}: no instrument is loaded; nothing is known of its rules.", "yellow"
            )
    yield from _questions(answered)
    yield Text(f"\nRelease {answered.rules.release[:12]}.", "dim")


def _headline(answered: AnsweredQuestion) -> Text:
    answer = answered.answer
    count = {outcome: len(answer.with_outcome(outcome)) for outcome in Outcome}
    later = sum(1 for it in answer.findings if it.ground is Ground.NOT_YET)
    title = answered.profile.title.get("en", answered.profile.id)
    question = (f"{title}, {', '.join(answer.reach)}, as of {answer.on.isoformat()}\n", "bold")
    if not answered.instruments:
        return Text.assemble(question, ("No instrument is loaded for it.", "yellow"))
    text = Text.assemble(
        question,
        (f"{SIGNS[Outcome.APPLIES]} {count[Outcome.APPLIES]} apply   ", STYLES[Outcome.APPLIES]),
        (
            f"{SIGNS[Outcome.UNDETERMINED]} {count[Outcome.UNDETERMINED]} undetermined   ",
            STYLES[Outcome.UNDETERMINED],
        ),
        (f"{SIGNS[Outcome.DOES_NOT_APPLY]} {count[Outcome.DOES_NOT_APPLY]} do not apply", "dim"),
    )
    if later:
        text.append(f" ({later} of them only from a later date)", "dim")
    return text


def _instrument(
    answered: AnsweredQuestion, instrument: Instrument, *, explain: bool, every: bool
) -> Iterable[RenderableType]:
    version = instrument.version_on(answered.answer.on)
    state = f"version {version.id}" if version else "not in force on this day"
    title = instrument.short_title.get("en", instrument.id)
    yield Text.assemble(
        ("\n" + title, "bold"),
        f"  {instrument.id}, {instrument.jurisdiction}, {state}, "
        f"followed up to {instrument.checked_on.isoformat()}",
    )
    for caveat in instrument.caveats:
        yield Padding(Text(f"! {caveat.get('en', '')}", "yellow"), (0, 0, 0, 2))
    outcomes = list(Outcome) if every else [Outcome.APPLIES, Outcome.UNDETERMINED]
    for outcome in outcomes:
        findings = answered.of(instrument, outcome)
        if findings:
            yield Text(f"\n  {SIGNS[outcome]} {outcome.value.replace('-', ' ')}", STYLES[outcome])
            yield _table(answered, findings, explain=explain)
    later = [it for it in answered.of(instrument, Outcome.DOES_NOT_APPLY) if it.next]
    if later and not every:
        yield Text("\n  from a later date", "dim")
        yield _table(answered, sorted(later, key=lambda it: str(it.next)), explain=explain)


def _table(
    answered: AnsweredQuestion, findings: Iterable[Finding], *, explain: bool
) -> RenderableType:
    table = Table(box=None, padding=(0, 1), pad_edge=False, show_header=False)
    table.add_column(no_wrap=True, min_width=14, style="cyan")
    table.add_column(ratio=1)
    table.add_column(no_wrap=True, justify="right", style="dim")
    for finding in findings:
        place = finding.place
        bearer = bearer_of(finding, answered.rules.corpus.lineage(place.instrument))
        who = escape(bearer.label.get("en", place.norm.bearer))
        kind = MODALITIES[place.norm.modality]
        sentence = f"[b]{who}[/b], {kind}: {escape(place.norm.summary['en'])}"
        cell: list[RenderableType] = [sentence]
        cell += [Text(line, "yellow") for line in _deciding(answered, finding)]
        if explain:
            cell.append(_why(answered, finding))
        table.add_row(place.provision.citation, Group(*cell), _when(finding))
    return Padding(table, (0, 0, 0, 4))


def _when(finding: Finding) -> str:
    if finding.next and not finding.since:
        return f"from {finding.next.isoformat()}"
    return f"since {finding.since.isoformat()}" if finding.since else ""


def _deciding(answered: AnsweredQuestion, finding: Finding) -> list[str]:
    sets = answered.deciding.get(finding.number, ())
    smallest = min((len(each.facts) for each in sets), default=0)
    shown = [each for each in sets if len(each.facts) == smallest][:MOST_DECIDING_SETS]
    return [f"  {deciding_line(each, answered.rules)}" for each in shown]


def _why(answered: AnsweredQuestion, finding: Finding) -> Text:
    proof = answered.proofs[finding.number]
    norm = finding.place.norm
    lines = [
        f"{'  ' * depth}{sign} {text}{f'  [{citation}]' if citation else ''}"
        for depth, sign, text, citation in proof_lines(proof, answered.rules)
    ]
    places = ", ".join(f"{it.text} line {it.lines} ({it.hash or 'no hash'})" for it in norm.support)
    lines.append(f"source: {places or norm.source}; confidence: {norm.confidence.value}")
    return Text("\n".join(lines), "dim")


def _questions(answered: AnsweredQuestion) -> Iterable[RenderableType]:
    if not answered.questions:
        return
    yield Text("\nAsk next", "bold")
    table = Table(box=None, padding=(0, 1), show_header=False)
    table.add_column(ratio=1)
    table.add_column(style="cyan")
    table.add_column(justify="right", style="dim")
    for question in answered.questions[:MOST_QUESTIONS]:
        fact = answered.rules.vocabulary.get(question.fact)
        settled = f"settles {question.settles}" if question.settles else f"helps {question.helps}"
        table.add_row(escape(fact.question.get("en", fact.id)), fact.id, settled)
    yield table

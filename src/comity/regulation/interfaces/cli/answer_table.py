"""An answer on the terminal: the answer in one sentence, then what it rests on.

Plain wrapped text: hundreds of findings must stand there at once, and laying them out as a table
would take longer than working them out.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import cached_property
from textwrap import wrap

import typer

from comity.regulation.domain.answers import AnsweredQuestion
from comity.regulation.domain.findings import Finding, Ground, Outcome
from comity.regulation.domain.instruments import Instrument
from comity.regulation.formats.answer_plain import bearer_of
from comity.regulation.interfaces.cli.wording import MODALITIES, SIGNS
from comity.regulation.interfaces.endings import ending_words, lapse_sentence
from comity.regulation.interfaces.explanations import ProofLine, deciding_line, proof_lines
from comity.regulation.interfaces.treaty_words import force_reason, treaty_sentences
from comity.regulation.interfaces.wording import Wording

COLOURS = {
    Outcome.APPLIES: "cyan",
    Outcome.UNDETERMINED: "yellow",
    Outcome.DOES_NOT_APPLY: None,
}
NARROWEST, WIDEST = 40, 110
CITATION_WIDTH = 18
MOST_QUESTIONS = 5
MOST_DECIDING_SETS = 3
MOST_APPLYING = 4
MOST_OPEN = 2


class AnswerText:
    """The lines of an answer, as wide as the terminal; or, with a `width`, for a file and without
    colour. `typer.echo` drops colour where the output is no terminal."""

    def __init__(
        self, answered: AnsweredQuestion, *, width: int = 0, explain: bool = False
    ) -> None:
        columns = width or shutil.get_terminal_size((80, 24)).columns
        self.width = min(max(columns, NARROWEST), WIDEST)
        self.coloured = not width
        self.answered, self.explain = answered, explain
        self.on, self.wording = answered.answer.on, Wording(answered.rules)

    def style(
        self, text: str, *, fg: str | None = None, bold: bool | None = None, dim: bool | None = None
    ) -> str:
        return typer.style(text, fg=fg, bold=bold, dim=dim) if self.coloured else text

    def whole(self, *, every: bool) -> Iterator[str]:
        """Everything that applies or is undetermined; with `every` also what does not apply."""
        yield from self.headline()
        for instrument in self.answered.instruments:
            if every or instrument not in self.silent:
                yield from self.instrument(instrument, every=every)
        yield from self.nothing_in(() if every else self.silent)
        yield from self.ending()

    def summary(self) -> Iterator[str]:
        """The counts, the hardest duties, some of what is open, and what to ask next."""
        yield from self.headline()
        for instrument in self.answered.instruments:
            if instrument in self.silent:
                continue
            yield from self.instrument_head(instrument)
            applying = self.answered.of(instrument, Outcome.APPLIES)
            openly = self.answered.of(instrument, Outcome.UNDETERMINED)
            hardest = sorted(applying, key=lambda it: -it.place.norm.level)[:MOST_APPLYING]
            yield from self.group(Outcome.APPLIES, hardest, len(applying))
            yield from self.group(Outcome.UNDETERMINED, openly[:MOST_OPEN], len(openly))
        yield from self.nothing_in(self.silent)
        yield from self.ending()

    @cached_property
    def silent(self) -> tuple[Instrument, ...]:
        """Those in which nothing applies, is open, will apply, or would if it had not ended; of a
        treaty there is more to say."""
        telling = {
            finding.place.instrument.id
            for finding in self.answered.answer.findings
            if finding.outcome is not Outcome.DOES_NOT_APPLY
            or finding.next
            or finding.ground in (Ground.ENDED, Ground.NEVER_BEGAN)
        }
        return tuple(
            it for it in self.answered.instruments if it.id not in telling and not it.treaty
        )

    def nothing_in(self, instruments: Sequence[Instrument]) -> Iterator[str]:
        if not instruments:
            return
        titles = "; ".join(it.short_title.get("en", it.id) for it in instruments)
        told = f"Read too, and nothing in them applies or is open: {titles}."
        yield ""
        yield from self.paragraph(told, hanging=2)

    def headline(self) -> Iterator[str]:
        answered, answer = self.answered, self.answered.answer
        title = answered.profile.title.get("en", answered.profile.id)
        question = f"{title}, {', '.join(answer.reach)}, as of {answer.on.isoformat()}"
        yield from (self.style(line, bold=True) for line in wrap(question, self.width))
        if len(answer.unread()) == len(answer.reach):
            binding = " that binds" if answered.instruments else ""
            yield self.style(f"No instrument{binding} is loaded for it.", fg="yellow")
            return
        counts = [
            self.style(f"{SIGNS[outcome]} {len(answer.with_outcome(outcome))} {words}", fg=colour)
            for outcome, words, colour in (
                (Outcome.APPLIES, "apply", "cyan"),
                (Outcome.UNDETERMINED, "undetermined", "yellow"),
                (Outcome.DOES_NOT_APPLY, "do not apply", None),
            )
        ]
        later = sum(1 for it in answer.findings if it.ground is Ground.NOT_YET)
        yield "   ".join(counts) + (f" ({later} of them only from a later date)" if later else "")

    def instrument(self, instrument: Instrument, *, every: bool) -> Iterator[str]:
        yield from self.instrument_head(instrument)
        for caveat in instrument.caveats:
            text = self.paragraph(f"! {caveat.get('en', '')}", indent=2, hanging=4)
            yield from (self.style(line, fg="yellow") for line in text)
        for outcome in (Outcome.APPLIES, Outcome.UNDETERMINED):
            findings = self.answered.of(instrument, outcome)
            yield from self.group(outcome, findings, len(findings))
        others = self.answered.of(instrument, Outcome.DOES_NOT_APPLY)
        later = [it for it in others if it.next]
        if every:
            yield from self.group(Outcome.DOES_NOT_APPLY, others, len(others))
        elif later:
            yield "\n  from a later date"
            for finding in sorted(later, key=lambda it: str(it.next)):
                yield from self.finding(finding)

    def instrument_head(self, instrument: Instrument) -> Iterator[str]:
        title = instrument.short_title.get("en", instrument.id)
        yield "\n" + self.style(title, bold=True)
        yield from self.paragraph(
            f"{instrument.id}, {instrument.jurisdiction}, {', '.join(self.states(instrument))}, "
            f"followed up to {instrument.checked_on.isoformat()}"
        )
        if instrument.treaty:
            for sentence in treaty_sentences(instrument, self.answered.answer, self.wording):
                yield from self.paragraph(sentence, indent=2, hanging=4)

    def states(self, instrument: Instrument) -> Iterator[str]:
        version = self.answered.rules.version_on(instrument, self.on)
        yield f"version {version.id}" if version else "not in force on this day"
        if ending := ending_words(instrument, self.on, self.wording, date.isoformat):
            yield ending
        if instrument.superseded_by:
            yield f"replaced by {' and '.join(instrument.superseded_by)}"

    def group(self, outcome: Outcome, shown: Iterable[Finding], of: int) -> Iterator[str]:
        findings = list(shown)
        if not findings:
            return
        some = f", {len(findings)} of {of}" if len(findings) < of else ""
        words = f"  {SIGNS[outcome]} {outcome.value.replace('-', ' ')}{some}"
        yield "\n" + self.style(words, fg=COLOURS[outcome])
        for finding in findings:
            yield from self.finding(finding)

    def finding(self, finding: Finding) -> Iterator[str]:
        place, margin = finding.place, " " * (4 + CITATION_WIDTH)
        bearer = bearer_of(finding, self.answered.rules.corpus.lineage(place.instrument))
        who = bearer.label.get("en", place.norm.bearer)
        head = f"{who}, {MODALITIES[place.norm.modality]}{_when(finding)}"
        citation = f"    {place.provision.citation:<{CITATION_WIDTH}}"
        if len(place.provision.citation) >= CITATION_WIDTH:
            yield self.style(citation, fg="cyan")
            citation = margin
        first, *rest = wrap(head, self.width - len(margin)) or [""]
        yield self.style(citation, fg="cyan") + self.style(first, bold=True)
        yield from (margin + self.style(line, bold=True) for line in rest)
        yield from self.paragraph(place.norm.summary["en"], indent=len(margin))
        lapse = lapse_sentence(finding, self.on, self.wording, date.isoformat)
        yield from self.paragraph(lapse, indent=len(margin))
        for line in self.deciding(finding):
            text = self.paragraph(line, indent=len(margin), hanging=len(margin) + 2)
            yield from (self.style(each, fg="yellow") for each in text)
        if self.explain:
            yield from self.why(finding, len(margin))

    def deciding(self, finding: Finding) -> Iterator[str]:
        """The smallest sets; one that denies what another one affirms is left unsaid."""
        sets = self.answered.deciding.get(finding.number, ())
        smallest = min((len(each.facts) for each in sets), default=0)
        applying = {each.facts for each in sets if each.outcome and len(each.facts) == 1}
        shown = [
            each
            for each in sets
            if len(each.facts) == smallest and (each.outcome or each.facts not in applying)
        ]
        return (deciding_line(each, self.answered.rules) for each in shown[:MOST_DECIDING_SETS])

    def why(self, finding: Finding, margin: int) -> Iterator[str]:
        norm, rules = finding.place.norm, self.answered.rules
        steps = proof_lines(self.answered.proofs[finding.number], rules)
        if finding.ground is Ground.NOT_IN_FORCE:
            answer, sign = self.answered.answer, SIGNS[finding.outcome]
            reason = force_reason(finding.place.instrument, answer, self.wording)
            steps = [ProofLine(0, sign, reason, "")]
        for step in steps:
            cited = f"  [{step.citation}]" if step.citation else ""
            indent = margin + 2 * step.depth
            text = self.paragraph(f"{step.sign} {step.text}{cited}", indent, indent + 2)
            yield from (self.style(line, dim=True) for line in text)
        lines = (f"{it.text} line {it.lines} ({it.hash or 'no hash'})" for it in norm.support)
        source = f"source: {', '.join(lines) or norm.source}; confidence: {norm.confidence.value}"
        text = self.paragraph(source, margin, margin + 2)
        yield from (self.style(line, dim=True) for line in text)

    def ending(self) -> Iterator[str]:
        for id in self.answered.answer.unread():
            loaded = (
                "no instrument that binds it" if self.answered.answer.reach[id] else "no instrument"
            )
            unread = f"? {id}: {loaded} is loaded; nothing is known of its rules."
            yield "\n" + self.style(unread, fg="yellow")
        yield from self.declared()
        if self.answered.questions:
            yield "\n" + self.style("Ask next", bold=True)
        for question in self.answered.questions[:MOST_QUESTIONS]:
            fact = self.answered.rules.vocabulary.get(question.fact)
            count = question.settles or question.helps
            verb = "settles" if question.settles else "helps with"
            asked = f"{fact.question.get('en', fact.id)} ({fact.id}; {verb} {count})"
            yield from self.paragraph(asked, indent=2, hanging=4)
        yield f"\nRelease {self.answered.rules.release[:12]}."

    def declared(self) -> Iterator[str]:
        """What was not read, since it binds nobody, and how to ask for it."""
        rules, asked = self.answered.rules, self.answered.answer.declared
        ids = dict.fromkeys(id for found in asked.values() for id in found)
        if not ids:
            return
        bodies = dict.fromkeys(rules.corpus.instrument(id).jurisdiction for id in ids)
        text = (
            f"Not read: {len(ids)} instruments that bind nobody, declared by bodies that these "
            f"belong to. To read them: --in {','.join(bodies)}"
        )
        yield ""
        yield from (self.style(line, dim=True) for line in self.paragraph(text))

    def paragraph(self, text: str, indent: int = 0, hanging: int | None = None) -> list[str]:
        after = indent if hanging is None else hanging
        width = max(self.width, after + NARROWEST // 2)
        return wrap(text, width, initial_indent=" " * indent, subsequent_indent=" " * after)


def _when(finding: Finding) -> str:
    if finding.next and not finding.since:
        return f", from {finding.next.isoformat()}"
    return f", since {finding.since.isoformat()}" if finding.since else ""

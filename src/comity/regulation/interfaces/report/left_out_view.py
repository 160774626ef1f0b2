"""The rules that do not apply, each with the first reason."""

from __future__ import annotations

from django.utils.translation import gettext as _

from comity.regulation.domain.findings import Finding, Ground
from comity.regulation.interfaces.endings import lapse_sentence
from comity.regulation.interfaces.parts.tables import Cell, Column, Link, Row, Table
from comity.regulation.interfaces.reading import day_words
from comity.regulation.interfaces.report.answer_reading import AnswerReading
from comity.regulation.interfaces.report.finding_groups import InstrumentFindings
from comity.regulation.interfaces.report.proof_view import first_reason
from comity.regulation.interfaces.treaty_words import force_reason


def left_out_table(group: InstrumentFindings) -> Table:
    reading = group.reading
    return Table(
        caption=_("Rules that do not apply, with the first reason found"),
        columns=(Column(_("Provision")), Column(_("Rule")), Column(_("Why it does not apply"))),
        rows=tuple(_row(finding, reading) for finding in group.left_out),
    )


def _row(finding: Finding, reading: AnswerReading) -> Row:
    instrument, norm = finding.place.instrument, finding.place.norm
    anchor = reading.anchor(instrument, norm.id)
    provision = Cell(links=(Link(finding.place.provision.citation, f"#{anchor}"),))
    return Row((provision, Cell(reading.words(norm.summary)), _reason(finding, reading)), anchor)


def _reason(finding: Finding, reading: AnswerReading) -> Cell:
    if lapse := lapse_sentence(finding, reading.on, reading.wording, day_words):
        return Cell(lapse)
    if finding.ground is Ground.NOT_IN_FORCE:
        answer, instrument = reading.answered.answer, finding.place.instrument
        return Cell(force_reason(instrument, answer, reading.wording))
    reason = first_reason(reading.answered.proofs.get(finding.number), reading)
    if reason is None:
        return Cell(_("The reason was not asked for."))
    if reason.href:
        text = _("Does not hold: ")
        return Cell(text, (Link(reason.text, reason.href),), reason.citation)
    return Cell(reason.text, note=reason.citation)

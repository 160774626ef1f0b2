"""An answered question as plain data (for JSON) and as rows (for CSV).

Every finding carries its norm, citation, version, source lines and confidence, so that the file
alone lets somebody check it.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from typing import Any

from comity.regulation.domain.answers import AnsweredQuestion
from comity.regulation.domain.conditions.deciding import DecidingSet
from comity.regulation.domain.conditions.program import Op
from comity.regulation.domain.conditions.proofs import Proof
from comity.regulation.domain.findings import Finding
from comity.regulation.domain.instruments import Bearer, Instrument
from comity.regulation.formats.plain import to_plain
from comity.regulation.formats.profile_plain import profile_to_plain, value_to_plain
from comity.regulation.formats.spreadsheets import safe_cell
from comity.regulation.formats.treaty_plain import standing_to_plain, state_to_plain

COLUMNS = (
    "outcome", "ground", "jurisdiction", "instrument", "version", "citation", "norm", "modality",
    "bearer", "level", "since", "next", "summary", "concepts", "penalty", "confidence", "source",
)  # fmt: skip


def answer_to_plain(answered: AnsweredQuestion) -> dict[str, Any]:
    """The whole answer. Dates are ISO 8601, numbers in their fact's canonical unit."""
    answer, rules = answered.answer, answered.rules
    return {
        "question": {
            **profile_to_plain(answered.profile, rules.vocabulary),
            "jurisdictions": list(answer.reach),
            "on": answer.on.isoformat(),
        },
        "release": rules.release,
        "instruments": [_instrument(it, answered) for it in answered.instruments],
        "no_instrument_loaded_for": list(answer.unread()),
        "declared_by_bodies": {id: list(found) for id, found in answer.declared.items()},
        "findings": [_finding(finding, answered) for finding in answer.findings],
        "ask_next": [
            {
                "fact": asked.fact,
                "question": dict(rules.vocabulary.get(asked.fact).question),
                "settles": asked.settles,
                "helps": asked.helps,
            }
            for asked in answered.questions
        ],
    }


def answer_to_csv(answered: AnsweredQuestion) -> str:
    """One row a finding, under `COLUMNS` and the deciding facts; RFC 4180."""
    target = io.StringIO()
    writer = csv.writer(target)
    writer.writerow([*COLUMNS, "deciding_facts"])
    for finding in answered.answer.findings:
        record = _finding(finding, answered)
        cells = [_cell(record.get(column, "")) for column in COLUMNS]
        sets = answered.deciding.get(finding.number, ())
        decides = sorted({" + ".join(sorted(each.facts)) for each in sets}, key=len)
        writer.writerow([*cells, safe_cell("; ".join(decides))])
    return target.getvalue()


def _instrument(instrument: Instrument, answered: AnsweredQuestion) -> dict[str, Any]:
    version = answered.rules.version_on(instrument, answered.answer.on)
    record: dict[str, Any] = {
        "id": instrument.id,
        "title": dict(instrument.title),
        "jurisdiction": instrument.jurisdiction,
        "status": instrument.status.value,
        "version": version.id if version else None,
        "ended": instrument.ended.isoformat() if instrument.ended else None,
        "superseded_by": list(instrument.superseded_by),
        "up_to": instrument.checked_on.isoformat(),
        "confidence": instrument.confidence.value,
        "caveats": [dict(caveat) for caveat in instrument.caveats],
        "sources": to_plain(instrument.sources),
    }
    treaty = answered.rules.treaties.by_id.get(instrument.id)
    if treaty is not None:
        held = answered.answer.standings_of(instrument.id)
        record["treaty"] = state_to_plain(treaty, answered.answer.on)
        record["treaty"]["standings"] = [standing_to_plain(each) for each in held]
    return record


def _finding(finding: Finding, answered: AnsweredQuestion) -> dict[str, Any]:
    instrument, norm = finding.place.instrument, finding.place.norm
    version = answered.rules.version_on(instrument, answered.answer.on)
    record: dict[str, Any] = {
        "outcome": finding.outcome.value,
        "ground": finding.ground.value,
        "since": finding.since.isoformat() if finding.since else None,
        "next": finding.next.isoformat() if finding.next else None,
        "norm": norm.id,
        "instrument": instrument.id,
        "jurisdiction": instrument.jurisdiction,
        "version": version.id if version else None,
        "provision": finding.place.provision.eid,
        "citation": finding.place.provision.citation,
        "modality": norm.modality.value,
        "bearer": bearer_of(finding, answered.rules.corpus.lineage(instrument)).label.get("en"),
        "level": int(norm.level),
        "summary": dict(norm.summary),
        "concepts": list(norm.concepts),
        "penalty": norm.penalty,
        "confidence": norm.confidence.value,
        "source": norm.source,
        "support": to_plain(norm.support),
    }
    if finding.number in answered.deciding:
        record["deciding"] = [_deciding(each) for each in answered.deciding[finding.number]]
    if finding.number in answered.proofs:
        record["proof"] = _proof(answered.proofs[finding.number])
    return record


def bearer_of(finding: Finding, lineage: tuple[Instrument, ...]) -> Bearer:
    """Who must act, as the instrument or the one that it implements defines it."""
    name = finding.place.norm.bearer
    return next(it.bearers[name] for it in lineage if name in it.bearers)


def _deciding(each: DecidingSet) -> dict[str, Any]:
    answers = [
        {"fact": it.fact, "comparison": it.comparison.value, "value": it.value, "holds": it.holds}
        for it in each.answers
    ]
    return {"outcome": "applies" if each.outcome else "does-not-apply", "answers": answers}


def _proof(proof: Proof) -> dict[str, Any]:
    record: dict[str, Any] = {"op": proof.op.name.lower(), "truth": proof.truth.name.lower()}
    if proof.op is Op.ATOM:
        record |= {"fact": proof.fact, "comparison": proof.comparison.value, "value": proof.value}
        record["stated"] = None if proof.stated is None else value_to_plain(proof.stated)
    if proof.term:
        record["term"] = proof.term
    if proof.parts:
        record["parts"] = [_proof(part) for part in proof.parts]
    return record


def _cell(value: object) -> str:
    if isinstance(value, Mapping):
        value = value.get("en", "")
    if isinstance(value, list):
        value = " ".join(map(str, value))
    return safe_cell("" if value is None else str(value))

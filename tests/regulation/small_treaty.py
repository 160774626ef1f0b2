"""The small corpus with an invented treaty: three consents, two of them by members of the Council
of Europe, and three months."""

from __future__ import annotations

from functools import cache

from tests.regulation.small import rules_of, small_files

from comity.regulation.domain.rulebook import Rulebook

TREATY = "coe-small-treaty"
SIGNATURES = """\
  - {jurisdiction: 'NO', action: signature, date: 2026-02-01,
    source: The depositary, confidence: verified-text}
  - {jurisdiction: US, action: signature, date: 2026-02-01,
    source: The depositary, confidence: verified-text}
"""
CONSENTS = """\
  - {jurisdiction: CH, action: ratification, date: 2026-03-10,
    source: The depositary, confidence: verified-text}
  - {jurisdiction: 'NO', action: ratification, date: 2026-03-20,
    source: The depositary, confidence: verified-text}
  - {jurisdiction: EU, action: approval, date: 2026-04-15, with_members: true,
    note: {en: By its own law.}, source: The depositary, confidence: several-secondary}
"""
DEPARTURE = """\
  - {jurisdiction: CH, action: denunciation, date: 2026-09-30,
    source: The depositary, confidence: verified-text}
"""
SOMEWHEN = """\
  - {jurisdiction: IS, action: ratification, earliest: 2026-04-01, latest: 2026-06-30,
    source: A talk, confidence: one-secondary}
"""
HEAD = """\
instrument:
  id: coe-small-treaty
  jurisdiction: COE
  title: {en: Small Treaty}
  short_title: {en: Small Treaty}
  kind: treaty
  status: adopted
  binding: true
  checked_on: 2026-11-01
  versions:
  - {id: '2026', adopted: 2026-01-15}
  treaty:
    consents: 3
    members: 2
    body: COE
    entry: {months: 3, first_of_month: true, citation: Art. 8(1)}
    leaving: {months: 1, days: 15, citation: Art. 9}
  actions:
"""
TAIL = """\
  bearers:
    party:
      role: state
      label: {en: Party}
      citation: Art. 1
      when: party.state
  timetables:
    bound:
    - {citation: Art. 8(2)}
    late:
    - {start: 2027-01-01, citation: Art. 8(3)}
  confidence: verified-text
  provisions:
  - eid: art_2
    citation: Art. 2
    norms:
    - id: art_2
      modality: must
      bearer: party
      summary: {en: Keep people safe.}
      concepts: [safety]
      level: 3
      timetable: bound
      confidence: one-secondary
      source: A summary
  - eid: art_3
    citation: Art. 3
    norms:
    - id: art_3
      modality: must
      bearer: party
      summary: {en: Report on it.}
      concepts: [transparency]
      level: 3
      timetable: late
      confidence: one-secondary
      source: A summary
"""
FACT = """\
facts:
- id: party.state
  type: boolean
  question: {en: Are you a State?}
"""


def treaty_files(*actions: str) -> dict[str, bytes]:
    """The files of the small corpus and of the treaty, with these blocks of actions."""
    text = HEAD + ("".join(actions) or "    []\n") + TAIL
    return {
        **small_files(),
        "facts/states.yaml": FACT.encode(),
        f"instruments/{TREATY}/instrument.yaml": text.encode(),
    }


@cache
def treaty_rules(*actions: str) -> Rulebook:
    return rules_of(treaty_files(*actions))

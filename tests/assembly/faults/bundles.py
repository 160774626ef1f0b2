"""Bundles of the very database that was killed so often, with each value and byte changed."""

from __future__ import annotations

import json
from collections import Counter
from itertools import cycle

import rfc8785
from tests.assembly.faults.ballots import ELECTING, close_as, exported, opened, trust_in
from tests.assembly.faults.ledger import Vote
from tests.assembly.faults.places import Place
from tests.assembly.faults.senders import CHOICES, PAPERS
from tests.assembly.faults.servers import Server, send
from tests.assembly.tampering import tampered

from comity.assembly.domain.bundle_findings import Trust
from comity.assembly.domain.decision_bundle import Part
from comity.assembly.formats.bundle import inspect_bundle

PUT = b'7b-"{ \n\\\x00\xff,'
"""Of each class of bytes: digit, letter, punctuation, structure, space, control, no text at all."""
VOTERS = 5


def tampered_bundles(here: Place, server: Server, step: int) -> str:
    union, changed = here.union, Counter[str]()
    for matter in ("named", "secret", ELECTING):
        ledger = opened(union, matter, {union.members[VOTERS]: union.members[0]})
        choices = PAPERS if matter == ELECTING else CHOICES
        for choice, member in zip(cycle(choices), union.members[:VOTERS], strict=False):
            send(server, union, ledger, Vote(member, choice, member))
        assert close_as(server, union, ledger, "clerk-one") < 300
        data = exported(union, ledger)
        trust = trust_in(ledger)
        assert inspect_bundle(data, trust) == ()
        changed += _values(data, trust) + _bytes(data, trust, step)
    return f"caught, and the part named, each of {sum(changed.values())}: {dict(changed)}"


def _values(data: bytes, trust: Trust) -> Counter[str]:
    seen: Counter[str] = Counter()
    for path, how, document in tampered(json.loads(data)):
        found = {each.part for each in inspect_bundle(rfc8785.dumps(document), trust)}
        part = Part.FILE if path[0] in ("format", "version") else Part(path[0])
        assert found, f"{path}, {how}: not caught"
        assert found - {Part.SIGNATURE} == {part} - {Part.SIGNATURE}, f"{path}, {how}: {found}"
        seen[how] += 1
    return seen


def _bytes(data: bytes, trust: Trust, step: int) -> Counter[str]:
    """Each `step`th byte of the file: the part that it stands in is named, or the file as such
    where it can't be read; and some lengths of it."""
    places, parts = range(0, len(data), step), _parts_by_place(data)
    for place, put in zip(places, cycle(PUT), strict=False):
        byte = put if data[place] != put else put ^ 1
        other = data[:place] + bytes([byte]) + data[place + 1 :]
        found = {each.part for each in inspect_bundle(other, trust)}
        assert found, f"byte {place} put to {byte}: not caught"
        named = found - {Part.SIGNATURE, Part.FILE} <= {parts[place]}
        assert named, f"byte {place} of {parts[place]} put to {byte}: {found}"
    lengths = range(0, len(data), 101)
    for length in lengths:
        found = {each.part for each in inspect_bundle(data[:length], trust)}
        assert found == {Part.FILE}, f"cut after {length} bytes: {found}"
    return Counter({"a byte": len(places), "cut short": len(lengths)})


def _parts_by_place(data: bytes) -> list[Part]:
    """Of each byte; those that stand for no part are the file's."""
    parts = [Part.FILE]
    document = json.loads(data)
    for name in sorted(document):
        part = Part.FILE if name in ("format", "version") else Part(name)
        parts += [part] * (len(rfc8785.dumps({name: document[name]})) - 1)
    assert len(parts) == len(data)
    return parts

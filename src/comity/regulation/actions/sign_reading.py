"""Record that norms of an instrument were read a second time."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from comity.kernel.adapters.atomic_files import write_atomically
from comity.kernel.domain.errors import InvalidInput, unknown_name
from comity.regulation.domain.instruments import Instrument
from comity.regulation.domain.norm_seals import norm_seal
from comity.regulation.domain.readings import Reading
from comity.regulation.domain.sections import within
from comity.regulation.formats.corpus_layout import ReadingsFile
from comity.regulation.formats.yaml_writer import write_yaml


def sign_reading(
    instrument: Instrument, folder: Path, reading: Reading, part: str = ""
) -> tuple[str, ...]:
    """Seal the norms at and under the provision `part` ("": all) into the reading of the same day
    by the same people, which may hold disagreements already, or into a new one; the norms' ids.

    A norm that was read before by others stays in their reading too. Raises `UnknownName` where no
    norm stands under `part`.
    """
    if reading.reader == reading.encoder:
        raise InvalidInput("reader-is-encoder", reader=reading.reader)
    seals = {
        norm.id: norm_seal(norm)
        for provision in within(instrument, part)
        for norm in provision.norms
    }
    if not seals:
        raise unknown_name("unknown-provision", part, [it.eid for it in instrument.provisions])
    readings = [*instrument.readings]
    place = next((k for k, it in enumerate(readings) if _same(it, reading)), None)
    if place is None:
        readings.append(replace(reading, norms=seals))
    else:
        readings[place] = replace(readings[place], norms={**readings[place].norms, **seals})
    file = folder / "instruments" / instrument.id / "readings.yaml"
    write_atomically(file, write_yaml(ReadingsFile(readings=tuple(readings))).encode())
    return tuple(seals)


def _same(one: Reading, other: Reading) -> bool:
    return _who(one) == _who(other)


def _who(reading: Reading) -> tuple[date, str, str, str]:
    return reading.read_on, reading.encoder, reading.reader, reading.text

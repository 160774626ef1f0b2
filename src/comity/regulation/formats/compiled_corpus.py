"""The compiled cache: a rulebook as bytes that open in milliseconds, with a digest in front.

The bytes are MessagePack of plain records, so that a cache which somebody tampered with can at
worst be wrong data; nothing in it is ever executed.
"""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256

import msgspec

from comity.kernel.domain.errors import IntegrityFailure
from comity.kernel.domain.jurisdictions import Jurisdictions
from comity.kernel.formats.jurisdictions import decode_jurisdictions, encode_jurisdictions
from comity.regulation.domain.conditions.program import CorpusProgram
from comity.regulation.domain.corpus import Corpus
from comity.regulation.domain.rulebook import Rulebook
from comity.regulation.formats.uncollected import uncollected

LAYOUT = b"comity corpus 4\n"
"""Changes with every change of the records; an older cache is then made anew."""


@dataclass(frozen=True, slots=True)
class _Compiled:
    release: str
    corpus: Corpus
    program: CorpusProgram
    jurisdictions: bytes


def encode_rulebook(rulebook: Rulebook) -> bytes:
    body = msgspec.msgpack.encode(
        _Compiled(
            rulebook.release,
            rulebook.corpus,
            rulebook.program,
            encode_jurisdictions(rulebook.jurisdictions),
        )
    )
    return LAYOUT + sha256(body).digest() + body


def decode_rulebook(data: bytes) -> Rulebook:
    """Raises `IntegrityFailure("damaged-cache")` for anything but what `encode_rulebook` wrote."""
    start = len(LAYOUT)
    digest, body = data[start : start + 32], memoryview(data)[start + 32 :]
    if not data.startswith(LAYOUT) or sha256(body).digest() != digest:
        raise IntegrityFailure("damaged-cache")
    try:
        with uncollected():
            compiled = msgspec.msgpack.decode(body, type=_Compiled)
    except (msgspec.DecodeError, msgspec.ValidationError):
        raise IntegrityFailure("damaged-cache") from None
    jurisdictions: Jurisdictions = decode_jurisdictions(compiled.jurisdictions)
    return Rulebook(compiled.release, compiled.corpus, compiled.program, jurisdictions)

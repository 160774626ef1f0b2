"""Add an official text to this instance."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from comity.kernel.domain.errors import InvalidInput, unknown_name
from comity.regulation.adapters.text_folder import HeldText, digest, fetch, keep
from comity.regulation.domain.instruments import Instrument, Text


def add_text(
    *, instrument: Instrument, origin: str, text_id: str, licence: str, folder: Path, today: date
) -> HeldText:
    """Fetch `origin` (a file or an https address) and keep it as `text_id` of `instrument`.

    `text_id` may be empty where the instrument names one text only. Raises `UnknownName`,
    `InvalidInput` or `StorageFailure`; nothing is written then.
    """
    text = _wanted_text(instrument, text_id)
    data = fetch(origin)
    sha256 = digest(data)
    held = HeldText(
        text.id,
        instrument.id,
        origin,
        licence,
        sha256,
        len(data),
        today.isoformat(),
        sha256 == text.sha256,
    )
    keep(held, data, folder)
    return held


def _wanted_text(instrument: Instrument, text_id: str) -> Text:
    by_id = {text.id: text for text in instrument.texts}
    if text_id in by_id:
        return by_id[text_id]
    if text_id:
        raise unknown_name("unknown-text", text_id, by_id)
    if len(by_id) != 1:
        raise InvalidInput("text-not-named", instrument=instrument.id, texts=tuple(by_id))
    return next(iter(by_id.values()))

"""The header of a safetensors file: how many parameters, of which types, in which tensors."""

from __future__ import annotations

from dataclasses import dataclass

from comity.hub.domain.git.entries import FileEntry
from comity.hub.formats.safetensors_header import TensorSummary, read_header
from comity.hub.interfaces.pages.repository.facts import short_number
from comity.hub.queries.file_bytes import file_bytes
from comity.kernel.domain.errors import InvalidInput
from comity.kernel.interfaces.error_text import error_text
from comity.kernel.interfaces.web.translations import translations

MOST_SHOWN = 500


@dataclass(frozen=True, slots=True)
class TensorView:
    """`fault` says why there is no summary."""

    summary: TensorSummary | None
    short: str = ""
    fault: str = ""
    left_out: int = 0
    """Tensors beyond those that are listed."""


def tensor_view(entry: FileEntry) -> TensorView | None:
    """None for other files."""
    if not entry.name.endswith(".safetensors"):
        return None
    try:
        summary = read_header(
            lambda offset, length: file_bytes(entry, offset, offset + length), entry.size
        )
    except InvalidInput as error:
        return TensorView(None, fault=error_text(error, translations()))
    left_out = max(0, len(summary.tensors) - MOST_SHOWN)
    return TensorView(summary, short_number(summary.parameters), left_out=left_out)

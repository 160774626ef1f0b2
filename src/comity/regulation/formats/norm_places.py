"""In which file, and on which line, a norm of the corpus stands."""

from __future__ import annotations

import re
from collections.abc import Mapping


def norm_place(files: Mapping[str, bytes], instrument: str, norm: str) -> str:
    """`instruments/ID/010-act.yaml:12`; the folder alone where the norm is not found in it."""
    folder = f"instruments/{instrument}/"
    id = re.escape(norm)
    entry = re.compile(rf"^ *- (?:\{{ *)?id: ['\"]?{id}['\"]?(?:[,}}\s]|$)", re.MULTILINE)
    for name in sorted(files):
        if name.startswith(folder):
            text = files[name].decode("utf-8", errors="replace")
            if found := entry.search(text):
                return f"{name}:{text.count(chr(10), 0, found.start()) + 1}"
    return folder

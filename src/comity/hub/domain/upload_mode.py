"""Whether a file is uploaded as it is (`regular`) or as a large file (`lfs`), or not at all.

Facts about the clients: `*.parquet` must be `lfs` at any size, or `datasets.push_to_hub` fails; a
file that is not `lfs` comes in the body of the commit.
"""

from __future__ import annotations

from codecs import getincrementaldecoder
from dataclasses import dataclass
from typing import Literal

from comity.hub.domain.wildmatch import Pattern, last_match, parse_pattern, rule_lines

UploadMode = Literal["regular", "lfs"]
Kind = Literal["model", "dataset", "space"]

LARGEST_REGULAR = 10 * 1024 * 1024  # bytes

# The patterns in the `.gitattributes` of new repositories on huggingface.co.
_EVERYWHERE = """
*.7z *.arrow *.bin *.bz2 *.ckpt *.ftz *.gz *.h5 *.joblib *.lfs.* *.mlmodel *.model *.msgpack
*.npy *.npz *.onnx *.ot *.parquet *.pb *.pickle *.pkl *.pt *.pth *.rar *.safetensors
saved_model/**/* *.tar.* *.tar *.tflite *.tgz *.wasm *.xz *.zip *.zst *tfevents*
"""
# Those that new data sets have besides.
_DATASETS = """
*.lz4 *.mds *.pcm *.sam *.raw *.aac *.flac *.mp3 *.ogg *.wav *.bmp *.gif *.png *.tiff *.jpg
*.jpeg *.webp *.mp4 *.webm
"""


def default_gitattributes(kind: Kind) -> str:
    """The `.gitattributes` with which a new repository starts."""
    patterns = _EVERYWHERE + (_DATASETS if kind == "dataset" else "")
    lines = (f"{pattern} filter=lfs diff=lfs merge=lfs -text\n" for pattern in patterns.split())
    return "".join(lines)


@dataclass(frozen=True, slots=True)
class Rules:
    """Rules of one file, the last first, and what each says."""

    rules: tuple[tuple[Pattern, bool], ...]


def parse_gitattributes(text: str) -> Rules:
    """The rules of a `.gitattributes` at the root that speak of `filter`: is it `lfs`?

    Macros (`[attr]`) are not followed. Raises `InvalidInput` beyond the limits of `wildmatch`.
    """
    found = []
    for line in rule_lines(text):
        spelled, attributes = _spelled(line.lstrip(b" \t"))
        filters = [
            word for word in attributes if word.lstrip(b"-!").partition(b"=")[0] == b"filter"
        ]
        pattern = None if spelled.startswith((b"!", b"[attr]")) else parse_pattern(spelled)
        if filters and pattern is not None:
            found.append((pattern, filters[-1] == b"filter=lfs"))
    return Rules(tuple(reversed(found)))


def _name(attribute: bytes) -> bytes:
    return attribute.lstrip(b"-!").partition(b"=")[0]


def _spelled(line: bytes) -> tuple[bytes, list[bytes]]:
    """The pattern and the attributes; in quotes, a pattern may hold blanks."""
    if line.startswith(b'"'):
        end = 1
        while end < len(line) and line[end] != ord('"'):
            end += 2 if line[end] == ord("\\") else 1
        quoted = line[1:end].replace(b'\\"', b'"').replace(b"\\\\", b"\\")
        return quoted, line[end + 1 :].split()
    first, *rest = line.split() or [b""]
    return first, rest


def upload_mode(path: str, size: int, sample: bytes, attributes: Rules) -> UploadMode:
    """How `path`, of `size` bytes that start with `sample`, is uploaded; `parse_path` comes first.

    In this order: an empty file and the rules themselves are regular; Parquet and what is larger
    than `LARGEST_REGULAR` are large files; then what the rules say; and where they say nothing,
    binary content makes a large file.
    """
    if size == 0 or (path == ".gitattributes" and size <= LARGEST_REGULAR):
        return "regular"
    if size > LARGEST_REGULAR or path.lower().endswith(".parquet"):
        return "lfs"
    parts = path.encode().split(b"/")
    said = last_match(attributes.rules, parts, folder=False)
    return "lfs" if (is_binary(sample) if said is None else said) else "regular"


def is_binary(sample: bytes) -> bool:
    """Whether the first bytes of a file are not text: NUL, or not UTF-8 (the end may be cut)."""
    if b"\0" in sample:
        return True
    try:
        getincrementaldecoder("utf-8")().decode(sample)
    except UnicodeDecodeError:
        return True
    return False


def parse_gitignore(text: str) -> Rules:
    """The rules of a `.gitignore` at the root. Raises `InvalidInput` beyond the limits."""
    found = []
    for line in rule_lines(text):
        rule = _without_trailing_blanks(line)
        negated = rule.startswith(b"!")
        pattern = parse_pattern(rule[1:] if negated else rule)
        if pattern is not None:
            found.append((pattern, not negated))
    return Rules(tuple(reversed(found)))


def _without_trailing_blanks(line: bytes) -> bytes:
    """Blanks at the end count only behind a backslash."""
    kept = line.rstrip(b" ")
    backslashes = len(kept) - len(kept.rstrip(b"\\"))
    return kept + b" " if backslashes % 2 and len(kept) < len(line) else kept


def should_ignore(path: str, gitignore: str | Rules) -> bool:
    """Whether the rules leave the file at `path` out.

    What lies in a folder that is left out can't be taken in again.
    """
    rules = (parse_gitignore(gitignore) if isinstance(gitignore, str) else gitignore).rules
    parts = path.encode().split(b"/")
    for depth in range(1, len(parts) + 1):
        if last_match(rules, parts[:depth], folder=depth < len(parts)):
            return True
    return False

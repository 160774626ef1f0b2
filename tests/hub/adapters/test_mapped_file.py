from __future__ import annotations

import sys
from pathlib import Path

import pytest

from comity.hub.adapters.mapped_file import STEP, MappedFile


def resident(path: Path) -> int:
    """Bytes of the file that count as memory of this process."""
    total, ours = 0, False
    for line in Path("/proc/self/smaps").read_text().splitlines():
        if "-" in line.split(" ", 1)[0]:
            ours = line.endswith(f" {path}")
        elif ours and line.startswith("Rss:"):
            total += int(line.split()[1]) * 1024
    return total


@pytest.mark.skipif(sys.platform != "linux", reason="asks Linux")
@pytest.mark.parametrize("private", [False, True])
def test_what_was_passed_is_let_go_and_can_be_read_again(tmp_path: Path, private: bool) -> None:
    path = tmp_path / "file"
    content = bytes(range(256)) * (3 * STEP // 256) + b"end"
    path.write_bytes(content)
    file = MappedFile(path, private=private)
    assert file.view.readonly is not private
    assert bytes(file.view) == content
    assert resident(path) >= 3 * STEP
    file.passed(STEP - 1)
    assert resident(path) >= 3 * STEP
    file.passed(2 * STEP + 5)
    assert STEP <= resident(path) < 2 * STEP
    file.passed(len(content))
    assert resident(path) < STEP
    assert bytes(file.view) == content


def test_an_empty_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.touch()
    with pytest.raises(ValueError, match="empty"):
        MappedFile(path)

"""Every `domain` and `formats` imports in a process where Django is not to be had."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import comity

ROOT = Path(comity.__file__).parent
IMPORT = """
import importlib, sys
sys.modules["django"] = None
for name in sys.argv[1:]:
    importlib.import_module(name)
"""


def modules() -> list[str]:
    files = [*ROOT.glob("*/domain/**/*.py"), *ROOT.glob("*/formats/**/*.py")]
    names = (".".join(("comity", *file.relative_to(ROOT).with_suffix("").parts)) for file in files)
    return sorted(name.removesuffix(".__init__") for name in names)


def test_domain_and_formats_import_without_django() -> None:
    assert "comity.kernel.domain.audit" in modules()
    result = subprocess.run(
        [sys.executable, "-c", IMPORT, *modules()], capture_output=True, text=True
    )
    assert result.stderr == ""
    assert result.returncode == 0

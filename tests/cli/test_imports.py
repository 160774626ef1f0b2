"""What an answer from a warm cache must not wait for."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from comity.regulation.adapters.rulebook_files import shipped_corpus

ASK = """
import sys
from comity.cli.main import app
app(sys.argv[1:], standalone_mode=False)
print(*sorted({name.partition(".")[0] for name in sys.modules}), file=sys.stderr)
"""
HEAVY = {"django", "jsonschema_rs", "lark", "rfc8785", "snowballstemmer"}


def test_an_answer_from_the_cache_loads_no_grammar_validator_or_database(tmp_path: Path) -> None:
    profile = shipped_corpus() / "profiles" / "hospital-triage.yaml"
    environment = {**os.environ, "COMITY_CACHE": str(tmp_path), "COMITY_DATA": str(tmp_path)}
    loaded: set[str] = set()
    for _ in ("the cache is made", "the cache is read"):
        result = subprocess.run(
            [sys.executable, "-c", ASK, "obligations", str(profile), "--in", "EU"],
            env=environment,
            capture_output=True,
            text=True,
            check=True,
        )
        loaded = set(result.stderr.splitlines()[-1].split())
    assert loaded & HEAVY == set()
    assert "msgspec" in loaded

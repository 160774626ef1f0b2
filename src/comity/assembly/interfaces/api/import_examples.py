"""What the description of the API says of what comes from CSV files, for `described`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

_TREATY = "assemblies/north-lakes/treaties/convention-on-lake-data"
PATHS: Mapping[str, str] = {}
CONFLICTS: frozenset[str] = frozenset({"import_deeds", "import_members"})
ADDRESSES: Mapping[str, str] = {
    "import_members": "assemblies/north-lakes/imports/members",
    "import_deeds": f"{_TREATY}/deeds/import",
}
BODIES: Mapping[str, Mapping[str, Any]] = {
    "import_members": {
        "csv": "name,kind,jurisdiction,state,class\nGovernment of CH,government,CH,CH,member\n",
        "dry_run": True,
    },
    "import_deeds": {
        "csv": "party,kind,on,source\nKE,ratification,2027-01-15,Instrument\n",
        "dry_run": True,
    },
}

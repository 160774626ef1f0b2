"""The rules for a space's card. This hub keeps spaces as plain repositories and runs none.

Source: `SpaceCardData` of huggingface_hub 2.4.0, and the Hub's page on the configuration of spaces.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from comity.hub.domain.card_findings import Findings

KITS = ("gradio", "streamlit", "docker", "static")


def check_space(metadata: Mapping[str, Any], findings: Findings) -> None:
    kit = findings.text(metadata, "sdk")
    if kit is not None and kit not in KITS:
        findings.fail("card-kit-unknown", value=kit, known=KITS)
    for key in ("title", "emoji", "app_file", "duplicated_from", "short_description"):
        findings.text(metadata, key)
    for key in ("models", "datasets"):
        findings.text_or_texts(metadata, key)
    port = metadata.get("app_port")
    if port is not None and not (type(port) is int and 0 < port < 65536):
        findings.fail("card-port", value=str(port))

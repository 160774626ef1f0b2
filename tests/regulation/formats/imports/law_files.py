"""One small act in the formats that it may come in, as the real schemas have it."""

from __future__ import annotations

from pathlib import Path

FOLDER = Path(__file__).parent / "acts"
FORMEX = (FOLDER / "act.fmx.xml").read_text("utf-8")
AKOMA_NTOSO = (FOLDER / "act.akn.xml").read_text("utf-8")
EUR_LEX = (FOLDER / "act.html").read_text("utf-8")
CONSOLIDATED = (FOLDER / "consolidated.html").read_text("utf-8")
BLUEBELL = (FOLDER / "act.bluebell.txt").read_text("utf-8")
CATALOGUE = (FOLDER / "catalogue.json").read_text("utf-8")
UNITS = (
    "art_1",
    "art_1__para_1",
    "art_1__para_1__point_a",
    "art_1__para_1__point_b",
    "art_1__para_1__point_b__point_i",
    "art_1__para_1__point_b__point_ii",
    "art_1__para_2",
    "art_2",
    "annex_I",
    "annex_I__point_1",
)
"""The eIds of Formex, Akoma Ntoso and the page of EUR-Lex, which are the same act."""

"""The cross-walk of the EU AI Act and the Korean AI Basic Act, beside bare TF-IDF and BM25."""

from __future__ import annotations

import os

from benchmarks import crosswalk_quality
from benchmarks.measuring import Figure, Progress, side_by_side
from benchmarks.shipped import shipped_rules
from comity.regulation.domain.crosswalk.items import items_of
from comity.regulation.domain.crosswalk.lexicon import Lexicon
from comity.regulation.domain.crosswalk.suggestion import crosswalk

LEFT, RIGHT = "eu-ai-act", "kr-ai-basic-act"


def run(*, quick: bool, progress: Progress) -> list[Figure]:
    """Speed; and how well the suggestions agree with experts', where there are such cross-walks."""
    rules = shipped_rules()
    left, right = (items_of(rules.corpus.instrument(id)) for id in (LEFT, RIGHT))
    texts = [{item.id: item.text for item in side} for side in (left, right)]
    lexicon = Lexicon(rules.corpus.concepts)
    figures = side_by_side(
        f"cross-walk of {LEFT} ({len(left)} items) and {RIGHT} ({len(right)})",
        {
            "Comity, with reasons": lambda: crosswalk(left, right, lexicon),
            "Comity, lexicon made anew": lambda: crosswalk(left, right, rules.corpus.concepts),
            "TF-IDF cosine, order only": lambda: crosswalk_quality.tf_idf(*texts),
            "BM25, order only": lambda: crosswalk_quality.bm25(*texts),
        },
        turns=3 if quick else 9,
        progress=progress,
    )
    return figures + (_quality() if not quick else [])


def _quality() -> list[Figure]:
    if not os.environ.get(crosswalk_quality.FOLDER):
        note = f"skipped: {crosswalk_quality.FOLDER} names no folder of expert cross-walks"
        return [Figure("agreement with experts", "R@10", None, "", note=note)]
    return [
        Figure(
            f"agreement with experts: {row.set}",
            row.engine,
            row.recall_at_10,
            "R@10",
            note=f"MRR {row.mrr:.3f}, nDCG@10 {row.ndcg_at_10:.3f}, MAP {row.map:.3f}",
        )
        for row in crosswalk_quality.run()
    ]

"""How well suggested cross-walks agree with experts', beside TF-IDF and BM25 in the same run.

    python -m benchmarks.crosswalk_quality --data DIR      # or COMITY_CROSSWALKS=DIR

DIR holds files `{"name", "left": {id: text}, "right": {id: text}, "pairs": [[left, right], ...]}`,
which do not ship. Figures are per left item that has a pair, averaged; a pair that experts do not
list is unknown, not wrong, so only the order counts. docs/develop/formulas.md defines them.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from math import log, log2, sqrt
from pathlib import Path

from comity.kernel.domain.search.stemming import FUNCTION_WORDS
from comity.regulation.adapters.rulebook_files import (
    build_rulebook,
    corpus_files,
    shipped_corpus,
)
from comity.regulation.domain.concepts import Concept
from comity.regulation.domain.crosswalk.items import Item
from comity.regulation.domain.crosswalk.lexicon import Lexicon
from comity.regulation.domain.crosswalk.suggestion import crosswalk

Texts = Mapping[str, str]
Ranking = Mapping[str, Sequence[str]]
Engine = Callable[[Texts, Texts], Ranking]
FOLDER = "COMITY_CROSSWALKS"


@dataclass(frozen=True, slots=True)
class Row:
    """One engine on one set."""

    set: str
    engine: str
    recall_at_10: float
    mrr: float
    ndcg_at_10: float
    map: float
    seconds: float


def run(folder: Path | None = None) -> list[Row]:
    """The rows for every set in `folder`, by default that of the environment; none without one."""
    named = folder or os.environ.get(FOLDER)
    if not named:
        print(f"cross-walk quality: skipped, as {FOLDER} names no folder of expert cross-walks")
        return []
    lexicon = Lexicon(shipped_concepts())
    engines: dict[str, Engine] = {
        "TF-IDF cosine": tf_idf,
        "BM25": bm25,
        "Comity": lambda left, right: suggested(left, right, lexicon),
    }
    rows = []
    for file in sorted(Path(named).glob("*.json")):
        data = json.loads(file.read_text("utf-8"))
        experts = defaultdict(set)
        for left, right in data["pairs"]:
            experts[left].add(right)
        for name, engine in engines.items():
            started = time.perf_counter()
            ranking = engine(data["left"], data["right"])
            seconds = time.perf_counter() - started
            rows.append(Row(file.stem, name, *figures(ranking, experts), seconds))
    return rows


def shipped_concepts() -> tuple[Concept, ...]:
    """The vocabulary of the corpus that ships."""
    return build_rulebook(corpus_files(shipped_corpus()), lambda done, total: None).corpus.concepts


def figures(ranking: Ranking, experts: Mapping[str, set[str]]) -> tuple[float, float, float, float]:
    """R@10, MRR, nDCG@10 and MAP over the whole ranking, with binary relevance."""
    sums = [0.0, 0.0, 0.0, 0.0]
    for item, partners in experts.items():
        ranks = [at for at, right in enumerate(ranking[item], 1) if right in partners]
        ideal = sum(1 / log2(rank + 1) for rank in range(1, min(10, len(partners)) + 1))
        sums[0] += sum(rank <= 10 for rank in ranks) / len(partners)
        sums[1] += 1 / ranks[0] if ranks else 0.0
        sums[2] += sum(1 / log2(rank + 1) for rank in ranks if rank <= 10) / ideal
        sums[3] += sum(found / rank for found, rank in enumerate(ranks, 1)) / len(partners)
    recall, mrr, ndcg, mean = (value / len(experts) for value in sums)
    return recall, mrr, ndcg, mean


def suggested(left: Texts, right: Texts, lexicon: Lexicon) -> Ranking:
    """Comity's own ranking, down to the last item that has anything in common."""
    ours, theirs = ([Item(id=id, text=text) for id, text in side.items()] for side in (left, right))
    ranking: dict[str, list[str]] = {id: [] for id in left}
    for mapping in crosswalk(ours, theirs, lexicon, limit_per_item=len(right)).mappings:
        ranking[mapping.left].append(mapping.right)
    return ranking


def tf_idf(left: Texts, right: Texts) -> Ranking:
    """The usual baseline: words of two letters or more without function words, tf * (ln((1 + N) /
    (1 + df)) + 1), length one (the formula of scikit-learn's TfidfVectorizer)."""
    counts = {(0, id): _count(text) for id, text in left.items()}
    counts |= {(1, id): _count(text) for id, text in right.items()}
    df = Counter(word for count in counts.values() for word in count)
    vectors = {}
    for key, count in counts.items():
        raw = {word: n * (log((1 + len(counts)) / (1 + df[word])) + 1) for word, n in count.items()}
        length = sqrt(sum(weight * weight for weight in raw.values())) or 1.0
        vectors[key] = {word: weight / length for word, weight in raw.items()}

    def cosine(ours: str, theirs: str) -> float:
        other = vectors[1, theirs]
        return sum(weight * other.get(word, 0.0) for word, weight in vectors[0, ours].items())

    return {ours: sorted(right, key=lambda theirs: -cosine(ours, theirs)) for ours in left}


def bm25(left: Texts, right: Texts) -> Ranking:
    """Okapi BM25 with k1 = 1.5, b = 0.75; the left text is the query."""
    counts = {id: _count(text) for id, text in right.items()}
    df = Counter(word for count in counts.values() for word in count)
    rarity = {word: log(1 + (len(counts) - n + 0.5) / (n + 0.5)) for word, n in df.items()}
    mean = sum(map(Counter.total, counts.values())) / len(counts)

    def score(query: Counter[str], theirs: str) -> float:
        count = counts[theirs]
        norm = 1.5 * (0.25 + 0.75 * count.total() / mean)
        return sum(
            times * rarity[word] * count[word] * 2.5 / (count[word] + norm)
            for word, times in query.items()
            if word in count
        )

    queries = {id: _count(text) for id, text in left.items()}
    return {
        id: sorted(right, key=lambda theirs: -score(query, theirs)) for id, query in queries.items()
    }


def _count(text: str) -> Counter[str]:
    words = re.findall(r"\b\w\w+\b", text.lower())
    return Counter(word for word in words if word not in FUNCTION_WORDS)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, help=f"folder of expert cross-walks (or {FOLDER})")
    print(f"{'set':16} {'engine':14}  R@10   MRR  nDCG   MAP  seconds")
    for row in run(parser.parse_args().data):
        values = (row.recall_at_10, row.mrr, row.ndcg_at_10, row.map)
        print(
            f"{row.set:16} {row.engine:14} {' '.join(f'{v:.3f}' for v in values)} {row.seconds:.2f}"
        )


if __name__ == "__main__":
    main()

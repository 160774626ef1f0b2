"""Make `tests/plan/names/pairs.csv`: pairs of real organisation names, and whether they mean one
organisation. Which pairs are taken is settled by rule and by hash, never by hand.

    python -m tools.make_name_pairs nsi.json lei-names.csv

- `nsi.json`: the name-suggestion-index (8.0.20260918, BSD-3-Clause; `dist/json/nsi.json` of its npm
  package): names, official, short and former names, and those in other languages, by Wikidata item
  and country.
- `lei-names.csv`: `lei,name,country` of GLEIF's level 1 data (CC0).
- `ror_names.csv`, beside this file: names of ROR (CC0), as they stand in `ror-schema` 2.1 and in
  the test data of `ror-api`.

The same: two names that a source lists for one organisation. Not the same: of two organisations of
one source, the names that are nearest to each other (`token_sort_ratio` of their ASCII forms),
unless they are the same name in one country or in no known one, where names alone can't tell. Names
that would stand there twice are left out, too.
"""

from __future__ import annotations

import csv
import hashlib
import json
import re
import sys
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations
from pathlib import Path
from typing import Any, NamedTuple

from anyascii import anyascii
from rapidfuzz import fuzz, process

PAIRS = Path(__file__).parents[1] / "tests/plan/names/pairs.csv"
NAME_TAG = re.compile(
    r"(?:name|brand|operator|official_name|short_name|alt_name)(?::(?:short|official|alt|[a-z]{2}))?"
)
NOT_NAMES = {"operator:type"}
INSTITUTIONS = re.compile(
    r"operators/(?:office|power|man_made|leisure|boundary)/|brands/office/|brands/amenity/bank"
    r"|operators/amenity/(?!school)"
)
MOST = {"Latin": 220}
MOST_OF_OTHERS = 64
MOST_OF_ONE = 2
NEAR, NEAR_IN_OTHERS, SAME_TEXT = 72, 55, 100
"""A score below which a pair is too easy to tell anything."""
SCRIPTS = {"CJK": "Han", "HIRAGANA": "Kana", "KATAKANA": "Kana", "HALFWIDTH": "Kana"}
HALVES = "tuning", "held-out"
LEFT_OUT = {"None", "Fullwidth"}
COLUMNS = (
    "left", "left_jurisdiction", "right", "right_jurisdiction", "same", "script",
    "left_organisation", "right_organisation", "half", "source", "licence",
)  # fmt: skip


class Named(NamedTuple):
    """`country` is blank where the source tells none or several."""

    organisation: str
    name: str
    country: str


class Pair(NamedTuple):
    left: Named
    right: Named
    same: bool
    source: str
    licence: str


def script_of(text: str) -> str:
    """The script of most letters; Japanese with any Kana is `Kana`."""
    letters = [unicodedata.name(it, "?").split()[0] for it in text if it.isalpha()]
    names = Counter(SCRIPTS.get(it, it.title()) for it in letters)
    if names["Kana"] and names["Kana"] + names["Han"] > names["Latin"]:
        return "Kana"
    return names.most_common(1)[0][0] if names else "None"


def script_of_pair(left: str, right: str) -> str:
    """The one that is not Latin, where there is one."""
    others = sorted({script_of(left), script_of(right)} - {"Latin"})
    return "+".join(others) or "Latin"


def digest(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


def country_of(item: dict[str, Any]) -> str:
    included = item.get("locationSet", {}).get("include", [])
    codes = {str(it)[:2].upper() for it in included if re.match(r"[a-z]{2}($|-|\.)", str(it))}
    return codes.pop() if len(codes) == 1 and len(included) >= 1 else ""


def names_of(item: dict[str, Any]) -> set[str]:
    tagged = {
        part.strip()
        for key, value in item["tags"].items()
        if NAME_TAG.fullmatch(key) and key not in NOT_NAMES
        for part in value.split(";")
    }
    every = tagged | set(item.get("matchNames", ()))
    return {it for it in every if len(it) > 1 and not re.fullmatch(r"[Qq]\d+", it)}


def of_index(path: Path) -> dict[str, list[Named]]:
    """By Wikidata item. Latin names come from institutions alone, others from whatever has any."""
    found: dict[str, dict[str, Named]] = defaultdict(dict)
    for category, content in json.loads(path.read_text())["nsi"].items():
        for item in content["items"]:
            tags = item["tags"]
            key = tags.get("operator:wikidata") or tags.get("brand:wikidata")
            names = names_of(item)
            if not key or not re.fullmatch(r"Q\d+", key) or "transit/" in category:
                continue
            if not INSTITUTIONS.match(category) and all(script_of(it) == "Latin" for it in names):
                continue
            for name in names:
                found[key].setdefault(name.casefold(), Named(key, name, country_of(item)))
    return {key: sorted(names.values()) for key, names in sorted(found.items())}


def same(organisations: dict[str, list[Named]], source: str, licence: str) -> Iterator[Pair]:
    for names in organisations.values():
        pairs = sorted(combinations(names, 2), key=lambda it: digest(it[0].name, it[1].name))
        taken: Counter[str] = Counter()
        for left, right in pairs:
            script = script_of_pair(left.name, right.name)
            if taken[script] < MOST_OF_ONE:
                taken[script] += 1
                yield Pair(left, right, True, source, licence)


def different(names: list[Named], source: str, licence: str) -> Iterator[Pair]:
    """Each of some names with the nearest that another organisation has."""
    plain = [anyascii(it.name).casefold() for it in names]
    by_hash = sorted(range(len(names)), key=lambda at: digest(names[at].name))
    sought = [it for it in by_hash if script_of(names[it].name) != "Latin"]
    sought += [it for it in by_hash if script_of(names[it].name) == "Latin"][:4000]
    for start in range(0, len(sought), 500):
        part = sought[start : start + 500]
        scores = process.cdist([plain[it] for it in part], plain, scorer=fuzz.token_sort_ratio,
                               score_cutoff=NEAR_IN_OTHERS, workers=2)  # fmt: skip
        for row, at in enumerate(part):
            for other in scores[row].argsort()[::-1][:12]:
                left, right = names[at], names[int(other)]
                script = script_of_pair(left.name, right.name)
                if scores[row][other] < (NEAR if script == "Latin" else NEAR_IN_OTHERS):
                    break
                if left.organisation == right.organisation:
                    continue
                undecided = not (left.country and right.country) or left.country == right.country
                if scores[row][other] >= SAME_TEXT and undecided:
                    continue
                first, second = sorted((left, right))
                yield Pair(first, second, False, source, licence)
                break


def half(organisation: str) -> int:
    """0 is for tuning, 1 is held out; settled by the organisation's number alone."""
    return int(digest("comity", organisation)[:2], 16) % 2


def chosen(pairs: Iterable[Pair]) -> list[Pair]:
    """As many as wanted of each script, first by hash; no pair with one name in each half."""
    unique = {
        (it.left.name, it.right.name): it
        for it in pairs
        if half(it.left.organisation) == half(it.right.organisation)
    }
    taken: Counter[tuple[str, int]] = Counter()
    kept = []
    for pair in sorted(unique.values(), key=lambda it: digest(it.left.name, it.right.name)):
        script = script_of_pair(pair.left.name, pair.right.name)
        place = script, half(pair.left.organisation)
        most = MOST.get(script, MOST_OF_OTHERS) / 2
        if script in LEFT_OUT or "+" in script or taken[place] >= most:
            continue
        taken[place] += 1
        kept.append(pair)
    return kept


def main(index: Path, leis: Path) -> None:
    organisations = of_index(index)
    with leis.open(newline="") as file:
        legal = [Named(it["lei"], it["name"], it["country"]) for it in csv.DictReader(file)]
    with (Path(__file__).parent / "ror_names.csv").open(newline="") as file:
        researching = [Named(it["ror"], it["name"], it["country"]) for it in csv.DictReader(file)]
    by_ror: dict[str, list[Named]] = defaultdict(list)
    for each in researching:
        by_ror[each.organisation].append(each)
    names = [it for each in organisations.values() for it in each]
    by_hash = sorted(legal, key=lambda it: digest(it.organisation))[:40000]
    others = [it for it in legal if script_of(it.name) != "Latin"]
    kept = chosen(same(organisations, "name-suggestion-index", "BSD-3-Clause"))
    kept += chosen(same(by_ror, "ROR", "CC0-1.0"))
    kept += chosen(different(names, "name-suggestion-index", "BSD-3-Clause"))
    kept += chosen(different(researching, "ROR", "CC0-1.0"))
    kept += chosen(different(sorted({*by_hash, *others}), "GLEIF level 1", "CC0-1.0"))
    counts = Counter((it.left.name, it.right.name) for it in kept)
    kept = [it for it in kept if counts[it.left.name, it.right.name] == 1]
    with PAIRS.open("w", newline="") as file:
        rows = csv.writer(file, lineterminator="\n")
        rows.writerow(COLUMNS)
        for it in sorted(kept, key=lambda it: (it.left, it.right)):
            script = script_of_pair(it.left.name, it.right.name)
            rows.writerow((it.left.name, it.left.country, it.right.name, it.right.country,
                           int(it.same), script, it.left.organisation, it.right.organisation,
                           HALVES[half(it.left.organisation)], it.source, it.licence))  # fmt: skip


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))

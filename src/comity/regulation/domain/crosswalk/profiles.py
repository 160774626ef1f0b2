"""An item as two vectors: the words that it uses or implies, and the concepts that it is about.

*Words.* Each stem weighs (1 + ln tf) * idf, idf = ln((1 + N) / (1 + df)) + 1 over the items of both
sides (Salton & Buckley, "Term-weighting approaches in automatic text retrieval", IP&M 24, 1988), at
length one. To this is added half a unit vector of the words of the item's concepts, each concept
weighted by its information content, so that items meet that say one thing in two ways (query
expansion by a thesaurus: Voorhees, "Query expansion using lexical-semantic relations", SIGIR 1994).

*Concepts.* Those given weigh equally. Where none is given, two unit vectors are added: the concepts
named in the text, and the forty whose words the text is nearest to (explicit semantic analysis:
Gabrilovich & Markovitch, IJCAI 2007). Then each concept is spread over itself and its broader ones:

    p(c)   = (items about c or narrower + declared concepts at or under c / all) / (N + 1)
    IC(c)  = -ln p(c)
    phi(c) = sum over a in {c and broader} of sqrt(IC(a) - IC(parent of a)) * e_a

(p mixes use, as Resnik, with the shape of the tree, as Seco, Veale & Hayes, ECAI 2004, the whole
tree counting as one item: so a narrower concept always says more than a broader one.) Then
phi(c) . phi(d) = IC of their nearest common broader concept, the similarity of Resnik
("Using information content to evaluate semantic similarity in a taxonomy", IJCAI 1995), and its
cosine is that of Lin ("An information-theoretic definition of similarity", ICML 1998) with the
geometric mean for the arithmetic one. A whole item then costs one sparse cosine.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import log, sqrt

from comity.regulation.domain.crosswalk.items import Item
from comity.regulation.domain.crosswalk.lexicon import Lexicon
from comity.regulation.domain.crosswalk.vectors import Vector, inner_products, total, unit
from comity.regulation.domain.crosswalk.words import stems

EXPANSION = 0.5
NEAREST_CONCEPTS = 40


@dataclass(frozen=True, slots=True)
class Profile:
    """One item's vectors, of length one. That of recognised concepts is shorter: its length is
    the square root of the share of the text that the vocabulary has words for."""

    words: Vector
    concepts: Vector
    place: Vector


def profiles(items: Sequence[Item], lexicon: Lexicon) -> list[Profile]:
    """The profiles of `items`, which stand together as the collection that weights come from."""
    texts = [stems(item.text) for item in items]
    places = [stems(" ".join(item.place)) for item in items]
    frequency = Counter(word for text in texts for word in dict.fromkeys(text))
    rarity = {word: log((1 + len(items)) / (1 + n)) + 1 for word, n in frequency.items()}
    named = [
        dict.fromkeys(item.concepts, 1.0) or lexicon.recognise(text)
        for item, text in zip(items, texts, strict=True)
    ]
    content = _information_content(named, lexicon)
    concept_words = {
        id: unit({word: weight * rarity[word] for word, weight in words.items() if word in rarity})
        for id, words in lexicon.words.items()
    }
    plain = [unit(_weighted(text, rarity)) for text in texts]
    words = [
        unit(total((1.0, own), (EXPANSION, _expansion(about, content, concept_words))))
        for own, about in zip(plain, named, strict=True)
    ]
    spread = {id: _spread(lexicon.ancestors(id), content) for id in content}
    nearest = inner_products(words, list(concept_words.values()))
    result = []
    for at, item in enumerate(items):
        about = unit(named[at])
        if not item.concepts:
            about = total((1.0, about), (1.0, _nearest(nearest[at], tuple(concept_words))))
        concepts = unit(total(*((weight, spread[id]) for id, weight in about.items())))
        if not item.concepts:
            concepts = total((sqrt(_known(plain[at], lexicon)), concepts))
        result.append(Profile(words[at], concepts, unit(_weighted(places[at], rarity))))
    return result


def _weighted(text: Sequence[str], rarity: Mapping[str, float]) -> dict[str, float]:
    return {word: (1 + log(n)) * rarity.get(word, 1.0) for word, n in Counter(text).items()}


def _known(text: Vector, lexicon: Lexicon) -> float:
    known = (weight for word, weight in text.items() if word in lexicon.known_words)
    return sqrt(sum(weight * weight for weight in known))


def _information_content(named: Sequence[Vector], lexicon: Lexicon) -> dict[str, float]:
    used = [tuple(dict.fromkeys(_upward(about, lexicon))) for about in named]
    under = Counter(_upward(lexicon.words, lexicon))
    about_it = Counter(id for ids in used for id in ids)
    every = dict.fromkeys([*under, *about_it])
    size = max(len(lexicon.words), 1)
    share = {id: (about_it[id] + max(under[id], 1) / size) / (len(named) + 1) for id in every}
    return {id: -log(min(each, 1.0)) for id, each in share.items()}


def _upward(ids: Iterable[str], lexicon: Lexicon) -> list[str]:
    return [broader for id in ids for broader in lexicon.ancestors(id)]


def _expansion(
    about: Vector, content: Mapping[str, float], concept_words: Mapping[str, Vector]
) -> dict[str, float]:
    parts = ((weight * content[id], concept_words.get(id, {})) for id, weight in about.items())
    return unit(total(*parts))


def _spread(path: Sequence[str], content: Mapping[str, float]) -> dict[str, float]:
    below = [*(content[id] for id in path[1:]), 0.0]
    return {id: sqrt(content[id] - rest) for id, rest in zip(path, below, strict=True)}


def _nearest(similarities: Sequence[float], ids: Sequence[str]) -> dict[str, float]:
    ranked = sorted(zip(similarities, ids, strict=True), key=lambda pair: (-pair[0], pair[1]))
    return unit({id: similarity for similarity, id in ranked[:NEAREST_CONCEPTS]})

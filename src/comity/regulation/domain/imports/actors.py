"""Who is addressed: the actors that an instrument defines, and those that people name so anyway."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from comity.regulation.domain.instruments import Bearer, Role
from comity.regulation.domain.texts import TextUnit

LONGEST_TERM = 80
LONGEST_SENTENCE = 2000


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody who may have to act. `key` is what a bearer would be called; `names` are the words
    for it; `origin` says where it is defined, or that it is a usual word."""

    key: str
    names: tuple[str, ...]
    origin: str


_USUAL_EN = {
    **{role.value: role.value.replace("-", " ") for role in Role if role is not Role.ANYONE},
    "public-body": "Member State|Commission|competent authority|authority|Minister|government",
    "state": "Party|Parties|State|Member|Contracting Party",
}
USUAL_NAMES = {
    "en": {key: tuple(names.split("|")) for key, names in _USUAL_EN.items()},
    "ko": {
        "public-body": ("국가", "정부", "지방자치단체", "장관", "위원회", "국가기관등"),
        "provider": ("사업자",),
        "user": ("이용자",),
    },
    "zh": {
        "public-body": ("国家", "部门", "机关", "主管部门"),
        "provider": ("提供者", "服务提供者"),
        "platform": ("平台",),
        "user": ("使用者", "用户"),
    },
    "ja": {
        "public-body": ("国", "政府", "地方公共団体", "本部", "内閣総理大臣"),
        "provider": ("事業者",),
        "anyone": ("国民",),
    },
}
"""Usual words for the neutral roles, by language."""

_QUOTE = "‘'“\"「『"
_END = "’'”\"」』"
_ENGLISH = re.compile(
    rf"[{_QUOTE}]([^{_QUOTE}{_END}]{{2,{LONGEST_TERM}}})[{_END}]"
    r"\s*(?:\([^)]{0,80}\)\s*)?(?:means?|refers? to|is|are)\s+(.{0,90})"
)
_HEAD = re.compile(
    r"\b(?:that|which|who|whose|of|for|to|in|by|with|under|where|from|on)\b|[,;:]", re.IGNORECASE
)
"""What ends the head of a definition: "a body | that performs ..." """
_PERSON = re.compile(
    r"\b(?:persons?|individuals?|entit(?:y|ies)|undertakings?|compan(?:y|ies)|bod(?:y|ies)"
    r"|organi[sz]ations?|authorit(?:y|ies)|agenc(?:y|ies)|developers?|providers?|deployers?"
    r"|manufacturers?|operators?|importers?|distributors?|employees?|officers?)\b",
    re.IGNORECASE,
)
_KOREAN = re.compile(r"[\"“]([^\"”]{2,40})[\"”](?:이?란)\s*(.{0,200})")
_KOREAN_ITEM = re.compile(r"^\s*[가-하]\.\s*([가-힣]{2,30}):\s*(.{0,200})")
_KOREAN_PERSON = re.compile(r"(?:자|법인|단체|개인|기관|사람)(?:를|을)?(?:\s*말한다|로서|\b)")
_CHINESE = re.compile(r"([\u4e00-\u9fff]{2,30})[，,]?\s*是指(.{0,200})")
_CHINESE_PERSON = re.compile(r"组织|个人|企业|机构|单位|自然人|法人")
_JAPANESE = re.compile(r"「([^」]{2,30})」(?:とは|という)(.{0,120})")
_JAPANESE_PERSON = re.compile(r"(?:者|機関|団体|法人|国)$")


def defined_actors(units: Iterable[TextUnit], language: str) -> tuple[Actor, ...]:
    """Persons and bodies among the terms that the text defines in quotation marks."""
    found: dict[str, Actor] = {}
    for unit in units:
        for term in _terms(unit.words, language.partition("-")[0]):
            key = _key(term)
            if key:
                found.setdefault(key, Actor(key, (term,), unit.eid))
    return tuple(found.values())


def bearer_actors(bearers: Iterable[tuple[str, Bearer]], language: str) -> tuple[Actor, ...]:
    """The bearers that somebody has declared already."""
    tag = language.partition("-")[0]
    return tuple(
        Actor(key, (name,), bearer.citation)
        for key, bearer in bearers
        if (name := bearer.label.get(tag))
    )


def usual_actors(language: str) -> tuple[Actor, ...]:
    by_key = USUAL_NAMES.get(language.partition("-")[0], {})
    return tuple(Actor(key, names, "") for key, names in by_key.items())


def _terms(words: str, language: str) -> Iterator[str]:
    if language == "en":
        for found in _ENGLISH.finditer(words):
            if _PERSON.search(_HEAD.split(found[2])[0]):
                yield found[1].strip()
    elif language == "ko":
        for found in [*_KOREAN.finditer(words), *_KOREAN_ITEM.finditer(words)]:
            if _KOREAN_PERSON.search(found[2]):
                yield found[1].strip()
    elif language == "zh":
        for found in _CHINESE.finditer(words):
            if _CHINESE_PERSON.search(found[2]):
                yield found[1]
    elif language == "ja":
        for found in _JAPANESE.finditer(words):
            if _JAPANESE_PERSON.search(found[1]):
                yield found[1]


def _key(term: str) -> str:
    return re.sub(r"[\W_]+", "-", term.casefold()).strip("-")


@dataclass(frozen=True, slots=True)
class Subject:
    """Who seems to be addressed, by which words, and why these."""

    actor: Actor
    words: str
    place: str
    """`before` or `after` the operative word: "Providers shall", "ensured by providers\""""


class ActorNames:
    """Actors, ready to be found in sentences. Of two at one place the longer name counts, and a
    defined one before a usual word."""

    def __init__(self, actors: Sequence[Actor], language: str) -> None:
        self.latin = language.partition("-")[0] not in ("ko", "zh", "ja")
        names = [(name, actor) for actor in actors for name in actor.names]
        self.by_name: dict[str, Actor] = {}
        for name, actor in names:
            self.by_name.setdefault(name.casefold(), actor)
        longest = sorted(self.by_name, key=len, reverse=True)
        alternatives = "|".join(_with_plural(name, self.latin) for name in longest) or "(?!)"
        bounded = rf"(?<![\w-])(?:{alternatives})(?![\w-])" if self.latin else alternatives
        self.pattern = re.compile(bounded, re.IGNORECASE)
        self.agent = re.compile(rf"\bby (?:the |an? |each |any )?{bounded}", re.IGNORECASE)

    def subject(self, text: str, start: int, end: int) -> Subject | None:
        """The actor of the sentence whose operative word stands at `start` to `end`."""
        first, last = _sentence(text, start, end)
        before = [*self.pattern.finditer(text, first, start)]
        if self.latin and before:
            free = (it for it in reversed(before) if not _depends(text, first, it.start()))
            return self._subject(next(free, before[-1]), "before")
        if not self.latin and before:
            return self._subject(before[0], "before")
        agent = self.agent.search(text, end, last) if self.latin else None
        found = self.pattern.search(text, agent.start(), last) if agent else None
        return self._subject(found, "after") if found else None

    def _subject(self, found: re.Match[str], place: str) -> Subject | None:
        name = found[0].casefold()
        candidates = (name, name.removesuffix("s"), name.removesuffix("es"), name[:-3] + "y")
        actor = next((self.by_name[it] for it in candidates if it in self.by_name), None)
        return Subject(actor, found[0], place) if actor else None


def _with_plural(name: str, latin: bool) -> str:
    if not latin:
        return re.escape(name)
    escaped = re.escape(name)
    if name.endswith("y"):
        return rf"{escaped}|{re.escape(name[:-1])}ies"
    return rf"{escaped}(?:s|es)?"


_STOP = re.compile(r"[.;:。；：]\s+|。|；")
_CLOSING = re.compile(r"[.;。；](?:\s|$)|。|；")


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the sentence begins and ends. An abbreviation may cut it short, which loses a subject
    and invents none."""
    begin = max(0, start - LONGEST_SENTENCE)
    stops = [it.end() for it in _STOP.finditer(text, begin, start)]
    closing = _CLOSING.search(text, end, end + LONGEST_SENTENCE)
    last = closing.start() if closing else min(len(text), end + LONGEST_SENTENCE)
    return (stops[-1] if stops else begin), last


_PREPOSITION = re.compile(
    r"\b(?:by|to|from|with|for|on|of|against|between|under|that|which)"
    r"(?: (?:the|an?|each|any|all|such|those|their|its|this))?(?: [\w-]+)?\s*$",
    re.IGNORECASE,
)


def _depends(text: str, first: int, start: int) -> bool:
    """Whether what stands before a name makes it no subject: "systems provided by providers"."""
    return bool(_PREPOSITION.search(text[max(first, start - LONGEST_TERM) : start]))

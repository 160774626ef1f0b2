"""A decision rule in plain sentences: `Adopted by two thirds of the members present and voting,
provided that more than half of the members are present.`"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from gettext import NullTranslations

from comity.assembly.domain.electorate import ONE
from comity.assembly.domain.explaining import share_text
from comity.assembly.domain.rules import Basis, DecisionRule, Form, Majority, Quorum, Tie
from comity.assembly.domain.shares import Threshold
from comity.assembly.interfaces import rule_text_messages as _registers  # noqa: F401
from comity.kernel.domain.messages import Message, Parameter
from comity.kernel.interfaces.messages import render, templates

HALF, ALL = Threshold(Fraction(1, 2), more_than=True), Threshold(Fraction(1))
BY_ID: Mapping[str, str] = {}


def rule_text(
    rule: DecisionRule,
    translations: NullTranslations | None = None,
    names: Mapping[str, str] = BY_ID,
) -> str:
    """All sentences of `rule_sentences`, one after another."""
    return " ".join(rule_sentences(rule, translations, names))


def rule_sentences(
    rule: DecisionRule,
    translations: NullTranslations | None = None,
    names: Mapping[str, str] = BY_ID,
) -> tuple[str, ...]:
    """What decides first, then how votes are given. `names` are those of weights, classes and
    members by their ids; whatever has none there goes by its id."""
    return tuple(_Telling(translations or NullTranslations(), names).sentences(rule))


def threshold_words(threshold: Threshold, translations: NullTranslations | None = None) -> str:
    """`two thirds`, `more than half`, `55 %`."""
    return _Telling(translations or NullTranslations(), BY_ID).threshold(threshold)


class _Telling:
    def __init__(self, words: NullTranslations, names: Mapping[str, str]) -> None:
        self.words, self.names = words, names

    def say(self, id: str, **params: Parameter) -> str:
        return render(Message(id, params), self.words)

    def name(self, id: str) -> str:
        return self.names.get(id, id)

    def sentences(self, rule: DecisionRule) -> Iterator[str]:
        if rule.objections is not None:
            yield from self.consensus(rule.objections, rule.quorum)
            return
        yield from self.majorities(rule)
        if rule.veto is not None and rule.veto.holders:
            members = tuple(sorted(self.name(each) for each in rule.veto.holders))
            yield self.say("rule-veto-members", members=members)
        if rule.veto is not None and rule.veto.of_class:
            yield self.say("rule-veto-class", **{"class": self.name(rule.veto.of_class)})
        if any(it.threshold == HALF and it.basis is Basis.VOTING for it in rule.majorities):
            yield self.say(f"rule-tie-{rule.tie}")
        elif rule.tie is Tie.CHAIR:
            yield self.say("rule-tie-chair")
        yield self.say(f"rule-{rule.form}")
        if rule.form is Form.SECRET:
            yield self.say("rule-receipts" if rule.receipts else "rule-no-receipts")
        elif rule.may_change:
            yield self.say("rule-may-change")
        if rule.proxies == 1:
            yield self.say("rule-proxy")
        elif rule.proxies:
            yield self.say("rule-proxies", number=rule.proxies)
        if rule.proxies and rule.represented_are_present and rule.quorum is not None:
            yield self.say("rule-represented-present")

    def consensus(self, allowed: int, quorum: Quorum | None) -> Iterator[str]:
        if allowed:
            yield self.say("rule-consensus", allowed=allowed)
        else:
            yield self.say("rule-consensus-of-all")
        if quorum is not None:
            yield self.say("rule-quorum", quorum=self.quorum(quorum))

    def majorities(self, rule: DecisionRule) -> Iterator[str]:
        for number, majority in enumerate(rule.majorities):
            what = self.majority(majority)
            if number:
                yield self.say("rule-also", what=what)
            elif rule.quorum is None:
                yield self.say("rule-adopted", what=what)
            else:
                quorum = self.quorum(rule.quorum)
                yield self.say("rule-adopted-with-quorum", what=what, quorum=quorum)
            if majority.at_least:
                yield self.say("rule-number", number=majority.at_least)
            if rule.blocking is not None and rule.blocking.majority == number:
                yield self.say("rule-blocking", members=rule.blocking.members, what=what)

    def majority(self, majority: Majority) -> str:
        threshold = majority.threshold
        if majority.basis is Basis.MEMBERS and threshold == ALL:
            what = self.say("rule-of-all-members")
        else:
            what = self.say(f"rule-of-{majority.basis}", share=self.threshold(threshold))
        if majority.weight == ONE:
            return what
        return self.say("rule-weighted", what=what, weight=self.name(majority.weight))

    def quorum(self, quorum: Quorum) -> str:
        text = self.say(f"rule-quorum-{quorum.basis}", share=self.threshold(quorum.threshold))
        if quorum.weight == ONE:
            return text
        return self.say("rule-quorum-weighted", quorum=text, weight=self.name(quorum.weight))

    def threshold(self, threshold: Threshold) -> str:
        share = threshold.share
        if threshold.more_than:
            return self.say("rule-share-more-than", share=self.share(share))
        if share == HALF.share:
            return self.say("rule-share-at-least", share=self.share(share))
        return self.share(share)

    def share(self, share: Fraction) -> str:
        if share == 1:
            return self.say("rule-share-all")
        id = f"rule-share-{share.numerator}/{share.denominator}"
        return self.say(id) if id in templates() else share_text(share)

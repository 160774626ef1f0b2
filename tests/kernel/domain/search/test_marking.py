from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from comity.kernel.domain.search.documents import Field, Role
from comity.kernel.domain.search.marking import WINDOW, Match, matches, spans, window


def shown(match: Match) -> str:
    return "".join(f"[{it.text}]" if it.marked else it.text for it in match.stretches)


def marked(text: str, *terms: str) -> str:
    return shown(Match(Role.TEXT, "", window(text, spans(text, terms))))


def test_marks() -> None:
    assert marked("São Tomé, d’Or", "tome", "dor") == "São [Tomé], [d’Or]"
    assert marked("显式标识", "标识") == "显式[标识]"
    assert marked("Disclosure of deep fakes", "deepfak") == "Disclosure of [deep fakes]"
    assert marked("<b>Art. 50(2)</b>", "art.50.2") == "<b>[Art. 50(2)]</b>"
    assert marked("none of it", "other") == "none of it"


@given(st.text("ab é識ガ.", max_size=600), st.sampled_from(["a", "ab", "識", "e"]))
def test_a_window_holds_the_text_around_the_first_match(text: str, term: str) -> None:
    where = spans(text, {term})
    stretches = window(text, where)
    body = "".join(it.text for it in stretches).removeprefix("… ").removesuffix(" …")
    assert body in text
    assert len(body) <= WINDOW or len(text) <= WINDOW
    assert bool(where) == any(it.marked for it in stretches)


def test_the_fields_that_tell_most_in_their_order() -> None:
    fields = [
        Field(Role.NAME, "Deep water", "en"),
        Field(Role.TEXT, "A deep fake label", "en"),
        Field(Role.TAG, "Deep fake", "en"),
        Field(Role.CONTEXT, "deep fake label", "en"),
    ]
    found = matches(fields, {"deep", "fake", "label"}, 2)
    assert [shown(it) for it in found] == ["A [deep] [fake] [label]", "[Deep] [fake]"]
    assert [shown(it) for it in matches(fields, {"other"}, 2)] == ["A deep fake label"]

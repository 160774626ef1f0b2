"""The catalogues are what the source marks, whole in every language, and compiled."""

from __future__ import annotations

from collections import Counter
from gettext import GNUTranslations
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from tools.catalogue.__main__ import faults
from tools.catalogue.exchange import translate, untranslated
from tools.catalogue.extraction import catalogue_of, marked_strings, new_catalogue, strings_of
from tools.catalogue.faults import faults_of, placeholders
from tools.catalogue.files import merged, mo_file, opened
from tools.catalogue.isolation import END, START, isolated


def arabic(*entries: tuple[object, object]) -> Catalog:
    catalogue = new_catalogue("ar")
    for id, string in entries:
        catalogue.add(id, string)
    return catalogue


def test_the_catalogues_are_up_to_date_and_whole() -> None:
    """Mend with make messages and docs/develop/translating.md."""
    assert list(faults()) == []


def test_what_is_compiled_is_read_as_django_reads_it() -> None:
    with mo_file("ar").open("rb") as stream:
        translations = GNUTranslations(stream)
    assert translations.gettext("Search") == "البحث"
    forms = [translations.ngettext("%(n)d member", "%(n)d members", n) for n in (1, 2, 3, 11, 100)]
    assert forms == ["عضو واحد", "عضوان", "%(n)d أعضاء", "%(n)d عضوًا", "%(n)d عضو"]


@pytest.mark.parametrize(
    ("text", "template", "found"),
    [
        ('_("a")', False, [("a", None)]),
        ('_(\n    "a "\n    "b"\n)', False, [("a b", None)]),
        ('ngettext("%(n)d a", "%(n)d b", n)', False, [(("%(n)d a", "%(n)d b"), None)]),
        ('_n("{count} a", "{count} b")', False, [(("{count} a", "{count} b"), None)]),
        ('it.pgettext("of lists", ", ")', False, [(", ", "of lists")]),
        ("<p>\n  {% translate 'a' %}\n{{ b }}</p>", True, [("a", None)]),
        ('{% translate "May" context "month" %}', True, [("May", "month")]),
        (
            "{% blocktranslate count n=x %}{{ n }} a{% plural %}{{ n }} b{% endblocktranslate %}",
            True,
            [(("%(n)s a", "%(n)s b"), None)],
        ),
        (
            "{% blocktranslate trimmed %}\n   a\n   b\n{% endblocktranslate %}",
            True,
            [("a b", None)],
        ),
        ("{% blocktranslate %}100 %{% endblocktranslate %}", True, [("100 %%", None)]),
    ],
)
def test_extraction(text: str, template: bool, found: list[object]) -> None:
    assert list(strings_of(text, template=template)) == found


def test_two_plurals_of_one_singular_are_refused() -> None:
    with pytest.raises(ValueError, match=r"two plurals of '%\(n\)d rule', in b\.py"):
        catalogue_of(
            {
                (("%(n)d rule", "%(n)d rules"), None): ["a.py"],
                (("%(n)d rule", "%(n)d norms"), None): ["b.py"],
            }
        )


def test_each_string_names_its_files(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text('_("one"); _("one")', "utf-8")
    (tmp_path / "b.html").write_text('{% translate "one" %}', "utf-8")
    message = marked_strings(tmp_path).get("one")
    assert message is not None
    assert message.locations == [("a.py", 0), ("b.html", 0)]


@pytest.mark.parametrize(
    ("id", "string", "fault"),
    [
        ("a {b!r}", "", "not translated"),
        ("a {b!r}", "ا {b!r}", None),
        ("a {b!r}", "ا {b}", "placeholders ['{b}'], not ['{b!r}']"),
        ("a %(b)s", "ا", "placeholders [], not ['%(b)s']"),
        ("a", "ا %(b)s", "placeholders ['%(b)s'], not []"),
        ("%(n)d a", "%(n)s ا", "placeholders ['%(n)s'], not ['%(n)d']"),
    ],
)
def test_faults(id: str, string: str, fault: str | None) -> None:
    expected = [f"{id!r}: {fault}"] if fault else []
    assert list(faults_of(arabic((id, string)))) == expected


def test_plural_forms_are_all_six_and_only_small_ones_may_leave_the_number_out() -> None:
    ids = ("%(n)d a in %(b)s", "%(n)d as in %(b)s")
    small, large = "ا %(b)s", "%(n)d ا %(b)s"
    assert list(faults_of(arabic((ids, (small, small, small, large, large, large))))) == []
    assert list(faults_of(arabic((ids, (large, small))))) == [
        "'%(n)d a in %(b)s': 2 plural forms, not 6"
    ]
    assert list(faults_of(arabic((ids, (large, "ا", large, small, large, large))))) == [
        "'%(n)d a in %(b)s': placeholders [], not ['%(b)s', '%(n)d']",
        "'%(n)d a in %(b)s': placeholders ['%(b)s'], not ['%(b)s', '%(n)d']",
    ]


def test_a_fuzzy_translation_is_a_fault() -> None:
    catalogue = arabic(("a", "ا"))
    message = catalogue.get("a")
    assert message is not None
    message.flags.add("fuzzy")
    assert list(faults_of(catalogue)) == ["'a': fuzzy"]


def test_placeholders_of_both_kinds() -> None:
    assert placeholders("{a} {a} {b!r} {{c}}") == Counter({"{a}": 2, "{b!r}": 1})
    assert placeholders("%(a)s 50 %% {b}") == Counter({"%(a)s": 1})


def test_a_changed_sentence_is_untranslated_and_a_gone_one_falls_out() -> None:
    marked = new_catalogue()
    marked.add("kept")
    marked.add("changed now")
    old = arabic(("kept", "باق"), ("changed", "متغير"))
    found = merged(marked, old)
    assert [(it.id, it.string) for it in found if it.id] == [("kept", "باق"), ("changed now", None)]


def test_exchange_goes_both_ways() -> None:
    catalogue = arabic(("a {b}", ""), (("%(n)d c", "%(n)d cs"), ("",) * 6))
    entries = list(untranslated(catalogue))
    assert entries == [
        {"id": "a {b}", "where": [], "string": ""},
        {"id": "%(n)d c", "plural": "%(n)d cs", "where": [], "string": [""] * 6},
    ]
    entries[0]["string"] = "ا {b}"
    assert translate(catalogue, entries) == []
    assert [it["id"] for it in untranslated(catalogue)] == ["%(n)d c"]
    assert translate(catalogue, [{"id": "a {b}", "string": "ا"}, {"id": "x", "string": "س"}]) == [
        "'a {b}': placeholders [], not ['{b}']",
        "'x': not in the catalogue",
    ]


def test_right_to_left_sentences_keep_what_is_put_in_apart() -> None:
    catalogue = isolated(
        arabic(("a {b} %(c)s", "ا {b} %(c)s"), ("{b}", "{b}"), ("d", "في 2027-12-02"))
    )
    assert [it.string for it in catalogue if it.id] == [
        f"ا {START}{{b}}{END} {START}%(c)s{END}",
        "{b}",
        f"في {START}2027-12-02{END}",
    ]


def test_the_catalogue_of_every_language_on_offer_is_there() -> None:
    from comity.site.settings import LANGUAGES

    assert [tag for tag, _name in LANGUAGES if tag != "en" and not mo_file(tag).exists()] == []
    assert str(opened("ar").locale) == "ar"

"""The words that the hub filters by."""

from __future__ import annotations

from comity.hub.domain.vocabulary.facets import dataset_tags_by_type, model_tags_by_type
from comity.hub.domain.vocabulary.languages import (
    ISO_639_1,
    is_language,
    language_name,
    three_letter_codes,
)
from comity.hub.domain.vocabulary.libraries import DATASET_LIBRARIES, FORMATS, MODEL_LIBRARIES
from comity.hub.domain.vocabulary.licences import LICENCE, LICENCES
from comity.hub.domain.vocabulary.tasks import MODALITIES, SUBTASKS, TASK, TASKS
from comity.hub.domain.vocabulary.terms import Term


def test_no_word_stands_twice() -> None:
    def ids(terms: tuple[Term, ...]) -> list[str]:
        return [each.id for each in terms]

    for terms in (LICENCES, TASKS, MODEL_LIBRARIES, DATASET_LIBRARIES, FORMATS):
        assert len(set(ids(terms))) == len(terms)


def test_words_are_written_as_tags_are() -> None:
    assert all(each.id == each.id.lower() and " " not in each.id for each in (*LICENCES, *TASKS))
    assert all(each == each.lower() and not each.endswith("-") for each in SUBTASKS)


def test_every_task_has_a_modality() -> None:
    assert {each.group for each in TASKS} == MODALITIES.keys()


def test_words_in_wide_use_are_there() -> None:
    assert {"apache-2.0", "mit", "llama3.1", "gemma", "openmdw-1.0", "other"} <= LICENCE.keys()
    assert {"text-generation", "image-text-to-text", "any-to-any"} <= TASK.keys()


def test_languages() -> None:
    assert (len(ISO_639_1), len(three_letter_codes())) == (184, 8046)
    assert all(map(is_language, ["en", "no", "swa", "yue", "ger", "deu", "code", "multilingual"]))
    assert all(map(is_language, ["pt-BR", "zh-Hant"]))
    assert not any(map(is_language, ["", "e", "EN", "xx", "english", "en_US", "-", "e\n"]))
    assert (language_name("sw"), language_name("yue")) == ("Swahili", "yue")


def test_facets_say_what_to_filter_by() -> None:
    models, datasets = model_tags_by_type(), dataset_tags_by_type()
    assert {"pipeline_tag", "library", "language", "license"} == models.keys()
    assert "license:mit" in {each.id for each in models["license"]}
    assert "en" in {each.id for each in models["language"]}
    assert "language:en" in {each.id for each in datasets["language"]}
    assert "size_categories:n<1K" in {each.id for each in datasets["size_categories"]}
    for facets in (models, datasets):
        assert all(tag.type == name for name, tags in facets.items() for tag in tags)

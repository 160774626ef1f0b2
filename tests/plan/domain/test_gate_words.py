"""Tests of the gate's words: what consists of nothing else, in each language and script."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.plan.domain.gate_lists.lists import LANGUAGES, word_lists
from comity.plan.domain.gate_lists.matching import words_in
from comity.plan.domain.gate_words import only_reporting, only_vague, says_enough

VAGUE = [
    ("en", "Improved awareness", "Improved, awareness"),
    ("en", "CAPACITY-BUILDING", "CAPACITY, BUILDING"),
    ("en-GB", "Stronger resilience of society by 20%", "resilience"),
    ("fr", "Amélioration des capacités", "Amélioration, capacités"),
    ("fr", "AMELIORATION DES CAPACITES", "AMELIORATION, CAPACITES"),
    ("fr", "L’amélioration, d’ici 2028, de la compréhension", "amélioration, compréhension"),
    ("es", "Mayor concienciación sobre la IA", "concienciación"),
    ("es-MX", "Fortalecer la cooperacion", "Fortalecer, cooperacion"),
    ("ru", "Повышению осведомленности", "Повышению, осведомленности"),
    ("ru", "ПОВЫШЕНИЕ ОСВЕДОМЛЁННОСТИ", "ПОВЫШЕНИЕ, ОСВЕДОМЛЁННОСТИ"),
    ("ru", "усилению взаимодействия", "усилению, взаимодействия"),
    ("ar", "تعزيز الوعي", "تعزيز, الوعي"),
    ("ar", "وتعزيزُ الوَعْيِ وبالقدرات", "وتعزيزُ, الوَعْيِ, وبالقدرات"),
    ("ar", "لتعزيز قدراتنا ومعارفها", "لتعزيز, قدراتنا, ومعارفها"),
    ("zh", "提高对人工智能的认识", "提高, 认识"),
    ("zh", "提高 AI 素养", "提高, 素养"),
    ("zh-Hant-TW", "加強國際合作", "加強, 合作"),
]  # fmt: skip
REPORTING = [
    ("en", "We will report on our progress every year.", "report, progress, year"),
    ("fr", "Nous rendrons compte de nos progrès", "rendrons, compte, progrès"),
    ("es", "Informaremos cada año", "Informaremos, año"),
    ("ru", "Ежегодный отчёт о ходе работ", "Ежегодный, отчёт, ходе, работ"),
    ("ar", "سنقدم تقاريرنا سنويًّا", "سنقدم, تقاريرنا, سنويًّا"),
    ("zh", "我们将每年报告工作进展。", "每年, 报告, 工作, 进展"),
    ("zh", "我們將每年報告進展", "每年, 報告, 進展"),
]
COUNTABLE = {
    "en": "Developers|Buildings|Initiatives|Improvements merged|Capacity in MW|Supporters|Degrees",
    "fr": "Développeurs|Échanges d'étudiants|Bénéficiaires|Capacité en mégawatts|Aides",
    "es": "Desarrolladores|Intercambios|Beneficiarios|Capacidad en megavatios|Ayudas|Sábado",
    "ru": "Разработчики|Инициативы|Вклады|Мощность в мегаваттах|Обмены студентами",
    "ar": "المطورون|المبادرات|عدد المهندسين|سعة بالميغاواط|شركات|العبرية",
    "zh": "开发者|发展中国家|合作项目|容量（兆瓦）|能力测试得分|对话次数",
}
EVIDENCE = {
    "en": "Signed reports|Financial accounts|Register of reports|Peer review",
    "fr": "Comptes annuels|Rapports signés|Registre des rapports|Journal officiel",
    "es": "Cuentas anuales|Informes firmados|Registro de informes|Diario oficial",
    "ru": "Годовая бухгалтерская отчётность|Подписанные отчёты|Реестр отчётов",
    "ar": "تقارير موقعة|سجل التقارير|الجريدة الرسمية|حسابات سنوية",
    "zh": "签字的报告|报告登记册|公开数据|监测站读数|年度账目",
}


@pytest.mark.parametrize(("language", "text", "words"), VAGUE)
def test_an_indicator_of_vague_words_alone(language: str, text: str, words: str) -> None:
    assert only_vague(text, language) == words


@pytest.mark.parametrize(("language", "text", "words"), REPORTING)
def test_a_proof_of_a_promise_to_report_alone(language: str, text: str, words: str) -> None:
    assert only_reporting(text, language) == words


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_can_be_counted_is_not_vague(language: str) -> None:
    assert [it for it in COUNTABLE[language].split("|") if only_vague(it, language)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_can_be_looked_at_is_more_than_a_report(language: str) -> None:
    assert [it for it in EVIDENCE[language].split("|") if only_reporting(it, language)] == []


@pytest.mark.parametrize("text", ["", " ", "20%", "۲۰", "—", "2026-05-01"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_of_figures_and_signs_it_says_nothing(language: str, text: str) -> None:
    assert only_vague(text, language) == only_reporting(text, language) == ""


@pytest.mark.parametrize(
    ("text", "enough"),
    [
        ("A register", False),
        ("Public count", False),
        ("Public counts", True),
        ("登记册", False),
        ("证书登记", True),
        ("とうろく", False),
        ("とうろく簿で", True),
        ("السجل", False),
        ("سجل الشهادات", True),
    ],
)
def test_how_much_is_enough_goes_by_script(text: str, enough: bool) -> None:
    assert says_enough(text) == enough


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_list_has_words_of_its_own_letters_and_a_note(language: str) -> None:
    lists = word_lists(language)
    assert lists is not None
    for words in (lists.filling, lists.topic, lists.vague, lists.reporting):
        assert [it for it in words if not lists.letters.search(it) and it != "ai"] == []


def test_no_lists_for_a_language_that_has_none() -> None:
    assert [word_lists(tag) for tag in ("sw", "", "zho", "enm", "-en")] == [None] * 5


@given(st.text(max_size=60), st.sampled_from(LANGUAGES))
def test_whatever_is_written_its_words_are_parts_of_it(text: str, language: str) -> None:
    lists = word_lists(language)
    assert lists is not None
    assert [it for it in words_in(text, lists) if it.written not in text] == []
    for told in (only_vague(text, language), only_reporting(text, language)):
        assert all(part in text for part in told.split(", "))


@given(st.sampled_from(VAGUE), st.sampled_from(["", " ", "! ", "…", "\u00ad", "2027 "]))
def test_signs_and_figures_around_vague_words_change_nothing(
    case: tuple[str, str, str], sign: str
) -> None:
    language, text, words = case
    assert only_vague(f"{sign}{text} {sign}", language) == words


@given(st.sampled_from(VAGUE))
def test_one_thing_to_count_beside_vague_words_is_enough(case: tuple[str, str, str]) -> None:
    language, text, _ = case
    assert only_vague(f"{text} GPU", language) == ""

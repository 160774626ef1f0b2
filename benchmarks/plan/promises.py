"""Commitments as people write them, in six languages, drawn by a seed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from random import Random

from comity.plan.domain.commitment_text import (
    CommitmentText,
    Help,
    HelpKind,
    HelpSide,
    Milestone,
    Target,
)

ACTIONS = tuple(f"action-{number}" for number in range(1, 14))
PLACES = ("Nairobi", "Lyon", "Quito", "Aswan", "Chengdu", "Kazan", "Bergen", "Apia", "Accra", "Hue")
START = date(2025, 8, 1)


@dataclass(frozen=True, slots=True)
class Phrases:
    """`{n}` is a number, `{place}` a place."""

    titles: tuple[str, ...]
    outcome: str
    beneficiaries: str
    indicator: str
    proof: str
    milestone: str
    help: str
    update: str


PHRASES: Mapping[str, Phrases] = {
    "en": Phrases(
        (
            "Train {n} engineers of public universities in {place}",
            "Publish {n} data sets on water and farming in {place}",
            "Open {n} GPU-hours a week to hospitals in {place}",
            "Cut the energy of the data centre in {place} by {n} kWh",
            "Test {n} language models for safety in {place}",
        ),
        "{n} more people in {place} can build, run and check models by themselves, without having "
        "to buy them abroad.",
        "Teachers, students and small companies in {place}",
        "People who finished the course",
        "The register of certificates, which the ministry publishes each quarter",
        "The first {n} have finished",
        "We can train {n} people a year",
        "The course in {place} was held {n} times; the list of who finished is published.",
    ),
    "fr": Phrases(
        (
            "Former {n} ingénieures et ingénieurs à {place}",
            "Publier {n} jeux de données agricoles à {place}",
            "Ouvrir {n} heures de calcul par semaine aux hôpitaux de {place}",
        ),
        "{n} personnes de plus à {place} savent entraîner et vérifier des modèles.",
        "Enseignants, étudiants et petites entreprises de {place}",
        "Personnes ayant terminé la formation",
        "Le registre des certificats publié chaque trimestre par le ministère",
        "Les {n} premières personnes ont terminé",
        "Nous pouvons former {n} personnes par an",
        "La formation à {place} a eu lieu {n} fois; la liste est publiée.",
    ),
    "es": Phrases(
        (
            "Formar a {n} ingenieras e ingenieros en {place}",
            "Publicar {n} conjuntos de datos sobre agua en {place}",
            "Reducir {n} kWh la energía del centro de datos de {place}",
        ),
        "{n} personas más en {place} pueden construir y revisar modelos.",
        "Docentes, estudiantes y pequeñas empresas de {place}",
        "Personas que terminaron el curso",
        "El registro de certificados que el ministerio publica cada trimestre",
        "Las primeras {n} personas han terminado",
        "Podemos formar a {n} personas al año",
        "El curso de {place} se celebró {n} veces; la lista está publicada.",
    ),
    "ar": Phrases(
        (
            "تدريب {n} مهندسا في {place}",
            "نشر {n} مجموعة بيانات عن المياه في {place}",
        ),
        "يستطيع {n} شخصا إضافيا في {place} بناء النماذج وفحصها بأنفسهم.",
        "المعلمون والطلاب والشركات الصغيرة في {place}",
        "عدد من أنهوا الدورة",
        "سجل الشهادات الذي تنشره الوزارة كل ثلاثة أشهر",
        "أنهى أول {n} شخصا الدورة",
        "نستطيع تدريب {n} شخصا في السنة",
        "أقيمت الدورة في {place} {n} مرة ونشرت القائمة.",
    ),
    "zh": Phrases(
        (
            "在{place}培训{n}名工程师",
            "在{place}公开{n}个农业数据集",
            "将{place}数据中心能耗降低{n}千瓦时",
        ),
        "{place}将有{n}人能够自行训练和检验模型。",
        "{place}的教师、学生和小企业",
        "完成课程的人数",
        "主管部门每季度公布的证书登记",
        "首批{n}人完成课程",
        "我们每年可以培训{n}人",
        "{place}的课程已举办{n}次,名单已公布。",
    ),
    "ru": Phrases(
        (
            "Обучить {n} инженеров в городе {place}",
            "Опубликовать {n} наборов данных о воде, {place}",
        ),
        "Ещё {n} человек в городе {place} смогут сами обучать и проверять модели.",
        "Учителя, студенты и малые предприятия, {place}",
        "Окончившие курс",
        "Реестр сертификатов, который министерство публикует каждый квартал",
        "Первые {n} окончили курс",
        "Мы можем обучать {n} человек в год",
        "Курс в городе {place} прошёл {n} раз; список опубликован.",
    ),
}
LANGUAGES = ("en", "en", "en", "fr", "es", "ar", "zh", "ru")


def promise(draw: Random) -> CommitmentText:
    language = draw.choice(LANGUAGES)
    said = PHRASES[language]
    due_on = START + timedelta(draw.randrange(200, 1500))
    sides = [each for each in HelpSide if draw.random() < 0.2]
    return CommitmentText(
        title=_told(draw.choice(said.titles), draw),
        language=language,
        action=draw.choice(ACTIONS),
        outcome=_told(said.outcome, draw),
        beneficiaries=_told(said.beneficiaries, draw),
        starts_on=START,
        target=Target(
            indicator=said.indicator,
            unit="people",
            baseline=Decimal(0),
            baseline_on=START,
            value=Decimal(draw.randrange(10, 5000)),
            due_on=due_on,
            proof=said.proof,
        ),
        milestones=tuple(
            Milestone(f"step-{n}", _told(said.milestone, draw), due_on - timedelta(90 * n))
            for n in range(1, draw.randrange(1, 4))
        ),
        helps=tuple(
            Help(each.value, each, draw.choice(list(HelpKind)), _told(said.help, draw))
            for each in sides
        ),
    )


def report(draw: Random, language: str) -> str:
    return _told(PHRASES[language].update, draw)


def _told(phrase: str, draw: Random) -> str:
    return phrase.format(n=draw.randrange(10, 5000), place=draw.choice(PLACES))

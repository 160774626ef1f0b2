"""What one would write oneself: a plain Django over the same tables, with the ORM as tutorials show
it. It finds words by `icontains`, takes means by `Avg`, and knows neither who may see what nor
levels with weights.

python -m benchmarks.plan.plain_plan PORT WORKERS
"""

from __future__ import annotations

import os
import sys
from datetime import UTC, datetime
from typing import Any

import django
from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.template import Context, Engine
from django.urls import path

from comity.kernel.adapters.database_settings import database_settings

SERVED = "COMITY_BENCHMARK"
ROWS = 50
PAGE = Engine().from_string(
    "<!doctype html><title>{{ title }}</title><h1>{{ title }}</h1><table>{% for row in rows %}<tr>"
    "{% for cell in row %}<td>{{ cell }}</td>{% endfor %}</tr>{% endfor %}</table>"
)


MODELS: dict[str, Any] = {}


def model(name: str) -> Any:  # noqa: ANN401 - made below
    return MODELS[name]


def make_models() -> None:
    class Commitment(models.Model):
        id = models.UUIDField(primary_key=True)
        number = models.IntegerField()
        title = models.CharField(max_length=300)
        state = models.CharField(max_length=16)
        visibility = models.CharField(max_length=16)
        jurisdiction = models.CharField(max_length=10)
        due_on = models.DateField(null=True)
        level = models.CharField(max_length=16)
        action_id = models.BigIntegerField()

        class Meta:
            app_label = "plain"
            managed = False
            db_table = "plan_commitment"

        def __str__(self) -> str:
            return self.title

    class Version(models.Model):
        commitment = models.ForeignKey(Commitment, models.CASCADE, related_name="versions")
        text = models.TextField()

        class Meta:
            app_label = "plain"
            managed = False
            db_table = "plan_commitmentversion"

        def __str__(self) -> str:
            return self.text

    class Update(models.Model):
        id = models.UUIDField(primary_key=True)
        commitment = models.ForeignKey(Commitment, models.CASCADE, related_name="updates")
        number = models.IntegerField()
        on = models.DateField()
        text = models.TextField()
        percent = models.IntegerField(null=True)

        class Meta:
            app_label = "plain"
            managed = False
            db_table = "plan_progressupdate"

        def __str__(self) -> str:
            return self.text

    MODELS.update(Commitment=Commitment, Version=Version, Update=Update)


def overview(request: HttpRequest) -> HttpResponse:
    """By action: how many, and the mean of the last percents."""
    last = model("Update").objects.filter(commitment=models.OuterRef("pk")).order_by("-number")
    rows = shown().annotate(percent=models.Subquery(last.values("percent")[:1]))
    by_action = rows.values_list("action_id").annotate(models.Count("id"), models.Avg("percent"))
    late = shown().filter(state="active", due_on__lt=datetime.now(UTC).date()).count()
    return page("Overview", [*by_action, ("overdue", late)])


def commitments(request: HttpRequest) -> HttpResponse:
    rows = shown()
    if text := request.GET.get("q", ""):
        for word in text.split():
            texts = model("Version").objects.filter(commitment=models.OuterRef("pk"))
            within = models.Exists(texts.filter(text__icontains=word))
            rows = rows.filter(models.Q(title__icontains=word) | within)
    if level := request.GET.get("level", ""):
        rows = rows.filter(level=level)
    if jurisdiction := request.GET.get("jurisdiction", ""):
        rows = rows.filter(jurisdiction=jurisdiction)
    columns = ("number", "title", "state", "level", "due_on")
    return page(f"{rows.count()} found", rows.order_by("number").values_list(*columns)[:ROWS])


def commitment(request: HttpRequest, number: int) -> HttpResponse:
    one = model("Commitment").objects.get(number=number)
    return page(one.title, one.updates.order_by("number").values_list("on", "percent", "text"))


def due(request: HttpRequest) -> HttpResponse:
    rows = shown().filter(state="active", due_on__gte=datetime.now(UTC).date())
    return page("Due", rows.order_by("due_on").values_list("due_on", "number", "title")[:100])


def shown() -> Any:  # noqa: ANN401 - of a model made above
    rows = model("Commitment").objects.filter(visibility="public")
    return rows.exclude(state__in=["draft", "withdrawn"])


def page(title: str, rows: object) -> HttpResponse:
    return HttpResponse(PAGE.render(Context({"title": title, "rows": rows})))


def configure() -> None:
    settings.configure(
        SECRET_KEY="measured beside",  # noqa: S106 - nothing is signed
        ALLOWED_HOSTS=["127.0.0.1"],
        ROOT_URLCONF="benchmarks.plan.plain_plan",
        DATABASES={"default": database_settings(os.environ)},
        MIDDLEWARE=["django.middleware.common.CommonMiddleware"],
        DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
        USE_TZ=True,
    )
    django.setup()
    make_models()


urlpatterns = [
    path("overview", overview),
    path("commitments", commitments),
    path("commitments/<int:number>", commitment),
    path("due", due),
]
if SERVED in os.environ:
    if not settings.configured:
        configure()
    application = get_wsgi_application()


if __name__ == "__main__":
    from granian.constants import Interfaces
    from granian.server import Server

    os.environ[SERVED] = "1"
    Server(
        "benchmarks.plan.plain_plan:application",
        address="127.0.0.1",
        port=int(sys.argv[1]),
        workers=int(sys.argv[2]),
        interface=Interfaces.WSGI,
        blocking_threads=4,
        log_enabled=False,
    ).serve()

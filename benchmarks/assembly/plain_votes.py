"""What one would write oneself: a plain Django whose one view finds the voter of a token and
inserts a row, with Comity's settings of the database. It locks nothing, logs nothing, and knows
neither rule nor electorate.

python -m benchmarks.assembly.plain_votes --tables < voters
python -m benchmarks.assembly.plain_votes PORT WORKERS

The database is that of DATABASE_URL or COMITY_DATA. The first command makes its tables, with a
voter for each line: a token and a name.
"""

from __future__ import annotations

import json
import os
import sys

import django
from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.http import HttpRequest, JsonResponse
from django.urls import path
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from comity.kernel.adapters.database_settings import database_settings

SERVED = "PLAIN_VOTES_SERVED"
SERVED = "COMITY_BENCHMARK"
"""Set for the processes of the server."""
TABLES = (
    "CREATE TABLE voter (token varchar(80) PRIMARY KEY, name varchar(64) NOT NULL)",
    "CREATE TABLE vote (ballot varchar(64) NOT NULL, voter varchar(64) NOT NULL,"
    " choice varchar(8) NOT NULL, PRIMARY KEY (ballot, voter))",
)


@csrf_exempt
@require_POST
def vote(request: HttpRequest, ballot: str) -> JsonResponse:
    from django.db import connection, transaction

    token = request.headers.get("Authorization", "").removeprefix("Bearer ")
    choice = json.loads(request.body)["choice"]
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT name FROM voter WHERE token = %s", [token])
        found = cursor.fetchone()
        if found is None:
            return JsonResponse({}, status=401)
        cursor.execute("INSERT INTO vote VALUES (%s, %s, %s)", [ballot, found[0], choice])
    return JsonResponse({"voter": found[0], "choice": choice}, status=201)


def make_tables(voters: list[list[str]]) -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        for each in TABLES:
            cursor.execute(each)
        cursor.executemany("INSERT INTO voter VALUES (%s, %s)", voters)
    connection.close()


def configure() -> None:
    settings.configure(
        SECRET_KEY="measured beside",  # noqa: S106 - nothing is signed
        ALLOWED_HOSTS=["127.0.0.1"],
        ROOT_URLCONF="benchmarks.assembly.plain_votes",
        DATABASES={"default": database_settings(os.environ)},
        MIDDLEWARE=["django.middleware.common.CommonMiddleware"],
        USE_TZ=True,
    )
    django.setup()


urlpatterns = [path("ballots/<str:ballot>/votes", vote)]
if SERVED in os.environ:
    if not settings.configured:
        configure()
    application = get_wsgi_application()


if __name__ == "__main__":
    if sys.argv[1] == "--tables":
        configure()
        make_tables([line.split() for line in sys.stdin])
        sys.exit()
    from granian.constants import Interfaces
    from granian.server import Server

    os.environ[SERVED] = "1"
    Server(
        "benchmarks.assembly.plain_votes:application",
        address="127.0.0.1",
        port=int(sys.argv[1]),
        workers=int(sys.argv[2]),
        interface=Interfaces.WSGI,
        blocking_threads=4,
        log_enabled=False,
    ).serve()

from __future__ import annotations

import io
import json
import zipfile
from datetime import timedelta
from random import Random

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client, override_settings
from django.utils import timezone
from tests.plan.actions.test_import_commitments import PART, WHOLE, WRONG, file
from tests.plan.actions.test_import_parts import MILESTONES, PARTNERS
from tests.plan.formats.iati.examples import CARRIED
from tests.plan.formats.test_import_files import packed
from tests.plan.seeding import SeededPlan, seed_commitment, seeded_plan

from comity.kernel.actions.append_audit import append_audit
from comity.kernel.domain.audit import Visibility
from comity.parties.models import User
from comity.plan.formats.open_data.tables import TABLES
from comity.plan.models import Commitment
from comity.plan.queries.open_data.state import DataState

pytestmark = pytest.mark.django_db
DATA = "/plans/small-plan/data"
FILES = [
    *(f"{each.name}.csv" for each in TABLES),
    "dictionary.csv",
    "plan.json",
    "plan.schema.json",
    "datapackage.json",
    "iati.xml",
    "all.zip",
]


@pytest.fixture
def made() -> SeededPlan:
    made = seeded_plan()
    seed_commitment(made, "acme", CARRIED)
    seed_commitment(made, "kenya", title="For members", visibility=Visibility.MEMBERS)
    return made


def as_user(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def body(response: object) -> bytes:
    return b"".join(response.streaming_content)  # type: ignore[attr-defined]


def test_the_page_says_what_there_is(made: SeededPlan, client: Client) -> None:
    page = client.get(DATA).content.decode()
    assert "CC-BY-4.0" in page
    for name in FILES:
        assert f'href="{DATA}/{name}' in page or name in ("dictionary.csv", "iati.xml")
    assert f'href="{DATA}/iati"' in page
    assert f"{DATA}/import" not in page
    assert "Do not pass them on" not in page


def test_who_sees_more_is_told_so_and_may_take_what_everybody_sees(made: SeededPlan) -> None:
    client = as_user(made.coordinator)
    page = client.get(DATA).content.decode()
    assert "Do not pass them on" in page
    assert f"{DATA}/import" in page
    assert b"For members" in body(client.get(f"{DATA}/commitments.csv"))
    assert (
        f"{DATA}/commitments.csv?rows=public" in client.get(f"{DATA}?rows=public").content.decode()
    )
    assert b"For members" not in body(client.get(f"{DATA}/commitments.csv?rows=public"))


@pytest.mark.parametrize("name", FILES)
def test_each_file_goes_out_as_a_download(made: SeededPlan, client: Client, name: str) -> None:
    response = client.get(f"{DATA}/{name}")
    assert response.status_code == 200
    assert response["Content-Disposition"] == f'attachment; filename="small-plan-{name}"'
    assert response["Cache-Control"] == "public, no-cache"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert len(body(response)) > 20
    head = client.head(f"{DATA}/{name}")
    assert (head.status_code, head["ETag"]) == (200, response["ETag"])
    assert "Content-Length" not in head


def test_what_has_not_changed_is_not_sent_again(made: SeededPlan, client: Client) -> None:
    first = client.get(f"{DATA}/plan.json")
    tag = first["ETag"]
    again = client.get(f"{DATA}/plan.json", headers={"if-none-match": tag})
    assert (again.status_code, again["ETag"]) == (304, tag)
    append_audit(actor="system", action="try_it", object="plan:small-plan", payload={})
    assert client.get(f"{DATA}/plan.json", headers={"if-none-match": tag}).status_code == 200
    assert client.get(f"{DATA}/all.zip")["ETag"] != tag


def test_the_time_of_a_change_is_told_once_it_is_settled(
    made: SeededPlan, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = timezone.now().replace(microsecond=0)
    place = "comity.plan.interfaces.pages.open_data.sending.data_state"
    monkeypatch.setattr(place, lambda *_: DataState("x", at))
    assert "Last-Modified" not in client.get(f"{DATA}/plan.json")
    monkeypatch.setattr(place, lambda *_: DataState("x", at - timedelta(hours=1)))
    told = client.get(f"{DATA}/plan.json")["Last-Modified"]
    again = client.get(f"{DATA}/plan.json", headers={"if-modified-since": told})
    assert again.status_code == 304


def test_what_one_person_may_see_is_kept_by_nobody_else(made: SeededPlan) -> None:
    response = as_user(made.coordinator).get(f"{DATA}/commitments.csv")
    assert response["Cache-Control"] == "no-store"
    other = Client().get(f"{DATA}/commitments.csv")
    assert other["ETag"] != response["ETag"]


def test_a_table_for_spreadsheets_begins_with_a_bom(made: SeededPlan, client: Client) -> None:
    assert body(client.get(f"{DATA}/commitments.csv?bom=yes")).startswith(
        b"\xef\xbb\xbfcommitment,"
    )
    assert body(client.get(f"{DATA}/commitments.csv")).startswith(b"commitment,")


@pytest.mark.parametrize("query", ["?rows=all", "?colour=red", "?bom=1"])
def test_what_can_t_be_asked_for_is_refused(made: SeededPlan, client: Client, query: str) -> None:
    assert client.get(f"{DATA}/commitments.csv{query}").status_code == 400


def test_a_table_that_there_is_not_is_not_found(made: SeededPlan, client: Client) -> None:
    assert client.get(f"{DATA}/secrets.csv").status_code == 404
    assert client.get("/plans/none/data/commitments.csv").status_code == 404


@override_settings(PLAN_LICENCE="CC0-1.0")
def test_the_licence_is_a_setting(made: SeededPlan, client: Client) -> None:
    assert json.loads(body(client.get(f"{DATA}/plan.json")))["licence"] == "CC0-1.0"
    with zipfile.ZipFile(io.BytesIO(body(client.get(f"{DATA}/all.zip")))) as packed:
        assert json.loads(packed.read("datapackage.json"))["licenses"][0]["name"] == "CC0-1.0"


def test_the_dictionary_shows_every_column(made: SeededPlan, client: Client) -> None:
    page = client.get(f"{DATA}/dictionary").content.decode()
    for table in TABLES:
        assert f'id="{table.name}"' in page
        for each in table.columns:
            assert f">{each.name}</code>" in page


def test_the_page_of_iati_says_what_each_commitment_lacks(made: SeededPlan, client: Client) -> None:
    seed_commitment(made, "kenya", title="Lacks a lot")
    page = client.get(f"{DATA}/iati").content.decode()
    assert "1 of 2 commitments carry what IATI 2.03 needs." in page
    assert "Lacks a lot" in page
    assert "a five-digit purpose code" in page
    assert "Lacks a lot" not in client.get(f"{DATA}/iati?lacks=title").content.decode()
    assert client.get(f"{DATA}/iati?lacks=hair").status_code == 400


def test_there_is_no_iati_file_without_an_activity(made: SeededPlan, client: Client) -> None:
    assert f"{DATA}/iati.xml" in client.get(f"{DATA}/iati").content.decode()
    Commitment.objects.update(visibility=Visibility.MEMBERS.value)
    assert client.get(f"{DATA}/iati.xml").status_code == 404
    assert f"{DATA}/iati.xml" not in client.get(f"{DATA}/iati").content.decode()
    with zipfile.ZipFile(io.BytesIO(body(client.get(f"{DATA}/all.zip")))) as packed:
        assert "iati.xml" not in packed.namelist()


def upload(source: bytes) -> dict[str, SimpleUploadedFile]:
    return {"file": SimpleUploadedFile("commitments.csv", source, "text/csv")}


def test_a_file_is_tried_first_and_then_entered(made: SeededPlan) -> None:
    client, before = as_user(made.people["acme"]), Commitment.objects.count()
    tried = client.post(f"{DATA}/import", upload(file(WHOLE, PART))).content.decode()
    assert "submitted: 1; drafts: 1; here already: 0; refused: 0" in tried
    assert "Enter 2 commitments" in tried
    assert Commitment.objects.count() == before
    done = client.post(f"{DATA}/import", {"text": file(WHOLE, PART).decode()}).content.decode()
    assert "Done:" in done
    assert Commitment.objects.count() == before + 2
    client.post(f"{DATA}/import", {"text": file(WHOLE, PART).decode()})
    assert Commitment.objects.count() == before + 2


def test_files_of_parts_are_tried_and_entered_with_it(made: SeededPlan) -> None:
    client = as_user(made.people["acme"])
    texts = {"commitments": file(WHOLE), "milestones": MILESTONES.replace("k2", "k1").encode(),
             "partners": PARTNERS.encode()}  # fmt: skip
    chosen = [SimpleUploadedFile(f"{name}.csv", text) for name, text in texts.items()]
    tried = client.post(f"{DATA}/import", {"file": chosen}).content.decode()
    assert "submitted: 1; drafts: 0; here already: 0; refused: 0" in tried
    assert "milestones, help and partners: 4; partners asked: 1, left out: 0; refused: 0" in tried
    assert "would be asked" in tried
    sent = {"text": texts["commitments"].decode()}
    sent |= {name: texts[name].decode() for name in ("milestones", "partners")}
    for name in ("milestones", "partners"):
        assert f'name="{name}"' in tried
    done = client.post(f"{DATA}/import", sent).content.decode()
    assert "Done:" in done
    row = Commitment.objects.order_by("number").last()
    assert row is not None
    assert (row.milestones.count(), row.partnerships.count()) == (3, 1)


def test_an_archive_is_tried_and_one_that_is_none_is_refused(made: SeededPlan) -> None:
    client = as_user(made.people["acme"])
    archive = packed({"commitments.csv": file(WHOLE), "partners.csv": PARTNERS.encode()})
    tried = client.post(f"{DATA}/import", {"file": SimpleUploadedFile("a.zip", archive)})
    assert "partners asked: 1" in tried.content.decode()
    bad = client.post(f"{DATA}/import", {"file": SimpleUploadedFile("a.zip", archive[:60])})
    assert "a.zip is no ZIP archive that can be read" in bad.content.decode()


def test_a_file_with_a_line_that_is_refused_can_t_be_entered(made: SeededPlan) -> None:
    client, before = as_user(made.people["acme"]), Commitment.objects.count()
    tried = client.post(f"{DATA}/import", upload(file(WHOLE, WRONG))).content.decode()
    assert "submitted: 1; drafts: 0; here already: 0; refused: 1" in tried
    assert "Mend those" in tried
    assert "Enter 1 commitment" not in tried
    page = client.post(f"{DATA}/import", {"text": file(WHOLE, WRONG).decode()}).content.decode()
    assert "Nothing was entered: 1 line was refused." in page
    assert Commitment.objects.count() == before


def test_a_file_that_is_too_large_for_the_page_is_refused(made: SeededPlan) -> None:
    client = as_user(made.people["acme"])
    archive = packed({"commitments.csv": Random(1).randbytes(2 * 1024 * 1024)})
    for large in (b"x" * (2 * 1024 * 1024 + 1), archive, packed({"commitments.csv": b"x" * 2**22})):
        page = client.post(f"{DATA}/import", upload(large)).content.decode()
        assert "more than 2 MiB" in page


def test_a_file_with_too_many_lines_for_the_page_is_refused(made: SeededPlan) -> None:
    client, before = as_user(made.people["acme"]), Commitment.objects.count()
    many = file(*[PART] * 1001)
    page = client.post(f"{DATA}/import", upload(many)).content.decode()
    assert "more than 1000 lines" in page
    client.post(f"{DATA}/import", {"text": many.decode()})
    assert Commitment.objects.count() == before


def test_whoever_stands_for_nobody_imports_nothing(made: SeededPlan, client: Client) -> None:
    assert client.get(f"{DATA}/import").status_code == 302
    from tests.parties.people import person

    assert as_user(person("stranger")).get(f"{DATA}/import").status_code == 403

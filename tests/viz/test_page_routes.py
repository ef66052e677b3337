"""The routes of the pages: statuses, what they load, and errors as pages."""

from __future__ import annotations

import html
import json
import re
import socket
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

import httpx
import pytest
import uvicorn

from api.app import create_app
from api.assets import ASSETS
from api.settings import Settings
from kg.ingest import Library

if TYPE_CHECKING:
    from collections.abc import Iterator

TEXT = (Path(__file__).parent / "thong-bao-112.txt").read_text(encoding="utf-8")
NOTICE = "/van-ban/112/TB-UBND"


@pytest.fixture(scope="module")
def client() -> Iterator[httpx.Client]:
    with Library.open(None) as library:
        library.ingest_text(TEXT, "thong-bao-112.txt")
        library.ingest_text(TEXT.replace("CAO BẰNG", "HÀ GIANG"), "khac.txt")
        library.publish()
        listening = socket.create_server(("127.0.0.1", 0))
        config = uvicorn.Config(create_app(library, Settings()), log_level="error")
        server = uvicorn.Server(config)
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
        thread.start()
        while not server.started and thread.is_alive():
            time.sleep(0.01)
        address = f"http://127.0.0.1:{listening.getsockname()[1]}"
        with httpx.Client(base_url=address, timeout=30) as opened:
            yield opened
        server.should_exit = True
        thread.join()
        listening.close()


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/", 200),
        ("/tim-kiem", 200),
        ("/tim-kiem?q=thong+bao+112", 200),
        ("/goi-y?q=112", 200),
        ("/nhiem-vu?due_before=khong-phai-ngay", 200),
        ("/nhiem-vu?document=0/X", 404),
        ("/truy-vet", 200),
        ("/truy-vet?document=11/NQ-CP&depth=999", 422),
        ("/truy-vet?document=0/X", 404),
        ("/truy-vet?document=112/TB-UBND", 300),
        ("/truy-van", 200),
        ("/tai-lieu-api", 200),
        ("/van-ban/30/2020/NĐ-CP", 200),
        (NOTICE, 300),
        ("/van-ban/0/X", 404),
        ("/van-ban/30/2020/NĐ-CP?on=31/02/2021", 422),
        ("/van-ban/30/2020/NĐ-CP?on=28/02/2021", 200),
        ("/do-thi/30/2020/NĐ-CP?mo=11/NQ-CP", 200),
        ("/do-thi/30/2020/NĐ-CP?mo=0/X", 404),
        ("/tim-kiem?q=" + "a" * 401, 422),
        ("/static/site.css", 200),
        ("/static/../pages.py", 404),
        ("/static/%2e%2e/pages.py", 404),
    ],
)
def test_statuses(client: httpx.Client, path: str, status: int) -> None:
    answer = client.get(path, headers={"Accept": "text/html"})
    assert answer.status_code == status
    if status != 200:
        assert '<html lang="vi">' in answer.text
        assert "unsafe" not in answer.headers["content-security-policy"]


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ({"on": "31/02/2021"}, "Không dùng được giá trị «31/02/2021»"),
        ({"relation": "dẫn"}, "Không dùng được giá trị «dẫn»"),
        ({"depth": "0", "direction": "up"}, "Không dùng được giá trị «up», «0»"),
        ({"status": "cũ"}, "Không dùng được giá trị «cũ»"),
        ({"from": "2/1/2021", "to": "1/1/2021"}, "02/01/2021 muộn hơn ngày kết thúc 01/01/2021"),
    ],
)
def test_the_form_of_a_trace_says_what_it_cannot_use(
    client: httpx.Client, asked: dict[str, str], told: str
) -> None:
    answer = client.get("/truy-vet", params={"document": "11/NQ-CP", **asked})
    assert answer.status_code == 422
    assert told in answer.text
    assert 'value="11/NQ-CP"' in answer.text


def test_the_saved_questions_have_headings_to_read(client: httpx.Client) -> None:
    page = client.get("/truy-van").text
    told = json.loads(page.partition('id="query-data">')[2].partition("</script>")[0])
    for sparql in told["queries"]:
        selected = re.search(r"SELECT DISTINCT ([^{]*) WHERE", sparql)
        assert selected
        assert set(selected[1].replace("?", "").split()) <= told["headings"].keys()


def test_the_form_of_a_trace_takes_days_as_people_write_them(client: httpx.Client) -> None:
    asked = {"document": "11/NQ-CP", "on": "31/12/2021", "from": "1/2/2021"}
    found = client.get("/truy-vet", params=asked).text
    assert 'name="on" type="date" value="2021-12-31"' in found
    assert 'name="from" type="date" value="2021-02-01"' in found
    assert "Hiệu lực tính đến 31/12/2021" in found


def test_an_ambiguous_number_lists_the_documents(client: httpx.Client) -> None:
    answer = client.get(NOTICE)
    assert "Cao Bằng" in answer.text
    assert "Hà Giang" in answer.text
    assert answer.text.count('class="row ') == 2


def test_the_front_page_counts(client: httpx.Client) -> None:
    answer = client.get("/")
    assert "<dt>văn bản trong kho</dt><dd>2</dd>" in answer.text


def test_the_export_is_a_download(client: httpx.Client) -> None:
    answer = client.get("/do-thi/xuat/" + quote("30/2020/NĐ-CP"))
    assert answer.headers["content-disposition"] == 'attachment; filename="mang-luoi.html"'


@pytest.mark.parametrize("name", ASSETS)
def test_files_come_once(client: httpx.Client, name: str) -> None:
    first = client.get(f"/static/{name}")
    assert first.status_code == 200
    again = client.get(f"/static/{name}", headers={"If-None-Match": first.headers["etag"]})
    assert again.status_code == 304
    assert again.content == b""


def test_a_search_that_finds_nothing_says_so_and_keeps_near_ones_apart(
    client: httpx.Client,
) -> None:
    found = client.get("/tim-kiem", params={"q": "112/2031/NĐ-CP"}).text
    assert "Không tìm thấy văn bản hay cơ quan nào ứng với “112/2031/NĐ-CP”" in found
    before, _, near = found.partition("Gần giống")
    assert "112/TB-UBND" in near
    assert "112/TB-UBND" not in before


@pytest.mark.parametrize(
    ("day", "told"),
    [
        ("2016-06-01", "còn hiệu lực từ 01/01/2016"),
        ("2025-03-01", "hết hiệu lực từ 01/03/2025"),
        ("2015-07-01", "chưa có hiệu lực từ 01/01/2016"),
    ],
)
def test_a_document_page_says_whether_it_is_in_force_on_a_day(
    client: httpx.Client, day: str, told: str
) -> None:
    found = client.get("/van-ban/77/2015/QH13", params={"on": day}).text
    assert f">{told}</span>" in found
    assert ("65/2025/QH15" in found) is (day == "2025-03-01")
    assert f'value="{day}"' in found


def test_a_document_page_without_a_day_tells_of_today(client: httpx.Client) -> None:
    assert ">hết hiệu lực từ 01/03/2025</span>" in client.get("/van-ban/77/2015/QH13").text


def test_what_a_document_rests_on_is_told_for_the_same_day(client: httpx.Client) -> None:
    own = client.get("/tim-kiem?q=112").text
    found = re.findall(r'href="(/van-ban/vb/112/[^"]+)"', own)[0]
    for day, told in (("01/01/2020", "còn hiệu lực từ"), ("01/01/2030", "hết hiệu lực từ")):
        shown = client.get(found, params={"on": day}).text
        card = re.search(
            r'<li class="item[^>]*>(?:(?!</li>).)*77/2015/QH13.*?</li>', shown, re.DOTALL
        )
        assert card
        assert told in card[0]
        assert f"tính đến {day}" in shown


def test_the_button_asks_what_the_store_can_answer(client: httpx.Client) -> None:
    ways = {
        path: html.unescape(re.findall(r'href="(/truy-vet[^"]*)"', client.get(path).text)[-1])
        for path in ("/van-ban/11/NQ-CP", "/van-ban/77/2015/QH13")
    }
    assert "relation=implements" in ways["/van-ban/11/NQ-CP"]
    assert "relation=&" in ways["/van-ban/77/2015/QH13"]
    for way in ways.values():
        assert "Trong kho chưa có văn bản nào" not in client.get(way).text


def test_the_api_tells_the_same(client: httpx.Client) -> None:
    found = client.get("/api/documents/77/2015/QH13", params={"on": "2025-06-30"}).json()
    assert (found["force"]["answer"], found["force"]["since"]) == ("ended", "2025-03-01")
    assert found["force"]["successors"][-1]["id"] == "vb/72/2025/QH15"
    assert found["forces"][found["record"]["iri"]] == found["force"]
    known = {one["iri"] for one in found["neighbourhood"]["documents"]}
    assert set(found["forces"]) == known | {found["record"]["iri"]}
    without = client.get("/api/documents/77/2015/QH13").json()
    assert (without["force"], without["forces"]) == (None, {})


def test_a_document_that_is_not_here_is_named_as_people_write_it(client: httpx.Client) -> None:
    answer = client.get("/van-ban/vb/999/QĐ-UBND~2020~tỉnh_Hà_Nam")
    assert answer.status_code == 404
    assert "Không có văn bản «999/QĐ-UBND» trong kho." in answer.text
    assert "viendan ingest" not in answer.text

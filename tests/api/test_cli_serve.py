"""``viendan serve`` as a process: says where it is, answers, ends in order, needs a free port."""

import os
import re
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from api.commands import PORT_IN_USE, CommandError
from api.commands.serve import address_of, bound

VIENDAN = Path(sys.executable).with_name("viendan")


@contextmanager
def serving(*argv: str | Path) -> Iterator[tuple[subprocess.Popen[str], str, list[str]]]:
    """The process, its address, and what it said before and after."""
    environ = {"PATH": os.environ["PATH"], "LC_ALL": "C"}
    said: list[str] = []
    with subprocess.Popen(
        [VIENDAN, "serve", "--port", "0", *argv],
        stderr=subprocess.PIPE,
        encoding="utf-8",
        env=environ,
    ) as process:
        timer = threading.Timer(60, process.kill)
        timer.start()
        assert process.stderr
        try:
            for line in process.stderr:
                said.append(line)
                if found := re.search(r"http://\S+", line):
                    yield process, found[0], said
                    break
            said += process.stderr
        finally:
            timer.cancel()
            process.kill()


@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGTERM])
def test_it_ingests_serves_and_ends_in_order(
    tmp_path: Path, texts: Path, stop: signal.Signals
) -> None:
    store = tmp_path / "kho"
    with serving(texts / "thong-bao.txt", "--store", store) as (process, address, said):
        assert httpx.get(f"{address}/healthz").json()["status"] == "ok"
        found = httpx.get(f"{address}/api/documents", params={"number": "310/TB-UBND"}).json()
        assert len(found["items"]) == 1
        port = int(address.rsplit(":", 1)[1])
        busy = subprocess.run(
            [VIENDAN, "serve", "--port", str(port), "--store", tmp_path / "khac"],
            capture_output=True,
            encoding="utf-8",
            check=False,
            timeout=60,
        )
        process.send_signal(stop)
    assert process.returncode == 0, said
    assert "310/TB-UBND" in "".join(said)
    assert "viendan đã dừng" in said[-1]
    assert busy.returncode == PORT_IN_USE
    assert busy.stderr.startswith(f"Lỗi: Cổng {port}")
    assert not (tmp_path / "khac").exists()
    # Nothing is held any more, and what was ingested is there.
    listed = subprocess.run(
        [VIENDAN, "trace", "310/TB-UBND", "--store", store, "--direction", "out"],
        capture_output=True,
        check=False,
        timeout=60,
    )
    assert listed.returncode == 0


def test_addresses_that_cannot_be_used() -> None:
    with pytest.raises(CommandError) as caught:
        bound("khong-co.invalid", 8000)
    assert caught.value.key == "address_unusable"
    with bound("127.0.0.1", 0) as taken:
        taken.listen()
        with pytest.raises(CommandError) as caught:
            bound("127.0.0.1", taken.getsockname()[1])
    assert caught.value.exit_code == PORT_IN_USE


def test_the_address_to_open() -> None:
    with bound("127.0.0.1", 0) as taken:
        assert address_of(taken) == f"http://127.0.0.1:{taken.getsockname()[1]}"
    if socket.has_ipv6:
        with bound("::1", 0) as taken:
            assert address_of(taken).startswith("http://[::1]:")

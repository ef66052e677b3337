"""A store of four small documents, and a server on loopback that answers from it."""

import os
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import pytest
import uvicorn

from api.app import create_app
from api.cli import main
from api.commands.serve import bound
from api.settings import Settings
from kg.ingest import Library

Run = Callable[..., tuple[int, str, str]]
TEXTS = Path(__file__).parent / "texts"
TOKEN = "mã thử"


@pytest.fixture(scope="session")
def texts() -> Path:
    """The folder of the documents, two plans of two provinces with one number among them."""
    return TEXTS


@pytest.fixture(scope="session")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with the documents in it, open nowhere."""
    folder = tmp_path_factory.mktemp("kho")
    with Library.open(folder) as library:
        for path in sorted(TEXTS.iterdir()):
            library.ingest(path)
        library.publish()
    return folder


@pytest.fixture(scope="session")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    """A client of a real server over a store of its own."""
    with Library.open(tmp_path_factory.mktemp("kho-web")) as library:
        for path in sorted(TEXTS.iterdir()):
            library.ingest(path)
        library.publish()
        settings = Settings(token=TOKEN, max_body_bytes=200_000)
        listening = bound("127.0.0.1", 0)
        server = uvicorn.Server(uvicorn.Config(create_app(library, settings), log_level="error"))
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


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    """Runs ``viendan`` in an empty folder: exit code, output, error output."""
    for variable in [name for name in os.environ if name.startswith("VIENDAN_")]:
        monkeypatch.delenv(variable)
    monkeypatch.chdir(tmp_path)

    def run(*argv: str | Path) -> tuple[int, str, str]:
        capsys.readouterr()
        try:
            code = main([str(word) for word in argv])
        except SystemExit as end:
            assert isinstance(end.code, int)
            code = end.code
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return run

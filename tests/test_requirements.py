"""`requirements.txt` alone runs the command line and the dashboard, in a bare environment.

Takes a minute or two and needs a package registry: runs where CI is set, or
RELATIONS_BARE_VENV=1.
"""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

pytestmark = pytest.mark.skipif(
    not (os.environ.get("CI") or os.environ.get("RELATIONS_BARE_VENV")),
    reason="installs a whole environment: set RELATIONS_BARE_VENV=1 to run it",
)


@pytest.fixture(scope="module")
def bare_python(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("bare")
    subprocess.run([sys.executable, "-m", "venv", folder], check=True)
    python = folder / "bin" / "python"
    install = [python, "-m", "pip", "install", "--quiet", "-r", ROOT / "requirements.txt"]
    subprocess.run(install, check=True)
    return python


def test_the_command_line_codes_a_sentence(bare_python: Path) -> None:
    command = [
        bare_python, "-m", "relations", "code",
        "Russia and Turkey signed an agreement on Monday.", "--published", "2019-09-16",
    ]  # fmt: skip
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert json.loads(done.stdout)["pair"] == "RUS-TUR"


def test_the_dashboard_answers(bare_python: Path) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [
        bare_python, "-m", "streamlit", "run", "app.py",
        "--server.port", str(port), "--server.headless", "true",
    ]  # fmt: skip
    server = subprocess.Popen(command, cwd=ROOT)
    try:
        assert _answer(f"http://127.0.0.1:{port}/_stcore/health") == "ok"
    finally:
        server.terminate()
        server.wait(10)


def _answer(url: str, seconds: float = 60) -> str:
    end = time.monotonic() + seconds
    while True:
        try:
            with urllib.request.urlopen(url, timeout=5) as response:
                return str(response.read().decode())
        except OSError:
            if time.monotonic() > end:
                raise
            time.sleep(0.2)

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import relations
import relations.coder
from relations import dataset
from relations.cli import main
from relations.schema import EVENTS
from tests import fake_coder

ROOT = Path(__file__).parent.parent
TEXT = "Russia criticised Turkey."


@pytest.fixture(autouse=True)
def coder(monkeypatch: pytest.MonkeyPatch) -> None:
    """The command line with a coder whose answers a test can tell beforehand.

    Patched in its own module: a module put in its place would stay with whoever imports it now.
    """
    monkeypatch.setattr(relations.coder, "CODER", fake_coder.CODER)
    monkeypatch.setattr(relations.coder, "read", fake_coder.read)
    monkeypatch.setattr(relations.coder, "code", lambda article: fake_coder.read(article).events)


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("RELATIONS_DATA", str(tmp_path / "data"))
    return tmp_path / "data"


def run(*arguments: str | Path, stdin: str | bytes | None = None, status: int = 0) -> Result:
    result = CliRunner().invoke(main, [str(a) for a in arguments], input=stdin)
    assert result.exit_code == status, result.output
    assert "Traceback" not in result.output
    return result


def events(output: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in output.splitlines()]


def write(tmp_path: Path, text: str, name: str = "in.csv") -> Path:
    path = tmp_path / name
    path.write_text(text)
    return path


def test_code_prints_one_event_a_line_with_the_fields_of_the_schema() -> None:
    (event,) = events(run("code", TEXT, "--published", "2019-09-16").stdout)
    assert list(event) == [column.name for column in EVENTS]
    assert event["pair"] == "RUS-TUR"
    assert event["date"] == "2019-09-16"
    assert event["sentence"] == TEXT[:-1]


@pytest.mark.parametrize("when", ["2019-09-16T22:22", "16 Sep, 2019 22:22", "2019-09-16"])
def test_code_takes_a_date_or_a_time(when: str) -> None:
    (event,) = events(run("code", TEXT, "--published", when).stdout)
    assert event["date"] == "2019-09-16"


def test_code_reads_standard_input() -> None:
    arguments = "code", "-", "--published", "2019-09-16"
    (event,) = events(run(*arguments, stdin="\ufeffRussia – Çavuşoğlu – Turkey\r\n").stdout)
    assert event["sentence"] == "Russia – Çavuşoğlu – Turkey"
    result = run(*arguments, stdin="Russia, Müller, Turkey".encode("latin-1"))
    assert "Latin-1" in result.stderr
    assert events(result.stdout)[0]["sentence"] == "Russia, Müller, Turkey"


def test_code_keeps_letters_as_they_are() -> None:
    assert (
        "Çavuşoğlu" in run("code", "Russia, Çavuşoğlu, Turkey", "--published", "2019-09-16").stdout
    )


def test_code_reads_the_title_too() -> None:
    result = run(
        "code", "Nothing else.", "--published", "2019-09-16", "--title", "Russia on Turkey"
    )
    assert len(events(result.stdout)) == 1


def test_a_text_without_events_prints_nothing() -> None:
    assert run("code", "It rained.", "--published", "2019-09-16").output == ""


def test_an_empty_text_is_a_failure_told_in_words() -> None:
    assert "the text is empty" in run("code", " ", "--published", "2019-09-16", status=1).stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ["code", TEXT],
        ["code", TEXT, "--published", "03/04/2019"],
        ["extract", "missing.txt", "--collection", "a"],
        ["extract", "--collection", "a"],
        ["extract", str(ROOT / "seeds")],
        ["extract", str(ROOT / "seeds"), "--collection", "a", "--workers", "0"],
        ["fly"],
    ],
)
def test_wrong_usage_has_status_2(arguments: list[str]) -> None:
    assert "Usage:" in run(*arguments, status=2).stderr


def test_extract_publishes_and_sums_up_on_standard_error(tmp_path: Path, data: Path) -> None:
    path = write(tmp_path, "published,text\n2019-09-16,Russia left Turkey.\n2020-01-01,Rain.\n")
    result = run("extract", path, "--collection", "mine", "--workers", "1", "--title", "Mine")
    assert result.stdout == ""
    assert "2 records read, 0 left out" in result.stderr
    assert "2 articles, 1 events, 1 pairs, 2019-09-16 to 2019-09-16" in result.stderr
    assert "sentences a second" in result.stderr
    (made,) = dataset.open_collections(data)
    assert (made.name, made.title, made.rows["events"]) == ("mine", "Mine", 1)


def test_the_option_names_the_data_folder_before_the_environment(
    tmp_path: Path, data: Path
) -> None:
    path = write(tmp_path, "published,text\n2019-09-16,Rain.\n")
    run("extract", path, "--collection", "mine", "--workers", "1", "--data", tmp_path / "other")
    assert not data.exists()
    assert len(dataset.open_collections(tmp_path / "other")) == 1


@pytest.mark.usefixtures("data")
def test_bad_records_are_told_and_the_rest_is_published(tmp_path: Path) -> None:
    rows = "published,text\n2019-09-16,Rain.\n" + "yesterday,Snow.\n" * 25
    path, problems = write(tmp_path, rows), tmp_path / "problems.jsonl"
    result = run("extract", path, "--collection", "mine", "--workers", "1", "--problems", problems)
    assert f"{path}:3: 'yesterday' is not a date" in result.stderr
    assert f"{path}:22: " in result.stderr
    assert f"{path}:23: " not in result.stderr
    assert "and 5 problems more: --problems FILE" in result.stderr
    assert "26 records read, 25 left out" in result.stderr
    written = [json.loads(line) for line in problems.read_text().splitlines()]
    assert [problem["line"] for problem in written] == list(range(3, 28))
    assert written[0]["file"] == str(path)
    assert written[0]["lost"] is True


@pytest.mark.usefixtures("data")
def test_nothing_readable_is_a_failure_that_names_file_line_and_way_out(tmp_path: Path) -> None:
    path = write(tmp_path, "text\nRain.\n")
    result = run("extract", path, "--collection", "mine", "--workers", "1", status=1)
    assert (
        f"{path}:2: no date: give a field 'published' (or 'date'), or --published" in result.stderr
    )
    assert "nothing was published" in result.stderr
    run("extract", path, "--collection", "mine", "--workers", "1", "--published", "2019-09-16")


def test_a_collection_that_is_there_needs_replace_or_add(tmp_path: Path, data: Path) -> None:
    arguments = (
        "extract",
        write(tmp_path, "published,text\n2019-09-16,Rain.\n"),
        "--collection",
        "a",
    )
    run(*arguments, "--workers", "1")
    assert "--replace" in run(*arguments, "--workers", "1", status=1).stderr
    run(*arguments, "--workers", "1", "--replace")
    write(tmp_path, "published,text\n2019-09-17,Snow.\n")
    run(*arguments, "--workers", "1", "--add")
    (made,) = dataset.open_collections(data)
    assert made.rows["articles"] == 2


@pytest.mark.usefixtures("data")
def test_a_bad_collection_name_is_a_failure_told_in_words(tmp_path: Path) -> None:
    path = write(tmp_path, "published,text\n2019-09-16,Rain.\n")
    result = run("extract", path, "--collection", "My News", status=1)
    assert "lower-case letters, digits and hyphens" in result.stderr


def test_build_makes_the_same_bytes_each_time_and_leaves_the_rest(
    tmp_path: Path, data: Path
) -> None:
    other = write(tmp_path, "published,text\n2019-09-16,Rain.\n")
    run("extract", other, "--collection", "mine", "--workers", "1")
    contents = []
    for _ in range(2):
        run("build")
        contents.append({path.name: path.read_bytes() for path in (data / "seeds").iterdir()})
    assert contents[0] == contents[1]
    assert len(contents[0]) == 4
    assert [made.name for made in dataset.open_collections(data)] == ["chronicle", "mine", "seeds"]
    assert dataset.open_collection(data / "seeds").rows["articles"] == 1


@pytest.mark.usefixtures("data")
@pytest.mark.parametrize(
    ("recipe", "words"),
    [
        (None, "No such file"),
        ("[seeds", "TOMLDecodeError"),
        ('[seeds]\ntitle = "A"', "KeyError: 'files'"),
        ("[seeds]\nfiles = []", "KeyError: 'title'"),
        ("seeds = 1", "TypeError"),
        ('[seeds]\ntitle = "A"\nfiles = ["gone.txt"]', "gone.txt names no file"),
    ],
)
def test_a_recipe_that_cannot_be_followed_is_named(
    tmp_path: Path, recipe: str | None, words: str
) -> None:
    seeds = tmp_path / "seeds"
    seeds.mkdir()
    if recipe is not None:
        (seeds / "collections.toml").write_text(recipe)
    assert words in run("build", "--seeds", seeds, status=1).stderr


def test_check_tells_sound_from_broken(data: Path) -> None:
    assert "no collection to check" in run("check", status=1).stderr
    run("build")
    assert "\nseeds: " in run("check").stdout
    made = dataset.open_collection(data / "seeds")
    content = bytearray(made.path("articles").read_bytes())
    content[50] ^= 1
    made.path("articles").write_bytes(content)
    result = run("check", status=1)
    assert f"{made.path('articles')}: the content does not have the hash" in result.stdout
    assert "1 problems" in result.stderr
    made.path("articles").unlink()
    assert "is missing" in run("check", status=1).stderr


def test_help_lists_every_command_and_every_option_has_help() -> None:
    top = run("--help").stdout
    for name, command in main.commands.items():
        assert name in top
        assert command.help
        for option in command.params:
            assert option.param_type_name == "argument" or getattr(option, "help", None), option


def test_the_version_is_the_packages() -> None:
    assert relations.__version__ in run("--version").stdout


def test_the_making_wing_runs_without_the_showing_wings_libraries() -> None:
    program = (
        "import sys; sys.modules.update(streamlit=None, altair=None);"
        "import relations.cli, relations.dataset, relations.checks, relations.sources,"
        "relations.extraction, relations.sources.webpage"
    )
    subprocess.run([sys.executable, "-c", program], cwd=ROOT, check=True, timeout=60)


def test_the_module_is_the_command() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "relations", "--version"],
        cwd=ROOT, check=True, capture_output=True, text=True, timeout=60,
    )  # fmt: skip
    assert relations.__version__ in done.stdout

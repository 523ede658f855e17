from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from relations.records import Article
from relations.sources import Defaults, Problem, page

DEFAULTS = Defaults("sample")
SEED = Path(__file__).parents[2] / "seeds" / "000_ceb785ab0bc45577.txt"

SAVED = """\
 date 2020-03-05  icon bookmark-bicon cameraicon checkicon searchicon shareicon
World News
Presidents agree on truce after six hours of talks

By Jane Doe
Published time: 5 Mar, 2020 20:15
Updated: 6 Mar, 2020 07:00
The two presidents meet in Moscow © Example Agency
Share this story
The presidents of Russia and Turkey agreed on a ceasefire in Moscow on Thursday.

Also on example.com Another story with a headline
Home | News | Sport
“We have reached an agreement,” the Russian president said.

Think your friends would be interested? Share this story!
Follow us on Telegram
"""


def read(
    tmp_path: Path, text: str | bytes, name: str = "a.txt", **defaults: object
) -> list[object]:
    path = tmp_path / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return list(page.read(path, Defaults("sample", **defaults)))  # type: ignore[arg-type]


def test_the_seed_article_is_read_without_its_surroundings() -> None:
    (article,) = page.read(SEED, DEFAULTS)
    assert isinstance(article, Article)
    assert article.title == (
        "‘Military ties deepening’: Putin says Russia & Turkey will work jointly on "
        "‘promising new weapons’"
    )
    assert article.published == datetime(2019, 9, 16, 22, 22)
    title, *paragraphs = article.text.split("\n\n")
    assert title == article.title
    assert len(paragraphs) == 6
    assert paragraphs[0].startswith("Russian President Vladimir Putin said that his government")
    assert paragraphs[-1].endswith("We didn’t come here for nothing.”")
    assert "FILE PHOTO" not in article.text
    assert "icon" not in article.text


def test_what_stands_around_a_saved_report_is_left_out() -> None:
    found = page.parse(SAVED)
    assert found.title == "Presidents agree on truce after six hours of talks"
    assert found.published == datetime(2020, 3, 5, 20, 15)
    assert found.body.split("\n\n") == [
        "The presidents of Russia and Turkey agreed on a ceasefire in Moscow on Thursday.",
        "“We have reached an agreement,” the Russian president said.",
    ]


@pytest.mark.parametrize(
    "line",
    [
        "The photo of the two presidents was on every front page.",
        "Read aloud, the treaty takes an hour.",
        "Share prices in Ankara fell after the announcement.",
        "Related parties in Ankara and Moscow signed the contract on Tuesday.",
        "Comments by the minister angered Tehran.",
        "Recommended by the committee, the sanctions took effect on Monday.",
        "Follow-up talks between Russia and Turkey are planned.",
        "Home affairs ministers of France and Britain met in Calais.",
        "Live fire was exchanged between India and Pakistan.",
        "The ministry told Reuters that the talks went well.",
        "The talks went well, the minister told Reuters",
        "Turkey news agency Anadolu quoted the minister, AP reported.",
        "Also on Monday, the ministers met in Ankara.",
        "An icon of the revolution, he led Cuba into an alliance with Russia.",
    ],
)
def test_sentences_of_a_report_stay(line: str) -> None:
    assert page.parse(f"A headline of some words\n\nFirst sentence.\n\n{line}\n").body == (
        f"First sentence.\n\n{line}"
    )


@pytest.mark.parametrize(
    "line",
    [
        "FILE PHOTO: Soldiers at the border © MOD",
        "Photo: Soldiers at the border",
        "Soldiers at the border. © Example / Jane Doe",
        "Soldiers at the border (Jane Doe/AFP)",
        "Soldiers stand at the border / Getty Images",
        "READ MORE: Turkey buys missiles",
        "Advertisement",
        "Tags: Russia, Turkey",
    ],
)
def test_captions_and_calls_go(line: str) -> None:
    assert page.parse(
        f"A headline of some words\n\nFirst sentence.\n\n{line}\n\nLast one."
    ).body == ("First sentence.\n\nLast one.")


def test_plain_text_keeps_its_first_sentence() -> None:
    found = page.parse("Russia and Turkey held talks.\n\nThey met in Sochi.")
    assert found == (None, None, "Russia and Turkey held talks.\n\nThey met in Sochi.")


def test_a_first_line_set_apart_is_the_headline() -> None:
    found = page.parse("Russia and Turkey hold talks\n\nThey met in Sochi.")
    assert found == ("Russia and Turkey hold talks", None, "They met in Sochi.")


def test_a_single_line_is_the_text() -> None:
    assert page.parse("Russia and Turkey hold talks").body == "Russia and Turkey hold talks"


def test_a_deck_below_the_headline_is_kept_as_text() -> None:
    found = page.parse(
        "Truce agreed after long talks\n"
        "The two sides will patrol the road together from next week\n"
        "5 March 2020\n\nThe presidents met."
    )
    assert found.title == "Truce agreed after long talks"
    assert found.published == datetime(2020, 3, 5)
    assert found.body == (
        "The two sides will patrol the road together from next week\n\nThe presidents met."
    )


def test_a_headline_below_the_date_is_found() -> None:
    found = page.parse(
        "Published: 2020-03-05\nTruce agreed after long talks\n\nThe presidents met."
    )
    assert found == ("Truce agreed after long talks", datetime(2020, 3, 5), "The presidents met.")


def test_a_date_inside_the_report_is_not_its_date() -> None:
    lines = "\n\n".join(f"Sentence number {n}." for n in range(20))
    assert page.parse(f"{lines}\n\nPublished: 2020-03-05").published is None
    assert page.parse("On 5 March 2020 the presidents met.\n\nThey agreed.").published is None


def test_the_pages_date_comes_before_the_callers_and_that_before_the_names(tmp_path: Path) -> None:
    text, plain = (
        "A headline of words\n\nPublished: 5 March 2020\n\nBody.",
        "Russia and Turkey met.",
    )
    name, given = "2019-09-16.txt", datetime(2018, 1, 1)
    (article,) = read(tmp_path, text, name, published=given)
    assert isinstance(article, Article)
    assert article.published == datetime(2020, 3, 5)
    (article,) = read(tmp_path, plain, name, published=given)
    assert isinstance(article, Article)
    assert article.published == given
    (article,) = read(tmp_path, plain, name)
    assert isinstance(article, Article)
    assert article.published == datetime(2019, 9, 16)


def test_a_text_without_any_date_says_how_to_give_one(tmp_path: Path) -> None:
    (problem,) = read(tmp_path, "Russia and Turkey met.")
    assert isinstance(problem, Problem)
    assert problem.file == str(tmp_path / "a.txt")
    assert problem.lost
    for way in ("--published", "file's name", "Published: 16 Sep 2019"):
        assert way in problem.reason


def test_latin1_is_read_with_a_notice(tmp_path: Path) -> None:
    notice, article = read(
        tmp_path, "Müller met Çavuş.".encode("latin-1", "replace"), "2020-01-01.txt"
    )
    assert isinstance(notice, Problem)
    assert not notice.lost
    assert "Latin-1" in notice.reason
    assert isinstance(article, Article)
    assert article.text.startswith("Müller met")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "no text"),
        (b" \n\n\t", "no text"),
        (b"\x7fELF\0\0\0", "not a text file"),
        (b"word " * 300_000, "more than 1,000,000"),
    ],
)
def test_what_is_no_article_is_a_problem(tmp_path: Path, content: bytes, words: str) -> None:
    (problem,) = read(tmp_path, content, "2020-01-01.txt")
    assert isinstance(problem, Problem)
    assert words in problem.reason


def test_a_file_that_is_gone_is_a_problem(tmp_path: Path) -> None:
    (problem,) = page.read(tmp_path / "gone.txt", DEFAULTS)
    assert isinstance(problem, Problem)
    assert "No such file" in problem.reason

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from relations.records import Article
from relations.sources import Defaults, Problem, webpage

PAGE = """<!doctype html><html lang="en"><head>
<title>Turkey buys missiles | Example News</title>
<meta property="og:title" content="Turkey buys missiles from Russia">
<meta property="og:site_name" content="Example News">
<link rel="canonical" href="https://example.org/missiles">
{meta}</head><body>
<nav><a href="/">Home</a> <a href="/world">World</a></nav>
<article><h1>Turkey buys missiles from Russia</h1>
<p>Russia and Turkey held talks in Sochi on Monday about the delivery of new missiles, the
ministry said in a <a href="javascript:alert(1)">statement</a>.</p>
<p>Ankara accused Washington of breaking its promises &amp; said that it would not give in to
pressure from the alliance.</p></article>
<aside><p>Subscribe to our newsletter for more stories like this one.</p></aside>
<footer>Copyright 2015 Example News</footer></body></html>"""
TIME = '<meta property="article:published_time" content="2019-09-16T22:22:00+03:00">'


def read(
    tmp_path: Path, text: str | bytes, name: str = "a.html", defaults: Defaults | None = None
) -> Article | Problem:
    path = tmp_path / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    (found,) = webpage.read(path, defaults or Defaults("sample"))
    return found


def test_text_title_date_site_and_address_are_found(tmp_path: Path) -> None:
    found = read(tmp_path, PAGE.format(meta=TIME))
    assert isinstance(found, Article)
    assert found.title == "Turkey buys missiles from Russia"
    assert found.published == datetime(2019, 9, 16, 22, 22)
    assert found.source == "Example News"
    assert found.url == "https://example.org/missiles"
    title, first, second = found.text.split("\n\n")
    assert title == found.title
    assert first.startswith("Russia and Turkey held talks in Sochi on Monday")
    assert "promises & said" in second
    for outside in ("Home", "Subscribe", "Copyright", "javascript"):
        assert outside not in found.text


def test_a_page_without_a_date_takes_the_callers_or_the_names(tmp_path: Path) -> None:
    page = PAGE.format(meta="")
    given = Defaults("sample", published=datetime(2018, 1, 1))
    found = read(tmp_path, page, "2019-09-16.html", given)
    assert isinstance(found, Article)
    assert found.published == datetime(2018, 1, 1)
    found = read(tmp_path, page, "2019-09-16.html")
    assert isinstance(found, Article)
    assert found.published == datetime(2019, 9, 16)
    found = read(tmp_path, page)
    assert isinstance(found, Problem)
    assert "--published" in found.reason


def test_the_declared_character_set_is_used(tmp_path: Path) -> None:
    meta = f'<meta charset="windows-1254">{TIME}'
    page = PAGE.format(meta=meta).replace("the\nministry", "Erdoğan’s ministry")
    found = read(tmp_path, page.encode("windows-1254"))
    assert isinstance(found, Article)
    assert "Erdoğan’s ministry" in found.text


@pytest.mark.parametrize(
    "content", ["", "<html></html>", "no markup at all", "\0\1\2", "<p>" * 5_000]
)
def test_a_page_without_an_article_is_a_problem(tmp_path: Path, content: str) -> None:
    found = read(tmp_path, content, "2019-09-16.html")
    assert isinstance(found, Problem)
    assert found.reason == "no main text found in the page"

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace
from typing import Any

from streamlit.testing.v1 import AppTest

from relations import ontology
from relations.pages.frame import glossary_html
from tests.showing import sample_store


def _run(script: Any, *args: Any) -> AppTest:
    page = AppTest.from_function(script, args=args, default_timeout=10).run()
    assert not page.exception
    return page


def test_notices_are_not_read_as_markdown() -> None:
    def script() -> None:
        from relations.pages import frame

        frame.notices(["**a** [b](http://c.d)\n# e", "<b> :red[f]"])

    [told] = [element.proto.body for element in _run(script).get("html")]
    assert "<li>**a** [b](http://c.d)\n# e</li><li>&lt;b&gt; :red[f]</li>" in told


def test_without_notices_nothing_is_said() -> None:
    def script() -> None:
        from relations.pages import frame

        frame.notices([])

    assert not _run(script).get("html")


def test_a_failed_page_gives_a_plain_message_and_a_way_out() -> None:
    def script() -> None:
        from relations.pages import frame

        frame.failed(ValueError("/secret/path"))

    page = _run(script)
    assert "Something went wrong" in page.error[0].value
    assert "/secret/path" not in page.error[0].value
    assert 'href="./"' in page.get("html")[0].proto.body


def test_the_foot_shows_the_chosen_collections_and_escapes_their_words() -> None:
    def script(store: object) -> None:
        from relations.pages import frame

        frame.foot(store, ["one"])

    made = replace(sample_store().collections[0], name="one", title="<i>x</i>", licence=None)
    others = replace(made, name="two", title="Two")
    told = _run(script, SimpleNamespace(collections=(made, others), version="abc")).get("html")
    assert "Collection one: &lt;i&gt;x&lt;/i&gt;" in told[0].proto.body
    assert "Collection two" not in told[0].proto.body
    assert "Licence" not in told[0].proto.body


def test_the_glossary_explains_every_type_and_status() -> None:
    told = glossary_html()
    for code in ontology.EVENT_TYPES:
        assert code.capitalize() in told
    for status, meaning in ontology.STATUSES.items():
        assert f"<dt>{status.capitalize()}</dt><dd>{meaning}</dd>" in told

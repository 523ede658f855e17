from __future__ import annotations

from typing import Any

from relations.pages import event_html
from tests.pages.conftest import stored


def test_the_headline_says_who_did_what_and_whether_it_happened() -> None:
    told = event_html.headline(stored("THREATEN"))
    assert "▼ Threaten" in told
    assert "Russia → Turkey" in told
    assert "24 November 2015" in told
    assert "<strong>Denied</strong>: reported as not done, or denied by a party" in told


def test_marks_are_the_words_of_the_event() -> None:
    event = stored("ASSAULT")
    words = {
        one.kind: event["article_text"][one.start : one.end] for one in event_html.marks(event)
    }
    assert words["source"] == "Turkish forces"
    assert words["target"] == "Russian jet"
    assert words["act"] == "shot down"
    assert words["date"] == "on Tuesday"


def test_an_event_without_date_words_marks_none() -> None:
    assert "date" not in {one.kind for one in event_html.marks(stored("ACCUSE"))}
    assert "the date" not in event_html.source_text(stored("ACCUSE"))


def test_labels_of_a_mutual_act_name_no_direction() -> None:
    assert event_html.labels(stored("CONSULT"))["source"] == "Russia"
    assert event_html.labels(stored("ACCUSE"))["source"] == "from Russia"


def test_source_text_is_escaped() -> None:
    told = event_html.source_text(stored("ACCUSE"))
    assert "&lt;b&gt;treachery&lt;/b&gt;" in told
    assert "<b>" not in told


def _long(event: dict[str, Any]) -> dict[str, Any]:
    return event | {"article_text": event["article_text"] + " more words" * 1_000}


def test_a_long_text_is_shown_around_the_sentence_until_all_is_asked_for() -> None:
    event = _long(stored("ACCUSE"))
    assert event_html.is_long(event)
    part, whole = event_html.source_text(event), event_html.source_text(event, whole=True)
    assert len(part) < 3_000 < len(whole)
    assert part.count("more words") < 100
    assert part.endswith(" …</div>")
    assert whole.count("more words") == 1_000


def test_a_short_text_is_whole() -> None:
    assert not event_html.is_long(stored("ACCUSE"))
    assert "…" not in event_html.source_text(stored("ACCUSE"))


WITHOUT_ARTICLE = dict.fromkeys(
    ("article_text", "article_title", "article_source", "article_published", "article_licence",
     "article_url", "sentence_start", "sentence_end")
)  # fmt: skip


def test_an_event_without_its_article_says_why_and_shows_its_sentence() -> None:
    event = stored("ACCUSE", coder="GDELT 2.0 <x>", **WITHOUT_ARTICLE)
    told = event_html.source_text(event)
    assert "The text is not kept here: the event comes from GDELT 2.0 &lt;x&gt;." in told
    assert "Moscow *accused*" in told


def test_an_event_without_even_a_sentence_still_says_why() -> None:
    told = event_html.source_text(stored("ACCUSE", sentence=None, **WITHOUT_ARTICLE))
    assert told.startswith("<div>The text is not kept here")


def test_every_line_of_why_is_an_entry() -> None:
    told = event_html.reasons(stored("ACCUSE"))
    assert "<li>Act: “accused” means ACCUSE.</li><li>Status: occurred.</li>" in told


def test_codes_give_the_rule_and_the_values_of_the_type() -> None:
    told = event_html.codes(stored("ACCUSE"))
    assert "<dt>Rule</dt><dd>hand</dd>" in told
    assert "−3.5 on PLOVER" in told


def test_missing_reasons_are_said_to_be_missing() -> None:
    event = stored("ACCUSE", why=None, rule=None, event_type="<odd>")
    assert "recorded no reason" in event_html.reasons(event)
    assert "Rule" not in event_html.codes(event)
    assert "&lt;odd&gt;" in event_html.codes(event)

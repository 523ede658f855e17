from __future__ import annotations

from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from relations.pages.marking import KINDS, Mark, legend_html, pieces, to_html, window

TEXT = "Moscow *accused* Ankara of <b>treachery</b> & more."


class Reader(HTMLParser):
    """Reads HTML back: its text without labels, and every class it met."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.text, self.tags, self.open, self.seen = "", [], [], set[str]()
        self.feed(source)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.add(tag)
        self.open.append(dict(attrs).get("class") or "")

    def handle_endtag(self, tag: str) -> None:
        self.open.pop()

    def handle_data(self, data: str) -> None:
        if "m-tag" in self.open:
            self.tags.append(data)
        else:
            self.text += data


def mark(words: str, kind: str) -> Mark:
    start = TEXT.index(words)
    return Mark(start, start + len(words), kind)


def test_text_without_marks_is_one_piece() -> None:
    assert [piece.text for piece in pieces(TEXT, [])] == [TEXT]


def test_a_mark_inside_another_is_cut_at_both_ends() -> None:
    cut = pieces("abcdef", [Mark(1, 5, "sentence"), Mark(2, 3, "act")])
    assert [(piece.text, piece.kinds) for piece in cut] == [
        ("a", ()), ("b", ("sentence",)), ("c", ("sentence", "act")),
        ("de", ("sentence",)), ("f", ()),
    ]  # fmt: skip


def test_marks_that_cross_are_both_kept() -> None:
    cut = pieces("abcd", [Mark(0, 3, "source"), Mark(2, 4, "target")])
    assert [(piece.text, piece.kinds) for piece in cut] == [
        ("ab", ("source",)), ("c", ("source", "target")), ("d", ("target",)),
    ]  # fmt: skip


def test_a_label_stands_once_behind_the_last_piece_of_its_mark() -> None:
    marks = [Mark(0, 4, "source"), Mark(1, 2, "act")]
    assert Reader(to_html("abcd", marks, {"source": "from A"})).tags == ["from A"]


def test_marks_beyond_the_text_are_clipped_and_empty_ones_left_out() -> None:
    cut = pieces("abc", [Mark(2, 99, "act"), Mark(50, 60, "date"), Mark(1, 1, "source")])
    assert [(piece.text, piece.kinds) for piece in cut] == [("ab", ()), ("c", ("act",))]


def test_outside_text_and_labels_are_escaped() -> None:
    marks = [mark("<b>treachery</b>", "act")]
    source = to_html(TEXT, marks, {"act": "<script>"})
    assert "<b>" not in source
    assert "<script>" not in source
    assert Reader(source).text == TEXT
    assert Reader(source).tags == ["<script>"]


def test_the_sentence_holds_the_labels_of_what_lies_in_it() -> None:
    marks = [Mark(0, len(TEXT), "sentence"), mark("Moscow", "source")]
    source = to_html(TEXT, marks, {"source": "from Russia"})
    assert source.startswith(
        '<span class="m-sentence"><span class="m-source">Moscow</span>'
        '<span class="m-tag">from Russia</span></span>'
    )


spans = st.tuples(st.integers(0, 30), st.integers(0, 30), st.sampled_from(list(KINDS)))


@given(st.text(max_size=25), st.lists(spans, max_size=6))
def test_marking_never_changes_the_text(text: str, raw: list[tuple[int, int, str]]) -> None:
    marks = [Mark(*one) for one in raw]
    assert "".join(piece.text for piece in pieces(text, marks)) == text


@given(st.text("ab<>&\"' \n", max_size=25), st.lists(spans, max_size=6))
def test_html_read_back_is_the_text(text: str, raw: list[tuple[int, int, str]]) -> None:
    reader = Reader(to_html(text, [Mark(*one) for one in raw], dict.fromkeys(KINDS, "x")))
    assert reader.text == text
    assert reader.seen <= {"span"}


@given(st.text("ab <&\n", max_size=60), st.data())
def test_part_of_a_text_is_that_part(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    assert Reader(to_html(text, [Mark(0, 60, "act")], {}, start, end)).text == text[start:end]


@given(st.text("ab \n", max_size=80), st.data())
def test_a_window_holds_its_span_and_cuts_between_words(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    left, right = window(text, start, end, 10)
    assert max(0, start - 10) <= left <= start
    assert end <= right <= min(len(text), end + 10)
    if left and any(letter.isspace() for letter in text[max(0, start - 10) : start]):
        assert text[left - 1].isspace()


def test_a_window_of_a_short_text_is_the_whole_text() -> None:
    assert window("one two three", 4, 7, 100) == (0, 13)


def test_the_legend_shows_the_kinds_that_are_marked() -> None:
    legend = legend_html(["sentence", "act"])
    assert "the act" in legend
    assert "who acts" not in legend

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone

import pytest

from relations.sources import dates


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2019-09-16", datetime(2019, 9, 16)),
        ("20190916", datetime(2019, 9, 16)),
        ("2019-09-16T22:22", datetime(2019, 9, 16, 22, 22)),
        ("2019-09-16 22:22:05.123", datetime(2019, 9, 16, 22, 22, 5)),
        ("2019-09-16T22:22:00Z", datetime(2019, 9, 16, 22, 22)),
        ("2019-09-16T22:22:00+03:00", datetime(2019, 9, 16, 22, 22)),
        ("16 Sep, 2019 22:22", datetime(2019, 9, 16, 22, 22)),
        ("16 September 2019", datetime(2019, 9, 16)),
        ("16th September 2019", datetime(2019, 9, 16)),
        ("September 16, 2019", datetime(2019, 9, 16)),
        ("Sept. 16, 2019", datetime(2019, 9, 16)),
        ("Sep. 16, 2019 at 10:22 p.m.", datetime(2019, 9, 16, 22, 22)),
        ("Monday, September 16, 2019, 10:22 PM EDT", datetime(2019, 9, 16, 22, 22)),
        ("Mon, 16 Sep 2019 22:22:00 GMT", datetime(2019, 9, 16, 22, 22)),
        ("Mon, 16 Sep 2019 22:22:00 +0300", datetime(2019, 9, 16, 22, 22)),
        ("Tuesday 3 May 2022 09.05", None),
        ("2019/09/16", datetime(2019, 9, 16)),
        ("Monday 2 March 2020", datetime(2020, 3, 2)),
        ("August 1, 2020", datetime(2020, 8, 1)),
        ("29 February 2019", None),
        ("03/04/2019", None),
        ("September 2019", None),
        ("yesterday", None),
        ("", None),
        ("16 September 2019 was a Monday", None),
        ("x" * 10_000, None),
    ],
)
def test_a_printed_date_is_read_or_refused(text: str, expected: datetime | None) -> None:
    assert dates.parse(text) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (date(2019, 9, 16), datetime(2019, 9, 16)),
        (datetime(2019, 9, 16, 22, 22, 1, 999), datetime(2019, 9, 16, 22, 22, 1)),
        (
            datetime(2019, 9, 16, 22, tzinfo=timezone(timedelta(hours=3))),
            datetime(2019, 9, 16, 22),
        ),
        ("16 Sep 2019", datetime(2019, 9, 16)),
        (1568672520, None),
        (None, None),
    ],
)
def test_a_value_of_a_table_is_read_or_refused(value: object, expected: datetime | None) -> None:
    assert dates.of_value(value) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("2019-09-16-summit.txt", datetime(2019, 9, 16)),
        ("20190916.txt", datetime(2019, 9, 16)),
        ("news_2019_09_16.txt", datetime(2019, 9, 16)),
        ("20191399-20190916.txt", datetime(2019, 9, 16)),
        ("000_ceb785ab0bc45577.txt", None),
        ("1234567890123.txt", None),
        ("2019.txt", None),
    ],
)
def test_a_date_in_a_file_name_is_found(name: str, expected: datetime | None) -> None:
    assert dates.in_name(name) == expected

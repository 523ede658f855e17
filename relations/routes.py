"""The addresses beside the pages: downloads, feeds, the lists for search engines.

ADDRESSES says what there is; the page on data shows that list. A program must not get other
rows than it asked for, so whatever a page would pass over with a notice is refused here.
Handlers are plain functions: Starlette runs them, and steps through their streams, in worker
threads. What is written stands in `exports` and `feeds`.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, NamedTuple
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import FileResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from relations import __version__, exports, feeds, provenance, queries, scopes
from relations.answers import described_by, lost_routes, sent, told, way_out, with_query
from relations.charts.world import WORLD, outlines
from relations.dataset import Collection, DatasetError
from relations.exports import FORMATS, stream, stream_event
from relations.filters import Filters
from relations.queries import event, holds, summary
from relations.schema import TABLES
from relations.store import Store, StoreError, StoreStale
from relations.web import middleware

__all__ = ["ADDRESSES", "SOME_COLLECTION", "SOME_EVENT", "Address", "build_routes", "middleware"]

_LOG = logging.getLogger(__name__)
_SORRY = "The data cannot be read at the moment. Please try again later.\n"
#: What stands in the examples for an event and a collection, to be replaced by what there is.
SOME_EVENT, SOME_COLLECTION = "0123456789abcdef", "chronicle"

Handler = Callable[[Request, Store], Response]


class Address(NamedTuple):
    """One kind of address: its path, an example, what it gives, who answers it."""

    path: str
    example: str
    meaning: str
    handler: Handler


def build_routes(get_store: Callable[[], Store], pages: Sequence[str] = ()) -> list[Route]:
    """List the routes; `get_store` gives the store of the data published now, in any thread.

    `pages` are the paths of the pages that are no pair or country, for the sitemap.
    """
    handlers = {one.path: one.handler for one in ADDRESSES}
    handlers["/sitemap.xml"] = partial(_sitemap, pages=pages)
    known = [
        Route(path, _guarded(handler, get_store), methods=["GET"])
        for path, handler in handlers.items()
    ]
    return [*known, *lost_routes()]


def _guarded(handler: Handler, get_store: Callable[[], Store]) -> Callable[[Request], Response]:
    def answer(request: Request) -> Response:
        try:
            try:
                return handler(request, get_store())
            except StoreStale:
                # The data were published anew between opening the store and asking it.
                return handler(request, get_store())
        except _Refused as refused:
            return refused.response
        except (StoreError, DatasetError):
            _LOG.exception("an address failed: %s", request.url.path)
            return PlainTextResponse(_SORRY, 503, {"Retry-After": "60"})

    return answer


class _Refused(Exception):  # noqa: N818 - an answer, not a mistake of the program
    def __init__(self, response: Response) -> None:
        self.response = response


def _download(request: Request, store: Store) -> Response:
    """Answer with the chosen rows or what is to be known of them, or with what is wrong."""
    stem, _, extension = request.path_params["name"].partition(".")
    if extension not in (*FORMATS, provenance.METADATA):
        return _no_such_form(request)
    filters = _filters(request, store, stem, extension)
    headers = _headers(
        store, provenance.file_name(filters, extension, store.version, provenance.today())
    )
    if extension == provenance.METADATA:
        return told(
            request, headers,
            lambda: provenance.metadata(store, filters, summary(store, filters).events),
        )  # fmt: skip
    headers |= described_by(with_query(f"{stem}.{provenance.METADATA}", request.scope))
    return sent(request, headers, extension, stream(store, filters, extension))


def _one_event(request: Request, store: Store) -> Response:
    event_id, _, extension = request.path_params["name"].partition(".")
    if extension not in FORMATS:
        return _no_such_form(request)
    found, headers = _event(store, event_id, extension)
    # Quoted, because an identifier may come from somebody else's files.
    headers |= described_by(f"{quote(event_id, safe='')}.{provenance.METADATA}")
    return sent(request, headers, extension, stream_event(store, found, extension))


def _about_event(request: Request, store: Store) -> Response:
    found, headers = _event(store, request.path_params["event"], provenance.METADATA)
    return told(request, headers, lambda: provenance.event_metadata(store, found))


def _event(store: Store, event_id: str, extension: str) -> tuple[dict[str, Any], dict[str, str]]:
    """Find an event and make the headers of its answer; raises _Refused where it is not here."""
    found = event(store, event_id)
    if found is None:
        raise _Refused(_refused(404, ["There is no event of this identifier here."]))
    name = provenance.stamped(f"event-{event_id}", extension, store.version, provenance.today())
    return found, _headers(store, name)


def _table(request: Request, store: Store) -> Response:
    """Answer with the whole file of one table of a collection, as it was published."""
    one, table = _published(request, store), request.path_params["table"]
    headers = _headers(store, f"{one.name}-{table}-{one.version[:8]}.parquet")
    headers |= described_by(provenance.METADATA)
    media_type = FORMATS["parquet"].media_type
    return FileResponse(one.path(table), headers=headers, media_type=media_type)


def _table_as_csv(request: Request, store: Store) -> Response:
    one, table = _published(request, store), request.path_params["table"]
    name = provenance.stamped(f"{one.name}-{table}", "csv", one.version, provenance.today())
    headers = _headers(store, name) | described_by(provenance.METADATA)
    return sent(request, headers, "csv", exports.stream_table(one, table))


def _about_collection(request: Request, store: Store) -> Response:
    one = _published(request, store)
    headers = _headers(
        store, provenance.stamped(one.name, provenance.METADATA, one.version, provenance.today())
    )
    return told(request, headers, lambda: provenance.collection_metadata(one))


def _published(request: Request, store: Store) -> Collection:
    """Find the collection of an address that may name a table; raises _Refused."""
    asked = request.path_params
    found = [one for one in store.collections if one.name == asked["collection"]]
    if not found or asked.get("table", "events") not in TABLES:
        lines = ["There is no such table of a collection here.", way_out("")]
        raise _Refused(_refused(404, lines))
    return found[0]


def _feed(request: Request, store: Store) -> Response:
    filters = _filters(request, store, request.path_params["name"], "atom")
    body = feeds.atom(store, filters, str(request.base_url), str(request.url))
    return Response(body, media_type="application/atom+xml")


def _sitemap(request: Request, store: Store, pages: Sequence[str] = ()) -> Response:
    pairs = queries.overview(store)["pair"].to_pylist()
    codes = sorted({code for pair in pairs for code in pair.split("-")})
    body = feeds.sitemap(str(request.base_url), ["", *pages, *codes, *pairs])
    return Response(body, media_type="application/xml")


def _world(request: Request, store: Store) -> Response:
    return Response(outlines(), media_type="application/geo+json",
                    headers={"Cache-Control": "public, max-age=604800"})  # fmt: skip


def _robots(request: Request, store: Store) -> Response:
    told = "User-agent: *\nDisallow: /download/\nDisallow: /_stcore/\n"
    return PlainTextResponse(f"{told}Sitemap: {request.base_url}sitemap.xml\n")


ADDRESSES: tuple[Address, ...] = (
    Address(
        "/download/{name}", "/download/RUS-TUR.csv?from=2019&type=CONSULT",
        "The events of a pair (RUS-TUR), a country (TUR) or of all, with the filters of the page: "
        "csv, json or parquet. In place of these, metadata.json says what a CSV cannot: filters, "
        "licence, versions, day of retrieval, number of rows and the meaning of each column.",
        _download,
    ),
    # Before the event itself, whose path fits this one too.
    Address(
        "/download/event/{event}.metadata.json", f"/download/event/{SOME_EVENT}.metadata.json",
        "What the CSV of one event cannot say: licence, versions, day of retrieval and the meaning "
        "of each column.", _about_event,
    ),
    Address(
        "/download/event/{name}", f"/download/event/{SOME_EVENT}.json",
        "One event by its identifier: csv, json or parquet.", _one_event,
    ),
    Address(
        "/download/collection/{collection}/metadata.json",
        f"/download/collection/{SOME_COLLECTION}/metadata.json",
        "What the files of a collection cannot say: title, licence, citation, coder, version, day "
        "of retrieval, the names and hashes of the files and the meaning of each column.",
        _about_collection,
    ),
    Address(
        "/download/collection/{collection}/{table}.parquet",
        f"/download/collection/{SOME_COLLECTION}/events.parquet",
        "A whole table of a collection as published: events, articles (with their texts) or "
        "monthly (counts).", _table,
    ),
    Address(
        "/download/collection/{collection}/{table}.csv",
        f"/download/collection/{SOME_COLLECTION}/articles.csv",
        "The same table as CSV, in which no cell is run as a formula.", _table_as_csv,
    ),
    Address(
        "/feed/{name}.atom", "/feed/RUS-TUR.atom?status=occurred",
        "The newest events of a pair, a country or of all as an Atom feed, with the same filters.",
        _feed,
    ),
    Address("/sitemap.xml", "/sitemap.xml", "The addresses of all pages.", _sitemap),
    Address(
        f"/{WORLD}", f"/{WORLD}", "The outlines of the map: Natural Earth, public domain.", _world
    ),
    Address("/robots.txt", "/robots.txt", "What search engines may read.", _robots),
)  # fmt: skip


def _filters(request: Request, store: Store, stem: str, extension: str) -> Filters:
    """Read scope and filters of an address; raises _Refused with the answer where it cannot."""
    try:
        scope = "" if stem == provenance.ALL else scopes.canonical(stem)
        if not scope and stem != provenance.ALL:
            raise ValueError("nothing stands before the dot")
    except ValueError as problem:
        lines = [f"There is no such pair or country: {problem}."]
        raise _Refused(_refused(404, lines)) from problem
    if scope and scope != stem:
        target = with_query(f"{scope}.{extension}", request.scope)
        raise _Refused(RedirectResponse(target, 308))
    if not holds(store, scope):
        raise _Refused(_refused(404, [f"No events of {stem} are published here."]))
    query = {key: request.query_params.getlist(key) for key in request.query_params}
    known = [one.name for one in store.collections]
    filters, notices = Filters.parse(scope, query, known, other_keys=())
    if notices:
        lines = ["Nothing was sent, because of the filters:", *notices]
        raise _Refused(_refused(400, lines))
    return filters


def _headers(store: Store, name: str) -> dict[str, str]:
    tag = f"{store.version}-{__version__}-{provenance.today()}-{name.rpartition('.')[2]}"
    return {
        "Content-Disposition": f'attachment; filename="{name}"',
        "Cache-Control": "public, no-cache",
        "ETag": f'W/"{tag}"',
    }


def _no_such_form(request: Request) -> Response:
    known = ", ".join(f".{one}" for one in FORMATS)
    lines = [f"There is no such download. The address ends in one of {known}."]
    return _refused(404, [*lines, way_out(request.scope["path"])])


def _refused(status: int, lines: list[str]) -> Response:
    return PlainTextResponse("\n".join(lines) + "\n", status)

"""What stands on every page: the style, notices about the address, the foot of the page."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from html import escape

import streamlit as st

from relations import ontology
from relations.dataset import Collection
from relations.pages import links, marking, tables, wording
from relations.store import Store
from relations.texts import _

_LOG = logging.getLogger(__name__)
_STYLE = """<style>
.r-foot{border-top:1px solid rgba(128,128,128,.4);margin-top:1rem;padding-top:.6rem;
font-size:.85rem;line-height:1.6;opacity:.85}
.r-button{display:inline-block;padding:.4rem .9rem;border:1px solid currentColor;
border-radius:.5rem;text-decoration:none!important;color:inherit!important;font-size:.92rem}
.r-button:hover,.r-button:focus-visible{background:rgba(128,128,128,.18);text-decoration:none}
.r-off{opacity:.5;border-style:dashed}
.r-buttons{display:flex;flex-wrap:wrap;gap:.5rem;align-items:center}
.r-lead,[class*=st-key-lead-] [data-testid=stText]{font-size:1.05rem;line-height:1.5}
.r-table{border-collapse:collapse;width:100%;font-size:.95rem;font-variant-numeric:tabular-nums}
.r-table th,.r-table td{padding:.42rem .6rem;border-bottom:1px solid rgba(128,128,128,.3);
text-align:left;vertical-align:top;border-left:0;border-right:0}
.r-table th{font-weight:600;font-size:.85rem}
.r-table caption{text-align:left;font-size:.85rem;padding:.2rem .6rem .3rem}
.r-table abbr{text-decoration:none;cursor:help}
.r-table .n{text-align:right;white-space:nowrap}
.r-table a,.r-facts a,.r-foot a{color:inherit}
.r-scroll{overflow-x:auto;position:relative}.r-table th.n{white-space:normal}
.r-facts{font-size:.9rem;line-height:1.6}
.r-facts ul{margin:.2rem 0 .4rem;padding-left:1.1rem}
.r-facts dt{font-weight:600;margin-top:.5rem}
.r-facts dd{margin:0;white-space:pre-line;overflow-wrap:anywhere}
.r-lines{margin:0;padding-left:1.1rem;font-size:.9rem;line-height:1.45}
.r-lines li{margin-bottom:.35rem}
.r-lines a,.r-ways a,.r-buttons a,.r-matrix a,.r-lead a{color:inherit}
.r-clip{display:-webkit-box;-webkit-line-clamp:2;-webkit-box-orient:vertical;overflow:hidden;
opacity:.85}
.r-said{opacity:.85}
.r-ways{font-size:.9rem;line-height:1.9;margin:0}
.r-bar{display:flex;height:.5rem;margin-top:.25rem;min-width:90px}
.r-up{background:#0072B2}.r-down{background:#D55E00}
.r-tall{max-height:26rem;overflow-y:auto}.r-events{max-height:38rem}
.r-events tr{position:relative}.r-events thead th{position:sticky;top:0;z-index:2;
background:color-mix(in srgb,currentColor 5%,transparent);backdrop-filter:blur(12px)}
.r-events th[scope=row]{white-space:nowrap;font-weight:400}.r-events .r-row::after{content:"";
position:absolute;inset:0;z-index:1}.r-events tbody tr:hover{background:rgba(128,128,128,.1)}
.r-events .r-chosen{background:rgba(128,128,128,.2);box-shadow:inset 4px 0 0 currentColor}
.r-matrix{border-collapse:separate;border-spacing:2px;font-size:.8rem;
font-variant-numeric:tabular-nums}
.r-matrix th,.r-matrix td{border:0;padding:0;text-align:center;font-weight:600}
.r-matrix th[scope=row]{text-align:left;padding-right:.4rem;white-space:nowrap;font-weight:400}
.r-matrix td a{display:block;min-width:2.6rem;padding:.28rem .2rem;border-radius:3px;
text-decoration:none!important}
.r-matrix td.r-none{opacity:.4}
.r-matrix td.r-few a{border:1px dashed rgba(128,128,128,.6);font-weight:400}
.r-phone{display:none}
.r-spark{vertical-align:middle}
.r-caption{font-size:.85rem;line-height:1.5;opacity:.85;margin:0}
.r-hidden{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
.r-event{border-left:3px solid rgba(128,128,128,.5);padding-left:.8rem;margin:1rem 0}
.r-notice{background:rgba(230,159,0,.16);border-left:4px solid #E69F00;border-radius:4px;
padding:.6rem .9rem;overflow-wrap:anywhere}
.r-notice ul{margin:.2rem 0 0;padding-left:1.1rem}
.r-on{font-weight:600;border-width:2px}
mark{background:rgba(230,159,0,.35);color:inherit;border-radius:2px}
@media (max-width:768px){.r-phone{display:block;font-size:.9rem}}
@media (max-width:640px){.r-table td code{overflow-wrap:anywhere}
.r-wide{display:none}.r-table :is(th,td,caption){padding:.42rem .35rem}}
</style>"""


def style() -> None:
    """Put the style sheet of the pages' own HTML into the page."""
    st.html(_STYLE + marking.STYLE)


def notices(texts: Iterable[str]) -> None:
    """Say what in the address was not taken, without interpreting any of it."""
    said = "".join(f"<li>{escape(text)}</li>" for text in texts)
    if said:
        notice(f"{escape(_('Not all of this address could be used:'))}<ul>{said}</ul>")


def notice(told: str) -> None:
    """Draw a box with HTML of ours; a warning of Streamlit's would read Markdown in it."""
    st.html(f'<div class="r-notice" role="alert">{told}</div>')


def caption(*sentences: str) -> None:
    """Write a small explanation of what stands above it, as plain text; nothing of empty ones."""
    text = " ".join(filter(None, sentences))
    if text:
        st.html(f'<p class="r-caption">{escape(text)}</p>')


def foot(store: Store, shown: Iterable[str] = ()) -> None:
    """Version, collections, terms and the rule about what did not happen.

    `shown` limits the collections to those the reader chose; none means all.
    """
    chosen = set(shown)
    lines = [_terms(one) for one in store.collections if not chosen or one.name in chosen]
    lines.append(escape(_(wording.ONLY_OCCURRED)))
    pages = (("", _("All pairs")), ("data", _("Data")), ("method", _("Method")))
    ways = " · ".join(links.anchor(links.page(path), words) for path, words in pages)
    version = _("Data version {version}.", version=store.version)
    lines.append(f"{escape(version)} {ways}")
    st.html('<div class="r-foot">' + "<br>".join(lines) + "</div>")


def glossary() -> None:
    """Explain the types and statuses, closed until asked for."""
    with st.expander(_("What the types and statuses mean")):
        st.html(glossary_html())


def glossary_html() -> str:
    """Write the types with class, intensity and meaning as a table, then the statuses."""
    heads = ((_("Type"), ""), (_("Class"), ""), (_("Intensity"), "n"), (_("Meaning"), ""))
    body = "".join(
        f"<tr><th scope='row'>{wording.side(one.quad_class)} "
        f"{escape(wording.type_name(one.code))}</th>"
        f"<td>{escape(_(ontology.QUAD_CLASSES[one.quad_class]))}</td>"
        f"<td class='n'>{wording.score(one.intensity)}</td><td>{escape(_(one.meaning))}</td></tr>"
        for one in ontology.EVENT_TYPES.values()
    )
    statuses = "".join(
        f"<dt>{escape(wording.first_capital(wording.status_name(name)))}</dt>"
        f"<dd>{escape(_(meaning))}</dd>"
        for name, meaning in ontology.STATUSES.items()
    )
    label = _("The types with class, intensity and meaning")
    return f'{tables.table(label, heads, body)}<dl class="r-facts">{statuses}</dl>'


def _terms(collection: Collection) -> str:
    name, title = collection.name, collection.title
    parts = [
        _("Collection {name}", name=name) if title == name
        else _("Collection {name}: {title}", name=name, title=title)
    ]  # fmt: skip
    if collection.licence:
        parts.append(_("Licence: {licence}", licence=collection.licence))
    if collection.citation:
        parts.append(_("Cite as: {citation}", citation=collection.citation))
    parts.append(
        _("Coded by {coder}, version {version}", coder=collection.coder, version=collection.version)
    )
    return ". ".join(escape(part.rstrip(".")) for part in parts) + "."


def failed(problem: Exception) -> bool:
    """Tell a visitor plainly that a page failed; what failed stands in the log alone."""
    _LOG.error("a page failed", exc_info=problem)
    st.error(_("Something went wrong on this page. Loading it again may help."))
    st.html(links.anchor(links.HOME, _("All pairs"), "r-button"))
    return True

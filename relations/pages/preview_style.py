"""How a preview looks, and how it goes: over the page that is being drawn, until that stands.

Widths, gaps and sizes are those that Streamlit gives to the same parts, so that nothing jumps;
colours are those of both themes. It lies in a closed shadow tree: the page's own styles and
scripts do not reach it, nor it them.
"""

from __future__ import annotations

_STYLE = """
:host{position:fixed;inset:0;z-index:999;overflow:auto;background:#FFFFFF;color:#1B1F23;
font:400 16px/1.6 "Source Sans",sans-serif}
main{padding:76px 80px 32px 380px}
h1{font-size:2rem;line-height:1.2;font-weight:700;margin:0;padding:20px 0 16px}
h2{font-size:1rem;font-weight:700;margin:0 0 .4rem}
a{color:inherit}
.lead{font-size:1.05rem;line-height:1.5;margin:0;max-width:50rem}
.small,figcaption{font-size:.85rem;line-height:1.5;opacity:.85;margin:16px 0 0}
dl{display:grid;grid-template-columns:repeat(auto-fit,minmax(120px,1fr));gap:16px;
margin:33px 0 16px}
dt{font-size:14px;line-height:24px}dd{margin:0;font-size:1.6rem;line-height:38px}
figure{margin:84px 0 0}svg{display:block;width:calc(100% - 60px);height:240px;margin-left:60px}
.ends{display:flex;justify-content:space-between;margin-left:60px;font-size:.8rem}
.lists{display:grid;grid-template-columns:repeat(auto-fit,minmax(320px,1fr));gap:16px;margin-top:24px}
ul{margin:0;padding-left:1.1rem;font-size:.9rem;line-height:1.45}li{margin-bottom:.35rem}
.r-clip{display:-webkit-box;-webkit-line-clamp:2;-webkit-box-orient:vertical;overflow:hidden}
.r-clip,.r-said{opacity:.85}
mark{background:rgba(230,159,0,.35);color:inherit}
@media (max-width:768px){main{padding:76px 16px 32px}}
@media (prefers-color-scheme:dark){:host{background:#14171A;color:#E8EAED}}
"""

#: The page stands when its foot is there and nothing in sight is still to be drawn; a page that
#: failed or never comes is not hidden for long.
_LEAVES = """
(() => {
  const preview = document.currentScript.previousElementSibling
  const undrawn = "[data-testid=stMain] :is([data-testid=stSkeleton], " +
    "[data-testid=stVegaLiteChart]:not(:has(svg, canvas)))"
  const inSight = part => part.getBoundingClientRect().top < innerHeight
  const stands = () => document.querySelector(".r-foot") &&
    ![...document.querySelectorAll(undrawn)].some(inSight)
  const failed = () => document.querySelector("[data-testid=stAlert], [role=dialog]")
  const leave = () => stands() || failed() || performance.now() > 15000
    ? preview.remove() : requestAnimationFrame(leave)
  leave()
})()
"""


def standing(html: str) -> str:
    """Put ready HTML over the page, until the page is drawn; without scripts it stays."""
    return (
        '<div id="preview"><template shadowrootmode="closed">'
        f"<style>{_STYLE}</style><main>{html}</main></template></div>"
        f"<script>{_LEAVES}</script>"
    )

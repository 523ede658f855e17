// How a page arrives: the preview goes once the page stands, and what the address asks for is
// brought into sight, and kept there while charts above it are drawn, until the reader moves.

(() => {
  const asked = new URLSearchParams(location.search).has("event") ? "text" : ""
  const wanted = plain(location.hash.slice(1)) || asked
  const main = () => document.querySelector("[data-testid=stMain]")
  const undrawn = () => [...document.querySelectorAll(
    "[data-testid=stMain] :is([data-testid=stSkeleton], " +
    "[data-testid=stVegaLiteChart]:not(:has(svg, canvas)))")]
  const inSight = part => part.getBoundingClientRect().top < innerHeight
  const footed = () => document.querySelector(".r-foot")
  const failed = () => document.querySelector("[data-testid=stAlert], [role=dialog]")

  let preview = document.getElementById("preview"), moved = false, drawnAt = 0
  if (preview && location.hash) preview.remove()  // it shows the top, which is not asked for
  const theme = keptTheme()
  preview?.setAttribute("data-theme", theme)
  for (const kind of ["wheel", "touchmove", "keydown", "pointerdown"]) {
    addEventListener(kind, () => { moved = true }, { once: true, passive: true })
  }

  function step(now) {
    if (wanted && !moved) document.getElementById(wanted)?.scrollIntoView()
    const rest = undrawn()
    const stands = footed() && !rest.some(inSight)
    if (preview && (stands || failed() || now > 60000)) {
      if (!wanted && preview.scrollTop) main()?.scrollTo(0, preview.scrollTop)
      preview.remove()
      preview = null
    }
    drawnAt ||= footed() && !rest.length ? now : 0
    const settled = moved || !wanted || now > 60000 || (drawnAt && now > drawnAt + 500)
    if (preview?.isConnected || !settled) requestAnimationFrame(step)
  }
  requestAnimationFrame(step)

  function plain(anchor) {
    try {
      return decodeURIComponent(anchor)
    } catch {
      return anchor
    }
  }

  // Streamlit keeps the theme that a reader chose by page; here it is one choice for all pages.
  function keptTheme() {
    const own = `stActiveTheme-${location.pathname}-v2`, all = "relations.theme"
    try {
      const kept = localStorage.getItem(all)
      if (kept) localStorage.setItem(own, kept)
      addEventListener("pagehide", () => {
        const chosen = localStorage.getItem(own)
        if (chosen) localStorage.setItem(all, chosen)
        else localStorage.removeItem(all)
      })
      return /dark|light/i.exec(localStorage.getItem(own))?.[0].toLowerCase() ?? ""
    } catch {
      return ""
    }
  }
})()

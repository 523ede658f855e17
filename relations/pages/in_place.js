// The browser's side of in_place.py, which says what it is for.

let place = 90      // of the chosen row below the top of its box, in pixels
let read = ""       // the event that was asked for last
let from = "link"   // what asked for it: a link, a row of the table, or nothing of ours

const boxOf = row => row?.closest(".r-tall")

function staysHere(link) {
  if (!link?.href.startsWith?.(location.origin) || link.target || link.download) return false
  const to = new URL(link.href)
  return to.pathname === location.pathname && !(to.search === location.search && to.hash)
}

function keepRowInSight() {
  const row = document.querySelector(".r-chosen"), box = boxOf(row)
  if (box) box.scrollTop = row.offsetTop - Math.min(place, box.clientHeight - 90)
}

function showText(event) {
  const top = document.getElementById("text")?.getBoundingClientRect().top
  const below = top > innerHeight - 120, above = top < 0 && from === "link"
  if (event && event !== read && from && (below || above)) {
    document.getElementById("text").scrollIntoView()
  }
  read = event
  from = ""
}

export default function({ data, setTriggerValue }) {
  const follow = click => {
    const link = click.target.closest?.("a[href]")
    if (click.defaultPrevented || click.button || !staysHere(link)) return
    if (click.ctrlKey || click.metaKey || click.shiftKey || click.altKey) return
    click.preventDefault()
    const row = link.closest("tbody tr"), box = boxOf(row)
    if (box) place = row.offsetTop - box.scrollTop
    from = box ? "row" : "link"
    setTriggerValue("asked", new URL(link.href).search)
  }
  document.addEventListener("click", follow)
  requestAnimationFrame(() => { keepRowInSight(); showText(data.event) })
  return () => document.removeEventListener("click", follow)
}

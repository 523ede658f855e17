// The browser's side of in_place.py, which says what it is for.

const LONG = 20000        // milliseconds
const places = new Map()  // how far each address was scrolled when a link left it
let row = 90              // how far the chosen row lies below the top of its box
let read = null           // the event that was shown last
let stop = () => {}       // takes the listeners away; this runs anew after every change
let asked = null          // what asked for the next view: from where, and how to find it again

const main = () => document.querySelector("[data-testid=stMain]")
const boxOf = part => part?.closest(".r-tall")
const topOf = part => part.getBoundingClientRect().top
const textHead = () => document.getElementById("text")

function ask(from, again) {
  asked = { from, again, at: performance.now() }
}

function staysHere(link) {
  if (typeof link?.href !== "string" || link.target || link.download) return false
  const to = new URL(link.href)
  return to.origin === location.origin && to.pathname === location.pathname &&
    !(to.search === location.search && to.hash)
}

function finderOf(link) {
  const head = link.closest("thead th"), words = link.textContent
  if (boxOf(link) && !head) return () => document.querySelector(".r-chosen .r-row")
  if (head) return () => document.querySelector(".r-events thead tr")?.cells[head.cellIndex].firstChild
  if (link.rel) return () => document.querySelector(`.r-buttons a[rel=${link.rel}]`)
  return () => [...main().querySelectorAll("a")].find(one => one.textContent === words)
}

function keepRowInSight() {
  const chosen = document.querySelector(".r-chosen"), box = boxOf(chosen)
  if (box) box.scrollTop = chosen.offsetTop - Math.min(row, box.clientHeight - 90)
}

function showText() {
  const head = textHead()
  if (!head) return false
  const far = topOf(head) > innerHeight - 120 || (topOf(head) < 0 && asked.from === "link")
  if (far) head.scrollIntoView()
  return far
}

function showList() {
  const bar = document.querySelector("[data-testid=stPagination]")
  const before = head => head.compareDocumentPosition(bar) & Node.DOCUMENT_POSITION_FOLLOWING
  const head = bar && [...main().querySelectorAll("h2")].filter(before).at(-1)
  if (head && topOf(head) < 0) head.scrollIntoView()
}

function focusAgain(onText) {
  let part = onText ? null : asked.again?.()
  if (!part && asked.again) {
    part = textHead()
    part?.setAttribute("tabindex", "-1")
  }
  part?.focus?.({ preventScroll: true })
}

function saidOfEvent() {
  const parts = [".r-event-said", ".r-place"].map(one => document.querySelector(one))
  return parts.map(part => part?.textContent).filter(Boolean).join(", ")
}

function arrange(event, status) {
  keepRowInSight()
  if (asked && performance.now() - asked.at < LONG) {  // what asked long ago led to nothing
    const other = event && event !== read && asked.from !== "back"
    const onText = other && showText()
    if (asked.from === "pages") showList()
    if (asked.from === "back") main().scrollTop = places.get(location.href) ?? main().scrollTop
    focusAgain(onText)
    status.textContent = other ? saidOfEvent() : ""
  }
  read = event
  asked = null
}

export default function({ data, parentElement, setTriggerValue }) {
  const follow = click => {
    const link = click.target.closest?.("a[href]")
    if (click.target.closest?.("[data-testid=stPagination]")) ask("pages")
    if (click.defaultPrevented || click.button || !staysHere(link)) return
    if (click.ctrlKey || click.metaKey || click.shiftKey || click.altKey) return
    click.preventDefault()
    const line = link.closest("tbody tr"), box = boxOf(line)
    if (box) row = line.offsetTop - box.scrollTop
    ask(box ? "row" : "link", finderOf(link))
    places.set(location.href, main().scrollTop)
    setTriggerValue("asked", new URL(link.href).search || "?")
  }
  const back = () => ask("back")
  stop()
  document.addEventListener("click", follow)
  addEventListener("popstate", back)
  stop = () => {
    document.removeEventListener("click", follow)
    removeEventListener("popstate", back)
  }
  requestAnimationFrame(() => arrange(data.event, parentElement.querySelector("[role=status]")))
  return stop
}

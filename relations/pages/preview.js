// The page stands when its foot is there and nothing in sight is still to be drawn. A page that
// failed or never comes is not hidden for long.

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

/** Whether somebody is there: a screen that asks by itself (live lists, what waits to be sent) keeps no session awake. */
const awake = 60_000
let last = Date.now()
let lastTick = typeof performance === 'undefined' ? 0 : performance.now()

const touched = () => {
  last = Date.now()
  lastTick = performance.now()
}

if (typeof document !== 'undefined')
  for (const kind of ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'])
    document.addEventListener(kind, touched, { passive: true, capture: true })

/** Milliseconds since somebody touched this page, by the clock or, where that was set back, by the page's own. */
export const untouched = (): number => Math.max(Date.now() - last, performance.now() - lastTick)

/** Nobody has touched this page for a minute. */
export const nobodyThere = (now = Date.now()): boolean => now - last > awake

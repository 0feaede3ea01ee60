/** Whether somebody is there: a screen that asks by itself (live lists, what waits to be sent) keeps no session awake. */
const awake = 60_000
let last = Date.now()

if (typeof document !== 'undefined')
  for (const kind of ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'])
    document.addEventListener(kind, () => (last = Date.now()), { passive: true, capture: true })

/** Nobody has touched this page for a minute. */
export const nobodyThere = (now = Date.now()): boolean => now - last > awake

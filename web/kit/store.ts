/** Small things this device remembers. A browser that forbids storage forgets them, and nothing else happens. */

export function remembered<T>(key: string): T | undefined {
  try {
    const text = localStorage.getItem(key)
    return text === null ? undefined : (JSON.parse(text) as T)
  } catch {
    return undefined
  }
}

export function remember(key: string, value: unknown): void {
  try {
    if (value === undefined) localStorage.removeItem(key)
    else localStorage.setItem(key, JSON.stringify(value))
  } catch {
    // full or forbidden: remembering is a courtesy
  }
}

/** A value that several components watch; the smallest store there is. */
export interface Cell<T> {
  get: () => T
  set: (value: T) => void
  watch: (onChange: () => void) => () => void
}

export function cell<T>(start: T): Cell<T> {
  let now = start
  const watchers = new Set<() => void>()
  return {
    get: () => now,
    set: (value) => {
      if (Object.is(value, now)) return
      now = value
      for (const w of watchers) w()
    },
    watch: (onChange) => {
      watchers.add(onChange)
      return () => watchers.delete(onChange)
    },
  }
}

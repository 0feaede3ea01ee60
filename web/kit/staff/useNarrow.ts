import { useSyncExternalStore } from 'react'

const narrow = typeof matchMedia === 'undefined' ? undefined : matchMedia('(max-width: 800px)')

const watch = (tell: () => void) => {
  narrow?.addEventListener('change', tell)
  return () => narrow?.removeEventListener('change', tell)
}

/** A phone, or a console zoomed to 200 %. */
export const useNarrow = (): boolean => useSyncExternalStore(watch, () => narrow?.matches ?? false)

/**
 * What the field shell loads before its PIN, in few files: each costs a cold phone a way through the service worker. What is
 * shared with another shell stands in a file of what is shared with that shell, so that none loads much beyond its need.
 */
import type { Plugin, Rolldown } from 'vite'

interface Ways {
  /** What is imported and must be there at once. */
  now: readonly string[]
  /** What is fetched later. */
  later: readonly string[]
}

/** Modules by whether a page needs them; `later`: those fetched after its first load count, too. Pure. */
export function neededBy(page: string, ways: (id: string) => Ways, later: boolean): Set<string> {
  const found = new Set<string>()
  const open = [page]
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (found.has(id)) continue
    found.add(id)
    const next = ways(id)
    open.push(...next.now, ...(later ? next.later : []))
  }
  return found
}

/** Imported wherever a shape is written down; where nothing of it is used it is left out afterwards. */
const dropped = /[\\/]node_modules[\\/]zod[\\/]/

/** @param page whose first load is meant @param others pages that share with it */
export function gateChunks(page: string, others: readonly string[]) {
  let first = new Set<string>()
  let shared: { first: Set<string>; ever: Set<string> }[] = []
  /** How soon each of the others needs a module, `02`: never, later, at first. */
  const sharers = (id: string) => shared.map((of) => (of.first.has(id) ? 2 : Number(of.ever.has(id)))).join('')
  const names = others.reduce<string[]>((all) => all.flatMap((n) => [`${n}0`, `${n}1`, `${n}2`]), [''])
  const plugin: Plugin = {
    name: 'gate-chunks',
    apply: 'build',
    buildEnd() {
      const ways = (id: string): Ways => {
        const info = dropped.test(id) ? null : this.getModuleInfo(id)
        return { now: info?.importedIds ?? [], later: info?.dynamicallyImportedIds ?? [] }
      }
      first = neededBy(page, ways, false)
      shared = others.map((of) => ({ first: neededBy(of, ways, false), ever: neededBy(of, ways, true) }))
    },
  }
  const groups: Rolldown.CodeSplittingGroup[] = names.map((name) => ({
    name: `gate-${name}`,
    test: (id: string) => first.has(id) && !dropped.test(id) && sharers(id) === name,
    includeDependenciesRecursively: false,
  }))
  return { plugin, groups }
}

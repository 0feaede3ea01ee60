/**
 * Chromium 90 and the WebViews of that age: what the language got later and the code (or a library) uses. Imported first
 * by every shell. Each is put in only where it is missing.
 */

function put(target: object, name: string, value: unknown): void {
  if (!(name in target)) Object.defineProperty(target, name, { value, writable: true, configurable: true })
}

function at<T>(this: ArrayLike<T>, index: number): T | undefined {
  const n = Math.trunc(index) || 0
  return this[n < 0 ? this.length + n : n]
}

function findLastIndex<T>(this: T[], test: (value: T, index: number, all: T[]) => unknown): number {
  for (let i = this.length - 1; i >= 0; i--) if (test(this[i]!, i, this)) return i
  return -1
}

put(Array.prototype, 'at', at)
put(String.prototype, 'at', at)
put(Array.prototype, 'findLastIndex', findLastIndex)
put(Array.prototype, 'findLast', function <T>(this: T[], test: (value: T, index: number, all: T[]) => unknown) {
  return this[findLastIndex.call(this, test as never)]
})
put(Array.prototype, 'toSorted', function <T>(this: T[], order?: (a: T, b: T) => number) {
  return [...this].sort(order)
})
put(Array.prototype, 'toReversed', function <T>(this: T[]) {
  return [...this].reverse()
})
put(Object, 'hasOwn', (object: object, key: PropertyKey) => Object.prototype.hasOwnProperty.call(object, key))
// States and drafts are plain data: what JSON carries is all there is to copy.
put(globalThis, 'structuredClone', (value: unknown) =>
  value === undefined ? undefined : JSON.parse(JSON.stringify(value)),
)

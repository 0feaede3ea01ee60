import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

import type * as live from './live.ts'

type Live = typeof live

/** One stream of the browser, driven by hand. */
class Stream extends EventTarget {
  static readonly CLOSED = 2
  static all: Stream[] = []
  readyState = 0
  url: string
  constructor(url: string) {
    super()
    this.url = decodeURIComponent(url)
    Stream.all.push(this)
  }
  close() {
    this.readyState = 2
  }
  changed(topic: string) {
    this.dispatchEvent(Object.assign(new Event('changed'), { data: topic }))
  }
  begun(known: number, changed: Record<string, number>) {
    this.dispatchEvent(Object.assign(new Event('begun'), { data: JSON.stringify({ known, changed }) }))
  }
  static get open() {
    return Stream.all.filter((s) => s.readyState !== 2)
  }
}

/** Channels of one browser; messages arrive at once. */
class Channel extends EventTarget {
  static all: Channel[] = []
  constructor() {
    super()
    Channel.all.push(this)
  }
  postMessage(data: unknown) {
    for (const c of Channel.all) if (c !== this) c.dispatchEvent(Object.assign(new Event('message'), { data }))
  }
}

/** The first tab holds the lock until `release`. */
function lockManager() {
  const waiting: (() => void)[] = []
  return {
    request: (_: string, work: () => unknown) => (
      waiting.push(work),
      waiting.length === 1 && work(),
      Promise.resolve()
    ),
    release: () => (waiting.shift(), waiting[0]?.()),
  }
}

let locks: ReturnType<typeof lockManager>

beforeEach(() => {
  vi.useFakeTimers()
  Stream.all = []
  Channel.all = []
  locks = lockManager()
  vi.stubGlobal('location', { pathname: '/231025/staff' })
  vi.stubGlobal('document', { visibilityState: 'visible' })
  vi.stubGlobal('addEventListener', () => undefined)
  vi.stubGlobal('EventSource', Stream)
  vi.stubGlobal('BroadcastChannel', Channel)
  vi.stubGlobal('navigator', { locks })
})
afterEach(() => {
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

/** A module of its own is a tab of its own. */
async function tab(): Promise<Live> {
  vi.resetModules()
  return import('./live.ts')
}

const settle = () => vi.advanceTimersByTimeAsync(150)

describe('live topics', () => {
  it('two tabs share one stream that carries what both watch', async () => {
    const [one, two] = [await tab(), await tab()]
    const [first, second] = [vi.fn(), vi.fn()]
    one.onChange('requests', first)
    two.onChange('notices', second)
    await settle()
    await settle()
    expect(Stream.open.map((s) => s.url)).toEqual(['/231025/api/live?topics=notices,requests'])
    Stream.open[0]!.changed('notices')
    expect([first.mock.calls.length, second.mock.calls.length]).toEqual([0, 1])
  })

  it('the next tab takes over when the first is gone', async () => {
    const [one, two] = [await tab(), await tab()]
    one.onChange('requests', () => undefined)
    const heard = vi.fn()
    two.onChange('notices', heard)
    await settle()
    for (const s of Stream.open) s.close()
    locks.release()
    await settle()
    Stream.open.at(-1)!.changed('notices')
    expect(heard).toHaveBeenCalledTimes(1)
  })

  it('what changed after a tab began to watch and before its stream stood is rung, once and there alone', async () => {
    const [one, two] = [await tab(), await tab()]
    const [first, second] = [vi.fn(), vi.fn()]
    one.onChange('requests', first)
    await settle()
    await vi.advanceTimersByTimeAsync(1_000)
    two.onChange('notices', second)
    await settle()
    await settle()
    // The list of the first tab changed before the second began; its own did not.
    Stream.open[0]!.begun(60_000, { requests: 700, notices: 900 })
    expect([first.mock.calls.length, second.mock.calls.length]).toEqual([1, 0])
    Stream.open[0]!.begun(60_000, { requests: 10, notices: 10 })
    expect([first.mock.calls.length, second.mock.calls.length]).toEqual([1, 0])
  })

  it('so is what changed while the stream was opened with other topics, or is not known any more', async () => {
    const one = await tab()
    const [first, second] = [vi.fn(), vi.fn()]
    one.onChange('requests', first)
    await settle()
    Stream.open[0]!.begun(60_000, {})
    expect(first).not.toHaveBeenCalled()
    await vi.advanceTimersByTimeAsync(5_000)
    one.onChange('notices', second)
    await settle()
    await vi.advanceTimersByTimeAsync(40)
    // Heard of by the old stream, which closed less than a second ago; and by neither.
    Stream.open[0]!.begun(60_000, { requests: 1_000 })
    expect(first).not.toHaveBeenCalled()
    one.onChange('people', second)
    await settle()
    await vi.advanceTimersByTimeAsync(40)
    Stream.open[0]!.begun(60_000, { requests: 20 })
    expect(first).toHaveBeenCalledTimes(1)
    one.onChange('places', () => undefined)
    await settle()
    await vi.advanceTimersByTimeAsync(40)
    Stream.open[0]!.begun(5, {})
    expect([first.mock.calls.length, second.mock.calls.length]).toEqual([2, 2])
  })

  it('without locks each tab keeps its own', async () => {
    vi.stubGlobal('navigator', {})
    const one = await tab()
    const stop = one.onChange('requests', () => undefined)
    await settle()
    expect(Stream.open).toHaveLength(1)
    stop()
    await settle()
    expect(Stream.open).toHaveLength(0)
  })

  it('where the stream fails every topic counts as changed each 20 seconds, until it is back', async () => {
    const one = await tab()
    const heard = vi.fn()
    one.onChange('requests', heard)
    await settle()
    Stream.open[0]!.dispatchEvent(new Event('error'))
    await vi.advanceTimersByTimeAsync(40_000)
    expect(heard).toHaveBeenCalledTimes(2)
    Stream.open[0]!.dispatchEvent(new Event('open'))
    expect(heard).toHaveBeenCalledTimes(3)
    await vi.advanceTimersByTimeAsync(60_000)
    expect(heard).toHaveBeenCalledTimes(3)
  })
})

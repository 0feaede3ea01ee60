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

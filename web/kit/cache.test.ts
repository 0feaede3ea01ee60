import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { AnswerCache } from './cache.ts'

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

/** A question whose answers are given by hand. */
function question() {
  const waiting: ((answer: () => unknown) => void)[] = []
  const ask = vi.fn(
    () =>
      new Promise<unknown>((give, fail) =>
        waiting.push((answer) => {
          try {
            give(answer())
          } catch (error) {
            fail(error)
          }
        }),
      ),
  )
  const answer = async (value: unknown) => {
    waiting.shift()?.(() => value)
    await vi.advanceTimersByTimeAsync(0)
  }
  const fail = async (error: Error) => {
    waiting.shift()?.(() => {
      throw error
    })
    await vi.advanceTimersByTimeAsync(0)
  }
  return { ask, answer, fail }
}

const set = () => {
  let at = 0
  const cache = new AnswerCache(() => at, 1000)
  return { cache, pass: (ms: number) => (at += ms) }
}

describe('answers that screens share', () => {
  it('are asked for once and shown to all who watch', async () => {
    const { cache } = set()
    const q = question()
    const [one, two] = [vi.fn(), vi.fn()]
    cache.watch('a', 'g', 100, q.ask, one)
    cache.watch('a', 'g', 100, q.ask, two)
    expect(cache.get('a')).toMatchObject({ data: undefined, isFetching: true })
    await q.answer(7)
    expect(q.ask).toHaveBeenCalledTimes(1)
    expect(cache.get('a')).toEqual({ data: 7, error: undefined, isFetching: false })
    expect(two).toHaveBeenCalled()
  })

  it('are taken as they are while fresh, and asked for again when not', async () => {
    const { cache, pass } = set()
    const q = question()
    cache.watch('a', 'g', 100, q.ask, () => undefined)()
    await q.answer(1)
    pass(99)
    cache.watch('a', 'g', 100, q.ask, () => undefined)()
    expect(q.ask).toHaveBeenCalledTimes(1)
    pass(1)
    cache.watch('a', 'g', 100, q.ask, () => undefined)
    expect(q.ask).toHaveBeenCalledTimes(2)
    expect(cache.get('a').data).toBe(1)
  })

  it('keep the old answer beside a failure, and try again at the next look', async () => {
    const { cache } = set()
    const q = question()
    const stop = cache.watch('a', 'g', Infinity, q.ask, () => undefined)
    await q.answer(1)
    void cache.fetch('a')
    await q.fail(new Error('away'))
    expect(cache.get('a')).toMatchObject({ data: 1, error: new Error('away') })
    stop()
    cache.watch('a', 'g', Infinity, q.ask, () => undefined)
    await q.answer(2)
    expect(cache.get('a')).toMatchObject({ data: 2, error: undefined })
  })

  it('a group that is old is asked for again where it is watched, once more if it was under way', async () => {
    const { cache } = set()
    const [a, b, other] = [question(), question(), question()]
    cache.watch('a', 'g', 100, a.ask, () => undefined)
    cache.watch('b', 'g', 100, b.ask, () => undefined)()
    cache.watch('c', 'other', 100, other.ask, () => undefined)
    await Promise.all([b.answer(1), other.answer(1)])
    void cache.renew('g')
    await a.answer('before the change')
    await a.answer('after the change')
    expect(cache.get('a').data).toBe('after the change')
    expect([a, b, other].map((q) => q.ask.mock.calls.length)).toEqual([2, 1, 1])
  })

  it('are forgotten when nobody watched for a while', async () => {
    const { cache } = set()
    const q = question()
    const stop = cache.watch('a', 'g', 100, q.ask, () => undefined)
    await q.answer(1)
    stop()
    await vi.advanceTimersByTimeAsync(999)
    expect(cache.get('a').data).toBe(1)
    await vi.advanceTimersByTimeAsync(1)
    expect(cache.get('a').data).toBeUndefined()
  })

  it('[L6] of one person are replaced when another signs in, those under way and those not in sight included', async () => {
    const { cache } = set()
    const [seen, underWay, unwatched, refused] = [question(), question(), question(), question()]
    cache.watch('a', 'g', 100, seen.ask, () => undefined)
    cache.watch('b', 'g', 100, underWay.ask, () => undefined)
    cache.watch('c', 'g', 100, unwatched.ask, () => undefined)()
    cache.watch('d', 'g', 100, refused.ask, () => undefined)
    await Promise.all([seen.answer('hers'), unwatched.answer('hers'), refused.answer('hers')])
    cache.clear()
    expect(cache.get('c').data).toBeUndefined()
    await underWay.answer('hers')
    expect(cache.get('b').data).toBeUndefined()
    await Promise.all([seen.answer('his'), underWay.answer('his'), refused.fail(new Error('not-permitted'))])
    expect(['a', 'b', 'd'].map((key) => cache.get(key).data)).toEqual(['his', 'his', undefined])
  })
})

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { z } from 'zod'
import { act, read } from '../../domain/kernel/api.ts'
import { call, setGate, urlOf } from './client.ts'
import { chooseLanguage } from './language.ts'
import { NoAnswer, passing, ProblemError } from './problem.ts'

const Thing = z.strictObject({ name: z.string() })
const things = {
  get: read('/things/:id', { may: 'public', summary: '', params: z.strictObject({ id: z.string() }), answer: Thing }),
  list: read('/things', {
    may: 'public',
    summary: '',
    query: z.strictObject({ q: z.string().optional(), n: z.number().optional() }),
    answer: Thing,
  }),
  make: act('POST', '/things', { may: 'public', summary: '', body: Thing, answer: Thing }),
  photo: act('POST', '/things/:id/photo', {
    may: 'public',
    summary: '',
    media: 'multipart',
    params: z.strictObject({ id: z.string() }),
    answer: Thing,
  }),
}

const fetched = vi.fn<(url: string, init: RequestInit) => Promise<Response>>()
const ok = () => Promise.resolve(Response.json({ name: 'a' }))
const no = (status: number, code: string) => () =>
  Promise.resolve(
    new Response(JSON.stringify({ type: '', code, status, title: code, trace: 't' }), {
      status,
      headers: { 'content-type': 'application/problem+json; charset=utf-8' },
    }),
  )
const silent = () => Promise.reject(new TypeError('fetch failed'))

beforeEach(() => {
  vi.useFakeTimers()
  vi.stubGlobal('location', { pathname: '/231025/staff/board' })
  vi.stubGlobal('fetch', fetched)
})
afterEach(() => {
  vi.unstubAllGlobals()
  vi.useRealTimers()
  fetched.mockReset()
  setGate(undefined)
})

/** Lets the pauses between attempts pass. */
async function settled<T>(promise: Promise<T>): Promise<T | Error> {
  const result = promise.catch((error: Error) => error)
  await vi.runAllTimersAsync()
  return result
}

const headers = (n = 0) => fetched.mock.calls[n]![1].headers as Record<string, string>

describe('the typed client', () => {
  it('says when nobody has touched the page for a minute, so that asking keeps no session awake', async () => {
    fetched.mockImplementation(ok)
    await call(things.get, { params: { id: '1' } })
    vi.setSystemTime(Date.now() + 61_000)
    await call(things.get, { params: { id: '1' } })
    expect([headers(0)['x-linli-quiet'], headers(1)['x-linli-quiet']]).toEqual([undefined, '1'])
  })

  it('[S1-47] says of which build its page is, as the server wrote it into the page', async () => {
    fetched.mockImplementation(ok)
    await call(things.get, { params: { id: '1' } })
    vi.stubGlobal('document', { documentElement: { dataset: { build: 'b1' } } })
    await call(things.get, { params: { id: '1' } })
    expect([headers(0)['x-linli-build'], headers(1)['x-linli-build']]).toEqual([undefined, 'b1'])
  })

  it('writes names into the path and leaves empty filters out', () => {
    expect(urlOf(things.get, { params: { id: 'a/b' } })).toBe('/231025/api/things/a%2Fb')
    expect(urlOf(things.list, { query: { q: '灯 坏', n: 0, no: undefined, none: '' } })).toBe(
      '/231025/api/things?q=%E7%81%AF+%E5%9D%8F&n=0',
    )
  })

  it('marks acts as its own and speaks the reader’s language', async () => {
    fetched.mockImplementation(ok)
    await settled(call(things.get, { params: { id: '1' } }))
    chooseLanguage('en')
    await settled(call(things.make, { body: { name: 'a' } }))
    chooseLanguage('zh')
    expect([headers(0)['x-linli'], headers(0)['accept-language']]).toEqual([undefined, 'zh'])
    expect([headers(1)['x-linli'], headers(1)['accept-language'], fetched.mock.calls[1]![1].body]).toEqual([
      '1',
      'en',
      '{"name":"a"}',
    ])
  })

  it('a file travels as a form, without a content type of ours', async () => {
    fetched.mockImplementation(ok)
    await settled(call(things.photo, { params: { id: '1' }, file: new Blob(['x']), fileName: 'p.jpg' }))
    expect(headers()['content-type']).toBeUndefined()
    expect((fetched.mock.calls[0]![1].body as FormData).get('file')).toMatchObject({ name: 'p.jpg' })
  })

  it('repeats what nobody answered, with the same body, and gives up after the third time', async () => {
    fetched.mockImplementationOnce(silent).mockImplementationOnce(no(503, 'unavailable')).mockImplementation(ok)
    expect(await settled(call(things.make, { body: { name: 'a' } }))).toEqual({ name: 'a' })
    expect(new Set(fetched.mock.calls.map(([, init]) => init.body))).toEqual(new Set(['{"name":"a"}']))
    fetched.mockReset().mockImplementation(silent)
    expect(await settled(call(things.make, { body: { name: 'a' } }))).toBeInstanceOf(NoAnswer)
    expect(fetched).toHaveBeenCalledTimes(3)
  })

  it('a no is an answer: it is not repeated', async () => {
    fetched.mockImplementation(no(409, 'out-of-turn'))
    const error = await settled(call(things.make, { body: { name: 'a' } }))
    expect(error).toBeInstanceOf(ProblemError)
    expect((error as unknown as ProblemError).problem).toMatchObject({ code: 'out-of-turn', trace: 't' })
    expect(fetched).toHaveBeenCalledTimes(1)
    expect(passing(error)).toBe(false)
  })

  it('a proxy’s own page still gets a code', async () => {
    fetched.mockImplementation(() => Promise.resolve(new Response('<html>', { status: 413 })))
    expect(((await settled(call(things.make, { body: { name: 'a' } }))) as unknown as ProblemError).problem.code).toBe(
      'too-large',
    )
  })

  it('asks for the sign-in that is missing, and goes on where it stood', async () => {
    const gate = vi.fn(() => Promise.resolve(true))
    setGate(gate)
    fetched.mockImplementationOnce(no(401, 'second-factor-needed')).mockImplementation(ok)
    expect(await settled(call(things.make, { body: { name: 'a' } }))).toEqual({ name: 'a' })
    expect(gate).toHaveBeenCalledWith('second-factor-needed')
    gate.mockResolvedValue(false)
    fetched.mockImplementation(no(401, 'not-signed-in'))
    expect(await settled(call(things.make, { body: { name: 'a' } }))).toBeInstanceOf(ProblemError)
    gate.mockClear()
    await settled(call(things.get, { params: { id: '1' } }, { gate: false }))
    expect(gate).not.toHaveBeenCalled()
  })
})

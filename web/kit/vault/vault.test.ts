import 'fake-indexeddb/auto'
import { generateKeyPairSync } from 'node:crypto'
import { afterEach, describe, expect, it } from 'vitest'
import { Outbox, type OutboxParts } from '../outbox/outbox.ts'
import { hold, holder, heldOf, purge } from '../outbox/holder.ts'
import { dropPhones, mark, phoneMark, presentPhone } from './marks.ts'
import { Vault } from './vault.ts'

const { x, y } = generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey.export({ format: 'jwk' })
const point = Buffer.concat([Buffer.from([4]), Buffer.from(x!, 'base64url'), Buffer.from(y!, 'base64url')])
const terms = {
  limits: { leaseHours: 72, lockMinutes: 5, purgeDays: 7, megabytes: 25 },
  key: { id: 'county-key', point: point.toString('base64') },
}
const hour = 3_600_000

let names = 0
let made: Outbox[] = []
let clock = 1_700_000_000_000

function phone(name = `phone-${++names}`, more: Partial<OutboxParts> = {}, rounds = 1000) {
  const outbox = new Outbox({
    county: '990000',
    send: async () => ({ status: 200 }),
    name,
    now: () => clock,
    seal: (db) => new Vault({ db, county: '990000', now: () => clock, rounds, newId: () => `vault-${++names}` }),
    ...more,
  })
  made.push(outbox)
  return { outbox, vault: outbox.seal as Vault }
}
const enrol = async () => ({ id: `known-${++names}`, token: 't'.repeat(43), account: 'wang', ...terms })
const pin = '274913'
const letter = (op: string) => ({
  op,
  method: 'POST',
  path: '/visits',
  body: { id: op, note: '老人说腿疼' },
  about: { who: '王**', what: '月探访' },
  thread: op,
})

async function opened(name?: string, more?: Partial<OutboxParts>, rounds?: number) {
  const it = phone(name, more, rounds)
  await it.vault.start()
  await it.vault.create(pin, 'wang', enrol)
  return it
}

/** Another tab, whose PIN is quickly stretched. */
const phoneBeside = ({ outbox }: { outbox: Outbox }) =>
  new Vault({ db: outbox.db, county: '990000', now: () => clock, rounds: 1, newId: () => `vault-${++names}` })

/** Everything that lies on the phone, as whoever finds it would read it. */
async function disk({ outbox: { db } }: { outbox: Outbox }): Promise<string> {
  const rows = await Promise.all(db.tables.map((t) => t.toArray()))
  const bytes = (v: unknown): string =>
    ArrayBuffer.isView(v)
      ? Buffer.from(v.buffer, v.byteOffset, v.byteLength).toString('utf8')
      : typeof v === 'object' && v !== null
        ? Object.values(v).map(bytes).join(' ')
        : String(v)
  return bytes(rows)
}

afterEach(async () => {
  await Promise.all(made.map((b) => b.db.delete()))
  made = []
})

describe('[S1-49][14.3.3] the vault', () => {
  it('holds nothing that can be read without the PIN; the right one opens it, after a cold start too', async () => {
    const first = await opened('cold')
    await first.outbox.write([letter('a')], { kind: 'people', id: '*', value: [{ name: '王秀珍' }] })
    const found = await disk(first)
    expect(found).toContain('/visits')
    expect(found).not.toMatch(/老人|月探访|王/)
    const again = phone('cold')
    await again.vault.start()
    expect(again.vault.state.get()).toBe('locked')
    await expect(again.outbox.record('people', '*')).rejects.toThrow()
    expect(await again.vault.unlock('000007')).toEqual({ as: 'wrong', left: 9 })
    expect(await again.vault.unlock(pin)).toEqual({ as: 'open' })
    expect(await again.outbox.record('people', '*')).toEqual([{ name: '王秀珍' }])
    expect(await again.outbox.body('a')).toEqual({ id: 'a', note: '老人说腿疼' })
  })

  it('ten wrong ones wipe what was held; what waits stays and goes in sealed', async () => {
    const handed: string[] = []
    const it = await opened('tries', { handIn: async (l) => (handed.push(l.op), { status: 200 }) })
    await it.outbox.write([letter('a'), letter('b')], { kind: 'people', id: '*', value: ['王秀珍'] })
    it.vault.lock()
    await it.outbox.flush(true)
    expect(handed).toEqual([])
    for (let n = 9; n > 0; n--) expect(await it.vault.unlock('135790')).toEqual({ as: 'wrong', left: n })
    expect(await it.vault.unlock('135790')).toEqual({ as: 'wiped' })
    expect([it.vault.state.get(), await it.outbox.db.records.count(), await it.outbox.db.letters.count()]).toEqual([
      'none',
      0,
      2,
    ])
    expect(await it.vault.unlock(pin)).toEqual({ as: 'wiped' })
    await it.outbox.flush(true)
    expect([handed, await it.outbox.db.letters.count()]).toEqual([['a', 'b'], 0])
  })

  it('a lease that is over takes the key; a clock set back waits for the server', async () => {
    const it = await opened()
    clock += 20 * hour
    await it.vault.tick(1_000)
    clock -= 5 * hour
    await it.vault.tick(1_000)
    expect(it.vault.state.get()).toBe('clock')
    expect(await it.vault.unlock(pin)).toEqual({ as: 'clock' })
    await it.vault.contacted(terms)
    expect(await it.vault.unlock(pin)).toEqual({ as: 'open' })
    clock += 73 * hour
    expect(await it.vault.judge()).toBe(false)
    expect(it.vault.state.get()).toBe('none')
  })

  it('what one tab wipes is closed in the other', async () => {
    const [one, two] = [await opened('tabs'), phone('tabs')]
    await two.vault.start()
    expect(await two.vault.unlock(pin)).toEqual({ as: 'open' })
    await one.vault.wipe('signed-out')
    await expect.poll(() => two.vault.state.get(), { timeout: 20_000 }).toBe('none')
    await expect(two.vault.seal('x')).rejects.toThrow()
  })

  it('a new key is kept whatever the phone is told late of the time before it', async () => {
    const it = await opened()
    await (it.vault as unknown as { follow(told: undefined): Promise<void> }).follow(undefined)
    await it.outbox.write([letter('a')])
    expect(it.vault.state.get()).toBe('open')
  })

  it('two tabs that make a vault at once: one is open, the other asks for its PIN, and all that is written opens again', async () => {
    for (let round = 0; round < 4; round++) {
      const name = `both-${round}`
      const [one, two] = [phone(name), phone(name)]
      await Promise.all([one.vault.start(), two.vault.start()])
      const late = () => new Promise<void>((on) => setTimeout(on, round))
      const pins = ['274913', '830461'] as const
      await Promise.all([
        one.vault.create(pins[0], 'wang', enrol),
        late().then(() => two.vault.create(pins[1], 'wang', enrol)),
      ])
      const open = () => [one, two].filter((t) => t.vault.state.get() === 'open')
      await expect.poll(() => open().length, { timeout: 20_000 }).toBe(1)
      const [it] = open() as [typeof one]
      await it.outbox.write([letter('a')], { kind: 'people', id: '*', value: ['王秀珍'] })
      const again = phone(name)
      await again.vault.start()
      expect(await again.vault.unlock(it === one ? pins[0] : pins[1])).toEqual({ as: 'open' })
      expect(await again.outbox.record('people', '*')).toEqual(['王秀珍'])
      expect((await again.outbox.body('a')) as object).toMatchObject({ id: 'a' })
    }
  })

  it('a PIN that is being tried opens nothing that another tab wiped or made anew meanwhile', async () => {
    for (const anew of [false, true]) {
      const name = `meanwhile-${anew}`
      // Long enough for somebody to come in between.
      const one = await opened(name, {}, 600_000)
      const two = phone(name)
      await two.vault.start()
      const trying = two.vault.unlock(pin)
      // The try is counted, the PIN is being stretched.
      await expect
        .poll(async () => (await mark(one.outbox.db, 'vault'))?.tries, { interval: 0, timeout: 20_000 })
        .toBe(1)
      if (anew) await phoneBeside(one).create('830461', 'li', enrol)
      else await one.vault.wipe('signed-out')
      expect((await trying).as).not.toBe('open')
      expect(two.vault.state.get()).toBe(anew ? 'locked' : 'none')
      await expect(two.vault.seal('x')).rejects.toThrow()
    }
  })

  it('what is heard late of a phone of before does nothing to this one', async () => {
    const it = await opened()
    const before = (await presentPhone(it.outbox.db))!
    await it.vault.create('830461', 'wang', enrol)
    await it.vault.revoked(before)
    expect(it.vault.state.get()).toBe('open')
    clock += 70 * hour
    await it.vault.contacted(terms, before)
    clock += 3 * hour
    expect(await it.vault.judge()).toBe(false)
    await it.vault.create('830461', 'wang', enrol)
    await it.vault.revoked((await presentPhone(it.outbox.db))!)
    expect([it.vault.state.get(), await mark(it.outbox.db, 'wiped')]).toEqual(['none', 'revoked'])
  })

  it('a letter under way while another tab wipes and begins anew can be handed in, or was never said to be kept', async () => {
    const handed: string[] = []
    const it = await opened('late-letter')
    const other = phone('late-letter', {
      handIn: async (l) =>
        (await phoneMark(it.outbox.db, l.keys!.phone)) ? (handed.push(l.op), { status: 200 }) : { status: 503 },
    })
    await other.vault.start()
    const kept: string[] = []
    const writing = Array.from({ length: 12 }, (_, n) =>
      new Promise((on) => setTimeout(on, n * 2))
        .then(() => it.outbox.write([letter(`w${n}`)], { kind: 'day', id: '*', value: n }))
        .then(
          () => kept.push(`w${n}`),
          () => undefined,
        ),
    )
    await other.vault.wipe('signed-out')
    await other.vault.create('830461', 'li', enrol)
    await dropPhones(other.outbox.db)
    await Promise.all(writing)
    await other.outbox.flush(true)
    expect(handed.toSorted()).toEqual(kept.toSorted())
    expect(await other.outbox.db.letters.count()).toBe(0)
    // Nothing of the first is left that the second would stumble over.
    expect(await other.outbox.record('day', '*')).toBeUndefined()
  })

  it('a vault is never seen without its lease', async () => {
    const seen = new Set<string>()
    const [one, two] = [phone('lease'), phone('lease')]
    await Promise.all([one.vault.start(), two.vault.start()])
    let over = false
    const looking = (async () => {
      while (!over) {
        await two.vault.judge()
        seen.add(`${(await mark(two.outbox.db, 'vault')) !== undefined}-${two.vault.state.get()}`)
      }
    })()
    await one.vault.create(pin, 'wang', enrol)
    await two.vault.judge()
    over = true
    await looking
    expect(two.vault.state.get()).toBe('locked')
    expect(one.vault.state.get()).toBe('open')
  })

  it('another on the same phone reads nothing of the first, and carries the letters', async () => {
    const it = await opened()
    await it.outbox.write([letter('a')], { kind: 'people', id: '*', value: ['王秀珍'] })
    await it.vault.wipe('other', false)
    await it.vault.create('830461', 'li', enrol)
    const [left] = await it.outbox.db.letters.toArray()
    expect(it.outbox.opens(left!)).toBe('never')
    await expect(it.outbox.body('a')).rejects.toThrow()
    expect(await it.outbox.record('people', '*')).toBeUndefined()
  })

  it('[S1-49] what nobody confirmed goes after its days, and above the cap the oldest; never what waits', async () => {
    const it = await opened()
    const kind = (name: string, days: number) =>
      holder<string>({ kind: name, name: { zh: name, en: name }, most: 2, days, load: async () => [] })
    const [old, big, new_] = [kind('old', 1), kind('big', 30), kind('new', 30)]
    await hold(it.outbox, old, ['a'], clock)
    await hold(it.outbox, big, ['b'.repeat(5_000)], clock)
    clock += 25 * hour
    await hold(it.outbox, new_, ['c', 'd', 'e'], clock)
    await it.outbox.write([letter('a')])
    await purge(it.outbox, [old, big, new_], { days: 7, bytes: 4_000 }, clock)
    const there = await Promise.all([old, big, new_].map((h) => heldOf(it.outbox, h)))
    expect(there.map((h) => h?.rows)).toEqual([undefined, undefined, ['c', 'd']])
    expect(await it.outbox.db.letters.count()).toBe(1)
  })
})

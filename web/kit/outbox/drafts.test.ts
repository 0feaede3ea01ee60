import 'fake-indexeddb/auto'
import { generateKeyPairSync } from 'node:crypto'
import { afterEach, describe, expect, it } from 'vitest'
import { Vault } from '../vault/vault.ts'
import { draftKind, piecesKind } from './db.ts'
import { sealedDrafts } from './drafts.ts'
import { purge } from './holder.ts'
import { Outbox } from './outbox.ts'
import { sealedPieces } from './pieces.ts'

const { x, y } = generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey.export({ format: 'jwk' })
const point = Buffer.concat([Buffer.from([4]), Buffer.from(x!, 'base64url'), Buffer.from(y!, 'base64url')])
const enrol = async () => ({
  id: `known-${++names}`,
  token: 't'.repeat(43),
  account: 'wang',
  limits: { leaseHours: 72, lockMinutes: 5, purgeDays: 7, megabytes: 25 },
  key: { id: 'county-key', point: point.toString('base64') },
})
const pin = '274913'
const at = 1_700_000_000_000
const day = 86_400_000

let names = 0
let made: Outbox[] = []

/** A tab of a phone. */
async function tab(name: string) {
  const outbox = new Outbox({
    county: '990000',
    send: async () => ({ status: 200 }),
    name,
    now: () => at,
    seal: (db) => new Vault({ db, county: '990000', now: () => at, rounds: 10, newId: () => `vault-${++names}` }),
  })
  made.push(outbox)
  const vault = outbox.seal as Vault
  await vault.start()
  const page = () => ({ path: '/report', title: '报一件' })
  const keeps = () => vault.state.get() !== 'bare'
  return { outbox, vault, drafts: sealedDrafts({ outbox, keeps, page }), pieces: sealedPieces({ outbox, keeps }) }
}

async function opened(name: string) {
  const it = await tab(name)
  await it.vault.create(pin, 'wang', enrol)
  await it.drafts.open()
  return it
}

type Phone = Awaited<ReturnType<typeof tab>>
const rows = ({ outbox }: Phone, kind = draftKind) => outbox.db.records.where('kind').equals(kind).toArray()
const said = (what: string) => ({ at, values: { what } })

afterEach(async () => {
  await Promise.all(made.map((b) => b.db.delete()))
  made = []
})

describe('[S1-49][14.3.3] what is half written on a field phone', () => {
  it('lies sealed; the last word typed is there after the PIN, in another tab too', async () => {
    const one = await opened('typed')
    for (const what of ['楼', '楼道', '楼道里堆着木头']) one.drafts.put('report', said(what))
    await expect
      .poll(async () => (await one.outbox.records<{ values: unknown }>(draftKind))[0]?.values)
      .toEqual({
        what: '楼道里堆着木头',
      })
    const [row] = await rows(one)
    expect(Buffer.from(row!.value as Uint8Array).toString('utf8')).not.toMatch(/楼|报|report/)
    const two = await tab('typed')
    await two.drafts.open()
    expect(two.drafts.get('report')).toBeUndefined()
    await two.vault.unlock(pin)
    await two.drafts.open()
    expect(two.drafts.get('report')).toMatchObject({ ...said('楼道里堆着木头'), path: '/report', title: '报一件' })
    two.drafts.put('report', undefined)
    await expect.poll(() => rows(two)).toEqual([])
    await one.drafts.look()
    expect(one.drafts.get('report')).toBeUndefined()
  })

  it('goes with the key, and whoever opens the phone next finds nothing of it', async () => {
    const phone = await opened('left')
    phone.drafts.put('report', said('井盖松了'))
    await expect.poll(() => rows(phone).then((all) => all.length)).toBe(1)
    await phone.vault.wipe('signed-out')
    expect(await rows(phone)).toEqual([])
    // A form that was on the screen says its last word: nobody keeps it.
    phone.drafts.put('report', said('井盖松了。'))
    await phone.vault.create(pin, 'li', enrol)
    await phone.drafts.open()
    phone.drafts.put('suggest', said('灯不亮'))
    await expect.poll(() => rows(phone).then((all) => all.map((r) => r.id))).toEqual(['suggest'])
    expect(phone.drafts.get('report')).toBeUndefined()
  })

  it('makes no room for what was only read; after its days it goes', async () => {
    const phone = await opened('full')
    phone.drafts.put('report', said('路灯一闪一闪'))
    await phone.outbox.write([], { kind: 'area', id: '*', value: 'x'.repeat(1000) })
    await expect.poll(() => phone.outbox.db.records.count()).toBe(2)
    await purge(phone.outbox, [], { days: 7, bytes: 10 }, at + day)
    expect((await phone.outbox.db.records.toArray()).map((r) => r.kind)).toEqual([draftKind])
    await purge(phone.outbox, [], { days: 7, bytes: 10 }, at + 8 * day)
    expect(await rows(phone)).toEqual([])
  })
})

const photo = new Blob([new Uint8Array(70_000).fill(7)], { type: 'image/jpeg' })
const voice = new Blob(['spoken words'], { type: 'audio/webm' })
const bytesOf = async (blob: Blob) => Buffer.from(await blob.arrayBuffer()).toString('base64')

describe('[S1-49][14.3.3] pictures and voice of what is half written', () => {
  it('lie sealed, and are there byte for byte after the PIN, in another tab', async () => {
    const one = await opened('taken')
    one.pieces.put(
      'visit:1',
      [
        { part: 'photo', blob: photo },
        { part: 'voice', blob: voice, seconds: 3 },
      ],
      at,
    )
    await expect.poll(() => rows(one, piecesKind).then((all) => all.length)).toBe(1)
    const [row] = await rows(one, piecesKind)
    expect(Buffer.from(row!.value as Uint8Array).toString('latin1')).not.toMatch(/spoken|image|audio/)
    const two = await tab('taken')
    expect(await two.pieces.get('visit:1', at - day)).toEqual([])
    await two.vault.unlock(pin)
    const found = await two.pieces.get('visit:1', at - day)
    expect(found.map((p) => [p.part, p.blob.type, p.seconds])).toEqual([
      ['photo', 'image/jpeg', undefined],
      ['voice', 'audio/webm', 3],
    ])
    expect(await Promise.all(found.map((p) => bytesOf(p.blob)))).toEqual([await bytesOf(photo), await bytesOf(voice)])
    // Sent, or taken away one by one.
    two.pieces.put('visit:1', [], at)
    await expect.poll(() => rows(two, piecesKind)).toEqual([])
  })

  it('go with the key; of two in a row the later stays; after a week they are none', async () => {
    const phone = await opened('left')
    for (const n of [1, 2, 3])
      phone.pieces.put(
        'report',
        Array.from({ length: n }, () => ({ part: 'photo' as const, blob: photo })),
        at,
      )
    expect(await phone.pieces.get('report', at)).toHaveLength(3)
    expect(await phone.pieces.get('report', at + 1)).toEqual([])
    await phone.vault.wipe('signed-out')
    expect(await rows(phone, piecesKind)).toEqual([])
  })

  it('make no room for what was only read; after their days they go', async () => {
    const phone = await opened('full')
    phone.pieces.put('report', [{ part: 'photo', blob: photo }], at)
    await phone.outbox.write([], { kind: 'area', id: '*', value: 'x'.repeat(1000) })
    await expect.poll(() => phone.outbox.db.records.count()).toBe(2)
    await purge(phone.outbox, [], { days: 7, bytes: 10 }, at + day)
    expect((await phone.outbox.db.records.toArray()).map((r) => r.kind)).toEqual([piecesKind])
    await purge(phone.outbox, [], { days: 7, bytes: 10 }, at + 8 * day)
    expect(await rows(phone, piecesKind)).toEqual([])
  })
})

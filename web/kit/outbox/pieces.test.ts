import 'fake-indexeddb/auto'
import { generateKeyPairSync } from 'node:crypto'
import { afterEach, describe, expect, it } from 'vitest'
import { Vault } from '../vault/vault.ts'
import { piecesKind } from './db.ts'
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
  return { outbox, vault, pieces: sealedPieces({ outbox, keeps: () => vault.state.get() !== 'bare' }) }
}
const rows = (outbox: Outbox) => outbox.db.records.where('kind').equals(piecesKind).toArray()

afterEach(async () => {
  await Promise.all(made.map((b) => b.db.delete()))
  made = []
})

const photo = new Blob([new Uint8Array(70_000).fill(7)], { type: 'image/jpeg' })
const voice = new Blob(['spoken words'], { type: 'audio/webm' })
const bytesOf = async (blob: Blob) => Buffer.from(await blob.arrayBuffer()).toString('base64')

describe('[S1-49][14.3.3] pictures and voice of what is half written', () => {
  it('lie sealed, and are there byte for byte after the PIN, in another tab', async () => {
    const one = await tab('taken')
    await one.vault.create(pin, 'wang', enrol)
    one.pieces.put(
      'visit:1',
      [
        { part: 'photo', blob: photo },
        { part: 'voice', blob: voice, seconds: 3 },
      ],
      at,
    )
    await expect.poll(() => rows(one.outbox).then((all) => all.length)).toBe(1)
    const [row] = await rows(one.outbox)
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
    await expect.poll(() => rows(two.outbox)).toEqual([])
  })

  it('go with the key; of two in a row the later stays; after a week they are none', async () => {
    const phone = await tab('left')
    await phone.vault.create(pin, 'wang', enrol)
    for (const n of [1, 2, 3])
      phone.pieces.put(
        'report',
        Array.from({ length: n }, () => ({ part: 'photo' as const, blob: photo })),
        at,
      )
    expect(await phone.pieces.get('report', at)).toHaveLength(3)
    expect(await phone.pieces.get('report', at + 1)).toEqual([])
    await phone.vault.wipe('signed-out')
    expect(await rows(phone.outbox)).toEqual([])
  })

  it('make no room for what was only read; after their days they go', async () => {
    const phone = await tab('full')
    await phone.vault.create(pin, 'wang', enrol)
    phone.pieces.put('report', [{ part: 'photo', blob: photo }], at)
    await phone.outbox.write([], { kind: 'area', id: '*', value: 'x'.repeat(1000) })
    await expect.poll(() => phone.outbox.db.records.count()).toBe(2)
    await purge(phone.outbox, [], { days: 7, bytes: 10 }, at + day)
    expect((await phone.outbox.db.records.toArray()).map((r) => r.kind)).toEqual([piecesKind])
    await purge(phone.outbox, [], { days: 7, bytes: 10 }, at + 8 * day)
    expect(await rows(phone.outbox)).toEqual([])
  })
})

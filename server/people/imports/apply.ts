/** From the confirmed preview to the register, chunk by chunk: each is one act, decided again under the lock. */
import type { AuditEntry } from '../../kernel/audit/line.ts'
import { bodyHash } from '../../kernel/hash.ts'
import { keepVersion } from '../../kernel/db/history.ts'
import type { Statement, Tx } from '../../kernel/db/tx.ts'
import { fieldsList } from '../extras.ts'
import { idNumberKey } from '../sealed.ts'
import { rowsToApply } from '../store/bring-store.ts'
import { progress, type SeenRow } from '../store/import-store.ts'
import { byNumbers, dwellingsByText, lockPersons } from '../store/match-store.ts'
import { breathe, leaseFrom, openContent, type Bringing } from './bringing.ts'
import { Chunk } from './chunk.ts'
import type { Item } from './items.ts'
import { heldOf, type There } from './match.ts'
import { personOf, readyOf } from './ready.ts'

/** Rows written together, and how many more so that a household comes whole. */
const together = 400
const rest = 200

export interface At {
  home: Buffer
  no: number
}

/** Goes on where it stopped; the place of the work travels with every chunk. */
export async function apply(b: Bringing): Promise<void> {
  let at: At = { home: b.row.afterHome, no: b.row.afterNo }
  let next = prepared(b, at)
  for (;;) {
    const items = await next
    if (items.length === 0) return
    const last = items.at(-1)!.row
    at = { home: last.home, no: last.no }
    const writing = oneChunk(b, items, at)
    // The next rows are opened while these are being written.
    next = prepared(b, at)
    next.catch(() => undefined)
    await writing
    await breathe()
  }
}

async function prepared(b: Bringing, after: At): Promise<Item[]> {
  const rows = await b.read(async (tx) => {
    const page = await rowsToApply(tx, b.row.id, after.home, after.no, together)
    const last = page.at(-1)
    if (page.length < together || !last || last.home.length !== 16) return page
    const more = await rowsToApply(tx, b.row.id, last.home, last.no, rest)
    return [...page, ...more.filter((r) => r.home.equals(last.home))]
  })
  const items: Item[] = []
  for (const [i, row] of rows.entries()) {
    items.push(itemOf(b, row))
    if (i % 20 === 19) await breathe()
  }
  return items
}

function itemOf(b: Bringing, row: SeenRow): Item {
  const content = row.content === null ? null : openContent(b, b.row.id, row.no, row.content)
  const wanted = content?.is === 'wanted' ? content.wanted : null
  const fresh = wanted && row.person && row.spot && !row.found && row.decided !== 'other'
  return {
    row,
    wanted,
    key: wanted?.idNumber ? idNumberKey(b, wanted.idNumber) : null,
    ready: fresh ? readyOf(b, personOf(row.person!, row.spot!, wanted)) : null,
  }
}

interface Loaded {
  there: Map<string, There>
  dwellings: Map<string, { id: string; place: string }>
}

/** Everybody the rows may mean, locked; with the dwellings of their households. */
async function load(b: Bringing, items: readonly Item[], tx: Tx): Promise<Loaded> {
  const keys = items.flatMap((i) => (i.key ? [i.key] : []))
  const texts = [...new Set(items.flatMap((i) => (i.row.home.length && i.wanted?.address ? [i.wanted.address] : [])))]
  const lo = b.row.place
  const [numbered, dwellings] = await Promise.all([
    keys.length ? byNumbers(tx, keys, b.row.ranges) : [],
    texts.length ? dwellingsByText(tx, texts, lo, `${lo.slice(0, -1)}0`) : [],
  ])
  const ids = [
    ...new Set([...numbered.map((p) => p.id), ...items.flatMap((i) => (i.row.person ? [i.row.person] : []))]),
  ]
  const wanted = items.map((i) => i.wanted)
  const held = await heldOf(tx, b, await lockPersons(tx, ids), wanted)
  const counted = new Map<string, { id: string; place: string } | null>()
  // An address that two dwellings have is nobody's.
  for (const d of dwellings) counted.set(d.text, counted.has(d.text) ? null : d)
  return { there: held, dwellings: new Map([...counted].flatMap(([text, d]) => (d ? [[text, d] as const] : []))) }
}

async function oneChunk(b: Bringing, items: readonly Item[], at: At): Promise<void> {
  const id = b.house.newId()
  const fields = new Map((await fieldsList(b)).filter((f) => !f.closed).map((f) => [f.code, f]))
  await b.act(
    (tx) => load(b, items, tx),
    ({ there, dwellings }) => {
      const chunk = new Chunk(b, id, there, dwellings, fields)
      chunk.take(items)
      const writes: Statement[] = [
        ...chunk.writes(),
        keepVersion(
          {
            id,
            kind: 'people-import',
            subject: b.row.id,
            // Each row ends one chunk at most.
            version: at.no,
            before: null,
            after: { rows: items.length, ...chunk.counts },
            hash: bodyHash(items.map((i) => i.row.no)),
          },
          { account: b.row.account, now: b.now },
        ),
        progress(b.row.id, items.length, at.home, at.no, leaseFrom(b.house.now())),
      ]
      const audit: AuditEntry[] = [
        {
          act: 'people.import-chunk',
          subjectKind: 'people-import',
          subject: b.row.id,
          bodyHash: bodyHash(items.map((i) => i.row.no)),
          detail: { chunk: id, rows: items.length, ...chunk.counts },
        },
      ]
      const events = [
        {
          name: 'people.imported',
          version: 1,
          subject: b.row.id,
          seq: at.no,
          payload: { chunk: id, rows: items.length, ...chunk.counts },
          topics: ['people'],
        },
      ]
      return { writes, audit, events, answer: undefined }
    },
  )
}

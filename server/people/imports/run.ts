/** Drives imports from state to state, one process at a time; whatever stopped is taken up again by the job. */
import { Refusal } from '../../../domain/kernel/errors.ts'
import { noCounts, type ImportCounts } from '../../../domain/people/imports.ts'
import type { County, House, Job } from '../../kernel/context.ts'
import { reading, type Tx } from '../../kernel/db/tx.ts'
import { wholeCounty } from '../../kernel/db/scope.ts'
import { withdrawOffers } from '../../kernel/restricted/offers.ts'
import {
  countRows,
  dropLease,
  emptyName,
  emptyRows,
  lyingImports,
  moveImport,
  oneImport,
  staleImports,
  takeLease,
  type Moved,
} from '../store/import-store.ts'
import { apply } from './apply.ts'
import { bringing, leaseFrom, sealFileName, sealSheets, write, type Bringing } from './bringing.ts'
import { judge } from './judge.ts'
import { offer } from './offering.ts'
import { stage } from './stage.ts'
import { undo } from './undo.ts'

const working = new Map<string, Promise<void>>()

/** Each opens a process: more at once would take the machine from those who work at their screens. */
const atOnce = 2
let running = 0
const queue: (() => void)[] = []

async function inTurn(work: () => Promise<void>): Promise<void> {
  if (running >= atOnce) await new Promise<void>((go) => void queue.push(go))
  running++
  try {
    await work()
  } finally {
    running--
    queue.shift()?.()
  }
}

/** Starts the work an import waits for, if nobody does it. @returns when it is done, or has failed */
export function work(house: House, county: County, id: string): Promise<void> {
  const key = `${county.code}/${id}`
  const known = working.get(key)
  if (known) return known
  const run = inTurn(() => drive(house, county, id))
    .catch((error: unknown) => house.log.warn({ import: id, reason: reasonOf(error) }, 'import stopped'))
    .finally(() => working.delete(key))
  working.set(key, run)
  return run
}

/** A message could quote a row; a code cannot. */
const reasonOf = (error: unknown) =>
  error instanceof Refusal ? error.message : error instanceof Error && 'code' in error ? String(error.code) : 'unknown'

async function drive(house: House, county: County, id: string): Promise<void> {
  const row = await reading(house.pools.jobs, county.code, wholeCounty(county.code), (tx) => oneImport(tx, id))
  if (!row) return
  const b = bringing(house, county, row)
  const now = house.now()
  const held = await b.act(
    (tx: Tx) => tx.run(takeLease(id, now, leaseFrom(now))),
    (n) => ({ writes: [], audit: [], events: [], answer: n }),
  )
  if (held === 0) return
  try {
    await step(b)
  } catch (error) {
    if (error instanceof Refusal && row.state !== 'applying' && row.state !== 'undoing') await refuse(b, error)
    else {
      await write(b, dropLease(id)).catch(() => undefined)
      throw error
    }
  }
}

async function step(b: Bringing): Promise<void> {
  switch (b.row.state) {
    case 'reading': {
      const look = await judge(b)
      const why = wholeRefusal(look.sheets)
      const sheets = sealSheets(b, b.row.id, look.sheets)
      await moved(b, { ...look, sheets, state: why ? 'refused' : 'mapping', why })
      if (why) await b.house.spool.remove(b.row.id)
      return
    }
    case 'staging':
      await stage(b)
      return moved(b, { state: 'preview', counts: await counted(b) })
    case 'applying':
      await apply(b)
      await offer(b)
      await moved(b, { state: 'applied' })
      return b.house.spool.remove(b.row.id)
    case 'undoing':
      await withdrawOffers({ ...b, session: { account: b.row.account } }, b.row.id)
      await undo(b)
      return moved(b, { state: 'undone' })
    default:
  }
}

/** A file in which no sheet may be read is refused whole, with the clearest of its reasons. */
function wholeRefusal(sheets: readonly { is: string; why: string | null }[]): string | null {
  if (sheets.some((s) => s.is === 'table' || s.is === 'form')) return null
  const refused = sheets.find((s) => s.is === 'refused')
  if (refused) return refused.why === 'sealed' ? 'import-sealed' : 'import-never'
  if (sheets.some((s) => s.is === 'other')) return 'import-not-people'
  return sheets.some((s) => s.is === 'unreadable') ? 'import-unreadable' : 'sheet-empty'
}

async function refuse(b: Bringing, error: Refusal): Promise<void> {
  await moved(b, { state: 'refused', why: error.more.reason ?? error.code })
  await b.house.spool.remove(b.row.id)
}

async function counted(b: Bringing): Promise<ImportCounts> {
  const rows = await b.read((tx) => countRows(tx, b.row.id))
  return { ...noCounts, ...Object.fromEntries(rows.map((r) => [r.verdict, r.n])) }
}

/** Every step of an import leaves a line, and screens that show it are told. */
async function moved(b: Bringing, m: Moved): Promise<void> {
  await b.act(
    async () => undefined,
    () => ({
      writes: [moveImport(b.row.id, m, b.house.now())],
      audit: [
        {
          act: 'people.import-step',
          subjectKind: 'people-import',
          subject: b.row.id,
          detail: { to: m.state, ...(m.why && { why: m.why }), ...m.counts },
        },
      ],
      events: [
        {
          name: 'people.import-step',
          version: 1,
          subject: b.row.id,
          seq: b.row.version,
          payload: { to: m.state },
          topics: ['people'],
        },
      ],
      answer: undefined,
    }),
  )
}

/** Days after which what waits is emptied: rows that were written or refused, and files that nobody went on with. */
const keptDays = 30

/** Takes up what stopped; empties what has served its time. */
export const importsJob: Job = {
  name: 'people.imports',
  every: '* * * * *',
  run: async (all) => {
    const lying = await all.read((tx) => lyingImports(tx, all.now))
    for (const { id } of lying) await work(all.house, all.county, id)
    const before = new Date(all.now.getTime() - keptDays * 86_400_000)
    for (const { id, state } of await all.read((tx) => staleImports(tx, before))) {
      await all.house.spool.remove(id)
      await all.act(
        async () => undefined,
        () => ({
          writes: [
            emptyRows(id),
            emptyName(id, sealFileName(all, id, '')),
            ...(state === 'mapping' || state === 'preview' ? [moveImport(id, { state: 'dropped' }, all.now)] : []),
          ],
          audit: [{ act: 'people.empty-import', subjectKind: 'people-import', subject: id }],
          events: [],
          answer: undefined,
        }),
      )
    }
  },
}

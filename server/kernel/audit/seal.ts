/**
 * Sealing. Every visible line without a block goes into the next one: a Merkle root over the lines' hashes, chained to
 * the block before. The head is appended to a file outside the database too, so that whoever can rewrite the
 * database cannot rewrite history unseen.
 */
import { createHash } from 'node:crypto'
import { appendFile, mkdir, readFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { County, House } from '../context.ts'
import { schemaOf } from '../db/scope.ts'
import { asError, txOn, undo } from '../db/tx.ts'
import { assign, insertBlock, lastBlock, lockSealing, unsealed, type BlockRow } from './store.ts'

const sha = (...parts: (Buffer | string)[]) => {
  const h = createHash('sha256')
  for (const p of parts) h.update(p)
  return h.digest()
}

export const genesis = Buffer.alloc(32)

/** Root of a binary tree; an odd node goes up alone. Leaves and nodes are told apart by a prefix byte (RFC 6962). */
export function merkleRoot(hashes: Buffer[]): Buffer {
  if (hashes.length === 0) throw new Error('merkle: no lines')
  let level: Buffer[] = hashes.map((h) => sha(Buffer.of(0), h))
  while (level.length > 1) {
    const up: Buffer[] = []
    for (let i = 0; i < level.length; i += 2) {
      const right = level[i + 1]
      up.push(right ? sha(Buffer.of(1), level[i]!, right) : level[i]!)
    }
    level = up
  }
  return level[0]!
}

export const blockHash = (b: Omit<BlockRow, 'hash'>) =>
  sha(
    JSON.stringify([
      String(b.no),
      b.lines,
      b.root.toString('hex'),
      b.previous.toString('hex'),
      b.sealed_at.toISOString(),
    ]),
  )

export interface Head {
  no: number
  hash: string
  sealedAt: string
}

/** Seals at most `cap` lines. @returns the new head, or undefined when there was nothing to seal */
export async function seal(house: House, county: County, headsFile: string, cap = 50_000): Promise<Head | undefined> {
  const client = await house.pools.sealer.connect()
  let broken: unknown
  try {
    await client.query(`begin; set local search_path = ${schemaOf(county.code)}`)
    const tx = txOn(client, county.code)
    await tx.run(lockSealing(county.code))
    const lines = await tx.rows<{ id: string; hash: Buffer }>(unsealed(cap))
    if (lines.length === 0) {
      await client.query('rollback')
      return undefined
    }
    const last = await tx.one<BlockRow>(lastBlock())
    if (last) await confirm(headsFile, county.code, last)
    const bare = {
      no: Number(last?.no ?? 0) + 1,
      lines: lines.length,
      root: merkleRoot(lines.map((l) => l.hash)),
      previous: last?.hash ?? genesis,
      sealed_at: house.now(),
    }
    const block: BlockRow = { ...bare, hash: blockHash(bare) }
    await tx.run(insertBlock(block))
    await tx.run(
      assign(
        block.no,
        lines.map((l) => l.id),
      ),
    )
    const end = await client.query('commit')
    if (end.command !== 'COMMIT') throw new Error(`commit answered ${end.command}`)
    const head = headOf(block)
    await keep(headsFile, county.code, head)
    return head
  } catch (error) {
    broken = await undo(client)
    throw error
  } finally {
    client.release(broken ? asError(broken) : undefined)
  }
}

const headOf = (b: BlockRow): Head => ({
  no: Number(b.no),
  hash: b.hash.toString('hex'),
  sealedAt: b.sealed_at.toISOString(),
})

async function keep(headsFile: string, county: string, head: Head): Promise<void> {
  await mkdir(dirname(headsFile), { recursive: true })
  await appendFile(headsFile, JSON.stringify({ county, ...head }) + '\n', { mode: 0o600 })
  newest.set(`${headsFile} ${county}`, head.no)
}

/** The newest head in a file, so that it is read once and not with every block. */
const newest = new Map<string, number>()

/** A kill between the commit and the file leaves the newest head unwritten: that one, and no other, is written now. */
async function confirm(headsFile: string, county: string, last: BlockRow): Promise<void> {
  const kept = newest.get(`${headsFile} ${county}`) ?? (await readHeads(headsFile, county)).at(-1)?.no ?? 0
  if (kept === Number(last.no) - 1) await keep(headsFile, county, headOf(last))
}

/** Heads as written outside the database, oldest first. */
export async function readHeads(headsFile: string, county: string): Promise<Head[]> {
  const text = await readFile(headsFile, 'utf8').catch(() => '')
  return text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Head & { county: string })
    .filter((h) => h.county === county)
}

/** Proves the audit to the last block: every line's hash is rebuilt, every root, the chain, and the heads kept outside. */
import type { County, House } from '../context.ts'
import { wholeCounty } from '../db/scope.ts'
import { reading, type Tx } from '../db/tx.ts'
import { lineHash } from './line.ts'
import { blockHash, genesis, merkleRoot, readHeads } from './seal.ts'
import { blockAt, blocks, linesOf, waiting, type BlockRow, type SealedLine } from './store.ts'

export interface Verdict {
  ok: boolean
  blocks: number
  lines: number
  /** When the last block was sealed: what is younger is not proven yet. */
  sealedAt?: Date
  /** Lines that wait for a block. */
  waiting: number
  /** The newest block's head is not yet outside: a kill came between. The next seal writes it. */
  unconfirmed?: number
  faults: string[]
}

export async function verifyAudit(house: House, county: County, headsFile: string): Promise<Verdict> {
  const heads = new Map((await readHeads(headsFile, county.code)).map((h) => [h.no, h.hash]))
  const verdict: Verdict = { ok: true, blocks: 0, lines: 0, waiting: 0, faults: [] }
  const say = (fault: string) => {
    if (verdict.faults.length < 100) verdict.faults.push(fault)
  }
  await reading(
    house.pools.jobs,
    county.code,
    wholeCounty(county.code),
    async (tx) => {
      let previous: Buffer = genesis
      for (let no = 0; ;) {
        const some = await tx.rows<BlockRow>(blocks(no, 200))
        if (some.length === 0) break
        for (const row of some) {
          const block = { ...row, no: Number(row.no) }
          if (block.no !== no + 1) say(`block ${no + 1} is missing`)
          const lines = await tx.rows<SealedLine>(linesOf(block.no))
          checkBlock(block, lines, previous, say)
          const kept = heads.get(block.no)
          if (verdict.unconfirmed) say(`block ${verdict.unconfirmed}: not in the heads kept outside`)
          verdict.unconfirmed = kept ? undefined : block.no
          if (kept && kept !== block.hash.toString('hex')) say(`block ${block.no}: differs from the heads kept outside`)
          heads.delete(block.no)
          verdict.blocks++
          verdict.lines += lines.length
          verdict.sealedAt = block.sealed_at
          previous = block.hash
          no = block.no
        }
      }
      for (const no of heads.keys()) say(`block ${no} is in the heads kept outside and not in the database`)
      verdict.waiting = (await tx.one<{ lines: number }>(waiting()))?.lines ?? 0
    },
    true,
  )
  verdict.ok = verdict.faults.length === 0
  return verdict
}

/** Lines that are looked at in one go; a block is never cut. */
const lot = 20_000

export interface Proof {
  /** The last block that was looked at. */
  to: number
  blocks: number
  lines: number
  faults: string[]
  more: boolean
}

/**
 * Proves the blocks after one, as far as one request can go, from what stands in the database alone; the heads kept outside
 * are compared by `verifyAudit`.
 * @param after number of a block, 0 for the beginning
 */
export async function proveAfter(tx: Tx, after: number): Promise<Proof> {
  const proof: Proof = { to: after, blocks: 0, lines: 0, faults: [], more: false }
  const say = (fault: string) => {
    if (proof.faults.length < 20) proof.faults.push(fault)
  }
  let previous = after === 0 ? genesis : (await tx.one<BlockRow>(blockAt(after)))?.hash
  if (!previous) return proof
  for (const row of await tx.rows<BlockRow>(blocks(after, 201))) {
    if (proof.lines >= lot || proof.blocks >= 200) return { ...proof, more: true }
    const block = { ...row, no: Number(row.no) }
    if (block.no !== proof.to + 1) say(`block ${proof.to + 1} is missing`)
    const lines = await tx.rows<SealedLine>(linesOf(block.no))
    checkBlock(block, lines, previous, say)
    proof.to = block.no
    proof.blocks++
    proof.lines += lines.length
    previous = block.hash
  }
  return proof
}

/** Is one block what it was when it was sealed? @returns the hashes of its lines too; undefined where there is no such block */
export async function proveBlock(
  tx: Tx,
  no: number,
): Promise<{ block: BlockRow; proven: boolean; hashes: ReadonlySet<string> } | undefined> {
  const row = await tx.one<BlockRow>(blockAt(no))
  const before = no > 1 ? await tx.one<BlockRow>(blockAt(no - 1)) : undefined
  if (!row) return undefined
  const faults: string[] = []
  const block = { ...row, no: Number(row.no) }
  const previous = no > 1 ? (before?.hash ?? Buffer.alloc(0)) : genesis
  const lines = await tx.rows<SealedLine>(linesOf(no))
  checkBlock(block, lines, previous, (fault) => faults.push(fault))
  return { block, proven: faults.length === 0, hashes: new Set(lines.map((l) => l.hash.toString('hex'))) }
}

function checkBlock(block: BlockRow, lines: SealedLine[], previous: Buffer, say: (fault: string) => void): void {
  if (!block.previous.equals(previous)) say(`block ${block.no} does not continue the one before`)
  if (!blockHash(block).equals(block.hash)) say(`block ${block.no} was altered`)
  if (lines.length !== block.lines)
    say(`block ${block.no} has ${lines.length} lines and was sealed with ${block.lines}`)
  for (const line of lines)
    if (!lineHash(line).equals(line.hash)) say(`line ${line.id} in block ${block.no} was altered`)
  if (lines.length === 0 || !merkleRoot(lines.map((l) => l.hash)).equals(block.root))
    say(`block ${block.no}: its lines are not those that were sealed`)
}

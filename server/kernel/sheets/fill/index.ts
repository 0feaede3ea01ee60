/** Tables that are to be filled: read whole with tight limits, kept as an office file, filled in their own parts. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile, rm } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { Refusal } from '../../../../domain/kernel/errors.ts'
import type { SheetHead, SheetRow } from '../../../../domain/kernel/sheet.ts'
import { readSheets } from '../index.ts'
import { refused, type SheetLimits } from '../limits.ts'
import { fillDocx } from './docx-fill.ts'
import { templateLimits, unpack } from './package.ts'
import type { Fill } from './what.ts'
import { fillXlsx } from './xlsx-fill.ts'

export type { Fill, FormFill, ListFill, Put } from './what.ts'
export { pack as packed } from '../../zip.ts'

export type EmptyKind = 'xlsx' | 'xls' | 'docx'

export interface EmptyTable {
  kind: EmptyKind
  /** As it will be filled: of an old workbook a new one with its cells, widths, ranges, formulas and look. */
  bytes: Buffer
  sheets: { head: SheetHead; rows: SheetRow[] }[]
}

const limits: Partial<SheetLimits> = {
  bytes: templateLimits.bytes,
  wholeBytes: templateLimits.bytes,
  unpacked: templateLimits.unpacked,
  ratio: templateLimits.ratio,
  parts: templateLimits.parts,
  rows: 20_000,
  sheets: 30,
  milliseconds: 30_000,
}

/**
 * @param path of the file as it was sent; its name says nothing
 * @throws Refusal `form-kind`, or an `Obstacle`
 */
export async function readEmpty(path: string): Promise<EmptyTable> {
  const sheets: EmptyTable['sheets'] = []
  let kind: EmptyKind | undefined
  for await (const event of readSheets(path, limits)) {
    if (event.is === 'file') kind = kindOf(event.kind)
    else if (event.is === 'sheet') sheets.push({ head: event.head, rows: [] })
    else if (event.is === 'rows') sheets.at(-1)!.rows.push(...event.rows)
  }
  const bytes = kind === 'xls' ? await modern(path) : await readFile(path)
  // Read once more as it will be filled, so that what cannot be is refused now.
  await unpack(bytes)
  return { kind: kind!, bytes, sheets }
}

function kindOf(kind: string): EmptyKind {
  if (kind === 'xlsx' || kind === 'xls' || kind === 'docx') return kind
  throw new Refusal('unsupported-file', { reason: 'form-kind' })
}

const source = import.meta.url.endsWith('.ts')
const program = fileURLToPath(new URL(source ? './modern-child.ts' : './modern-child.js', import.meta.url))

/** In a process of its own, as everything foreign is read. */
async function modern(path: string): Promise<Buffer> {
  const out = `${path}.modern`
  const flags = ['--max-old-space-size=192', ...(source ? ['--import', 'tsx'] : [])]
  const child = spawn(process.execPath, [...flags, program, path, out], {
    stdio: 'ignore',
    env: { LC_ALL: 'C.UTF-8', TZ: 'UTC' },
    timeout: 30_000,
    killSignal: 'SIGKILL',
  })
  try {
    const [code] = (await once(child, 'exit')) as [number | null]
    if (code !== 0) throw refused('sheet-broken')
    return await readFile(out)
  } finally {
    await rm(out, { force: true })
  }
}

export const filled = (kind: EmptyKind, bytes: Buffer, fill: Fill): Promise<Buffer> =>
  kind === 'docx' ? fillDocx(bytes, fill) : fillXlsx(bytes, fill)

export const mediaTypes: Record<EmptyKind | 'zip', string> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  xls: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  zip: 'application/zip',
}

/** One file, from its bytes to rows; in the process that calls it. Foreign files are read by `index.ts`, in one of its own. */
import { readFile } from 'node:fs/promises'
import type { SheetEvent } from '../../../domain/kernel/sheet.ts'
import { readDocx } from './docx.ts'
import { encodingOf } from './encoding.ts'
import { readHtml } from './html.ts'
import { archiveKind, containerOf, headOf } from './kind.ts'
import { brokenBy, refused, type SheetLimits } from './limits.ts'
import { readOds } from './ods.ts'
import { readText } from './text.ts'
import { readXls } from './xls.ts'
import { readXlsx } from './xlsx.ts'
import { readXml } from './xml.ts'
import { openArchive } from './zip.ts'

/** @throws Refusal with an `Obstacle` as its reason */
export async function* sheetEvents(path: string, limits: SheetLimits): AsyncGenerator<SheetEvent> {
  try {
    const { head, size } = await headOf(path)
    if (size > limits.bytes) throw refused('sheet-too-large')
    yield* byContainer(path, head, size, limits)
  } catch (error) {
    throw brokenBy(error)
  }
}

async function* byContainer(path: string, head: Buffer, size: number, limits: SheetLimits): AsyncGenerator<SheetEvent> {
  const container = containerOf(head)
  if (container === 'zip') return yield* readArchive(path, size, limits)
  if (container !== 'text' && size > limits.wholeBytes) throw refused('sheet-too-large')
  if (container === 'cfb' || container === 'xls') {
    const file = await readFile(path)
    yield { is: 'file', kind: 'xls', encoding: null }
    return yield* readXls(file, container === 'cfb', limits)
  }
  const encoding = await encodingOf(path, head)
  yield { is: 'file', kind: container, encoding }
  yield* { text: readText, html: readHtml, xml: readXml }[container](path, encoding, limits)
}

async function* readArchive(path: string, size: number, limits: SheetLimits): AsyncGenerator<SheetEvent> {
  const archive = await openArchive(path, limits)
  try {
    const kind = archiveKind(archive.names)
    if (kind !== 'xlsx' && size > limits.wholeBytes) throw refused('sheet-too-large')
    yield { is: 'file', kind, encoding: null }
    yield* { xlsx: readXlsx, ods: readOds, docx: readDocx }[kind](archive, limits)
  } finally {
    archive.close()
  }
}

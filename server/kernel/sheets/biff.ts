/** Looks through the records of an .xls before it is parsed: locked, macros, links, formulas ([MS-XLS] 2.4). */
import { CFB as library } from '@e965/xlsx'
import { refused } from './limits.ts'

const record = { formula: 0x0006, filePass: 0x002f, supBook: 0x01ae, macro: 0x00d3, bof: 0x0809 } as const

/** What we use of the library's reader of compound files, which is not typed. */
interface Box {
  FullPaths: string[]
  FileIndex: { content?: Uint8Array | number[] }[]
}
const { read: readBox } = library as { read: (file: Buffer, options: { type: 'buffer' }) => Box }

/** A supporting book that is the file itself, or an add-in's functions, is no link. */
const ownBook = 0x0401
const addIn = 0x3a01

export interface BiffFacts {
  formulas: number
}

/** @throws Refusal `sheet-locked`, `sheet-macros`, `sheet-links`, `sheet-old-word`, `sheet-unknown`, `sheet-broken` */
export function workbookStream(file: Buffer): Buffer {
  const box = container(file)
  const names = box.FullPaths.map((p) => p.split('/').slice(1).join('/').toLowerCase())
  if (names.some((n) => /^(encryptedpackage|encryptioninfo)$/.test(n))) throw refused('sheet-locked')
  if (names.includes('worddocument')) throw refused('sheet-old-word')
  if (names.some((n) => n.startsWith('_vba_project_cur'))) throw refused('sheet-macros')
  const at = names.findIndex((n) => n === 'workbook' || n === 'book')
  const content = box.FileIndex[at]?.content
  if (!content) throw refused('sheet-unknown')
  return Buffer.from(content)
}

function container(file: Buffer): Box {
  try {
    return readBox(file, { type: 'buffer' })
  } catch {
    throw refused('sheet-broken')
  }
}

export function lookThrough(stream: Buffer): BiffFacts {
  let formulas = 0
  for (let at = 0; at + 4 <= stream.length;) {
    const id = stream.readUInt16LE(at)
    const size = stream.readUInt16LE(at + 2)
    if (id === record.filePass) throw refused('sheet-locked')
    if (id === record.macro) throw refused('sheet-macros')
    if (id === record.supBook && isLink(stream.subarray(at + 4, at + 4 + size))) throw refused('sheet-links')
    if (id === record.formula) formulas++
    at += 4 + size
  }
  return { formulas }
}

function isLink(body: Buffer): boolean {
  if (body.length < 4) return false
  const kind = body.readUInt16LE(2)
  return kind !== ownBook && kind !== addIn
}

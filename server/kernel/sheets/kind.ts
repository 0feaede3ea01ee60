/** What a file is, told by its bytes. Its name is never asked: an .xls is often a page or a text. */
import { open } from 'node:fs/promises'
import type { SheetKind } from '../../../domain/kernel/sheet.ts'
import { markedEncoding } from './encoding.ts'
import { refused } from './limits.ts'

/** Bytes looked at. */
const looked = 8_192

export async function headOf(path: string): Promise<{ head: Buffer; size: number }> {
  const file = await open(path)
  try {
    const { size } = await file.stat()
    const { buffer, bytesRead } = await file.read(Buffer.alloc(looked), 0, looked, 0)
    return { head: buffer.subarray(0, bytesRead), size }
  } finally {
    await file.close()
  }
}

const starts = (head: Buffer, hex: string) => head.subarray(0, hex.length / 2).equals(Buffer.from(hex, 'hex'))

/** `zip` and `cfb` are containers: their contents say more. */
export type Container = Exclude<SheetKind, 'xlsx' | 'ods' | 'docx'> | 'zip' | 'cfb'

/** @throws Refusal `sheet-unknown`, `sheet-empty` */
export function containerOf(head: Buffer): Container {
  if (head.length === 0) throw refused('sheet-empty')
  if (starts(head, '504b0304') || starts(head, '504b0506')) return 'zip'
  if (starts(head, 'd0cf11e0a1b11ae1')) return 'cfb'
  // A workbook of BIFF without its container.
  if (/^0908(08|10)00(0005|0006)/.test(head.toString('hex', 0, 8))) return 'xls'
  const text = new TextDecoder(markedEncoding(head) ?? 'latin1').decode(head).trimStart()
  if (/^(<\?xml[^>]*>\s*)?(<\?mso-application[^>]*>\s*)?<(\w+:)?Workbook[\s>]/i.test(text)) return 'xml'
  if (/^(<!--|<!doctype html|<\?xml[^>]*>\s*<!doctype html|<html|<head|<meta|<body|<table|<style|<div)/i.test(text)) {
    return 'html'
  }
  if (!isText(head)) throw refused('sheet-unknown')
  // A letter, a feed, a document in another markup: text, but no table.
  if (/^(<\?xml|%PDF|\{\\rtf|MIME-Version:|<svg)/i.test(text)) throw refused('sheet-unknown')
  return 'text'
}

/** Bytes below the blank other than tab, line feed, form feed and carriage return stand in no text. */
function isText(head: Buffer): boolean {
  if (markedEncoding(head)) return true
  let strange = 0
  for (const byte of head) if (byte < 32 && byte !== 9 && byte !== 10 && byte !== 12 && byte !== 13) strange++
  return strange === 0
}

/** @throws Refusal `sheet-unknown` */
export function archiveKind(names: readonly string[]): 'xlsx' | 'ods' | 'docx' {
  const has = (shape: RegExp) => names.some((n) => shape.test(n))
  if (has(/^xl\/workbook\.bin$/)) throw refused('sheet-unknown')
  if (has(/^word\/document\d*\.xml$/)) return 'docx'
  if (has(/(^|\/)workbook\d*\.xml$/)) return 'xlsx'
  if (has(/^content\.xml$/)) return 'ods'
  throw refused('sheet-unknown')
}

/**
 * Files as they really come. Each was read once, looked at line by line against what its maker meant, and kept as
 * `expected/NAME.txt`; README.md says how each was made.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { vocabularyOf } from '../../domain/people/import/vocabulary.ts'
import { loadPack } from '../../packs/read.ts'
import { usualLimits } from '../../server/kernel/sheets/index.ts'
import { sheetEvents } from '../../server/kernel/sheets/read.ts'
import { summary } from './summary.ts'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))
const files = readdirSync(here('./files')).sort()
const { vocabulary } = vocabularyOf(loadPack('base').pack!)

describe('tables as they really come', () => {
  it.each(files)('[B10] %s', async (name) => {
    const read = await summary(name, sheetEvents(here(`./files/${name}`), usualLimits), vocabulary)
    expect(read).toBe(readFileSync(here(`./expected/${name}.txt`), 'utf8'))
  })

  it('[B10] there are more than thirty, by several writers, and each is described', () => {
    const notes = readFileSync(here('./README.md'), 'utf8')
    expect(files.length).toBeGreaterThan(30)
    const described = new Set([...notes.matchAll(/^\| ([\d ]+?) \|/gm)].flatMap((m) => m[1]!.split(' ')))
    expect(files.filter((f) => !described.has(f.slice(0, 2)))).toEqual([])
  })

  it('[L7] only invented people stand in it: area 990000, phones beginning 000', () => {
    const texts = files.map((f) => readFileSync(here(`./expected/${f}.txt`), 'utf8')).join('\n')
    const numbers = texts.match(/(?<=id-number=)\d+/g) ?? []
    const phones = texts.match(/(?<=(?:phone|phone-other)=)\d+/g) ?? []
    expect(numbers.length).toBeGreaterThan(50)
    expect(numbers.filter((n) => !n.startsWith('990000'))).toEqual([])
    expect(phones.filter((n) => !n.startsWith('000'))).toEqual([])
  })
})

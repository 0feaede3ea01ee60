/** Where hledger is installed it is asked whether it agrees with our own reader; where it is not, that is said and nothing is claimed. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { journalText } from '../domain/timebank/journal.ts'
import { readJournal } from './hledger.ts'

const there = spawnSync('hledger', ['--version']).status === 0
if (!there) console.log('hledger check: not run, there is no hledger on this machine')

it.runIf(there)('[S1-06][F9] hledger finds nothing wrong with a journal', () => {
  const text = journalText({
    title: '时间银行',
    from: '2026-03-01',
    to: '2026-03-31',
    opening: new Map([
      ['issue', -60],
      ['purse:1', 60],
    ]),
    entries: [
      { id: 'a', day: '2026-03-02', kind: 'hold', moves: [{ from: 'purse:1', to: 'hold:2', amount: 30 }] },
      { id: 'b', day: '2026-03-03', kind: 'settle', moves: [{ from: 'hold:2', to: 'issue', amount: 30 }] },
    ],
    told: null,
  })
  expect(readJournal(text).faults).toEqual([])
  const folder = mkdtempSync(join(tmpdir(), 'linli-journal-'))
  try {
    writeFileSync(join(folder, 'book.journal'), text)
    const { status, stderr } = spawnSync('hledger', ['check', '-s', '-f', join(folder, 'book.journal')])
    expect([status, String(stderr)]).toEqual([0, ''])
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})

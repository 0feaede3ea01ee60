/** `npm run hours:verify` and `npm run timebank:verify`, each the program itself on a real house: what is proven ends well, what somebody changed by hand is named and ends badly. */
import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { giftsApi } from '../domain/timebank/gifts-api.ts'
import { buildServer } from '../tools/run/build.mjs'
import { withLock } from '../tools/run/lock.mjs'
import { testKeysFile } from './keys.ts'
import { startTimebank, type TimebankCounty } from './timebank.ts'

const program = fileURLToPath(new URL('../build/server/main.js', import.meta.url))
let t: TimebankCounty
let folder: string
let hours: string
let purse: string

beforeAll(async () => {
  await withLock('prepare', () => buildServer(() => undefined))
  folder = await mkdtemp(join(tmpdir(), 'linli-verify-'))
  t = await startTimebank()
  const who = await t.somebody()
  await t.opened(who)
  hours = (await t.hoursOf(await t.served(who, 90)))[0]!
  await who.client.ok(giftsApi.donate, { body: { id: t.newId(), from: who.person, minutes: 25 } })
  const [account] = await t.r.rows<{ id: string }>(
    `select id from ledger_account where person = $1 and kind = 'purse'`,
    [who.person],
  )
  purse = account!.id
})
afterAll(async () => {
  await t?.r.close()
  await rm(folder, { recursive: true, force: true })
})

interface Ended {
  code: number
  said: string
}

/** As the scripts of package.json start it, on the database of this test. */
const run = (command: string) =>
  new Promise<Ended>((done) => {
    const env = {
      ...process.env,
      DATABASE_URL: t.r.app.db.url,
      LINLI_VAR: folder,
      LINLI_KEYS: testKeysFile,
      LOG_LEVEL: 'silent',
    }
    execFile(process.execPath, [program, command], { env }, (error, out, err) =>
      done({ code: error ? Number(error.code ?? -1) : 0, said: `${out}${err}` }),
    )
  })

const lineOf = (said: string) => said.split('\n').find((l) => l.startsWith(`${t.r.app.county.code} `))

/** One stored figure is changed and put back. */
async function falsified(command: string, change: string, back: string): Promise<Ended> {
  await t.r.rows(change)
  try {
    return await run(command)
  } finally {
    await t.r.rows(back)
  }
}

it('the scripts start these programs', async () => {
  const { scripts } = JSON.parse(await readFile(new URL('../package.json', import.meta.url), 'utf8')) as {
    scripts: Record<string, string>
  }
  expect([scripts['hours:verify'], scripts['timebank:verify']]).toEqual([
    'node start.mjs hours-verify',
    'node start.mjs timebank-verify',
  ])
})

describe('[F4][F8] npm run hours:verify', () => {
  it('proves hours and stars against the records, and ends with 0', async () => {
    const { code, said } = await run('hours-verify')
    expect([code, lineOf(said)]).toEqual([
      0,
      expect.stringMatching(/: proven: \d+ records, [1-9]\d* hours, [1-9]\d* volunteers$/),
    ])
  })

  it('names the row whose minutes somebody changed, and ends with 1', async () => {
    const set = (minutes: number) => `update volunteer_hours set minutes = ${minutes} where id = '${hours}'`
    const { code, said } = await falsified('hours-verify', set(91), set(90))
    expect([code, lineOf(said)]).toEqual([1, expect.stringContaining('NOT PROVEN')])
    expect(said).toContain(`otherwise-said ${hours}`)
  })
})

describe('[F9][S1-06] npm run timebank:verify', () => {
  it('proves every balance against its moves and its records, and ends with 0', async () => {
    const { code, said } = await run('timebank-verify')
    expect([code, lineOf(said)]).toEqual([
      0,
      expect.stringMatching(/: proven: 2 transactions; timebank: \d+ accounts, 90 in them, 90 issued$/),
    ])
  })

  it('names the account whose balance somebody changed, and ends with 1', async () => {
    const set = (by: string) => `update ledger_account set balance = balance ${by} where id = '${purse}'`
    const { code, said } = await falsified('timebank-verify', set('+ 1'), set('- 1'))
    expect([code, lineOf(said)]).toEqual([1, expect.stringContaining('NOT PROVEN')])
    expect(said).toMatch(new RegExp(`balance.* ${purse}`))
  })

  it('names the credit that its hours do not bear out, and ends with 1', async () => {
    const set = (minutes: number) => `update timebank_earned set minutes = ${minutes} where hours = '${hours}'`
    const { code, said } = await falsified('timebank-verify', set(89), set(90))
    expect([code, said]).toEqual([1, expect.stringContaining(`hours ${hours}`)])
  })
})

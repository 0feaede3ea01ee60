/**
 * `npm run county -- new <folder>`: a real county from a pack of its own (its divisions at least), with its first
 * administrator and security officer by one-time code. Sign-ins of demonstration do not exist there.
 */
import { parseArgs } from 'node:util'
import { basename, dirname, resolve } from 'node:path'
import { firstAdministrator } from './accounts/index.ts'
import { findPack, installCounty, PackFaults } from './catalogue/index.ts'
import { countiesServed } from './kernel/db/admin.ts'
import { MachineFault } from './kernel/pg/fault.ts'
import { missingWays, open, type Opened } from './open.ts'

const usage = `npm run county -- new <folder>       a county from the pack in <folder> (pack.json, divisions.json …)
npm run county -- list              the counties served here`

export async function run(args: string[]): Promise<void> {
  const { positionals } = parseArgs({ args, allowPositionals: true, options: {} })
  const [what, folder] = positionals
  if (what !== 'new' && what !== 'list') throw new MachineFault(usage)
  if (what === 'new' && !folder) throw new MachineFault(usage)
  if (folder) process.env.LINLI_PACKS = dirname(resolve(folder))
  const opened = await open()
  try {
    if (what === 'list') await list(opened)
    else await begin(opened, basename(resolve(folder!)))
  } finally {
    await opened.close()
  }
}

async function list({ house }: Opened): Promise<void> {
  for (const c of await countiesServed(house.pools.jobs))
    console.log(`${c.code} ${c.name}${c.demo ? ' (demonstration)' : ''}`)
}

async function begin(opened: Opened, pack: string): Promise<void> {
  const { house, database } = opened
  const { divisions } = divisionsOf(pack)
  const county = { code: divisions.code, name: divisions.name, demo: false }
  const there = (await countiesServed(house.pools.jobs)).find((c) => c.code === county.code)
  if (there)
    throw new MachineFault(
      `${there.code} ${there.name} is here already. Change it on its own pages, or install its pack there.`,
    )
  try {
    await installCounty(house, county, ['base', pack], {
      admin: database.admin,
      ...(database.password && { password: database.password }),
      say: console.log,
    })
  } catch (error) {
    if (!(error instanceof PackFaults)) throw error
    throw new MachineFault(
      [
        `The pack has faults; nothing of it was taken in:`,
        ...error.faults.map((f) => `  ${f.file}:${f.line}:${f.column} ${f.path} ${f.code}`),
      ].join('\n'),
    )
  }
  console.log(
    `\n${county.name} ${county.code} stands. Its first two people sign in on /${county.code}/staff/ with these codes, each once:`,
  )
  for (const first of await firstAdministrator(house, county))
    console.log(`  ${first.name}  ${first.code}  until ${first.until.toISOString()}`)
  for (const line of missingWays(opened, county)) console.log(`\n${line}`)
}

function divisionsOf(pack: string) {
  const found = findPack(pack).pack
  if (!found?.divisions)
    throw new MachineFault(`The pack "${pack}" brings no divisions.json: a county starts with its places.`)
  return { divisions: found.divisions }
}

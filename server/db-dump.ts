/** `npm run db:dump`: writes `server/schema.sql` anew from the migrations. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { dumpSchema } from './kernel/db/catalogue-dump.ts'
import { migrate } from './kernel/db/migrate.ts'
import { withScratchDatabase } from './kernel/db/scratch.ts'
import { startEmbedded } from './kernel/pg/embedded.ts'

/** Any code will do: in the text it is called `county`. */
const county = '990001'

/** What all migrations come to, on a database made for the purpose. */
export async function freshDump(varFolder: string): Promise<string> {
  const conf = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: 200 }
  const server = await startEmbedded({ dir: join(varFolder, 'test-pg'), conf })
  try {
    const admin = { host: server.host, port: server.port, user: 'postgres' }
    return await withScratchDatabase(admin, async (scratch) => {
      await migrate(scratch, { counties: [county] })
      return dumpBoth(scratch)
    })
  } finally {
    await server.stop()
  }
}

async function dumpBoth(config: pg.ClientConfig): Promise<string> {
  const client = new pg.Client(config)
  await client.connect()
  try {
    const shared = await dumpSchema(client, 'network')
    return `${shared}\n\n${await dumpSchema(client, `c${county}`, 'county')}`
  } finally {
    await client.end()
  }
}

export async function run(): Promise<void> {
  const path = join('server', 'schema.sql')
  writeFileSync(path, await freshDump(process.env.LINLI_VAR ?? 'var'))
  console.log(`Written: ${path}`)
}

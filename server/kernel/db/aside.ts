/** What a release that was not taken leaves behind: moved aside under other names until the state before stands again, then dropped. */
import pg from 'pg'

const mine = `select nspname as name from pg_namespace where nspname ~ '^(c[0-9]{6}|network|pgboss)$' order by nspname`

async function connected<T>(admin: pg.ClientConfig, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(admin)
  client.on('error', () => undefined)
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

/** How many connections of running programs there are; each names itself. */
export const programsRunning = (admin: pg.ClientConfig): Promise<number> =>
  connected(admin, async (client) => {
    const { rows } = await client.query<{ n: number }>(
      `select count(*)::int as n from pg_stat_activity where datname = current_database() and application_name like 'linli-%'`,
    )
    return rows[0]!.n
  })

/** @returns how they are called now */
export const moveAside = (admin: pg.ClientConfig): Promise<string[]> =>
  connected(admin, async (client) => {
    const { rows } = await client.query<{ name: string }>(mine)
    const moved: string[] = []
    await client.query('begin')
    for (const { name } of rows) {
      await client.query(`alter schema ${name} rename to aside_${name}`)
      moved.push(`aside_${name}`)
    }
    await client.query('commit')
    return moved
  })

export const dropAside = (admin: pg.ClientConfig): Promise<void> =>
  connected(admin, async (client) => {
    const { rows } = await client.query<{ name: string }>(
      `select nspname as name from pg_namespace where nspname ~ '^aside_(c[0-9]{6}|network|pgboss)$' order by nspname`,
    )
    for (const { name } of rows) await client.query(`drop schema ${name} cascade`)
  })

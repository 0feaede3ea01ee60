/** A session as signing in leaves it, without the sign-in: the row, and what the browser sends with every request. */
import type pg from 'pg'
import { randomUUID } from 'node:crypto'
import { demoAccountId } from '../../server/accounts/index.ts'
import { agentHash, newToken, tokenHash } from '../../server/accounts/secrets.ts'
import { insertSession } from '../../server/accounts/session-store.ts'
import { county } from './house.ts'

export interface Signed {
  headers: Record<string, string>
  account: string
  device: string
  /** Hashes by which the row is found, in hex. */
  token: string
  browser: string
  agent: string
}

const agent = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0 Safari/537.36'

/** @param name sign-in name of a demo account */
export async function signIn(admin: pg.Client, name: string): Promise<Signed> {
  const [token, browser, device] = [newToken(), newToken(), randomUUID()]
  const account = demoAccountId(county.code, name)
  const day = 86_400
  const row = insertSession({
    id: randomUUID(),
    token: tokenHash(token),
    account,
    browser: tokenHash(browser),
    agent: agentHash(agent),
    label: 'bench',
    device,
    factors: 1,
    at: new Date(),
    idle: day,
    whole: day,
  })
  await admin.query(row.text, row.values)
  return {
    headers: {
      'user-agent': agent,
      'x-linli': '1',
      cookie: `__Host-linli=${county.code}.${token}; __Host-linli-${county.code}=${browser}`,
    },
    account,
    device,
    token: tokenHash(token).toString('hex'),
    browser: tokenHash(browser).toString('hex'),
    agent: agentHash(agent).toString('hex'),
  }
}

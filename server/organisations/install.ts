/** Bodies and posts in one go, for packs: what is there by code or id is left as it stands. */
import type { Member, Organisation } from '../../domain/organisations/schema.ts'
import { stableId } from '../../domain/kernel/stable-id.ts'
import { chunked } from '../kernel/db/bulk.ts'
import { edit, type Doing } from '../kernel/edit.ts'
import { bodyHash } from '../kernel/hash.ts'
import { organisationsNow } from './now.ts'
import { codesThere, insertBodies, insertMembers, membersThere } from './store.ts'

/** Those that are not there yet. */
export async function newBodies(doing: Doing, bodies: readonly Organisation[]): Promise<Organisation[]> {
  const codes = bodies.map((b) => b.code)
  const there = new Set((await doing.read((tx) => codesThere(tx, codes))).map((r) => r.code))
  return bodies.filter((b) => !there.has(b.code))
}

/** @returns how many were new */
export async function installBodies(doing: Doing, bodies: readonly Organisation[]): Promise<number> {
  const fresh = await newBodies(doing, bodies)
  // Regulators and parents first: a chunk may name what an earlier one brought.
  for (const chunk of chunked([...fresh].sort((a, b) => rank(a) - rank(b)))) {
    await installed(
      doing,
      'organisations',
      chunk.map((b) => b.code),
      [insertBodies(chunk)],
    )
  }
  organisationsNow.forget(doing.house, doing.county)
  return fresh.length
}

const rank = (b: Organisation) => (b.regulator === null ? 0 : 2) + (b.parent === null ? 0 : 1)

export async function installMembers(doing: Doing, members: readonly Member[]): Promise<number> {
  const there = new Set(
    (
      await doing.read((tx) =>
        membersThere(
          tx,
          members.map((m) => m.id),
        ),
      )
    ).map((r) => r.id),
  )
  const fresh = members.filter((m) => !there.has(m.id))
  for (const chunk of chunked(fresh))
    await installed(
      doing,
      'members',
      chunk.map((m) => m.id),
      [insertMembers(chunk)],
    )
  return fresh.length
}

function installed(doing: Doing, what: string, keys: string[], writes: ReturnType<typeof insertBodies>[]) {
  const subject = stableId(doing.county.code, 'install', what, bodyHash(keys))
  return edit(
    doing,
    { id: doing.house.newId() },
    async () => undefined,
    () => ({
      act: `organisations.install`,
      kind: 'organisations-install',
      subject,
      version: 1,
      before: null,
      after: { what, rows: keys.length, hash: bodyHash(keys) },
      detail: { what, rows: keys.length },
      writes,
      answer: undefined,
      events: [
        { name: 'organisations.changed', version: 1, subject, seq: 1, payload: { what }, topics: ['organisations'] },
      ],
    }),
    () => undefined,
  )
}

/**
 * The resident without an account: a number and the last four digits show progress; acts that end, judge or reopen ask
 * for the key of the device that filed, or for a code sent to the phone on file.
 */
import { createHash, randomInt, timingSafeEqual } from 'node:crypto'
import type { z } from 'zod'
import { Refusal } from '../../domain/kernel/errors.ts'
import type { Proof } from '../../domain/requests/api.ts'
import { messageCaps, overLimit } from '../accounts/index.ts'
import type { Ctx } from '../kernel/context.ts'
import type { Tx } from '../kernel/db/tx.ts'
import { wholeCounty } from '../kernel/db/scope.ts'
import { blindIndex } from '../kernel/vault.ts'
import { sendCodeTo } from './messages.ts'
import { phoneOf } from './contacts.ts'
import { contactsOf, dropCode, putCode, requestByRef, tryCode, type ContactRow, type RequestRow } from './store.ts'

export type Shown = 'number' | 'last4' | 'code'

const codeMinutes = 5
const codeTries = 5

export const hashKey = (key: string) => createHash('sha256').update(`linli device key ${key}`).digest()

const same = (a: Buffer, b: Buffer | null) => b !== null && a.length === b.length && timingSafeEqual(a, b)
/** Whose phone it is, for counting; never the number itself. */
const indexOf = (c: ContactRow) => c.phone_index?.toString('hex') ?? c.id
const codeHash = (ctx: Ctx, request: string, code: string) =>
  blindIndex(ctx.house.keys, ctx.county.code, `request code ${request}`, code)

export interface Proven {
  row: RequestRow
  contacts: ContactRow[]
  shown: Shown
}

/** Whoever knows only the number learns nothing: a wrong number and a wrong ending answer alike. */
export async function proven(ctx: Ctx, proof: z.output<typeof Proof>): Promise<Proven> {
  const found = await ctx.read((tx) => find(ctx, tx, proof.number), wholeCounty(ctx.county.code))
  if (!found) throw new Refusal('not-found')
  const { row, contacts } = found
  if (proof.key && contacts.some((c) => same(hashKey(proof.key!), c.device_key))) return { ...found, shown: 'code' }
  if (!proof.last4 || !contacts.some((c) => c.phone_last4 === proof.last4)) throw new Refusal('not-found')
  if (!proof.code) return { ...found, shown: 'last4' }
  const guessed = contacts.find((c) => c.phone_last4 === proof.last4)!
  return { row, contacts, shown: (await rightCode(ctx, row.id, guessed, proof.code)) ? 'code' : 'last4' }
}

/** The same is asked of the database whether there is such a number or not. */
async function find(
  ctx: Ctx,
  tx: Tx,
  number: string,
): Promise<{ row: RequestRow; contacts: ContactRow[] } | undefined> {
  const row = await tx.one<RequestRow>(requestByRef(number))
  // A neighbour who follows hears of it and has no say in it.
  const contacts = (await tx.rows<ContactRow>(contactsOf(row?.id ?? ctx.house.newId()))).filter(
    (c) => c.role !== 'follower',
  )
  return row && { row, contacts }
}

async function rightCode(ctx: Ctx, request: string, contact: ContactRow, code: string): Promise<boolean> {
  const scope = wholeCounty(ctx.county.code)
  // A transaction of its own: a wrong guess counts even though nothing else is written.
  const guesses: Parameters<typeof overLimit>[2] = [
    ['guess.phone', indexOf(contact)],
    ['guess.address', ctx.address],
  ]
  const hash = await ctx.act(
    (tx) => Promise.all([tx.one<{ hash: Buffer }>(tryCode(request, ctx.now, codeTries)), overLimit(ctx, tx, guesses)]),
    ([row, full]) => ({ writes: [], audit: [], events: [], answer: full ? null : (row?.hash ?? null) }),
    scope,
  )
  return same(codeHash(ctx, request, code), hash)
}

/** Sends a code to the phone whose ending was shown; says the same whatever it found. */
export async function sendRequestCode(ctx: Ctx, proof: { number: string; last4: string }): Promise<void> {
  const scope = wholeCounty(ctx.county.code)
  const found = await ctx.read((tx) => find(ctx, tx, proof.number), scope)
  const contact = found?.contacts.find((c) => c.phone_last4 === proof.last4)
  const phone = contact && phoneOf(ctx.house, ctx.county, contact)
  if (!found || !phone) return
  const code = String(randomInt(1_000_000)).padStart(6, '0')
  const until = new Date(ctx.now.getTime() + codeMinutes * 60_000)
  const full = await ctx.act(
    (tx) => overLimit(ctx, tx, messageCaps(ctx, indexOf(contact))),
    (over) => ({
      writes: over ? [] : [putCode(found.row.id, codeHash(ctx, found.row.id, code), ctx.now, until)],
      audit: over ? [] : [{ act: 'requests.code', subjectKind: 'request', subject: found.row.id }],
      events: [],
      answer: over,
    }),
    scope,
  )
  if (!full) await sendCodeTo(ctx, phone, code, codeMinutes)
}

export const forgetCode = (request: string) => dropCode(request)

/** Consents: given and taken back by the same short way, by the person or, on their word, by any worker who reaches them. [B11] */
import { fault, Refusal } from '../../domain/kernel/errors.ts'
import {
  givingFault,
  holds,
  speakerFault,
  type Asked,
  type Channel,
  type Consent,
  type Speaker,
} from '../../domain/rights/consent.ts'
import type { Purpose } from '../../domain/rights/register.ts'
import type { Ctx } from '../kernel/context.ts'
import { dayOf } from '../kernel/day.ts'
import { alreadyDone } from '../kernel/db/act.ts'
import type { Scope } from '../kernel/db/scope.ts'
import type { Tx } from '../kernel/db/tx.ts'
import { registerNow, type Register } from './register.ts'
import { consentsOf, endConsent, insertConsent, lockConsent, personThere, type ConsentRow } from './store.ts'

const viewOf = (r: ConsentRow): Consent => ({
  id: r.id,
  purpose: r.purpose,
  version: r.version,
  sensitive: r.sensitive,
  speaker: r.speaker,
  channel: r.channel,
  from: r.given_at.toISOString(),
  to: r.withdrawn_at?.toISOString() ?? null,
})

/** What somebody is asked for: the purposes that rest on consent, each with its sensitive fields apart. */
export function askedOf({ purposes, fields }: Register, rows: readonly ConsentRow[]): Asked[] {
  const last = new Map(rows.map((r) => [r.purpose, r]))
  const one = (p: Purpose): Asked => {
    const row = last.get(p.code)
    return {
      purpose: p.code,
      name: p.name,
      notice: p.notice,
      version: p.version,
      sensitive: p.sensitive.map((code) => ({ code, name: fields.get(code)?.name ?? { zh: code, en: code } })),
      consent: row ? viewOf(row) : null,
      outdated: row !== undefined && row.withdrawn_at === null && row.version < p.version,
    }
  }
  return [...purposes.values()].filter((p) => p.ground === 'consent').map(one)
}

/** @throws 404 for a person the asker does not reach */
export async function consentList(ctx: Ctx, person: string, scope?: Scope) {
  const register = await registerNow.of(ctx.house, ctx.county)
  return ctx.read(async (tx) => {
    const [there, rows] = await Promise.all([personThere(tx, person), consentsOf(tx, person)])
    if (!there) throw new Refusal('not-found')
    return { items: askedOf(register, rows) }
  }, scope)
}

/** Does somebody's consent to a purpose hold now, for whoever writes what rests on it. */
export async function agreedTo(ctx: Pick<Ctx, 'house' | 'county'>, tx: Tx, person: string, purpose: string) {
  const register = await registerNow.of(ctx.house, ctx.county)
  const asked = askedOf(register, await consentsOf(tx, person)).find((a) => a.purpose === purpose)
  return asked !== undefined && holds(asked.consent, asked)
}

export interface Given {
  id: string
  purpose: string
  sensitive: string[]
  speaker: Speaker
  channel: Channel
}

const lines = (act: string, person: string, detail: Record<string, string | number>) => [
  { act, subjectKind: 'person', subject: person, detail },
]

/** A newer consent takes the place of the one before. */
export async function giveConsent(ctx: Ctx, person: string, given: Given, scope?: Scope) {
  const { purposes } = await registerNow.of(ctx.house, ctx.county)
  const purpose = purposes.get(given.purpose)
  const by = ctx.session?.account ?? null
  return ctx.act(
    (tx: Tx) => Promise.all([personThere(tx, person), lockConsent(tx, person, given.purpose)]),
    ([there, before]) => {
      if (!there) throw new Refusal('not-found')
      const wrong = givingFault(purpose, given, there.born, dayOf(ctx.now))
      if (wrong)
        throw fault(wrong === 'not-sensitive' ? 'sensitive' : wrong === 'not-by-consent' ? 'purpose' : 'speaker', wrong)
      if (before?.id === given.id) return alreadyDone({ ok: true as const })
      return {
        writes: [
          ...(before ? [endConsent(before.id, ctx.now, by)] : []),
          insertConsent({ ...given, person, version: purpose!.version, given_at: ctx.now, given_by: by }),
        ],
        audit: lines('rights.give', person, { purpose: given.purpose, speaker: given.speaker, channel: given.channel }),
        events: [consentChanged(person, given.id, given.purpose, true)],
        answer: { ok: true as const },
      }
    },
    scope,
  )
}

/** It asks for no reason; what stands on another ground is not touched by it. */
export function withdrawConsent(
  ctx: Ctx,
  person: string,
  purpose: string,
  speaker: Speaker | undefined,
  scope?: Scope,
) {
  return ctx.act(
    (tx: Tx) => Promise.all([personThere(tx, person), lockConsent(tx, person, purpose)]),
    ([there, before]) => {
      if (!there) throw new Refusal('not-found')
      const wrong = speaker && speakerFault(there.born, speaker, dayOf(ctx.now))
      // A child takes back by itself what its guardian gave; nobody of age is spoken for.
      if (wrong === 'of-age') throw fault('speaker', wrong)
      if (!before) return alreadyDone({ ok: true as const })
      return {
        writes: [endConsent(before.id, ctx.now, ctx.session?.account ?? null)],
        audit: lines('rights.withdraw', person, { purpose }),
        events: [consentChanged(person, ctx.house.newId(), purpose, false)],
        answer: { ok: true as const },
      }
    },
    scope,
  )
}

const consentChanged = (person: string, id: string, purpose: string, holds: boolean) => ({
  name: 'rights.consent-changed',
  version: 1,
  subject: id,
  seq: 1,
  payload: { person, purpose, holds },
  topics: ['rights'],
})

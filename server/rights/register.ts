/** The register as it stands in this county: brought by packs, its limits set by the officer for personal data. */
import type { Received } from '../../domain/kernel/api.ts'
import { fault, Refusal } from '../../domain/kernel/errors.ts'
import type { Limit, rightsApi } from '../../domain/rights/api.ts'
import {
  mayLimit,
  registerLines,
  type PersonalField,
  type Purpose,
  type Retention,
} from '../../domain/rights/register.ts'
import { perCounty } from '../kernel/cached.ts'
import type { Consumer, Ctx } from '../kernel/context.ts'
import { edit, ok } from '../kernel/edit.ts'
import { canonical } from '../kernel/hash.ts'
import { packFiles } from '../kernel/packs-folder.ts'
import { lockLimit, putRegister, setMonths, wholeRegister, type RegisterKind, type RegisterRow } from './store.ts'

export interface Register {
  purposes: Map<string, Purpose>
  fields: Map<string, PersonalField>
  limits: Map<string, Limit>
}

const limitOf = (r: RegisterRow): Limit => {
  const body = r.body as unknown as Retention
  return { ...body, months: r.own_months ?? body.months, own: r.own_months !== null, version: r.version }
}

function registerOf(rows: readonly RegisterRow[]): Register {
  const of = (kind: RegisterKind) => rows.filter((r) => r.kind === kind)
  return {
    purposes: new Map(of('purpose').map((r) => [r.code, r.body as unknown as Purpose])),
    fields: new Map(of('field').map((r) => [r.code, r.body as unknown as PersonalField])),
    limits: new Map(of('limit').map((r) => [r.code, limitOf(r)])),
  }
}

export const registerNow = perCounty<Register>(async (tx) => registerOf(await wholeRegister(tx)))

export async function shownRegister(ctx: Ctx) {
  const { purposes, fields, limits } = await registerNow.of(ctx.house, ctx.county)
  return {
    purposes: [...purposes.values()],
    fields: [...fields.values()].map(({ columns: _, ...f }) => f),
    limits: [...limits.values()],
  }
}

type SetLimit = Received<(typeof rightsApi)['setLimit']>['body']

export async function setLimit(ctx: Ctx, code: string, body: SetLimit) {
  const done = await edit(
    ctx,
    { ...body, code },
    (tx) => lockLimit(tx, code),
    (row) => {
      if (!row) throw new Refusal('not-found')
      if (row.version !== body.base) throw new Refusal('conflict', { reason: 'version' })
      const before = limitOf(row)
      if (!mayLimit(before, body.months)) throw fault('months', 'limit-bounds')
      return {
        act: 'rights.set-limit',
        kind: 'rights-limit',
        subject: code,
        version: row.version + 1,
        before: { months: before.months },
        after: { months: body.months },
        why: body.why,
        detail: { code, months: body.months },
        writes: [setMonths(code, body.months)],
        answer: ok,
      }
    },
    () => ok,
  )
  registerNow.forget(ctx.house, ctx.county)
  return done
}

type Line = Omit<RegisterRow, 'own_months' | 'version'>

/** A pack was installed or grew: its lines are entered or renewed; limits that the county chose stay as they are. */
export const installRegister: Consumer = async (event, work, tx) => {
  const { pack } = event.payload as { pack?: string }
  const files = pack ? packFiles(pack) : undefined
  if (!files) return
  const { purposes, fields, retentions, faults } = registerLines(files)
  if (faults.length > 0)
    work.house.log.error({ pack, faults: faults.slice(0, 5) }, 'the register of a pack cannot be read')
  const lines = (kind: RegisterKind, all: readonly { code: string }[]): Line[] =>
    all.map((body, sort) => ({ kind, code: body.code, body: { ...body }, sort }))
  const there = new Map((await wholeRegister(tx)).map((r) => [`${r.kind} ${r.code}`, r]))
  const fresh = [...lines('purpose', purposes), ...lines('field', fields), ...lines('limit', retentions)].filter(
    (l) => {
      const row = there.get(`${l.kind} ${l.code}`)
      return !row || canonical(row.body) !== canonical(l.body) || row.sort !== l.sort
    },
  )
  if (fresh.length === 0) return
  await work.act(
    async () => undefined,
    () => ({
      writes: [putRegister(fresh)],
      audit: [{ act: 'rights.install', subjectKind: 'pack', subject: pack!, detail: { rows: fresh.length } }],
      events: [],
      answer: undefined,
    }),
  )
  registerNow.forget(work.house, work.county)
}

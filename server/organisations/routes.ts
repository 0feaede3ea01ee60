import { Refusal } from '../../domain/kernel/errors.ts'
import { lineage, rangeOf } from '../../domain/kernel/place-path.ts'
import type { organisationsApi } from '../../domain/organisations/api.ts'
import { actsFor, helpLines, inTerm, membersOn, missingKinds } from '../../domain/organisations/rules.ts'
import type { Absence, Organisation, OrganisationBrief } from '../../domain/organisations/schema.ts'
import type { Received } from '../../domain/kernel/api.ts'
import type { Ctx, Handlers } from '../kernel/context.ts'
import { afterCursor, paged } from '../kernel/cursor.ts'
import { dayOf } from '../kernel/day.ts'
import { closeBody, editBody, join, leave, openBody } from './acts.ts'
import { absences, absencesFrom, groupOf } from './group-store.ts'
import { endAbsenceEarly, enterAbsence, joinGroup, leaveGroup } from './group-acts.ts'
import { organisationsOf } from './now.ts'
import { bodies, codesThere, membersOf, oneBody, placesThere, staffNamed, type MemberRow } from './store.ts'

export function briefOf({
  id,
  code,
  name,
  short,
  kind,
  level,
  place,
  government,
  phone,
}: Organisation): OrganisationBrief {
  return { id, code, name, short, kind, level, place, government, phone }
}

async function list(ctx: Ctx, query: Received<(typeof organisationsApi)['list']>['query']) {
  const { lo, hi } = rangeOf(query.under ?? `${ctx.county.code}/`)
  const filter = {
    kind: query.kind,
    level: query.level,
    parent: query.parent,
    q: query.q || undefined,
    places: query.serving ? lineage(query.serving) : undefined,
    lo,
    hi,
    day: dayOf(ctx.now),
  }
  const rows = await ctx.read((tx) => bodies(tx, filter, afterCursor(query.after, [-1, '']), query.size + 1))
  return paged(rows, query.size, briefOf, (o) => [o.sort, o.code])
}

async function get(ctx: Ctx, id: string) {
  const day = dayOf(ctx.now)
  return ctx.read(async (tx) => {
    const body = await oneBody(tx, id)
    if (!body) throw new Refusal('not-found')
    const { version: _, ...rest } = body
    const wanted = [body.parent, body.regulator].filter((c): c is string => c !== null)
    const [codes, places, rows] = await Promise.all([
      codesThere(tx, wanted),
      placesThere(tx, [body.place]),
      membersOf(tx, id),
    ])
    const away = await absencesFrom(
      tx,
      rows.flatMap((m) => m.account ?? []),
      day,
    )
    const nameOf = (code: string | null) => codes.find((c) => c.code === code)?.name ?? null
    return {
      ...rest,
      parentName: nameOf(body.parent),
      regulatorName: nameOf(body.regulator),
      placeName: places[0]?.name ?? body.place,
      members: membersOn(rows, id, day).map((m) => memberView(m as MemberRow, rows, away, day)),
    }
  })
}

function memberView({ shown, masked, ...member }: MemberRow, all: MemberRow[], away: Absence[], day: string) {
  const absence = away.find((a) => a.account === member.account && a.from <= day && day <= a.to)
  const cover = absence && actsFor(absence.account, away, day)
  const coveredBy = all.find((m) => m.account !== null && m.account === cover)?.shown ?? null
  return {
    ...member,
    name: shown ?? masked ?? '',
    awayUntil: absence?.to ?? null,
    coveredBy: absence ? coveredBy : null,
  }
}

async function lines(ctx: Ctx, place: string) {
  const rows = await ctx.read((tx) => placesThere(tx, lineage(place)))
  if (!rows.some((r) => r.path === place)) throw new Refusal('not-found')
  return { items: helpLines(new Map(rows.map((r) => [r.path, { name: r.name, helpLine: r.help_line }])), place) }
}

async function group(ctx: Ctx, place: string) {
  const day = dayOf(ctx.now)
  const rows = await ctx.read((tx) => groupOf(tx, place, day))
  const members = rows.map(({ shown, masked, ...m }) => ({ ...m, label: m.name ?? shown ?? masked ?? '' }))
  return { place, members: members.filter((m) => inTerm(m, day)), missing: missingKinds(members, place, day) }
}

export const organisationsRoutes: Handlers<typeof organisationsApi> = {
  list: (ctx, { query }) => list(ctx, query),
  names: async ({ house, county }) => ({
    items: [...(await organisationsOf(house, county)).values()].map(({ code, name }) => ({ code, name })),
  }),
  get: (ctx, { params }) => get(ctx, params.id),
  colleagues: async (ctx, { query }) => ({ items: await ctx.read((tx) => staffNamed(tx, query.q)) }),
  helpLines: (ctx, { query }) => lines(ctx, query.place),
  group: (ctx, { query }) => group(ctx, query.place),
  absences: async (ctx, { query }) => ({
    items: await ctx.read((tx) => absences(tx, { ...query, day: query.day ?? dayOf(ctx.now) })),
  }),
  open: (ctx, { body }) => openBody(ctx, body),
  edit: (ctx, { params, body }) => editBody(ctx, params.id, body),
  close: (ctx, { params, body }) => closeBody(ctx, params.id, body),
  join: (ctx, { body }) => join(ctx, body),
  leave: (ctx, { params, body }) => leave(ctx, params.id, body),
  joinGroup: (ctx, { body }) => joinGroup(ctx, body),
  leaveGroup: (ctx, { params, body }) => leaveGroup(ctx, params.id, body),
  away: (ctx, { body }) => enterAbsence(ctx, body, body, false),
  ownAway: (ctx, { body }) => enterAbsence(ctx, body, { ...body, account: ctx.session!.account }, true),
  back: (ctx, { params, body }) => endAbsenceEarly(ctx, params.id, body),
}

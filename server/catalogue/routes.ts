import type { Received } from '../../domain/kernel/api.ts'
import { Refusal } from '../../domain/kernel/errors.ts'
import { contains } from '../../domain/kernel/place-path.ts'
import type { catalogueApi } from '../../domain/catalogue/api.ts'
import { findItems, proposal } from '../../domain/catalogue/rules.ts'
import { ItemBrief, type ServiceItem } from '../../domain/catalogue/schema.ts'
import type { Ctx, Handlers } from '../kernel/context.ts'
import { dayOf } from '../kernel/day.ts'
import { calendarOf } from '../kernel/db/calendar.ts'
import { briefOf, organisationsOf } from '../organisations/index.ts'
import { closeItem, editCategory, editItem, editList, editRatingReasons, editTemplate } from './acts.ts'
import { delegate, editDay, editHours, editYear, recall } from './delegate-acts.ts'
import { itemOf } from './entries.ts'
import { installPack, previewPack } from './install.ts'
import { catalogueOf, catalogueOn, itemAt } from './now.ts'
import { availablePacks } from './packs.ts'
import { entryVersions, installedPacks } from './store.ts'

type Query<K extends keyof typeof catalogueApi> = Received<(typeof catalogueApi)[K]>['query']

const briefKeys = Object.keys(ItemBrief.shape) as (keyof ItemBrief)[]

const briefItem = (item: ServiceItem) =>
  Object.fromEntries(briefKeys.flatMap((k) => (item[k] === undefined ? [] : [[k, item[k]]]))) as ItemBrief

const byCode = (a: { code: string }, b: { code: string }) => (a.code < b.code ? -1 : 1)

async function tree(ctx: Ctx, query: Query<'tree'>) {
  const now = await catalogueOf(ctx.house, ctx.county)
  const wanted = [...now.items.values()].filter(
    (i) => (!query.line || i.line === query.line) && (query.residents === 'no' || i.forResidents),
  )
  const items = query.q ? findItems(wanted, query.q) : wanted.sort(byCode)
  const categories = [...now.categories.values()].sort((a, b) => a.sort - b.sort || byCode(a, b))
  return { categories, items: items.map(briefItem), alarms: [...now.alarms] }
}

/** With a place, who answers there; what the lists bar is told when it is dispatched. */
async function item(ctx: Ctx, code: string, query: Query<'item'>) {
  const now = await catalogueOf(ctx.house, ctx.county)
  const found = query.version ? await ctx.read((tx) => itemAt(tx, code, query.version!)) : now.items.get(code)
  if (!found) throw new Refusal('not-found')
  if (!query.place) return { ...found, leadHere: null, helpersHere: [] }
  const orgs = await organisationsOf(ctx.house, ctx.county)
  const { lead, helpers } = proposal(found, { place: query.place }, orgs, now.day)
  return { ...found, leadHere: lead ? briefOf(lead) : null, helpersHere: helpers.map(briefOf) }
}

async function versions(ctx: Ctx, code: string) {
  const rows = await ctx.read((tx) => entryVersions(tx, 'item', code))
  if (rows.length === 0) throw new Refusal('not-found')
  return { items: rows.map(itemOf) }
}

async function lists(ctx: Ctx, query: Query<'lists'>) {
  const { lists: all } = query.day
    ? await ctx.read((tx) => catalogueOn(tx, query.day!))
    : await catalogueOf(ctx.house, ctx.county)
  const number = (no: string) => no.split('.').reduce((n, part, i) => n + Number(part) / 1000 ** i, 0)
  return { items: all.filter((l) => l.list === query.list).sort((a, b) => number(a.no) - number(b.no)) }
}

async function delegations(ctx: Ctx, query: Query<'delegations'>) {
  const day = query.day ?? dayOf(ctx.now)
  const { delegations: all } = await ctx.read((tx) => catalogueOn(tx, day))
  const here = (place: string) => !query.place || contains(place, query.place) || contains(query.place, place)
  // Without a day those that are still to come stand there too: whoever entered one looks for it.
  return { items: all.filter((d) => (!query.day || d.start <= day) && here(d.place)) }
}

async function packs(ctx: Ctx) {
  const rows = await ctx.read(installedPacks)
  return {
    installed: rows.map((p) => ({ ...p, installedAt: p.installedAt.toISOString() })),
    available: availablePacks(),
  }
}

export const catalogueRoutes: Handlers<typeof catalogueApi> = {
  tree: (ctx, { query }) => tree(ctx, query),
  item: (ctx, { params, query }) => item(ctx, params.code, query),
  versions: (ctx, { params }) => versions(ctx, params.code),
  lists: (ctx, { query }) => lists(ctx, query),
  delegations: (ctx, { query }) => delegations(ctx, query),
  ratingReasons: async (ctx) => ({ items: [...(await catalogueOf(ctx.house, ctx.county)).ratingReasons] }),
  templates: async (ctx) => ({
    items: [...(await catalogueOf(ctx.house, ctx.county)).templates.values()].sort(byCode),
  }),
  packs: (ctx) => packs(ctx),
  calendar: (ctx) => ctx.read(calendarOf),
  editDay: (ctx, { params, body }) => editDay(ctx, params.day, body),
  editYear: (ctx, { params, body }) => editYear(ctx, params.year, body),
  editHours: (ctx, { body }) => editHours(ctx, body),
  editCategory: (ctx, { params, body }) => editCategory(ctx, params.code, body),
  editItem: (ctx, { params, body }) => editItem(ctx, params.code, body),
  closeItem: (ctx, { params, body }) => closeItem(ctx, params.code, body),
  editList: (ctx, { body }) => editList(ctx, body),
  delegate: (ctx, { body }) => delegate(ctx, body),
  recall: (ctx, { params, body }) => recall(ctx, params.id, body),
  editTemplate: (ctx, { params, body }) => editTemplate(ctx, params.code, body),
  editRatingReasons: (ctx, { body }) => editRatingReasons(ctx, body),
  previewPack: (ctx, { params }) => previewPack(ctx, params.code, dayOf(ctx.now)),
  installPack: (ctx, { params, body }) => installPack(ctx, params.code, body.day),
}

/** Between entries as they are kept and what the domain calls them. */
import type { CatalogueRows } from '../../domain/catalogue/rows.ts'
import type { Category, Kind, ListItem, RatingReason, ServiceItem, Template } from '../../domain/catalogue/schema.ts'
import { bodyHash } from '../kernel/hash.ts'
import type { Entry, EntryKind } from './store.ts'

/** An entry before it has a version. */
export type Draft = Pick<Entry, 'kind' | 'code' | 'body' | 'hash' | 'from' | 'to'>

export function draft(kind: EntryKind, code: string, body: object, from: string, to: string | null = null): Draft {
  // Through JSON, so that what is undefined is hashed as what comes back from the database: not there.
  const plain = JSON.parse(JSON.stringify(body)) as Record<string, unknown>
  return { kind, code, body: plain, hash: bodyHash(plain), from, to }
}

export function itemDraft({
  code,
  version: _,
  from,
  to,
  ...body
}: ServiceItem | (Omit<ServiceItem, 'version'> & { version?: number })): Draft {
  return draft('item', code, body, from, to)
}

export function listDraft({
  list,
  no,
  version: _,
  from,
  to,
  ...body
}: Omit<ListItem, 'version'> & { version?: number }): Draft {
  return draft('list', `${list}/${no}`, { list, no, ...body }, from, to)
}

export const categoryDraft = ({ code, ...body }: Category, day: string) => draft('category', code, body, day)

export function templateDraft(
  { code, version: _, ...body }: Omit<Template, 'version'> & { version?: number },
  day: string,
): Draft {
  return draft('template', code, body, day)
}

export function reasonsDraft(level: number, reasons: Pick<RatingReason, 'code' | 'name'>[], day: string): Draft {
  return draft('reasons', String(level), { reasons: reasons.map(({ code, name }) => ({ code, name })) }, day)
}

/** All that a pack brings to the catalogue, as drafts. */
export function draftsOf(rows: CatalogueRows, day: string): Draft[] {
  const levels = [...new Set(rows.ratingReasons.map((r) => r.level))]
  return [
    ...rows.categories.map((c) => categoryDraft(c, day)),
    ...rows.kinds.map(({ code, ...kind }) => draft('kind', code, kind, day)),
    ...rows.lists.map((l) => listDraft(l)),
    ...rows.items.map((i) => itemDraft(i)),
    ...rows.templates.map((t) => templateDraft(t, day)),
    ...levels.map((level) =>
      reasonsDraft(
        level,
        rows.ratingReasons.filter((r) => r.level === level),
        day,
      ),
    ),
    ...rows.settings.map(({ key, value }) => draft('setting', key, { value }, day)),
    ...(rows.calendar ? [draft('calendar', 'county', rows.calendar, day)] : []),
  ]
}

export const categoryOf = (e: Entry) => ({ ...e.body, code: e.code }) as unknown as Category
export const kindOf = (e: Entry) => ({ ...e.body, code: e.code }) as unknown as Kind
export const itemOf = (e: Entry) =>
  ({ ...e.body, code: e.code, version: e.version, from: e.from, to: e.to }) as unknown as ServiceItem
export const listItemOf = (e: Entry) =>
  ({ ...e.body, version: e.version, from: e.from, to: e.to }) as unknown as ListItem
export const templateOf = (e: Entry) => ({ ...e.body, code: e.code, version: e.version }) as unknown as Template

export const reasonsOf = (e: Entry): RatingReason[] =>
  (e.body['reasons'] as Pick<RatingReason, 'code' | 'name'>[]).map((r) => ({
    ...r,
    level: Number(e.code),
    version: e.version,
  }))

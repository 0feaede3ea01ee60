/** Fields that a county adds to its people: defined, filled in, revealed, found by [B1]. */
import type { Received } from '../../domain/kernel/api.ts'
import { Refusal, fault } from '../../domain/kernel/errors.ts'
import type { peopleApi } from '../../domain/people/api.ts'
import { fieldFault, readExtra, type ExtraField } from '../../domain/people/extras.ts'
import { perCounty } from '../kernel/cached.ts'
import type { Ctx } from '../kernel/context.ts'
import { dayOf } from '../kernel/day.ts'
import { edit, ok } from '../kernel/edit.ts'
import { insertText, textsOf, type TextRow } from '../kernel/texts/store.ts'
import { blindIndex, open, seal } from '../kernel/vault.ts'
import { changed } from './events.ts'
import { mustHold, within } from './policy.ts'
import { blindHash, sealVersion, type At } from './sealed.ts'
import {
  allFields,
  dropExtra,
  extrasOf,
  idsByExtra,
  lockFields,
  putExtra,
  putField,
  type ExtraRow,
  type FieldRow,
  type NewExtra,
} from './store/extra-store.ts'
import { lockPerson, onePerson, peopleByIds, touchPerson } from './store/person-store.ts'
import { maskedOf } from './views.ts'

type Body<K extends keyof typeof peopleApi> = Received<(typeof peopleApi)[K]>['body']

const fieldOf = ({ code, purpose, basis, definition }: FieldRow): ExtraField => ({
  ...definition,
  code,
  purpose,
  basis,
})

const kept = perCounty(allFields)

export const fieldsList = async (ctx: Pick<Ctx, 'house' | 'county'>) =>
  (await kept.of(ctx.house, ctx.county))
    .map((row) => ({ ...fieldOf(row), version: row.version }))
    .sort((a, b) => a.sort - b.sort || (a.code < b.code ? -1 : 1))

async function fieldNamed(ctx: Ctx, code: string): Promise<ExtraField> {
  const row = (await kept.of(ctx.house, ctx.county)).find((f) => f.code === code)
  if (!row) throw new Refusal('not-found')
  return fieldOf(row)
}

const spot = (at: At, row: string) => ({ county: at.county.code, table: 'person_extra', column: 'sealed', row })

const keyOf = ({ house, county }: At, field: Pick<ExtraField, 'code' | 'search'>, value: string) =>
  field.search ? blindIndex(house.keys, county.code, `extra:${field.code}`, value) : null

export const extraValue = (at: At, row: ExtraRow) => row.plain ?? open(at.house.keys, row.sealed!, spot(at, row.id))

/** A value as it is kept: sealed where the field is sensitive, with a key where it is searched by. */
export const extraRow = (
  at: At,
  field: Pick<ExtraField, 'code' | 'search' | 'sensitive'>,
  e: { id: string; person: string; place: string; value: string },
): NewExtra => ({
  id: e.id,
  person: e.person,
  field: field.code,
  place: e.place,
  plain: field.sensitive ? null : e.value,
  sealed: field.sensitive ? seal(at.house.keys, e.value, spot(at, e.id)) : null,
  key: keyOf(at, field, e.value),
})

/** Kind, seal and search stay, so that what was filled in can be read and found. */
export async function defineField(ctx: Ctx, code: string, body: Body<'defineField'>) {
  const { field } = body
  if (field.code !== code) throw fault('field.code', 'code-differs')
  const done = await edit(
    ctx,
    body,
    lockFields,
    (rows) => {
      const row = rows.find((r) => r.code === code)
      if ((row?.version ?? 0) !== body.base) throw new Refusal('conflict', { reason: 'version' })
      const standing = row && fieldOf(row)
      const wrong = fieldFault(standing, field)
      if (wrong) throw fault(`field.${wrong}`, 'field-stays')
      if (rows.some((r) => r.code !== code && r.definition.name.zh === field.name.zh))
        throw fault('field.name.zh', 'name-twice')
      return {
        act: 'people.define-field',
        kind: 'person-field',
        subject: code,
        version: body.base + 1,
        before: standing ?? null,
        after: field,
        ...(body.why && { why: body.why }),
        detail: { code, sensitive: String(field.sensitive), search: String(field.search) },
        writes: [putField(field)],
        events: [
          {
            name: 'people.fields-changed',
            version: 1,
            subject: body.id,
            seq: 1,
            payload: { code },
            topics: ['people'],
          },
        ],
        answer: ok,
      }
    },
    () => ok,
  )
  kept.forget(ctx.house, ctx.county)
  return done
}

export async function setExtra(ctx: Ctx, id: string, code: string, body: Body<'setExtra'>) {
  const field = await fieldNamed(ctx, code)
  if (field.closed && body.value !== null) throw fault('value', 'field-closed')
  const read = body.value === null ? { value: null } : readExtra(field, body.value)
  if (read.value === undefined) throw fault('value', read.fault)
  const { value } = read
  return edit(
    ctx,
    { id: body.id, person: id, field: code, sent: blindHash(ctx, body) },
    async (tx) => {
      const [row, held] = await Promise.all([lockPerson(tx, id), extrasOf(tx, id)])
      return { row, held: held.find((e) => e.field === code) }
    },
    ({ row, held }) => {
      if (!row) throw new Refusal('not-found')
      mustHold(ctx, 'people.edit', row.place)
      if (row.version !== body.base) throw new Refusal('conflict', { reason: 'version' })
      const version = row.version + 1
      const before = held && extraValue(ctx, held)
      const extra = held?.id ?? ctx.house.newId()
      const put = (text: string) =>
        putExtra(extraRow(ctx, field, { id: extra, person: id, place: row.place, value: text }))
      return {
        act: 'people.set-extra',
        kind: 'person',
        subject: id,
        version,
        before: sealVersion(ctx, body.id, before === undefined ? null : { field: code, value: before }),
        after: sealVersion(ctx, body.id, { field: code, value }),
        detail: { field: code },
        writes: [...(value !== null ? [put(value)] : held ? [dropExtra(held.id)] : []), touchPerson(id)],
        events: [changed(id, version, 'extra')],
        answer: ok,
      }
    },
    () => ok,
  )
}

/** A look, with its reason kept where the person may read it. */
export function revealExtra(ctx: Ctx, id: string, code: string, body: Body<'revealExtra'>) {
  return ctx.act(
    (tx) => Promise.all([onePerson(tx, id), extrasOf(tx, id), tx.rows<TextRow>(textsOf('person', id))]),
    ([row, extras, texts]) => {
      const held = extras.find((e) => e.field === code)
      if (!row || !held) throw new Refusal('not-found')
      const answer = { value: extraValue(ctx, held) }
      if (texts.some((t) => t.id === body.id)) return { writes: [], audit: [], events: [], answer }
      const reason = {
        id: body.id,
        kind: 'person',
        subject: id,
        class: 'people.reveal-reason',
        body: body.why,
        at: ctx.now,
      }
      return {
        writes: [insertText(reason)],
        audit: [
          {
            act: 'people.reveal',
            subjectKind: 'person',
            subject: id,
            detail: { what: `extra:${code}`, reason: body.id },
          },
        ],
        events: [],
        answer,
      }
    },
  )
}

const most = 50

/** By the whole value of a field that says it may be searched; whom a sealed value finds was looked at. */
export async function findExtra(ctx: Ctx, body: Body<'findExtra'>) {
  const field = await fieldNamed(ctx, body.field)
  const read = readExtra(field, body.value)
  if (!field.search) throw fault('field', 'field-not-searched')
  if (read.value === undefined) throw fault('value', read.fault)
  const day = dayOf(ctx.now)
  const ranges = within(ctx.scope.ranges, body.place)
  const key = keyOf(ctx, field, read.value)!
  return ctx.act(
    async (tx) => {
      const ids = (await idsByExtra(tx, key, ranges, most + 1)).map((r) => r.person)
      return { ids, rows: ids.length > 0 ? await peopleByIds(tx, day, ids.slice(0, most)) : [] }
    },
    ({ ids, rows }) => ({
      writes: [],
      audit: field.sensitive
        ? (rows.length > 0 ? rows.map((r) => r.id) : ['nobody']).map((subject) => ({
            act: 'people.search',
            subjectKind: 'person',
            subject,
            detail: { by: `extra:${field.code}` },
          }))
        : [],
      events: [],
      answer: { items: rows.map((r) => maskedOf(r, day)), more: ids.length > most },
    }),
  )
}

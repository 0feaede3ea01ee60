/** While a person is entered: who may be the same, and who has the same name. Masked, and only in one's own area [B5]. */
import type { Received } from '../../domain/kernel/api.ts'
import type { peopleApi } from '../../domain/people/api.ts'
import { foldName } from '../../domain/people/keys.ts'
import { lookAlike, sameMarks, type SameMark } from '../../domain/people/rules.ts'
import type { Person } from '../../domain/people/schema.ts'
import type { Ctx } from '../kernel/context.ts'
import { dayOf } from '../kernel/day.ts'
import type { Tx } from '../kernel/db/tx.ts'
import { notesOf } from './apart.ts'
import { within } from './policy.ts'
import { idNumberKey, openPerson, phoneKey, sameNameKey } from './sealed.ts'
import {
  idsByIdNumber,
  idsByKeys,
  oneAtATime,
  idsByPhone,
  onePerson,
  peopleByIds,
  phonesOf,
} from './store/person-store.ts'
import { maskedOf } from './views.ts'

type Body = Received<(typeof peopleApi)['duplicates']>['body']

const hints = 5
/** Records of one name that are opened to see which of them has the birthday too. */
const namesakes = 30

async function known(tx: Tx, ctx: Ctx, body: Body): Promise<Person[]> {
  const ranges = within(ctx.scope.ranges, undefined)
  const phones = (body.phones ?? []).map((f) => phoneKey(ctx, f))
  const found = await Promise.all([
    body.idNumber ? idsByIdNumber(tx, idNumberKey(ctx, body.idNumber), ranges) : [],
    phones.length > 0 ? idsByPhone(tx, phones, ranges, hints) : [],
    body.name ? idsByKeys(tx, [sameNameKey(ctx, body.name)], ranges, namesakes) : [],
  ])
  const ids = [...new Set(found.flat().map((r) => r.person))]
  const rows = await Promise.all(
    ids.map(async (id) => ({ row: await onePerson(tx, id), phones: await phonesOf(tx, id) })),
  )
  return rows.flatMap(({ row, phones: held }) => (row ? [openPerson(ctx, row, held)] : []))
}

/**
 * Two phones may hand in the same new person at once: one waits here until the other is written.
 * @returns ids of those who may be the same as somebody written down without a signal
 */
export async function alikeUnseen(tx: Tx, ctx: Ctx, person: Person): Promise<string[]> {
  const keys = [
    sameNameKey(ctx, person.name),
    ...[
      ...person.phones.map((f) => phoneKey(ctx, f)),
      ...(person.idNumber ? [idNumberKey(ctx, person.idNumber)] : []),
    ].map((key) => key.readBigInt64BE().toString()),
  ]
  await tx.rows(oneAtATime(keys))
  const people = await known(tx, ctx, person)
  return people.filter((p) => p.id !== person.id && lookAlike(person, p)).map((p) => p.id)
}

/** Whom a phone or number found was looked at; a name is answered masked, like a list. */
export function duplicates(ctx: Ctx, body: Body) {
  const day = dayOf(ctx.now)
  return ctx.act(
    async (tx) => {
      const people = await known(tx, ctx, body)
      const marks = new Map<string, SameMark[]>(people.map((p) => [p.id, sameMarks(body, p)]))
      const same = people.filter((p) => marks.get(p.id)!.length > 0).slice(0, hints)
      const named = people
        .filter((p) => marks.get(p.id)!.length === 0 && foldName(p.name) === foldName(body.name ?? ''))
        .slice(0, hints)
      const ids = [...same, ...named].map((p) => p.id)
      const [rows, note] = await Promise.all([ids.length > 0 ? peopleByIds(tx, day, ids) : [], notesOf(ctx, tx, ids)])
      return { rows, marks, note }
    },
    ({ rows, marks, note }) => {
      const items = rows.flatMap((r) => {
        const same = marks.get(r.id)!
        return same.length > 0 ? [{ ...maskedOf(r, day), apart: note(r.id), same }] : []
      })
      const looked = items.filter((i) => i.same.some((m) => m !== 'name-and-birth'))
      return {
        writes: [],
        audit: looked.map((i) => ({
          act: 'people.duplicates',
          subjectKind: 'person',
          subject: i.id,
          detail: { by: i.same.join(' ') },
        })),
        events: [],
        answer: {
          items,
          namesakes: rows
            .filter((r) => marks.get(r.id)!.length === 0)
            .map((r) => ({ ...maskedOf(r, day), apart: note(r.id) })),
        },
      }
    },
  )
}

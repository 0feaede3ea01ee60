/** Whom to call about somebody; an ended one holds neither name nor number. */
import type { Agreed, ContactKind } from '../../../domain/people/contacts.ts'
import { columns } from '../../kernel/db/bulk.ts'
import { sql, type Tx } from '../../kernel/db/tx.ts'

export interface ContactRow {
  id: string
  person: string
  place: string
  kind: ContactKind
  agreed: Agreed
  sealed: string
  name_masked: string
  phone_masked: string
  from: string
}

const shown = `id, person, place, kind, agreed, sealed, name_masked, phone_masked, from_day::text as "from"`

/** Those who are called, of each of these; by `person_contact_person`. */
export const contactsOf = (tx: Tx, persons: readonly string[]) =>
  tx.rows<ContactRow>(
    sql(
      'people.contacts',
      `select ${shown} from person_contact where person = any($1::uuid[]) and to_day is null order by person, from_day, id`,
      [persons],
    ),
  )

export const insertContacts = (rows: readonly ContactRow[]) =>
  sql(
    'people.insertContacts',
    `insert into person_contact (id, person, place, kind, agreed, sealed, name_masked, phone_masked, from_day)
     select * from unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::date[])`,
    columns(rows, ['id', 'person', 'place', 'kind', 'agreed', 'sealed', 'name_masked', 'phone_masked', 'from']),
  )

export const endContact = (id: string, day: string) =>
  sql(
    'people.endContact',
    `update person_contact set to_day = greatest(from_day, $2::date), sealed = null, name_masked = null, phone_masked = null where id = $1`,
    [id, day],
  )

/** They are called about another record of the same person, or about the first again. */
export const giveContacts = (ids: string[], person: string, place: string) =>
  sql('people.giveContacts', 'update person_contact set person = $2, place = $3 where id = any($1::uuid[])', [
    ids,
    person,
    place,
  ])

export const dropContactsOf = (persons: readonly string[]) =>
  sql('people.dropContactsOf', 'delete from person_contact where person = any($1::uuid[])', [persons])

/** That a table brought, when it is taken back. */
export const awayContacts = (ids: readonly string[]) =>
  sql('people.awayContacts', 'delete from person_contact where id = any($1::uuid[])', [ids])

export const placeContacts = (persons: readonly string[], place: string) =>
  sql('people.placeContacts', 'update person_contact set place = $2 where person = any($1::uuid[])', [persons, place])

import { sql } from '../kernel/db/tx.ts'

/** Without numbers: whether there is one, and whose account it is. */
export const contactsReached = (request: string) =>
  sql(
    'requests.reach',
    `select id as contact, role, account, phone is not null as phone, in_person as "inPerson"
     from request_contacts where request = $1 order by received_at, id`,
    [request],
  )

export const contactById = (id: string) =>
  sql('requests.contact.one', 'select * from request_contacts where id = $1', [id])

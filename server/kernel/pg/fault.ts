/** Something about this machine that a person has to change; the message is one plain sentence that says what to do. */
export class MachineFault extends Error {}

/** Every refusal of the embedded server names the other way: a server of one's own. */
export const orOwnServer =
  'or set DATABASE_URL to a PostgreSQL 15 (or newer) server of yours, e.g. postgres://linli:secret@db:5432/linli'

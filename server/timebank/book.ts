/** Accounts of the time bank. Minutes come from one that issues and end there; every other is theirs whose it is. */
import { accountId } from '../kernel/ledger/index.ts'
import type { AccountRef } from '../kernel/ledger/index.ts'

export const bookName = 'timebank'

const ref = (county: string, kind: string, mode: AccountRef['mode'], owner = ''): AccountRef => ({
  id: accountId(county, bookName, kind, owner),
  book: bookName,
  unit: 'minute',
  kind,
  mode,
  person: null,
  body: null,
  place: `${county}/`,
})

/** Where minutes come from when somebody has served, and where they end when somebody was served. */
export const issueOf = (county: string) => ref(county, 'issue', 'issues')

/** 公益池: what is given and what is beyond the cap; whoever has no minutes is served from it. */
export const poolOf = (county: string) => ref(county, 'pool', 'gathers')

export const purseId = (county: string, person: string) => accountId(county, bookName, 'purse', person)

export const purseOf = (county: string, person: string, place: string): AccountRef => ({
  ...ref(county, 'purse', 'kept', person),
  person,
  place,
})

/** Minutes of one order, from asking until it ends. */
export const holdOf = (county: string, order: string, place: string): AccountRef => ({
  ...ref(county, 'hold', 'kept', order),
  place,
})

/** The sentences of the journal: the county's book, and one account. */
import { z } from 'zod'
import { act } from '../kernel/api.ts'
import { Id } from '../kernel/id.ts'
import { Day } from '../places/schema.ts'

export const journalApi = {
  journal: act('POST', '/timebank/journal', {
    may: 'timebank.read',
    summary: 'The book of the whole county as an hledger journal, by numbers of accounts and without names',
    body: z.strictObject({ from: Day, to: Day }),
    stepUp: true,
    media: 'stream',
    answer: z.unknown(),
  }),
  ownJournal: act('POST', '/timebank/mine/:person/journal', {
    may: 'self',
    summary: 'An account of one’s own as an hledger journal',
    params: z.strictObject({ person: Id }),
    media: 'stream',
    answer: z.unknown(),
  }),
}

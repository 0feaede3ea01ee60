/** What goes out by the clock, and what is forgotten by it. */
import { day } from '../../domain/kernel/instant.ts'
import type { Job, Work } from '../kernel/context.ts'
import { sendMessages } from './send.ts'
import { purge } from './store.ts'
import { deliver } from './webhooks.ts'
import { purgeDeliveries } from './webhook-store.ts'

const ago = (work: Work, days: number) => new Date(work.now.getTime() - days * day)

const forget = (work: Work): Promise<void> =>
  work.act(
    async () => undefined,
    () => ({
      writes: [...purge(ago(work, 30), ago(work, 180)), purgeDeliveries(ago(work, 30), ago(work, 60))],
      audit: [],
      events: [],
      answer: undefined,
    }),
  )

export const jobs: Job[] = [
  { name: 'notices-messages', every: '* * * * *', run: sendMessages },
  { name: 'notices-webhooks', every: '* * * * *', run: deliver },
  { name: 'notices-forget', every: '10 3 * * *', run: forget },
]

/** Numbers of today's duties for the phone: of nobody else, not of tomorrow, and only when they are others than it has. */
import { rangeOf } from '../../../domain/kernel/place-path.ts'
import { plusDays } from '../../../domain/duties/windows.ts'
import type { Ctx } from '../../kernel/context.ts'
import { morningOf } from '../../kernel/day.ts'
import { bodyHash } from '../../kernel/hash.ts'
import { numbersOf } from '../../people/index.ts'
import { mine } from '../lists.ts'

const digestLength = 32

export async function fieldNumbers(ctx: Ctx, have: string | undefined) {
  const { today, items: cards } = await mine(ctx, { days: 1 })
  const end = morningOf(plusDays(today, 1)).toISOString()
  const due = new Map(cards.filter((d) => d.due <= end).map((d) => [d.person.id, d]))
  const scope = {
    ranges: [...new Set([...due.values()].map((d) => d.place))].map(rangeOf),
    units: [],
    account: ctx.session!.account,
  }
  return ctx.act(
    (tx) => numbersOf(ctx, tx, [...due.keys()]),
    (numbers) => {
      const items = [...due.values()]
        .flatMap((d) => {
          const known = numbers.get(d.person.id)
          return known ? [{ person: d.person.id, duty: d.id, ...known }] : []
        })
        .sort((a, b) => (a.person < b.person ? -1 : 1))
      const digest = bodyHash({ today, items }).slice(0, digestLength)
      const same = digest === have
      return {
        writes: [],
        // Who was called stands with the call; here, how many numbers left for a phone.
        audit:
          same || items.length === 0
            ? []
            : [
                {
                  act: 'visits.numbers',
                  subjectKind: 'account',
                  subject: ctx.session!.account,
                  detail: { people: items.length },
                },
              ],
        events: [],
        answer: { day: today, digest, items: same ? null : items },
      }
    },
    scope,
  )
}

/** A request as a story: every line is checked by the rules, then added to the stream. */
import type { WorkCalendar } from '../../domain/kernel/calendar.ts'
import { uuidv7, type Id } from '../../domain/kernel/id.ts'
import type { Instant } from '../../domain/kernel/instant.ts'
import { ACTS, rowOf, type Act, type ActBody, type ActKind } from '../../domain/requests/acts.ts'
import { defaultPolicy } from '../../domain/requests/defaults.ts'
import { changeable, type Context } from '../../domain/requests/guards.ts'
import type { KindPolicy } from '../../domain/requests/policy.ts'
import { mayAct, type Actor } from '../../domain/requests/rules.ts'
import { currentLead } from '../../domain/requests/effects/shared.ts'
import { derive, type RequestState } from '../../domain/requests/state.ts'
import type { Party } from '../../domain/requests/vocabulary.ts'
import { bodyOf, type Author } from './bodies.ts'
import { at, testCalendar } from './calendar.ts'

/** Distinct, in order of making, the same in every run. */
export function minter(): () => Id {
  let n = 0
  return () => {
    n += 1
    const random = new Uint8Array(10)
    new DataView(random.buffer).setUint32(6, n)
    return uuidv7(1_700_000_000_000 + n, random)
  }
}

const person = (n: number): Id => uuidv7(1_600_000_000_000 + n, new Uint8Array(10))
/** People of the stories by part; nobody is real. */
export const people = {
  reporter: person(1),
  centre: person(2),
  reviewer: person(3),
  supervisor: person(4),
  desk: person(5),
  field: person(6),
  handler: person(7),
  lead: person(8),
} as const

const office = (party: Party, account: Id): Actor => ({ account, parties: [party], units: [], leads: [] })
export const actors = {
  reporter: office('reporter', people.reporter),
  centre: office('centre', people.centre),
  reviewer: office('reviewer', people.reviewer),
  supervisor: office('supervisor', people.supervisor),
  desk: office('desk', people.desk),
  field: office('field', people.field),
  system: { account: null, parties: ['system'], units: [], leads: [] } as Actor,
}
export const handlerOf = (...units: string[]): Actor => ({
  account: people.handler,
  parties: [],
  units,
  leads: units,
  device: 'handset-of-handler',
})

/** Whoever may do it and has no part in the matter. */
export function fitting(kind: ActKind, s: RequestState, c: Context, order?: Id): Actor {
  if (kind === 'correct' || kind === 'take-back') {
    const target = changeable(s, c, kind)[0]
    return { account: target?.by.account ?? null, parties: [...rowOf(kind).by], units: [], leads: [] }
  }
  const by = rowOf(kind).by
  if (kind === 'verify') return actors.field
  const o = s.orders.find((x) => x.id === order)
  const own = o
    ? [o.unit ?? o.offeredTo, o.regulator ?? []].flat()
    : (currentLead(s) ? [currentLead(s)!] : s.orders).flatMap((x) => x.unit ?? [])
  if (by.includes('unit') && own.length > 0) return handlerOf(...own)
  if (by.includes('unit-lead') && own.length > 0) return handlerOf(...own)
  for (const part of ['reporter', 'reviewer', 'supervisor', 'centre', 'desk', 'field', 'system'] as const) {
    if (kind === 'close') return actors.system
    if (by.includes(part)) return actors[part]
  }
  throw new Error(`nobody fits ${kind}`)
}

export interface Story {
  acts: Act[]
  state: () => RequestState
  context: () => Context
  now: () => Instant
  /** Lets time pass, or sets it (`2026-11-24 16:12`). */
  wait: (time: number | string) => Story
  /** One act by somebody who may; parts of the body can be given. @throws Refusal as the server would */
  does: <K extends ActKind>(kind: K, part?: Partial<ActBody<K>>, actor?: Actor) => Story
  mint: () => Id
}

interface Setting {
  policy?: KindPolicy
  calendar?: WorkCalendar
  start?: string
  report?: Partial<ActBody<'report'>>
  by?: { account: Id | null; party: Party }
  pick?: Author['pick']
}

export function story({
  policy = defaultPolicy,
  calendar = testCalendar,
  start = '2026-11-24 09:00',
  report,
  by,
  pick = () => 0,
}: Setting = {}): Story {
  const mint = minter()
  let now = at(start)
  const author: Author = { mint, pick }
  const acts: Act[] = []
  const context = (): Context => ({ policy, calendar, now, acts })
  const state = () => derive(acts)
  const put = (kind: ActKind, body: object, who: { account: Id | null; device?: string }, party: Party) => {
    const { account, device } = who
    acts.push({
      id: (body as { id: Id }).id,
      seq: acts.length + 1,
      kind,
      at: now,
      by: { account, party, ...(device && { device }) },
      body,
    } as Act)
  }
  const first = ACTS.report.body.parse({
    id: mint(),
    channel: 'web',
    what: '三楼楼道的灯不亮了',
    where: { place: '231025/100/001/' },
    ...report,
  })
  put('report', first, by ?? { account: people.reporter }, by?.party ?? 'reporter')
  const self: Story = {
    acts,
    state,
    context,
    mint,
    now: () => now,
    wait: (time) => {
      now = typeof time === 'number' ? now + time : at(time)
      return self
    },
    does: (kind, part = {}, actor) => {
      const s = state()
      const order =
        (part as { order?: Id }).order ??
        s.orders.findLast((o) => !['done', 'returned', 'reassigned', 'declined', 'cancelled'].includes(o.status))?.id
      const whole = { ...bodyOf(kind, s, context(), author, order), ...part }
      const body = ACTS[kind].body.parse(whole) as ActBody<typeof kind>
      const who = actor ?? fitting(kind, s, context(), order)
      const verdict = mayAct(who, s, kind, body, context())
      put(kind, verdict.body, who, verdict.party)
      return self
    },
  }
  return self
}

/** To the given point of the ordinary way, a minute apart. */
export function upTo(
  point: 'accepted' | 'sent' | 'signed' | 'resolved' | 'rated-bad' | 'closed',
  setting: Setting = {},
): Story {
  const t = story(setting).wait(60_000).does('accept', { urgency: 'ordinary' })
  if (point === 'accepted') return t
  t.wait(60_000).does('dispatch')
  if (point === 'sent') return t
  t.wait(60_000).does('sign')
  if (point === 'signed') return t
  t.wait(60_000).does('resolve')
  if (point === 'resolved') return t
  t.wait(60_000).does('rate', { level: point === 'closed' ? 5 : 1 })
  if (point === 'rated-bad') return t
  return t.wait(60_000).does('close')
}

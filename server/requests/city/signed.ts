/**
 * The city's own system sends its orders: signed with a key that somebody of the desk made, taken by the same door as a table, in the name of
 * whoever made it and as far as that person may go today. No session, no cookie; a key that ended is a key that never was.
 */
import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Answer, Received } from '../../../domain/kernel/api.ts'
import { fault, Refusal } from '../../../domain/kernel/errors.ts'
import { foldHeader } from '../../../domain/people/import/fold.ts'
import { cityApi } from '../../../domain/requests/city-api.ts'
import { CitySent, freshFor, signedText, tableOf } from '../../../domain/requests/city/signed.ts'
import { accountNames, sessionFor } from '../../accounts/index.ts'
import type { Ctx } from '../../kernel/context.ts'
import { alreadyDone } from '../../kernel/db/act.ts'
import { onBehalf } from '../../kernel/http/behalf.ts'
import { namesFor } from '../names.ts'
import { cityKeyNow, endCityKey, insertCityKey, lockCityKey, type CityKeyRow } from './key-store.ts'
import { takeCity } from './take.ts'

type Body<K extends keyof typeof cityApi> = Received<(typeof cityApi)[K]>['body']

const secretOf = ({ house, county }: Ctx, id: string): string =>
  createHmac('sha256', house.keys.cookie)
    .update(JSON.stringify(['city-key', county.code, id]))
    .digest('hex')

/** What the page says of it: never the key itself. */
export async function cityKey(ctx: Ctx): Promise<Answer<(typeof cityApi)['city-key']>> {
  const names = await namesFor(ctx)
  return ctx.read(async (tx) => {
    const row = await tx.one<CityKeyRow>(cityKeyNow())
    if (!row) return {}
    const by = (await accountNames(tx, [row.account])).get(row.account) ?? ''
    return { now: { id: row.id, by, place: names.where(row.place), since: row.since.toISOString() } }
  })
}

/** A new key ends the one before; sent again by whoever made it, it is the same key. @throws 404 for a place beyond one's own, 409 `id-reused` */
export function makeCityKey(ctx: Ctx, { body }: { body: Body<'city-key-make'> }) {
  const { id, place } = body
  if (!ctx.may('requests.city', place)) throw new Refusal('not-found')
  const { account } = ctx.session!
  const answer = { id, secret: secretOf(ctx, id) }
  const made = () =>
    ctx.act(
      (tx) => tx.one<CityKeyRow>(lockCityKey()),
      (before) => {
        // Nobody is told the key that files in another's name.
        if (before?.id === id && before.account !== account) throw new Refusal('id-reused')
        if (before?.id === id) return alreadyDone(answer)
        return {
          writes: [
            ...(before ? [endCityKey(before.id, ctx.now, account)] : []),
            insertCityKey({ id, account, place, since: ctx.now }),
          ],
          audit: [{ act: 'requests.city-key', subjectKind: 'city-key', subject: id, detail: { place } }],
          events: [],
          answer,
        }
      },
    )
  return made().catch((error: { constraint?: string }) => {
    // Of two who make the first at one moment the later ends the earlier's.
    if (error.constraint !== 'request_city_key_now') throw error
    return made()
  })
}

export function endKey(ctx: Ctx, { params: { key } }: { params: { key: string } }) {
  const answer = { ok: true as const }
  return ctx.act(
    (tx) => tx.one<CityKeyRow>(lockCityKey()),
    (row) => {
      if (row?.id !== key) return alreadyDone(answer)
      return {
        writes: [endCityKey(key, ctx.now, ctx.session!.account)],
        audit: [{ act: 'requests.city-key-end', subjectKind: 'city-key', subject: key, detail: {} }],
        events: [],
        answer,
      }
    },
  )
}

/** @throws 401 for a key, a signature or a time that does not hold, all alike; 422 at the field of what was sent */
export async function takeSigned(ctx: Ctx, { body }: { body: Body<'city-signed'> }) {
  const row = await ctx.read((tx) => tx.one<CityKeyRow>(cityKeyNow()))
  const own = createHmac('sha256', secretOf(ctx, body.key)).update(signedText(body)).digest()
  const signed = timingSafeEqual(own, Buffer.from(body.signature, 'hex'))
  const late = Math.abs(ctx.now.getTime() / 1_000 - body.at) > freshFor
  if (row?.id !== body.key || !signed || late) throw new Refusal('not-signed-in', { reason: 'city-signature' })
  const { id, rows } = parsed(body.sent)
  const table = tableOf(rows)
  const session = await sessionFor(ctx, row.account, row.id)
  if (!session) throw new Refusal('not-signed-in', { reason: 'city-signature' })
  const taken = await onBehalf(
    { house: ctx.house, county: ctx.county, now: ctx.now, session },
    {
      name: 'requests.city-take',
      route: cityApi['city-take'],
      params: {},
      handler: (as, input) => takeCity(as, input as Parameters<typeof takeCity>[1]),
    },
    {
      body: {
        id,
        place: row.place,
        columns: table.headers.map((header) => ({ header, key: foldHeader(header) })),
        uses: {},
        rows: table.rows,
        trial: false,
      },
    },
  )
  return taken as Answer<(typeof cityApi)['city-signed']>
}

function parsed(text: string): CitySent {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw fault('sent', 'no-json')
  }
  const read = CitySent.safeParse(value)
  if (read.success) return read.data
  const [first] = read.error.issues
  throw fault(['sent', ...(first?.path ?? [])].join('.'), 'no-json')
}

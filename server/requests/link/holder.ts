/**
 * Whoever holds a link: sees surname and building, proves a phone once, then reads the matter and does what it was given for.
 * The phone's key is made by the phone and held there; here lies its hash, for this one link.
 */
import { randomInt } from 'node:crypto'
import type { Answer, Received } from '../../../domain/kernel/api.ts'
import { codeSeconds, codeTries } from '../../../domain/accounts/limits.ts'
import { fault, Refusal } from '../../../domain/kernel/errors.ts'
import { maskName } from '../../../domain/people/mask.ts'
import type { linksApi } from '../../../domain/requests/links-api.ts'
import type { RequestState } from '../../../domain/requests/state.ts'
import { messageCaps, overLimit } from '../../accounts/index.ts'
import type { Ctx } from '../../kernel/context.ts'
import { wholeCounty } from '../../kernel/db/scope.ts'
import { blindIndex, seal } from '../../kernel/vault.ts'
import { nameOf, phoneIndex } from '../contacts.ts'
import { sendCodeTo } from '../messages.ts'
import { namesFor } from '../names.ts'
import { contactsOf, type ContactRow } from '../store.ts'
import { linkedMatter } from './matter.ts'
import { hashPhoneKey, linkSpot, opened, same, scopeOf, stateOf, type Opened } from './opened.ts'
import { buildingOf, dropLinkCodes, holdLink, lockLink, putLinkCode, tryLinkCode, type LinkRow } from './store.ts'

type Api = typeof linksApi
type Sent<K extends keyof Api> = Received<Api[K]>['body']

const codeMinutes = codeSeconds / 60

/** Bound to the link, to the phone in the hand and to the number it was sent to. */
const codeHash = (ctx: Ctx, link: string, key: Buffer, phone: string, code: string) =>
  blindIndex(ctx.house.keys, ctx.county.code, `link code ${link} ${key.toString('hex')}`, `${phone} ${code}`)

export async function see(ctx: Ctx, { token, key }: Sent<'link-see'>): Promise<Answer<Api['link-see']>> {
  const at = await opened(ctx, token)
  return key && same(at.link.key, hashPhoneKey(key)) ? linkedMatter(ctx, at) : before(ctx, at)
}

/** Surname and building at most; where it is to stay between offices, not even the surname. */
async function before(ctx: Ctx, at: Opened): Promise<Answer<Api['link-see']>> {
  const { row, link, role } = at
  const [names, found] = await Promise.all([
    namesFor(ctx),
    ctx.read(
      async (tx) => ({
        contacts: await tx.rows<ContactRow>(contactsOf(row.id)),
        building: (await tx.one<{ text: string | null }>(buildingOf(row.dwelling, row.estate)))?.text,
      }),
      scopeOf(at),
    ),
  ])
  const reporter = found.contacts.find((c) => c.role === 'reporter')
  const name = reporter && !(row.state as RequestState).confidential && nameOf(ctx.house, ctx.county, reporter)
  return {
    known: false,
    role: role.name[ctx.locale],
    building: found.building ?? names.where(row.place),
    until: link.until.toISOString(),
    named: link.name !== null,
    ...(name && { who: maskName(name) }),
  }
}

const mine = (link: LinkRow, index: Buffer) => link.phone_index === null || same(link.phone_index, index)

export async function sendCode(ctx: Ctx, { token, key, phone }: Sent<'link-code'>): Promise<Answer<Api['link-code']>> {
  const { link } = await opened(ctx, token)
  const index = phoneIndex(ctx.house, ctx.county, phone)
  const hash = hashPhoneKey(key)
  const code = String(randomInt(1_000_000)).padStart(6, '0')
  const until = new Date(ctx.now.getTime() + codeSeconds * 1000)
  const may = mine(link, index)
  const full = await ctx.act(
    (tx) => overLimit(ctx, tx, messageCaps(ctx, index.toString('hex'))),
    (over) => ({
      writes: over || !may ? [] : [putLinkCode(link.id, hash, codeHash(ctx, link.id, hash, phone, code), until)],
      audit:
        over || !may
          ? []
          : [{ act: 'requests.link-code', subjectKind: 'request', subject: link.request, detail: { link: link.id } }],
      events: [],
      answer: over,
    }),
    wholeCounty(ctx.county.code),
  )
  if (full) throw new Refusal('too-many')
  // To another number than the one it was given to nothing goes, and whoever asks hears the same.
  if (may) await sendCodeTo(ctx, phone, code, codeMinutes)
  return { ok: true }
}

/** The row is locked while it is judged: of two who prove a phone at once the second finds it taken. */
export async function confirm(ctx: Ctx, sent: Sent<'link-confirm'>): Promise<Answer<Api['link-confirm']>> {
  const at = await opened(ctx, sent.token)
  const index = phoneIndex(ctx.house, ctx.county, sent.phone)
  const key = hashPhoneKey(sent.key)
  const wrong = await ctx.act(
    async (tx) => ({
      link: await tx.one<LinkRow>(lockLink(at.link.id)),
      code: await tx.one<{ hash: Buffer }>(tryLinkCode(at.link.id, key, ctx.now, codeTries)),
      full: await overLimit(ctx, tx, [
        ['guess.phone', index.toString('hex')],
        ['guess.address', ctx.address],
      ]),
    }),
    ({ link, code, full }) => {
      const nothing = (answer: Refusal) => ({ writes: [], audit: [], events: [], answer })
      if (full) return nothing(new Refusal('too-many'))
      const fits = same(code?.hash ?? null, codeHash(ctx, at.link.id, key, sent.phone, sent.code))
      if (!link || !fits || !mine(link, index)) return nothing(fault('code', 'code-refused'))
      if (stateOf(link, at.row, ctx.now) !== 'open') return nothing(new Refusal('not-found'))
      const sealed = (column: 'phone' | 'name', text: string) =>
        seal(ctx.house.keys, text, linkSpot(ctx.county.code, link.id, column))
      if (link.name === null && !sent.name) return nothing(fault('name', 'required'))
      const held = {
        id: link.id,
        key,
        phone: link.phone ?? sealed('phone', sent.phone),
        phone_index: index,
        phone_last4: sent.phone.slice(-4),
        name: link.name ?? sealed('name', sent.name!),
      }
      return {
        writes: [holdLink(held, ctx.now), dropLinkCodes(link.id)],
        audit: [
          { act: 'requests.link-confirm', subjectKind: 'request', subject: link.request, detail: { link: link.id } },
        ],
        events: [],
        answer: undefined,
      }
    },
    scopeOf(at),
  )
  if (wrong) throw wrong
  return linkedMatter(ctx, await opened(ctx, sent.token))
}

/** The link of the phone that proved itself for it. @throws 404 like any link that is none */
export async function held(ctx: Ctx, token: string, key: string): Promise<Opened> {
  const at = await opened(ctx, token)
  if (!same(at.link.key, hashPhoneKey(key))) throw new Refusal('not-found')
  return at
}

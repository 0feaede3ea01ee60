/** Papers of volunteers [F7]: made from what counts and from nothing else, sealed by who may, checked by anybody. */
import { randomBytes, randomInt } from 'node:crypto'
import type { papersApi } from '../../domain/volunteers/papers-api.ts'
import { paperState, type CheckedPaper, type PaperView } from '../../domain/volunteers/papers.ts'
import type { Answer, Received } from '../../domain/kernel/api.ts'
import { fault, Refusal } from '../../domain/kernel/errors.ts'
import { refNo } from '../../domain/kernel/refno.ts'
import { catalogueOf } from '../catalogue/index.ts'
import { beyondDuty } from '../kernel/beyond.ts'
import type { Ctx } from '../kernel/context.ts'
import { dayOf } from '../kernel/day.ts'
import { wholeCounty } from '../kernel/db/scope.ts'
import type { Tx } from '../kernel/db/tx.ts'
import { edit, ok } from '../kernel/edit.ts'
import { paper } from '../kernel/pdf/index.ts'
import { insertText, textsById, type TextRow } from '../kernel/texts/store.ts'
import { organisationsOf } from '../organisations/index.ts'
import { heldFor } from '../people/index.ts'
import { rulesOn } from './definitions.ts'
import { paperOf } from './paper-pdf.ts'
import { mine } from './policy.ts'
import { again } from './register.ts'
import { spoken } from './speaking.ts'
import { homeOf } from './store/hours-list-store.ts'
import {
  insertPaper,
  linesById,
  linesIn,
  lockPaper,
  onePaper,
  paperByToken,
  papersOf,
  updatePaper,
  type Paper,
  type PaperRow,
} from './store/paper-store.ts'
import { linksOf, oneVolunteer, type VolunteerRow } from './store/volunteer-store.ts'

type Body<K extends keyof typeof papersApi> = Received<(typeof papersApi)[K]>['body']

/** A paper is read by people: whoever served more often asks for it year by year. */
const mostLines = 1_000

const names = async (ctx: Ctx) =>
  new Map([...(await organisationsOf(ctx.house, ctx.county)).values()].map((o) => [o.code, o.short ?? o.name]))

const stateOf = (p: PaperRow) => paperState({ revoked: p.revokedAt !== null, asThen: p.asThen })

const saidOf = (p: PaperRow, units: ReadonlyMap<string, string>) => ({
  number: p.number,
  from: p.from,
  to: p.to,
  minutes: p.minutes,
  times: p.hours.length,
  madeOn: dayOf(p.madeAt),
  state: stateOf(p),
  sealedBy: p.sealedUnit && (units.get(p.sealedUnit) ?? p.sealedUnit),
})

async function listed(ctx: Ctx, volunteer: string, until: Date | null): Promise<{ items: PaperView[] }> {
  const units = await names(ctx)
  return ctx.read(async (tx) => {
    const rows = await papersOf(tx, await homeOf(tx, volunteer), until)
    const words = await tx.rows<TextRow>(textsById(rows.flatMap((p) => p.why ?? [])))
    return {
      items: rows.map((p) => ({
        id: p.id,
        ...saidOf(p, units),
        madeAt: p.madeAt.toISOString(),
        sealedUnit: p.sealedUnit,
        why: words.find((t) => t.id === p.why)?.body ?? null,
      })),
    }
  }, beyondDuty(ctx))
}

export async function own(ctx: Ctx, id: string) {
  const { row, sight } = await spoken(ctx, id)
  return listed(ctx, row.id, sight.until)
}

export async function ofVolunteer(ctx: Ctx, id: string) {
  const row = mine(ctx, await ctx.read((tx) => oneVolunteer(tx, id)), 'volunteers.read')
  return listed(ctx, row.id, null)
}

/** Made of what counts now; nothing counts: there is nothing to say. A number that was taken is drawn anew. */
const made = (ctx: Ctx, volunteer: VolunteerRow, body: Body<'make'>) =>
  again(() =>
    edit(
      ctx,
      { ...body, volunteer: volunteer.id },
      async (tx) => linesIn(tx, await homeOf(tx, volunteer.id), body.from, body.to, mostLines + 1),
      (lines) => {
        if (lines.length === 0) throw fault('from', 'nothing-counts')
        if (lines.length > mostLines) throw fault('from', 'too-many-lines')
        const row: Paper = {
          id: body.id,
          volunteer: volunteer.id,
          number: refNo(randomInt(100_000_000)),
          token: randomBytes(16).toString('base64url'),
          from: body.from,
          to: body.to,
          hours: lines.map((l) => l.id),
          minutes: lines.reduce((n, l) => n + l.minutes, 0),
          madeAt: ctx.now,
          madeBy: ctx.session!.account,
          sealedUnit: null,
          sealedAt: null,
          sealedBy: null,
          revokedAt: null,
          revokedBy: null,
          why: null,
          version: 1,
        }
        const { token: _, hours, ...told } = row
        return {
          act: 'volunteers.make-paper',
          kind: 'volunteer-paper',
          subject: row.id,
          version: 1,
          before: null,
          after: { ...told, hours: hours.length },
          detail: { volunteer: volunteer.id },
          writes: [insertPaper(row)],
          answer: ok,
          widen: wholeCounty(ctx.county.code),
        }
      },
      () => ok,
    ),
  )

export async function makeOwn(ctx: Ctx, id: string, body: Body<'makeOwn'>) {
  const { row, sight } = await spoken(ctx, id)
  return sight.bar ? ok : made(ctx, row, body)
}

export async function make(ctx: Ctx, id: string, body: Body<'make'>) {
  return made(ctx, mine(ctx, await ctx.read((tx) => oneVolunteer(tx, id)), 'volunteers.keep'), body)
}

/** The paper, and whose it is as far as the reader may know. */
async function ofDesk(
  ctx: Ctx,
  tx: Tx,
  row: PaperRow | undefined,
): Promise<{ row: PaperRow; volunteer: VolunteerRow }> {
  const volunteer = mine(ctx, row && (await oneVolunteer(tx, row.volunteer)), 'volunteers.keep')
  return { row: row!, volunteer }
}

const changing = (
  ctx: Ctx,
  id: string,
  sent: { id: string } & Record<string, unknown>,
  act: string,
  change: (row: PaperRow, beside: { volunteer: VolunteerRow; links: Awaited<ReturnType<typeof linksOf>> }) => Paper,
  words?: string,
) =>
  edit(
    ctx,
    { ...sent, paper: id },
    async (tx) => {
      const [row, links] = await Promise.all([lockPaper(tx, id), linksOf(tx, ctx.session!.account)])
      return { ...(await ofDesk(ctx, tx, row)), links }
    },
    ({ row, ...beside }) => {
      const after = change(row, beside)
      const plain = ({ token: _, hours, ...told }: Paper) => ({ ...told, hours: hours.length })
      return {
        act,
        kind: 'volunteer-paper',
        subject: id,
        version: row.version + 1,
        before: plain(row),
        after: plain(after),
        detail: { volunteer: row.volunteer },
        writes: [
          updatePaper(after),
          ...(words
            ? [
                insertText({
                  id: after.why!,
                  kind: 'volunteer-paper',
                  subject: id,
                  class: 'paper.why',
                  body: words,
                  at: ctx.now,
                }),
              ]
            : []),
        ],
        answer: ok,
      }
    },
    () => ok,
  )

/** Which bodies may is said by the county's rules; nobody seals what is no more true, nor their own. */
export async function seal(ctx: Ctx, id: string, body: Body<'seal'>) {
  const rules = await rulesOn(ctx, dayOf(ctx.now))
  if (!rules.certifiers.includes(body.unit)) throw fault('unit', 'may-not-certify')
  const account = ctx.session!.account
  return changing(ctx, id, body, 'volunteers.seal-paper', (row, { volunteer, links }) => {
    const theirs = row.madeBy === account || links.some((l) => l.person === volunteer.now)
    if (theirs) throw new Refusal('not-permitted', { reason: 'own-paper' })
    if (stateOf(row) !== 'valid' || row.sealedUnit !== null) throw new Refusal('out-of-turn')
    return { ...row, sealedUnit: body.unit, sealedAt: ctx.now, sealedBy: ctx.session!.account }
  })
}

export const revoke = (ctx: Ctx, id: string, body: Body<'revoke'>) =>
  changing(
    ctx,
    id,
    body,
    'volunteers.revoke-paper',
    (row) => {
      if (row.revokedAt !== null) throw new Refusal('out-of-turn')
      return { ...row, revokedAt: ctx.now, revokedBy: ctx.session!.account, why: ctx.house.newId() }
    },
    body.why,
  )

const addressOf = ({ house, county }: Ctx, token: string) => {
  const at = house.publicUrl ?? house.address
  return at ? `${at}/${county.code}/paper/${token}` : null
}

/** What is no more true is not printed again: another is made. */
async function printed(ctx: Ctx, row: PaperRow, volunteer: VolunteerRow, name: string): Promise<undefined> {
  if (stateOf(row) !== 'valid') throw new Refusal('out-of-turn')
  const [catalogue, units, lines] = await Promise.all([
    catalogueOf(ctx.house, ctx.county),
    names(ctx),
    ctx.read((tx) => linesById(tx, row.hours), beyondDuty(ctx)),
  ])
  const lang = ctx.locale
  const bytes = await paper(
    paperOf(
      {
        paper: row,
        lines,
        name,
        volunteerNo: volunteer.number,
        nationalNo: volunteer.nationalNo,
        madeOn: dayOf(row.madeAt),
        sealedOn: row.sealedAt && dayOf(row.sealedAt),
        item: (code) => catalogue.items.get(code)?.name[lang] ?? code,
        unit: (code) => units.get(code) ?? code,
        address: addressOf(ctx, row.token),
      },
      lang,
    ),
  )
  ctx.reply.stream(`linli-${row.number}.pdf`, 'application/pdf', bytes)
  return undefined
}

export async function ownFile(ctx: Ctx, id: string) {
  const row = await ctx.read((tx) => onePaper(tx, id), beyondDuty(ctx))
  if (!row) throw new Refusal('not-found')
  const { row: volunteer, sight } = await spoken(ctx, row.volunteer)
  if (sight.until && row.madeAt > sight.until) throw new Refusal('not-found')
  return printed(ctx, row, volunteer, sight.held.name)
}

/** The whole name stands on it: a look that is kept under the person. */
export async function file(ctx: Ctx, id: string) {
  const found = await ctx.act(
    async (tx) => {
      const of = await ofDesk(ctx, tx, await onePaper(tx, id))
      return { ...of, held: await heldFor(ctx, tx, of.volunteer.now, 'self', dayOf(ctx.now)) }
    },
    (of) => {
      if (!of.held || stateOf(of.row) !== 'valid') throw new Refusal('out-of-turn')
      return {
        writes: [],
        audit: [
          { act: 'volunteers.print-paper', subjectKind: 'person', subject: of.volunteer.now, detail: { paper: id } },
        ],
        events: [],
        answer: { row: of.row, volunteer: of.volunteer, name: of.held.name },
      }
    },
  )
  return printed(ctx, found.row, found.volunteer, found.name)
}

/** Told to anybody who holds it: how it stands, and what stands on it. */
export async function check(ctx: Ctx, token: string): Promise<CheckedPaper> {
  const units = await names(ctx)
  return ctx.read(async (tx): Promise<Answer<typeof papersApi.check>> => {
    const row = await paperByToken(tx, token)
    const volunteer = row && (await oneVolunteer(tx, row.volunteer))
    if (!row || !volunteer) throw new Refusal('not-found')
    return { ...saidOf(row, units), name: volunteer.name || null, county: ctx.county.name }
  }, wholeCounty(ctx.county.code))
}

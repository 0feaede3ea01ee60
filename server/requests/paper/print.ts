/** What is printed of a matter. Whoever may open its page may print it; that somebody did stands in the audit. */
import { fault, Refusal } from '../../../domain/kernel/errors.ts'
import type { Answer, Received } from '../../../domain/kernel/api.ts'
import { isReady, type OrderPaper } from '../../../domain/requests/papers.ts'
import type { papersApi } from '../../../domain/requests/papers-api.ts'
import type { RequestView } from '../../../domain/requests/schema.ts'
import type { Ctx } from '../../kernel/context.ts'
import { dayOf } from '../../kernel/day.ts'
import { get } from '../staff.ts'
import { sheetDocx } from './docx.ts'
import { show } from '../link/staff.ts'
import { addressOfLink } from '../messages.ts'
import { filled, type Scan } from './filled.ts'
import { sheetPdf } from './sheet.ts'
import { orderPapers } from './templates.ts'
import { paperWords } from './words.ts'

const open = async (ctx: Ctx): Promise<OrderPaper[]> =>
  [...(await orderPapers.on(ctx, dayOf(ctx.now))).values()].filter((p) => !p.closed)

export async function papers(ctx: Ctx, request: string): Promise<Answer<typeof papersApi.papers>> {
  const [all, view] = await Promise.all([open(ctx), get(ctx, request)])
  return { items: all.map((p) => ({ code: p.code, name: p.name[ctx.locale], ready: isReady(p.when, view) })) }
}

/** Of each paper there is anything on: its name and the sheet. */
export async function sheetsOf(ctx: Ctx, view: RequestView): Promise<{ name: string; pdf: Buffer }[]> {
  const sheets: { name: string; pdf: Buffer }[] = []
  for (const p of await open(ctx))
    if (isReady(p.when, view))
      sheets.push({ name: p.name[ctx.locale], pdf: await sheetPdf(filledFor(ctx, p, view), ctx.now) })
  return sheets
}

const filledFor = (ctx: Ctx, of: OrderPaper, view: RequestView) =>
  filled(of, view, { county: ctx.county.name, by: ctx.session?.name ?? '', now: ctx.now, lang: ctx.locale })

const types = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
} as const

/** @throws 404 for a paper the county has not, 409 `paper-empty` before there is anything on it */
export async function print(
  ctx: Ctx,
  request: string,
  { id, paper, form, link }: Received<(typeof papersApi)['paper-print']>['body'],
): Promise<undefined> {
  const [all, view] = await Promise.all([open(ctx), get(ctx, request)])
  const of = all.find((p) => p.code === paper)
  if (!of) throw new Refusal('not-found')
  if (!isReady(of.when, view)) throw new Refusal('conflict', { reason: 'paper-empty' })
  if (link && form !== 'pdf') throw fault('form', 'not-a-choice')
  const scan = link && (await scanOf(ctx, request, link))
  const what = { ...filledFor(ctx, of, view), ...(scan && { scan }) }
  const bytes = form === 'pdf' ? await sheetPdf(what, ctx.now) : await sheetDocx(what)
  await kept(ctx, request, 'requests.print', { print: id, paper, form })
  ctx.reply.stream(`${view.refNo}-${of.name[ctx.locale]}.${form}`, types[form], bytes)
  return undefined
}

/** Whoever may give the link may print it. @throws 409 where this house does not know how it is called */
async function scanOf(ctx: Ctx, request: string, link: string): Promise<Scan> {
  if (!ctx.may('requests.link')) throw new Refusal('not-permitted')
  const { token } = await show(ctx, request, link)
  const address = addressOfLink(ctx, token)
  if (!address) throw new Refusal('conflict', { reason: 'link-no-address' })
  return { address, says: paperWords[ctx.locale].scan }
}

/** A line in the audit before the first byte goes. */
export const kept = (ctx: Ctx, request: string, act: string, detail: Record<string, string | number>) =>
  ctx.act(
    async () => undefined,
    () => ({
      writes: [],
      audit: [{ act, subjectKind: 'request', subject: request, detail }],
      events: [],
      answer: undefined,
    }),
  )

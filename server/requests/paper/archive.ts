/** A finished matter as one archive 一事一档: its papers, every step of its course, its evidence, and what each file hashes to. */
import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { Refusal } from '../../../domain/kernel/errors.ts'
import type { Received } from '../../../domain/kernel/api.ts'
import type { papersApi } from '../../../domain/requests/papers-api.ts'
import { acts, parties } from '../../../domain/requests/said.ts'
import type { RequestView, TimelineEntry } from '../../../domain/requests/schema.ts'
import { isEnded } from '../../../domain/requests/vocabulary.ts'
import type { Ctx } from '../../kernel/context.ts'
import { csvOf, type Cell } from '../../kernel/csv.ts'
import { minuteOf } from '../../kernel/day.ts'
import { paper } from '../../kernel/pdf/index.ts'
import { fileOf, insertText, type FileRow } from '../../kernel/texts/store.ts'
import { zipped, type Part } from '../../kernel/zip.ts'
import { get } from '../staff.ts'
import { sheetsOf } from './print.ts'
import { paperWords } from './words.ts'

type Words = (typeof paperWords)['zh' | 'en']

interface Evidence {
  sha256: string
  /** Its name in the archive; null where it was emptied. */
  name: string | null
}

/** The first step first: as it is read years later. */
const courseOf = (view: RequestView): TimelineEntry[] => [...view.timeline].reverse()

/** Files in the order in which they came, each once. */
const namedIn = (view: RequestView): string[] => [
  ...new Set([...view.files, ...courseOf(view).flatMap((e) => e.files)]),
]

async function evidenceOf(ctx: Ctx, view: RequestView, words: Words): Promise<Evidence[]> {
  const all = namedIn(view)
  const rows = await ctx.read(async (tx) => {
    const found: (FileRow | undefined)[] = []
    for (const sha of all) found.push(await tx.one<FileRow>(fileOf(view.id, sha)))
    return found
  })
  return all.map((sha256, i) => {
    const row = rows[i]
    const kind = row?.media_type.split('/')[1]?.replace('jpeg', 'jpg')
    return {
      sha256,
      name: row && !row.emptied_at ? `${words.folders.files}/${String(i + 1).padStart(3, '0')}.${kind}` : null,
    }
  })
}

const stepOf = (e: TimelineEntry, evidence: readonly Evidence[], words: Words, lang: Ctx['locale']) => ({
  at: minuteOf(new Date(e.at)),
  act: acts[e.kind][lang],
  who: [e.unit?.name, e.who ?? parties[e.party][lang]].filter(Boolean).join(' '),
  words: Object.values(e.words).join('\n'),
  files: e.files
    .map((sha) => evidence.find((x) => x.sha256 === sha)?.name?.split('/')[1] ?? words.lost)
    .join(words.comma),
})

async function coursePdf(view: RequestView, evidence: readonly Evidence[], words: Words, lang: Ctx['locale']) {
  const steps = courseOf(view).map((e) => stepOf(e, evidence, words, lang))
  return paper({
    title: words.courseOf(view.refNo),
    lang: lang === 'zh' ? 'zh-CN' : 'en',
    lead: [view.item?.name ?? '', view.where.label].filter(Boolean),
    parts: steps.map((s) => ({
      heading: `${s.at} ${s.act}`,
      rows: [
        { label: words.who, value: s.who },
        ...(s.words ? [{ label: '', value: s.words }] : []),
        ...(s.files ? [{ label: words.files, value: s.files }] : []),
      ],
    })),
    page: words.page,
    rare: { heading: words.rareHeading, note: words.rareNote },
  })
}

/** @throws 409 `matter-open` while it is not finished */
export async function archive(
  ctx: Ctx,
  request: string,
  { id, why }: Received<(typeof papersApi)['paper-archive']>['body'],
): Promise<undefined> {
  const view = await get(ctx, request)
  if (!isEnded(view.status)) throw new Refusal('conflict', { reason: 'matter-open' })
  const lang = ctx.locale
  const words: Words = paperWords[lang]
  const evidence = await evidenceOf(ctx, view, words)
  const [sheets, course] = await Promise.all([sheetsOf(ctx, view), coursePdf(view, evidence, words, lang)])
  await ctx.act(
    async () => undefined,
    () => ({
      writes: [insertText({ id, kind: 'request', subject: request, class: 'request.look', body: why, at: ctx.now })],
      audit: [
        {
          act: 'requests.archive',
          subjectKind: 'request',
          subject: request,
          detail: { look: id, files: evidence.length, papers: sheets.length },
        },
      ],
      events: [],
      answer: undefined,
    }),
  )
  ctx.reply.stream(`${view.refNo}.zip`, 'application/zip', Readable.from(zipped(parts()), { objectMode: false }))
  return undefined

  async function* parts(): AsyncGenerator<Part> {
    const index: Cell[][] = []
    const { folders } = words
    const part = (name: string, bytes: Buffer): Part => {
      index.push([name, bytes.length, createHash('sha256').update(bytes).digest('hex')])
      return { name, content: Readable.from([bytes]) }
    }
    yield part(folders.readme, Buffer.from(`\uFEFF${words.readme(view.refNo, minuteOf(ctx.now))}`))
    for (const s of sheets) yield part(`${folders.papers}/${s.name}.pdf`, s.pdf)
    yield part(`${folders.course}/${words.course}.pdf`, course)
    const steps = courseOf(view).map((e) => stepOf(e, evidence, words, lang))
    const head = [words.at, words.act, words.who, words.words, words.files]
    yield part(
      `${folders.course}/${words.course}.csv`,
      csvOf([head, ...steps.map((s) => [s.at, s.act, s.who, s.words, s.files])]),
    )
    for (const e of evidence) if (e.name) yield part(e.name, await ctx.house.files.get(e.sha256))
    yield { name: folders.index, content: Readable.from([csvOf([[...words.index], ...index])]) }
  }
}

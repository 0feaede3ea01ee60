/**
 * A list leaves the house. Before its first byte stands who takes it, what narrows it, why and to whom; before each page of
 * it whom the page holds; at its end how many rows went and the hash of the bytes. What cannot be written down does not go.
 */
import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { Refusal } from '../../../domain/kernel/errors.ts'
import type { OutAsked } from '../../../domain/kernel/list-out.ts'
import { endListOut, insertListOut, listOut } from '../audit/out-store.ts'
import type { Ctx } from '../context.ts'
import type { Cell } from '../csv.ts'
import { minuteOf } from '../day.ts'
import { insertText } from '../texts/store.ts'
import { bytesOf, mediaTypes } from './table.ts'
import { outWords } from './words.ts'

export interface TakeOut<R> {
  asked: OutAsked
  /** `people.export`; each page is `people.export-rows`, the end `people.export-end`. */
  act: string
  kind: string
  place: string
  profile: string | null
  clear: boolean
  /** What narrows it, as codes: no words of a search. */
  narrowed: Record<string, string | number | null>
  title: string
  head: readonly string[]
  /** At most 5,000 rows: each page is one act. */
  page: (after: string | undefined) => Promise<{ items: R[]; next?: string | undefined }>
  cells: (row: R) => Cell[]
  /** Whom a row is about; their trail says so. Null: nobody whom the house knows. */
  subject: (row: R) => string | null
}

/** What is known before its rows. */
type Head = Omit<TakeOut<unknown>, 'page' | 'cells' | 'subject'>

/** Of one process: more would take the database from those who work at their screens. */
const atOnce = 3
const running = new Set<string>()

/** @throws 429 while the same account takes another list, or too many do */
function claim(ctx: Ctx): () => void {
  const key = `${ctx.county.code}/${ctx.session!.account}`
  if (running.has(key) || running.size >= atOnce) throw new Refusal('too-many', { reason: 'list-out-running' })
  running.add(key)
  return () => void running.delete(key)
}

export async function takeOut<R>(ctx: Ctx, out: TakeOut<R>): Promise<undefined> {
  const release = claim(ctx)
  try {
    const first = await out.page(undefined)
    await begin(ctx, out)
    const taking = new Taking(ctx, out, first)
    const bytes = Readable.from(taking.bytes(), { objectMode: false, highWaterMark: 65_536 })
    // Whoever left before the end has what was counted; the process of a reader who left goes on without it.
    bytes.once('close', () => {
      release()
      void taking.end(false)
    })
    ctx.reply.stream(nameOf(ctx, out), mediaTypes[out.asked.format], bytes)
    return undefined
  } catch (error) {
    release()
    throw error
  }
}

/** `居民名单-演示书记-202611221630-5f1c0a2b.xlsx` */
function nameOf(ctx: Ctx, { title, asked }: Head): string {
  const plain = [title, ctx.session!.name].map((part) => part.replace(/[^\p{L}\p{N}]+/gu, '')).filter(Boolean)
  return `${[...plain, minuteOf(ctx.now).replace(/\D/g, ''), asked.id.slice(-8)].join('-')}.${asked.format}`
}

function markOf(ctx: Ctx, { asked }: Head): string {
  const w = outWords[ctx.locale]
  return w.mark(ctx.county.name, ctx.session!.name, minuteOf(ctx.now), asked.to, asked.id.slice(-8))
}

async function begin(ctx: Ctx, out: Head): Promise<void> {
  const { asked, kind, place, profile, clear } = out
  const account = ctx.session!.account
  await ctx.act(
    (tx) => listOut(tx, asked.id),
    (there) => {
      if (there && there.account !== account) throw new Refusal('not-found')
      const row = { id: asked.id, kind, place, account, at: ctx.now, format: asked.format, profile, clear }
      const reason = {
        id: asked.id,
        kind: 'list-out',
        subject: asked.id,
        class: 'list-out.reason',
        body: `${asked.to}：${asked.why}`,
        at: ctx.now,
      }
      return {
        // The same press sent again goes out again, and says so again.
        writes: there ? [] : [insertListOut(row), insertText(reason)],
        audit: [
          {
            act: out.act,
            subjectKind: 'list-out',
            subject: asked.id,
            detail: { place, format: asked.format, profile, clear, ...out.narrowed, reason: asked.id },
          },
        ],
        events: [],
        answer: undefined,
      }
    },
  )
}

type Page<R> = Awaited<ReturnType<TakeOut<R>['page']>>

class Taking<R> {
  private rows = 0
  private no = 0
  private ended = false
  private readonly sum = createHash('sha256')
  private readonly ctx: Ctx
  private readonly out: TakeOut<R>
  private readonly first: Page<R>

  constructor(ctx: Ctx, out: TakeOut<R>, first: Page<R>) {
    this.ctx = ctx
    this.out = out
    this.first = first
  }

  async *bytes(): AsyncGenerator<Buffer> {
    const { asked, title, head } = this.out
    const list = {
      title,
      head,
      pages: this.pages(),
      mark: markOf(this.ctx, this.out),
      author: this.ctx.session!.name,
      at: this.ctx.now,
    }
    for await (const chunk of bytesOf(asked.format, list)) {
      this.sum.update(chunk)
      yield chunk
    }
    await this.end(true)
  }

  /** The next page is read while this one is written; none before somebody takes it. */
  private async *pages(): AsyncGenerator<Cell[][]> {
    let page: Page<R> = this.first
    for (;;) {
      const next = page.next === undefined ? undefined : this.out.page(page.next)
      // It is awaited below, unless somebody leaves first.
      next?.catch(() => undefined)
      // Who left while this page was read gets none of it.
      if (this.ended) return
      if (page.items.length > 0) {
        await this.note(page.items)
        yield page.items.map(this.out.cells)
      }
      if (!next) return
      page = await next
    }
  }

  private async note(items: readonly R[]): Promise<void> {
    this.rows += items.length
    const { asked, act } = this.out
    const line = {
      act: `${act}-rows`,
      subjectKind: 'list-out',
      subject: asked.id,
      detail: { no: ++this.no, rows: items.length, clear: this.out.clear, reason: asked.id },
      many: items.map(this.out.subject).filter((s) => s !== null),
    }
    await this.ctx.act(
      async () => undefined,
      () => ({ writes: [], audit: [line], events: [], answer: undefined }),
    )
  }

  async end(whole: boolean): Promise<void> {
    if (this.ended) return
    this.ended = true
    const { asked, act } = this.out
    const sha256 = this.sum.digest('hex')
    const done = { id: asked.id, at: this.ctx.house.now(), rows: this.rows, whole, sha256 }
    const line = {
      act: `${act}-end`,
      subjectKind: 'list-out',
      subject: asked.id,
      bodyHash: sha256,
      detail: { rows: this.rows, whole },
    }
    const ending = this.ctx.act(
      async () => undefined,
      () => ({ writes: [endListOut(done)], audit: [line], events: [], answer: undefined }),
    )
    if (whole) await ending
    else await ending.catch(() => undefined)
  }
}

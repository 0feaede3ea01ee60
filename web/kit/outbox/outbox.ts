/**
 * The outbox: what was done on the way waits here until the server has said yes. Writing a record and the letter that
 * carries it is one transaction; sending is done by one tab at a time, oldest first; a letter is deleted after a 2xx and
 * by nothing else.
 */
import type { Problem } from '../../../domain/kernel/errors.ts'
import { backoff, reasonOf, verdictOf, type Verdict } from './backoff.ts'
import { FieldDb, noSeal, type Letter, type Seal } from './db.ts'
import { oneAtATime, type Locks } from './lock.ts'

export interface NewLetter {
  /** Id of the act; equals the id in its body. */
  op: string
  method: string
  path: string
  body?: unknown
  file?: { blob: Blob; name: string }
  about: About
  thread: string
}

/** How a waiting thing is shown: 王** · 月探访. */
export interface About {
  who: string
  what: string
}

export type Reply =
  | { status: number; problem?: Problem; /** Of a file: what it is called from now on. */ answer?: unknown }
  | undefined

export interface OutboxParts {
  county: string
  /** One attempt; `undefined` when nobody answered. */
  send: (letter: Letter, body: unknown) => Promise<Reply>
  seal?: Seal
  locks?: Locks | undefined
  now?: () => number
  chance?: () => number
  /** For tests; else `linli-field-<county>`. */
  name?: string
}

const day = 86_400_000

export class Outbox {
  readonly db: FieldDb
  private readonly parts: OutboxParts
  private readonly seal: Seal
  private readonly now: () => number
  private readonly chance: () => number
  /** Op that is under way in this tab. */
  sending: string | undefined
  onChange: () => void = () => undefined

  constructor(parts: OutboxParts) {
    this.parts = parts
    this.db = new FieldDb(parts.name ?? `linli-field-${parts.county}`)
    this.seal = parts.seal ?? noSeal
    this.now = parts.now ?? Date.now
    this.chance = parts.chance ?? Math.random
  }

  /** The record and its letters, or none of them. Asking twice with the same `op` keeps one. */
  async write(letters: NewLetter[], record?: { kind: string; id: string; value: unknown }): Promise<void> {
    // A transaction ends by itself while anything else is awaited: seal first.
    const sealed = await Promise.all(letters.map((l) => this.sealed(l)))
    const value = record && (await this.seal.seal(record.value))
    const { db } = this
    await db.transaction('rw', db.letters, db.records, async () => {
      if (record) await db.records.put({ kind: record.kind, id: record.id, value, at: this.now() })
      for (const letter of sealed) if (!(await db.letters.get({ op: letter.op }))) await db.letters.add(letter)
    })
    this.onChange()
  }

  private async sealed({ op, method, path, body, file, about, thread }: NewLetter): Promise<Omit<Letter, 'no'>> {
    const [shutBody, shutAbout] = [await this.seal.seal(body ?? null), await this.seal.seal(about)]
    return {
      op,
      method,
      path,
      body: shutBody,
      about: shutAbout,
      thread,
      written: this.now(),
      tries: 0,
      next: 0,
      state: 'waiting',
      ...(file && { file }),
    }
  }

  /** A record of this phone. */
  async record<T>(kind: string, id: string): Promise<T | undefined> {
    const kept = await this.db.records.get([kind, id])
    return kept && ((await this.seal.open(kept.value)) as T)
  }

  async records<T>(kind: string): Promise<T[]> {
    const kept = await this.db.records.where('kind').equals(kind).toArray()
    return Promise.all(kept.map((k) => this.seal.open(k.value) as Promise<T>))
  }

  /** What the server last said of a list, for reading without a network. */
  async keep(kind: string, all: { id: string; value: unknown }[]): Promise<void> {
    const shut = await Promise.all(
      all.map(async ({ id, value }) => ({ kind, id, value: await this.seal.seal(value), at: this.now() })),
    )
    await this.db.transaction('rw', this.db.records, async () => {
      await this.db.records.where('kind').equals(kind).delete()
      await this.db.records.bulkPut(shut)
    })
  }

  /**
   * Sends what is due. One tab at a time; a call while another tab sends does nothing.
   * @param pressed a person pressed the button: waiting times are forgotten
   * @returns how the last letter fared; undefined when nothing was due or another tab is at it
   */
  flush(pressed = false): Promise<Verdict | undefined> {
    return oneAtATime(this.parts.locks, this.db, `linli-outbox-${this.parts.county}`, this.now, () =>
      this.drain(pressed),
    )
  }

  private async drain(pressed: boolean): Promise<Verdict | undefined> {
    const held = new Set<string>()
    let last: Verdict | undefined
    let no = 0
    for (;;) {
      const letter = await this.db.letters.where('no').above(no).first()
      if (!letter) break
      no = letter.no
      if (held.has(letter.thread)) continue
      if (letter.state === 'refused' || (!pressed && letter.next > this.now())) {
        held.add(letter.thread)
        continue
      }
      last = await this.post(letter)
      if (last === 'away' || last === 'sign-in') break
      if (last !== 'sent') held.add(letter.thread)
    }
    await this.afterwards(last)
    return last
  }

  private async post(letter: Letter): Promise<Verdict> {
    this.sending = letter.op
    this.onChange()
    const reply = await this.parts.send(letter, await this.seal.open(letter.body)).catch(() => undefined)
    this.sending = undefined
    const verdict = verdictOf(reply?.status)
    if (verdict === 'sent') await this.close(letter)
    else if (verdict === 'refused') await this.park(letter, reply!)
    else if (verdict !== 'sign-in') await this.postpone(letter)
    this.onChange()
    return verdict
  }

  private async close(letter: Letter): Promise<void> {
    const { db } = this
    await db.transaction('rw', db.letters, db.sent, async () => {
      await db.letters.delete(letter.no)
      await db.sent.put({ op: letter.op, about: letter.about, written: letter.written, sent: this.now() })
    })
  }

  private park(letter: Letter, { status, problem }: NonNullable<Reply>): Promise<unknown> {
    const because = problem ? reasonOf(problem) : { code: 'malformed' as const, title: String(status), trace: '' }
    return this.db.letters.update(letter.no, { state: 'refused', because, tries: letter.tries + 1 })
  }

  private postpone(letter: Letter): Promise<unknown> {
    return this.db.letters.update(letter.no, {
      tries: letter.tries + 1,
      next: this.now() + backoff(letter.tries, this.chance()),
    })
  }

  private async afterwards(last: Verdict | undefined): Promise<void> {
    if (last === 'sent' || last === 'refused') await this.db.marks.put({ name: 'synced', value: this.now() })
    await this.db.sent
      .where('sent')
      .below(this.now() - day)
      .delete()
  }

  /** The server answered, whatever the question: the phone is up to date as of now. */
  async mark(): Promise<void> {
    await this.db.marks.put({ name: 'synced', value: this.now() })
  }

  /** A refused letter goes again, as it is or with another body (then under a new id: the old one belongs to the old body). */
  async again(op: string, changed?: { op: string; path?: string; body: unknown }): Promise<void> {
    const body = changed && {
      op: changed.op,
      body: await this.seal.seal(changed.body),
      ...(changed.path && { path: changed.path }),
    }
    await this.db.letters.where({ op }).modify((letter) => {
      Object.assign(letter, body, { state: 'waiting', tries: 0, next: 0 })
      delete letter.because
    })
    this.onChange()
  }

  /** Another body under the same id, for a letter that was never sent. */
  async rewrite(op: string, change: (body: unknown) => unknown): Promise<void> {
    const letter = await this.db.letters.get({ op })
    if (!letter || letter.file || letter.tries > 0) return
    await this.db.letters.update(letter.no, { body: await this.seal.seal(change(await this.seal.open(letter.body))) })
  }

  /** @returns the earliest moment at which a waiting letter is due */
  async nextDue(): Promise<number | undefined> {
    const waiting = await this.db.letters.where('state').equals('waiting').toArray()
    return waiting.length === 0 ? undefined : Math.min(...waiting.map((l) => l.next))
  }

  async about(sealed: unknown): Promise<About> {
    return (await this.seal.open(sealed)) as About
  }
}

/**
 * The outbox: what was done on the way waits here until the server has said yes. Writing a record and the letter that
 * carries it is one transaction; sending is done by one tab at a time, oldest first; a letter is deleted after a 2xx and
 * by nothing else.
 */
import type { Problem } from '../../../domain/kernel/errors.ts'
import { filePrefix } from '../../../domain/kernel/letter.ts'
import { backoff, reasonOf, verdictOf, type Verdict } from './backoff.ts'
import { FieldDb, threadsOf, type Letter } from './db.ts'
import { isFull, roomFor } from './full.ts'
import { oneAtATime, type Locks } from './lock.ts'
import { Locked, noSeal, type Content, type LetterKeys, type Seal } from './seal.ts'

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
  | {
      status: number
      problem?: Problem
      /** What the server says; of a file, what it is called from now on. */ answer?: unknown
    }
  | undefined

export interface OutboxParts {
  county: string
  /** One attempt; `undefined` when nobody answered. */
  send: (letter: Letter, content: Content) => Promise<Reply>
  /** One attempt with a letter that cannot be opened here any more; see `vault.ts`. */
  handIn?: (letter: Letter) => Promise<Reply>
  /** Made over this box's own database. */
  seal?: Seal | ((db: FieldDb) => Seal)
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
  readonly seal: Seal
  private readonly now: () => number
  private readonly chance: () => number
  /** Op that is under way in this tab. */
  sending: string | undefined
  onChange: () => void = () => undefined
  /** The server said that nobody is signed in. */
  onStranger: () => void = () => undefined

  constructor(parts: OutboxParts) {
    this.parts = parts
    this.db = new FieldDb(parts.name ?? `linli-field-${parts.county}`)
    this.seal = typeof parts.seal === 'function' ? parts.seal(this.db) : (parts.seal ?? noSeal)
    this.now = parts.now ?? Date.now
    this.chance = parts.chance ?? Math.random
  }

  /**
   * The record and its letters, or none of them. Asking twice with the same `op` keeps one. Where the phone is full, what was
   * only read makes room for what was written.
   * @throws PhoneFull, Locked
   */
  async write(letters: NewLetter[], record?: { kind: string; id: string; value: unknown }): Promise<void> {
    // A transaction ends by itself while anything else is awaited: seal first.
    const under = this.seal.under()
    const sealed = await Promise.all(letters.map((l) => this.sealed(l)))
    const value = record && (await this.seal.seal(record.value))
    const { db } = this
    const put = () =>
      db.transaction('rw', db.letters, db.records, db.marks, async () => {
        const stands = await this.seal.stands(under)
        // Another tab let the key go meanwhile. A letter can still be handed in, unless nobody would take it.
        if (stands === 'never' && sealed.length > 0) throw new Locked()
        if (record && stands === 'yes')
          await db.records.put({ kind: record.kind, id: record.id, value, at: this.now() })
        for (const letter of sealed) if (!(await db.letters.get({ op: letter.op }))) await db.letters.add(letter)
      })
    if (sealed.length === 0) return put()
    await roomFor(db, put)
    this.onChange()
  }

  private async sealed({ op, method, path, body, file, about, thread }: NewLetter): Promise<Omit<Letter, 'no'>> {
    const written = this.now()
    const shut = await this.seal.close({ id: op, method, path, thread, written }, { body: body ?? null, about, file })
    return { op, method, path, thread, written, tries: 0, next: 0, state: 'waiting', ...shut }
  }

  /** @throws Locked, and where it can never be opened here again */
  content(letter: Letter): Promise<Content> {
    return this.seal.disclose(headOf(letter), letter)
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

  /** Records of one kind are wiped. */
  async forget(kind: string): Promise<void> {
    await this.db.records.where('kind').equals(kind).delete()
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
    // Whoever stands behind one that stays, stays with everybody they are about.
    const hold = (letter: Letter) => threadsOf(letter).forEach((t) => held.add(t))
    let last: Verdict | undefined
    let no = 0
    for (;;) {
      const letter = await this.db.letters.where('no').above(no).first()
      if (!letter) break
      no = letter.no
      if (threadsOf(letter).some((t) => held.has(t))) {
        hold(letter)
        continue
      }
      const opens = this.seal.opens(letter.keys)
      // What can never be mended here goes in as it is: the county opens it.
      const stays = opens === 'locked' || (opens === 'now' && letter.state === 'refused')
      if (stays || (!pressed && letter.next > this.now())) {
        hold(letter)
        continue
      }
      last = opens === 'never' ? await this.handIn(letter) : await this.post(letter)
      if (last === 'away' || last === 'sign-in') break
      if (last !== 'sent') hold(letter)
    }
    await this.afterwards(last)
    if (last === 'sign-in') this.onStranger()
    return last
  }

  /**
   * Letters just written are sent at once, in their order, while their author waits for the answer: written first, so that a
   * tab that is killed meanwhile loses nothing. A refusal is the author's to see, and the letters go.
   * @returns undefined when no answer was heard: they wait as all others do
   */
  async sendNow(ops: readonly string[]): Promise<{ answer: unknown } | { refused: Problem } | undefined> {
    const lock = `linli-outbox-${this.parts.county}`
    // Somebody else may just be looking whether anything is due.
    for (let tries = 0; tries < 20; tries++) {
      let at = false
      const heard = await oneAtATime(this.parts.locks, this.db, lock, this.now, () => {
        at = true
        return this.sendOnes(ops)
      })
      if (at) {
        this.onChange()
        return heard
      }
      await new Promise((on) => setTimeout(on, 50))
    }
    return undefined
  }

  private async sendOnes(ops: readonly string[]) {
    let answer: unknown
    for (const op of ops) {
      const letter = await this.db.letters.get({ op })
      // Another tab was quicker.
      if (!letter) return undefined
      const reply = await this.sent(letter, await this.content(letter))
      const verdict = verdictOf(reply?.status)
      if (verdict === 'refused' && reply?.problem) {
        await this.db.letters.where('op').anyOf(ops).delete()
        return { refused: reply.problem }
      }
      if (verdict === 'sign-in') this.onStranger()
      if (verdict !== 'sent') return void (await this.postpone(letter))
      await this.db.letters.delete(letter.no)
      answer = reply?.answer
    }
    await this.afterwards('sent')
    return { answer }
  }

  private async sent(letter: Letter, content: Content): Promise<Reply> {
    this.sending = letter.op
    this.onChange()
    const reply = await this.parts.send(letter, content).catch(() => undefined)
    this.sending = undefined
    return reply
  }

  private async post(letter: Letter): Promise<Verdict> {
    const content = await this.content(letter).catch(() => undefined)
    // Its key went, or it was damaged: the county may still open it.
    if (!content) return this.opens(letter) === 'locked' ? 'later' : this.handIn(letter)
    const reply = await this.sent(letter, content)
    const verdict = verdictOf(reply?.status)
    if (verdict === 'sent') await this.close(letter, content.about)
    else if (verdict === 'refused') await this.park(letter, reply!)
    else if (verdict !== 'sign-in') await this.postpone(letter)
    this.onChange()
    return verdict
  }

  /** A sealed letter: the county has it or it stays; nothing here can mend it. */
  private async handIn(letter: Letter): Promise<Verdict> {
    const reply = await this.parts.handIn?.(letter).catch(() => undefined)
    const verdict = verdictOf(reply?.status)
    if (verdict === 'sent') await this.db.letters.delete(letter.no)
    else await this.postpone(letter)
    this.onChange()
    // Its own device token counts, not who is signed in.
    return verdict === 'sent' || verdict === 'away' ? verdict : 'later'
  }

  private async close(letter: Letter, about: unknown): Promise<void> {
    const { db } = this
    try {
      const note = { op: letter.op, about: await this.seal.seal(about), written: letter.written, sent: this.now() }
      await db.transaction('rw', db.letters, db.sent, async () => {
        await db.letters.delete(letter.no)
        await db.sent.put(note)
      })
    } catch {
      // The phone is full, or was locked while the letter was on its way: the server has it all the same.
      await db.letters.delete(letter.no)
    }
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
    const { db } = this
    if (last === 'sent' || last === 'refused') await this.mark().catch(passFull)
    await db.sent
      .where('sent')
      .below(this.now() - day)
      .delete()
    // What pictures are called is needed by the letters that name them.
    await db.transaction('rw', db.letters, db.marks, async () => {
      if ((await db.letters.count()) === 0) await db.marks.where('name').startsWith(filePrefix).delete()
    })
  }

  /** The server answered, whatever the question: the phone is up to date as of now. */
  async mark(): Promise<void> {
    await this.db.marks.put({ name: 'synced', value: this.now() })
  }

  /** A refused letter goes again, as it is or with another body (then under a new id: the old one belongs to the old body). */
  async again(op: string, changed?: { op: string; path?: string; body: unknown }): Promise<void> {
    const letter = await this.db.letters.get({ op })
    if (!letter) return
    const fresh = changed && (await this.written(letter, changed.body, changed))
    await this.db.letters.where({ op }).modify((l) => {
      Object.assign(l, fresh, { state: 'waiting', tries: 0, next: 0 })
      delete l.because
    })
    this.onChange()
  }

  /** The same letter with another body. */
  private async written(letter: Letter, body: unknown, as: { op?: string; path?: string } = {}) {
    const changed = { op: as.op ?? letter.op, path: as.path ?? letter.path }
    const old = await this.content(letter)
    return { ...changed, ...(await this.seal.close(headOf({ ...letter, ...changed }), { ...old, body })) }
  }

  /** What a letter says, for whoever mends it. */
  async body(op: string): Promise<unknown> {
    const letter = await this.db.letters.get({ op })
    return letter && (await this.content(letter)).body
  }

  /** The person let it go: the other's words stand. Nothing but a person's word calls this. */
  async letGo(op: string): Promise<void> {
    await this.db.letters.where({ op }).delete()
    this.onChange()
  }

  /** Whether something waits about any of them. Reads the index alone: letters carry pictures. */
  async waitsIn(thread: string): Promise<boolean> {
    const about = new Set(threadsOf({ thread }))
    const all = (await this.db.letters.orderBy('thread').uniqueKeys()) as string[]
    return all.some((t) => threadsOf({ thread: t }).some((one) => about.has(one)))
  }

  /**
   * What waits about somebody is about another from now on: their id in every body, address and thread.
   * Letters that were sent once already keep what they say: the server may have them.
   */
  async readdress(from: string, to: string): Promise<void> {
    const put = (text: string) => text.replaceAll(from, to)
    for (const letter of await this.db.letters.orderBy('no').toArray()) {
      if (!letter.thread.includes(from) || letter.tries > 0 || this.opens(letter) !== 'now') continue
      const said = await this.content(letter)
      const body = onceEach(JSON.parse(put(JSON.stringify(said.body ?? null))) as unknown)
      const thread = [...new Set(threadsOf({ thread: put(letter.thread) }))].join(' ')
      const head = { ...letter, path: put(letter.path), thread }
      const shut = await this.seal.close(headOf(head), { ...said, body })
      await this.db.letters.update(letter.no, { path: head.path, thread: head.thread, ...shut })
    }
    this.onChange()
  }

  /** Another body under the same id, for a letter that was never sent. */
  async rewrite(op: string, change: (body: unknown) => unknown): Promise<void> {
    const letter = await this.db.letters.get({ op })
    if (!letter || letter.file || letter.tries > 0) return
    await this.db.letters.update(letter.no, await this.written(letter, change((await this.content(letter)).body)))
  }

  /** @returns the earliest moment at which a waiting letter is due */
  async nextDue(): Promise<number | undefined> {
    const all = await this.db.letters.toArray()
    const waiting = all.filter((l) => {
      const opens = this.opens(l)
      return opens === 'never' || (opens === 'now' && l.state === 'waiting')
    })
    return waiting.length === 0 ? undefined : Math.min(...waiting.map((l) => l.next))
  }

  async about(sealed: unknown): Promise<About> {
    return (await this.seal.open(sealed)) as About
  }

  /** Whether a letter can be opened here; see `seal.ts`. */
  opens(letter: { keys?: LetterKeys }): ReturnType<Seal['opens']> {
    return this.seal.opens(letter.keys)
  }
}

/** Lists of names with each name once: whoever is two people no more was perhaps named as both. */
function onceEach(value: unknown): unknown {
  if (Array.isArray(value))
    return value.every((v) => typeof v === 'string') ? [...new Set(value)] : value.map((v) => onceEach(v))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, onceEach(v)]))
}

/** @throws what is no lack of room */
const passFull = (error: unknown): void => {
  if (!isFull(error)) throw error
}

const headOf = ({ op, method, path, thread, written }: Letter) => ({ id: op, method, path, thread, written })

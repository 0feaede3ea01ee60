/**
 * The vault of a field phone: one data key, closed under the device PIN and a key of the browser's own, open in memory
 * only. Deleting the closed copy is deleting all that was read; what waits to be sent was closed to the county as well and
 * stays (sealed letters). See docs/decisions/0013.
 */
import { liveQuery } from 'dexie'
import { standing, type Contact, type FieldTerms } from '../../../domain/kernel/lease.ts'
import type { LetterHead } from '../../../domain/kernel/letter.ts'
import { pinTries } from '../../../domain/kernel/pin.ts'
import type { FieldDb } from '../outbox/db.ts'
import { roomFor } from '../outbox/full.ts'
import { Locked, type Content, type LetterKeys, type Seal, type Shut } from '../outbox/seal.ts'
import { cell } from '../store.ts'
import { Bare } from './bare.ts'
import {
  aesKey,
  boundTo,
  type Bytes,
  close,
  closeJson,
  closeToCounty,
  type CountyKey,
  deviceKey,
  fresh,
  hasCrypto,
  pinKey,
  pinRounds,
  sign,
  signer,
  signingPair,
  unclose,
  uncloseJson,
} from './crypto.ts'
import {
  mark,
  phoneMark,
  presentPhone,
  putMark,
  putPhone,
  type PhoneMark,
  type VaultRow,
  type WhyWiped,
} from './marks.ts'
import type { Unlocked, VaultState } from './states.ts'

interface Open {
  row: VaultRow
  data: CryptoKey
  signing: CryptoKey
  county: CountyKey
  phone: string
}

export interface VaultParts {
  db: FieldDb
  county: string
  now?: () => number
  /** For tests: fewer rounds. */
  rounds?: number
  newId: () => string
}

/** What the server answers when a phone is made known, and whenever it asks. */
export interface Terms {
  limits: FieldTerms
  key: CountyKey
}

export class Vault implements Seal {
  readonly epoch = cell(0)
  readonly state = cell<VaultState>('looking')
  readonly db: FieldDb
  private readonly parts: VaultParts
  private readonly now: () => number
  private held: Open | undefined
  /** Id of the vault on this phone, open or not. */
  private id: string | undefined
  private readonly bare = new Bare()

  constructor(parts: VaultParts) {
    this.parts = parts
    this.db = parts.db
    this.now = parts.now ?? Date.now
  }

  /** Looks what is there. A lease that is over takes the key with it. */
  async start(): Promise<void> {
    if (!hasCrypto()) return this.become('bare')
    await this.judge()
    // What another tab does to the vault is done here too.
    liveQuery(() => mark(this.db, 'vault')).subscribe({ next: (row) => void this.follow(row).catch(() => undefined) })
  }

  private async follow(told: VaultRow | undefined): Promise<void> {
    if (told?.id === this.id) return
    // What is told may be older than what was done here meanwhile: looked at again before a key is let go.
    const row = await mark(this.db, 'vault')
    if (row?.id === this.id) return
    this.held = undefined
    this.id = row?.id
    this.become(row ? 'locked' : 'none')
  }

  /** What the lease says now. @returns whether the vault may be used */
  async judge(): Promise<boolean> {
    if (this.state.get() === 'bare') return true
    // In one: another tab may be making a new vault.
    const [row, contact, limits] = await this.db.transaction('r', this.db.marks, () =>
      Promise.all([mark(this.db, 'vault'), mark(this.db, 'contact'), mark(this.db, 'limits')]),
    )
    if (row?.id !== this.held?.row.id) this.held = undefined
    this.id = row?.id
    if (!row || !contact || !limits) {
      this.held = undefined
      this.become('none')
      return false
    }
    const stands = standing(contact, this.now(), limits.leaseHours)
    if (stands === 'over') await this.end('over', true, (there) => there === row.id)
    else if (stands === 'clock') {
      this.held = undefined
      this.become('clock')
    } else if (!this.held) this.become('locked')
    return stands === 'good'
  }

  private become(state: VaultState): void {
    if (state !== this.state.get()) this.epoch.set(this.epoch.get() + 1)
    this.state.set(state)
  }

  /**
   * A new vault under a PIN just chosen. The phone is made known to the server first: letters are closed to its key from
   * the first one on. What an older vault held is gone; its letters stay, sealed.
   */
  async create(pin: string, account: string, enrol: (signing: string) => Promise<PhoneMark & Terms>): Promise<void> {
    const pair = await signingPair()
    const { limits, key, ...phone } = await enrol(pair.point)
    const raw = fresh(32)
    const [data, device, salt] = [await aesKey(raw), await deviceKey(), fresh(16)]
    const rounds = this.parts.rounds ?? pinRounds
    const row: VaultRow = {
      id: this.parts.newId(),
      account,
      device,
      salt,
      rounds,
      wrapped: await close(await pinKey(pin, device, salt, rounds), raw),
      signer: await close(data, pair.secret),
      tries: 0,
    }
    raw.fill(0)
    const signing = await signer(pair.secret)
    pair.secret.fill(0)
    const { records, sent, marks } = this.db
    // In one, so that no other tab sees a phone without a vault, or a vault without its lease, in between.
    await this.db.transaction('rw', records, sent, marks, async () => {
      await this.clear()
      await putPhone(this.db, phone)
      await this.db.marks.put({ name: 'phone', value: phone.id })
      await this.db.marks.bulkDelete(['wiped', 'leave'])
      await this.putTerms({ limits, key })
      await putMark(this.db, 'vault', row)
    })
    await this.take({ row, data, signing, county: key, phone: phone.id })
  }

  /** A key is taken into the hand, and let go again where another tab did away with its vault meanwhile. @returns whether it stays */
  private async take(open: Open): Promise<boolean> {
    // Held before it is looked: what happens after the look is told by `follow`.
    this.id = open.row.id
    this.held = open
    const there = await mark(this.db, 'vault')
    if (there?.id === open.row.id && this.held === open) {
      this.become('open')
      return true
    }
    this.held = undefined
    this.id = there?.id
    this.become(there ? 'locked' : 'none')
    return false
  }

  async unlock(pin: string): Promise<Unlocked> {
    if (!(await this.judge())) return this.state.get() === 'clock' ? { as: 'clock' } : { as: 'wiped' }
    // Counted before it is tried: whoever cuts the power has used a try all the same.
    const row = await this.counted()
    if (!row) return { as: 'wiped' }
    const opened = await this.opened(row, pin)
    if (!opened) {
      if (row.tries < pinTries) return { as: 'wrong', left: pinTries - row.tries }
      await this.end('tries', true, (there) => there === row.id)
      return { as: 'wiped' }
    }
    await this.db.marks.where({ name: 'vault' }).modify((m) => {
      const there = m.value as VaultRow
      if (there.id === row.id) there.tries = 0
    })
    return (await this.take(opened)) ? { as: 'open' } : { as: 'wiped' }
  }

  private counted(): Promise<VaultRow | undefined> {
    const count = async () => {
      const row = await mark(this.db, 'vault')
      if (!row || row.tries >= pinTries) return undefined
      const next = { ...row, tries: row.tries + 1 }
      await putMark(this.db, 'vault', next)
      return next
    }
    return roomFor(this.db, () => this.db.transaction('rw', this.db.marks, count))
  }

  private async opened(row: VaultRow, pin: string): Promise<Open | undefined> {
    const [county, phone] = await Promise.all([mark(this.db, 'county-key'), this.db.marks.get('phone')])
    if (!county || !phone) return undefined
    try {
      const raw = await unclose(await pinKey(pin, row.device, row.salt, row.rounds), row.wrapped)
      const data = await aesKey(raw)
      return { row, data, signing: await signer(await unclose(data, row.signer)), county, phone: phone.value as string }
    } catch {
      return undefined
    }
  }

  /** The PIN is asked again. */
  lock(): void {
    if (this.state.get() !== 'open') return
    this.held = undefined
    this.become('locked')
  }

  /**
   * The key is deleted and with it all that was read. What waits stays as sealed letters.
   * @param why shown to whoever comes next
   * @param leave a session left in this browser must end before anything is shown
   */
  wipe(why: WhyWiped, leave = true): Promise<void> {
    return this.end(why, leave, () => true)
  }

  /** The server says that this phone is not good any more. What it says of a phone of before is no word about this one. */
  async revoked(phone: string): Promise<void> {
    if ((await presentPhone(this.db)) === phone) await this.wipe('revoked')
  }

  /** @param still asked in the same breath, by the id of the vault that is there: another tab may have made a new one */
  private async end(why: WhyWiped, leave: boolean, still: (id: string | undefined) => boolean): Promise<void> {
    // At once, whatever the database says: nothing more is read by this tab.
    this.held = undefined
    const { records, sent, marks } = this.db
    const gone = (told: boolean) =>
      this.db.transaction('rw', records, sent, marks, async () => {
        const row = await mark(this.db, 'vault')
        if (!still(row?.id)) return row
        await this.clear()
        if (told) await putMark(this.db, 'wiped', why)
        if (told && leave) await putMark(this.db, 'leave', true)
        return undefined
      })
    // A full phone takes nothing new; its key goes all the same.
    const there = await gone(true).catch(() => gone(false))
    this.id = there?.id
    this.become(there ? 'locked' : 'none')
  }

  private async clear(): Promise<void> {
    const { db } = this
    await db.transaction('rw', db.records, db.sent, db.marks, async () => {
      await db.marks.bulkDelete(['vault', 'contact', 'synced', 'phone', 'touched'])
      await db.records.clear()
      await db.sent.clear()
    })
  }

  /** Somebody signed in just now, or the session that was left here has ended. */
  async left(): Promise<void> {
    await this.db.marks.delete('leave')
  }

  /** Which vault it is, opened or not; undefined where there is none. */
  which(): string | undefined {
    return this.id
  }

  /** Whose vault it is, where there is one. */
  async account(): Promise<string | undefined> {
    return (await mark(this.db, 'vault'))?.account
  }

  /** The server answered, and this phone is good: the lease begins anew, with the terms of today. @param phone that asked */
  async contacted(terms: Terms, phone?: string): Promise<void> {
    const good = await this.db.transaction('rw', this.db.marks, async () => {
      // Told of a phone of before: no word about this one.
      if (phone !== undefined && (await presentPhone(this.db)) !== phone) return false
      await this.putTerms(terms)
      return true
    })
    if (!good) return
    if (this.held) this.held.county = terms.key
    if (this.state.get() === 'clock') this.become('locked')
  }

  private async putTerms({ limits, key }: Terms): Promise<void> {
    const at = this.now()
    await putMark(this.db, 'limits', limits)
    await putMark(this.db, 'county-key', key)
    await putMark(this.db, 'contact', { at, open: 0, high: at })
  }

  /** Every now and then while the page stands: how long, and how late it is. @param passed milliseconds by the page's own clock */
  async tick(passed: number): Promise<void> {
    const at = this.now()
    try {
      await this.db.marks.where({ name: 'contact' }).modify((m) => {
        const contact = m.value as Contact
        m.value = { at: contact.at, open: contact.open + passed, high: Math.max(contact.high, at) }
      })
    } finally {
      // Where nothing more can be written down, the lease ends all the same.
      await this.judge()
    }
  }

  // What passes through

  private get key(): Open {
    if (!this.held) throw new Locked()
    return this.held
  }

  async seal(value: unknown): Promise<unknown> {
    return this.state.get() === 'bare' ? this.bare.remember(value) : closeJson(this.key.data, value)
  }

  async open(sealed: unknown): Promise<unknown> {
    return this.state.get() === 'bare' ? this.bare.recall(sealed) : uncloseJson(this.key.data, sealed as Bytes)
  }

  async close(head: LetterHead, content: Content): Promise<Shut> {
    if (this.state.get() === 'bare') return this.bare.letter(content)
    const { data, county, signing, row, phone } = this.key
    const raw = fresh(32)
    const own = await aesKey(raw)
    const bound = boundTo(head)
    const [body, about, shutFile, wrapped, forCounty] = await Promise.all([
      closeJson(own, content.body, bound),
      closeJson(own, content.about, bound),
      content.file && content.file.blob.arrayBuffer().then((bytes) => close(own, bytes, bound)),
      close(data, raw, head.id),
      closeToCounty(raw, county, this.parts.county, head.id),
    ])
    raw.fill(0)
    const signature = await sign(signing, head, { body, about, file: shutFile })
    return {
      body,
      about,
      ...(shutFile && { file: { content: shutFile, name: content.file!.name, type: content.file!.blob.type } }),
      keys: { vault: row.id, phone, own: wrapped, county: forCounty, signature },
    }
  }

  async disclose(head: LetterHead, { body, about, file, keys }: Shut): Promise<Content> {
    if (!keys) return (await this.bare.recall(body)) as Content
    const own = await aesKey(await unclose(this.key.data, keys.own, head.id))
    const bound = boundTo(head)
    return {
      body: await uncloseJson(own, body as Bytes, bound),
      about: await uncloseJson(own, about as Bytes, bound),
      ...(file && {
        file: {
          blob: new Blob([await unclose(own, file.content as Bytes, bound)], { type: file.type }),
          name: file.name,
        },
      }),
    }
  }

  opens(keys: LetterKeys | undefined): 'now' | 'locked' | 'never' {
    const state = this.state.get()
    if (state === 'bare') return 'now'
    if (state === 'looking') return 'locked'
    if (!keys || keys.vault !== this.id) return 'never'
    return this.held ? 'now' : 'locked'
  }

  under(): { vault: string; phone: string } | undefined {
    return this.held && { vault: this.held.row.id, phone: this.held.phone }
  }

  async stands(under: unknown): Promise<'yes' | 'letters' | 'never'> {
    if (this.state.get() === 'bare') return 'yes'
    const was = under as { vault: string; phone: string } | undefined
    if (!was || !(await phoneMark(this.db, was.phone))) return 'never'
    return (await mark(this.db, 'vault'))?.id === was.vault ? 'yes' : 'letters'
  }
}

/**
 * Answers that screens share. Small on purpose: the usual library would cost the resident shell 12 KB of its 110.
 * An answer is asked for once, shown to all who watch it, asked again when it is old, and forgotten when nobody watched
 * it for a while.
 */

export interface Shown<T> {
  readonly data: T | undefined
  /** Why the last asking failed; an older answer may still stand beside it. */
  readonly error: unknown
  readonly isFetching: boolean
}

interface Slot {
  /** What it is invalidated by. */
  group: string
  shown: Shown<unknown>
  /** When the answer came; minus infinity when it is old whatever the clock says. */
  at: number
  ask: () => Promise<unknown>
  busy: Promise<void> | undefined
  /** It grew old while it was being asked for. */
  again: boolean
  /** Counts up when an answer under way is no longer wanted. */
  run: number
  /** What is shown was an answer to whoever sat here before. */
  foreign: boolean
  watchers: Set<() => void>
  forget: ReturnType<typeof setTimeout> | undefined
}

const nothing: Shown<never> = { data: undefined, error: undefined, isFetching: false }

export class AnswerCache {
  private readonly slots = new Map<string, Slot>()
  private readonly now: () => number
  private readonly keep: number

  /** @param keep milliseconds that an answer nobody watches is kept */
  constructor(now: () => number = Date.now, keep = 300_000) {
    this.now = now
    this.keep = keep
  }

  get<T>(key: string): Shown<T> {
    return (this.slots.get(key)?.shown as Shown<T> | undefined) ?? nothing
  }

  /** Asks when there is no answer younger than `fresh` milliseconds. @returns how to stop */
  watch(key: string, group: string, fresh: number, ask: () => Promise<unknown>, onChange: () => void): () => void {
    const slot = this.slot(key, group, ask)
    slot.ask = ask
    slot.watchers.add(onChange)
    clearTimeout(slot.forget)
    if (this.now() - slot.at >= fresh || slot.shown.error !== undefined) void this.fetch(key)
    return () => {
      slot.watchers.delete(onChange)
      if (slot.watchers.size === 0)
        slot.forget = setTimeout(() => slot.watchers.size === 0 && this.slots.delete(key), this.keep)
    }
  }

  private slot(key: string, group: string, ask: Slot['ask']): Slot {
    const found = this.slots.get(key)
    if (found) return found
    const made: Slot = {
      group,
      shown: nothing,
      at: -Infinity,
      ask,
      busy: undefined,
      again: false,
      run: 0,
      foreign: false,
      watchers: new Set(),
      forget: undefined,
    }
    this.slots.set(key, made)
    return made
  }

  /** Asks now; who asks meanwhile gets the same answer. */
  fetch(key: string): Promise<void> {
    const slot = this.slots.get(key)
    if (!slot) return Promise.resolve()
    slot.busy ??= this.run(slot).finally(() => {
      slot.busy = undefined
      if (slot.again) void this.fetch(key)
    })
    return slot.busy
  }

  private async run(slot: Slot): Promise<void> {
    slot.again = false
    const run = slot.run
    this.show(slot, { ...slot.shown, isFetching: true })
    try {
      const data = await slot.ask()
      if (run !== slot.run) return
      slot.at = this.now()
      slot.foreign = false
      this.show(slot, { data, error: undefined, isFetching: false })
    } catch (error) {
      if (run === slot.run)
        this.show(slot, { data: slot.foreign ? undefined : slot.shown.data, error, isFetching: false })
    }
  }

  private show(slot: Slot, shown: Shown<unknown>): void {
    slot.shown = shown
    for (const tell of slot.watchers) tell()
  }

  /** Puts an answer there that came another way. */
  put(key: string, data: unknown): void {
    const slot = this.slots.get(key)
    if (slot) this.show(slot, { ...slot.shown, data })
  }

  /** All answers of a group are old: those that are watched are asked for again. */
  async renew(group: string): Promise<void> {
    const all = [...this.slots].filter(([, slot]) => slot.group === group)
    await Promise.all(
      all.map(async ([key, slot]) => {
        slot.at = -Infinity
        if (slot.busy) slot.again = true
        if (slot.watchers.size > 0) await this.fetch(key)
      }),
    )
  }

  /**
   * Perhaps another person sits here now. What nobody looks at is gone; what is on the screen stays until the answer to
   * this person replaces it, so that nothing half typed is lost when it is the same one; a refusal takes it away.
   */
  clear(): void {
    for (const [key, slot] of this.slots) {
      if (slot.watchers.size === 0) this.slots.delete(key)
      slot.at = -Infinity
      slot.run++
      slot.foreign = true
      if (slot.busy) slot.again = true
      void this.fetch(key)
    }
  }

  /** Watched answers older than this are asked for again: the page is looked at after a while. */
  wake(older: number): void {
    for (const [key, slot] of this.slots)
      if (slot.watchers.size > 0 && this.now() - slot.at >= older) void this.fetch(key)
  }
}

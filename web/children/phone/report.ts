/** A report of harm as it is typed and as it travels. Nothing of it is kept on the device: at home somebody else may hold the phone. */
import { harmFaults, type HarmReport, type ReporterPart } from '../../../domain/children/harm.ts'
import type { FieldFault } from '../../../domain/kernel/errors.ts'
import { mint } from '../../kit/mint.ts'
import { NoAnswer, problemOf } from '../../kit/problem.ts'

export interface Typed {
  what: string
  signs: string[]
  name: string
  age: string
  where: string
  by: ReporterPart | ''
  myName: string
  myPhone: string
  secret: boolean
}

export const empty: Typed = {
  what: '',
  signs: [],
  name: '',
  age: '',
  where: '',
  by: '',
  myName: '',
  myPhone: '',
  secret: false,
}

export const faultsOf = (v: Typed): FieldFault[] =>
  harmFaults({ what: v.what, signs: v.signs, child: { where: v.where } })

const said = <K extends string>(key: K, text: string) =>
  (text.trim() ? { [key]: text.trim() } : {}) as Partial<Record<K, string>>

export const bodyOf = (id: HarmReport['id'], v: Typed) => ({
  id,
  child: { ...said('name', v.name), ...said('age', v.age), ...said('where', v.where) },
  signs: v.signs,
  what: v.what.trim(),
  by: v.by || null,
  reporter: { ...said('name', v.myName), ...said('phone', v.myPhone) },
  secret: v.secret,
})

const ids = new WeakMap<Blob, string>()

/** Its id in the report: the same however often it is sent. */
export function idOf(photo: Blob): string {
  const id = ids.get(photo) ?? mint()
  ids.set(photo, id)
  return id
}

/** Too many at once, nobody answers, or the server is away: all pass, and a report is not lost by them. */
export const passes = (error: unknown): boolean =>
  error instanceof NoAnswer || ['too-many', 'unavailable', 'internal'].includes(problemOf(error)?.code ?? '')

/** Sends until it is there, or somebody leaves. @param waiting told once it has to wait */
export async function sendUntilThere<T>(
  send: () => Promise<T>,
  waiting: () => void,
  going: () => boolean,
  rest = 8_000,
): Promise<T> {
  for (;;) {
    try {
      return await send()
    } catch (error) {
      if (!passes(error) || !going()) throw error
      waiting()
      await restOrOnline(rest)
    }
  }
}

/** Not longer than need be: when the network is back it is tried at once. */
const restOrOnline = (rest: number) =>
  new Promise<void>((done) => {
    const over = () => {
      clearTimeout(timer)
      removeEventListener('online', over)
      done()
    }
    const timer = setTimeout(over, rest)
    addEventListener('online', over)
  })

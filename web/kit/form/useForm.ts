/**
 * A form: values, faults, draft, sending.
 *
 *   const form = useForm({ start: { phone: '' }, draft: 'report', check: (v) => (v.phone ? [] : [{ path: 'phone', code: 'required' }]), words })
 *   <Form form={form} onSubmit={async (v) => { await act.mutateAsync({ body: { id, ...v } }) }}>
 *     <TextField form={form} name="phone" label={t('phone')} type="tel" />
 */
import { useCallback, useEffect, useRef, useState } from 'react'
import type { FieldFault } from '../../../domain/kernel/errors.ts'
import { faultsOf } from '../problem.ts'
import type { Words } from '../words.ts'
import { draftOf, dropDraft, keepDraft, keepPieces } from './draft.ts'
import { faultsByField, type Faults } from './faults.ts'

export interface FormOptions<V extends object> {
  start: V
  /** Name under which what is typed stays on this device until it is sent. */
  draft?: string
  /** Faults that this page can see for itself; asked on leaving a field and before sending. */
  check?: (values: V) => FieldFault[]
  /** Words of the room for its own fault codes. */
  words?: Words
}

export interface FormState<V extends object> {
  values: V
  faults: Faults
  /** A draft was found and is shown. */
  fromDraft: boolean
  sending: boolean
  /** How often sending stopped at the fault of a field. */
  stopped: number
  /** What failed, when it was no field's fault. */
  error: unknown
  words: Words
  set: (change: Partial<V>) => void
  /** Called when a field is left: shows its fault, if it has one. */
  leave: (name: string) => void
  /** @returns whether it was sent; after it the draft is gone */
  submit: (send: (values: V) => Promise<unknown>) => Promise<boolean>
  /** Shows the faults of the named fields (of all, without names). @returns whether there are none */
  valid: (names?: (keyof V & string)[]) => boolean
  reset: () => void
  id: (name: string) => string
}

const noWords: Words = {}

export function useForm<V extends object>({ start, draft, check, words = noWords }: FormOptions<V>): FormState<V> {
  const [found] = useState(() => (draft ? draftOf<V>(draft, Date.now()) : undefined))
  const [values, setValues] = useState<V>(() => ({ ...start, ...found }))
  const [faults, setFaults] = useState<Faults>({})
  const [sending, setSending] = useState(false)
  const [stopped, setStopped] = useState(0)
  const [error, setError] = useState<unknown>()
  const [fromDraft, setFromDraft] = useState(found !== undefined)
  const latest = useRef(values)
  latest.current = values
  const touched = useRef(false)
  useKeptDraft(draft, start, values, touched)

  const set = useCallback((change: Partial<V>) => {
    touched.current = true
    setValues((old) => ({ ...old, ...change }))
    setFaults((old) => without(old, Object.keys(change)))
  }, [])
  const look = (names?: readonly string[]) => {
    const all = faultsByField(check?.(latest.current) ?? [])
    return names ? Object.fromEntries(Object.entries(all).filter(([path]) => names.some((n) => isOf(path, n)))) : all
  }
  const leave = (name: string) => {
    if (touched.current) setFaults((old) => ({ ...without(old, [name]), ...look([name]) }))
  }
  const valid = (names?: (keyof V & string)[]) => {
    const seen = look(names)
    setFaults(seen)
    return Object.keys(seen).length === 0
  }
  const stop = () => {
    setStopped((n) => n + 1)
    return false
  }
  const submit = async (send: (values: V) => Promise<unknown>) => {
    setError(undefined)
    if (sending) return false
    if (!valid()) return stop()
    setSending(true)
    try {
      await send(latest.current)
      touched.current = false
      if (draft) dropWhole(draft)
      setFromDraft(false)
      return true
    } catch (thrown) {
      const theirs = faultsOf(thrown)
      if (theirs.length === 0) setError(thrown)
      else setFaults(faultsByField(theirs))
      return theirs.length > 0 && stop()
    } finally {
      setSending(false)
    }
  }
  const reset = () => {
    if (draft) dropWhole(draft)
    touched.current = false
    setValues(start)
    setFaults({})
    setError(undefined)
    setFromDraft(false)
  }
  return { values, faults, fromDraft, sending, stopped, error, words, set, leave, submit, valid, reset, id: fieldId }
}

/** `answers.floor` → `f-answers-floor` */
export const fieldId = (path: string): string => `f-${path.replace(/[^A-Za-z0-9]/g, '-')}`

const isOf = (path: string, name: string) => path === name || path.startsWith(`${name}.`)

const without = (faults: Faults, names: readonly string[]): Faults =>
  Object.fromEntries(Object.entries(faults).filter(([path]) => !names.some((n) => isOf(path, n))))

/** Its words, and whatever was taken with them. */
function dropWhole(draft: string): void {
  dropDraft(draft)
  keepPieces(draft, [], Date.now())
}

/** With every word: a tab that is killed is told nothing. */
function useKeptDraft<V>(draft: string | undefined, start: V, values: V, touched: { current: boolean }): void {
  const [blank] = useState(() => JSON.stringify(start))
  useEffect(() => {
    if (!draft || !touched.current) return
    // Taken back to where it began, it is no half-written thing.
    if (JSON.stringify(values) === blank) dropDraft(draft)
    else keepDraft(draft, values, Date.now())
  }, [draft, blank, values, touched])
}

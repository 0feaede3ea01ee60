/** The fields of a place that an act opens, under a prefix where there are several. */
import type { FieldFault } from '../../../../domain/kernel/errors.ts'
import type { NewPlace } from '../../../../domain/places/api.ts'
import { mayStandBelow } from '../../../../domain/places/rules.ts'
import { GridKind, PlaceKind, type Place } from '../../../../domain/places/schema.ts'
import type { FormState } from '../../../kit/form/useForm.ts'
import { useLanguage } from '../../../kit/language.ts'
import { Pick, TextInput } from '../../../kit/staff/Fields.tsx'
import { useWords, wordIn } from '../../../kit/words.ts'
import { gridKindWords, placeKindWords } from '../words.ts'
import { actWords } from '../words/acts.ts'
import type { DatedValues } from './dated.tsx'

/** Flat, so that each is a field: `0.step`, `0.name` … and beside them what the act itself asks. */
export type EntryValues = DatedValues & Record<string, string | null | readonly string[]>

export const textOf = (v: EntryValues, name: string): string => {
  const value = v[name]
  return typeof value === 'string' ? value.trim() : ''
}

type Standing = { kind: Place['kind']; gridKind: Place['gridKind'] }

/** What may stand below a place: `base`, `dedicated`, `micro` for grids, else the kind. */
export function kindsBelow(parent: Standing): string[] {
  const all: Standing[] = [
    ...PlaceKind.options.filter((kind) => kind !== 'grid').map((kind) => ({ kind, gridKind: null })),
    ...GridKind.options.map((gridKind) => ({ kind: 'grid' as const, gridKind })),
  ]
  return all.filter((child) => mayStandBelow(child, parent)).map((c) => c.gridKind ?? c.kind)
}

export const standingOf = (chosen: string): Standing =>
  GridKind.safeParse(chosen).success
    ? { kind: 'grid', gridKind: chosen as GridKind }
    : { kind: chosen as PlaceKind, gridKind: null }

export const emptyEntry = (
  prefix: string,
  like: { step: string; kind: string; level: string; name?: string },
): Record<string, string> => ({
  [`${prefix}step`]: like.step,
  [`${prefix}kind`]: like.kind,
  [`${prefix}level`]: like.level,
  [`${prefix}name`]: like.name ?? '',
  [`${prefix}code`]: '',
  [`${prefix}helpLine`]: '',
})

export const entryFaults = (v: EntryValues, prefix: string): FieldFault[] =>
  ['step', 'kind', 'level', 'name'].flatMap((name) =>
    textOf(v, prefix + name) ? [] : [{ path: prefix + name, code: 'required' }],
  )

/** @param fictional whether what it opens lies in an invented map */
export function entryOf(v: EntryValues, prefix: string, fictional: boolean): NewPlace {
  const text = (name: string) => textOf(v, prefix + name)
  return {
    step: text('step'),
    ...standingOf(text('kind')),
    level: text('level'),
    name: text('name'),
    code: text('code') || null,
    helpLine: text('helpLine') || null,
    urbanClass: null,
    sort: 0,
    centre: null,
    outline: null,
    fictional,
  }
}

export interface EntryFieldsProps {
  form: FormState<EntryValues>
  prefix: string
  /** What may be chosen; with one there is nothing to choose. */
  kinds: readonly string[]
  first?: boolean
}

export function EntryFields({ form, prefix, kinds, first }: EntryFieldsProps) {
  const t = useWords(actWords)
  const lang = useLanguage()
  const named = { ...placeKindWords, ...gridKindWords }
  const options = kinds.map((k) => ({ value: k, label: wordIn(named[k as keyof typeof named], lang) }))
  return (
    <>
      <div className="side">
        <TextInput form={form} name={`${prefix}name`} label={t('name')} maxLength={60} {...(first && { first })} />
        <TextInput form={form} name={`${prefix}level`} label={t('level')} hint={t('levelHint')} maxLength={12} />
      </div>
      <div className="side">
        {kinds.length > 1 && <Pick form={form} name={`${prefix}kind`} label={t('kind')} options={options} />}
        <TextInput form={form} name={`${prefix}step`} label={t('step')} hint={t('stepHint')} maxLength={24} />
      </div>
      <div className="side">
        <TextInput form={form} name={`${prefix}code`} label={t('code')} hint={t('codeHint')} optional maxLength={15} />
        <TextInput form={form} name={`${prefix}helpLine`} label={t('helpLine')} optional maxLength={20} />
      </div>
    </>
  )
}

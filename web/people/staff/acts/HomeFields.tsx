/** Where somebody lives and with whom: a dwelling, a household there or a new one, and how one stands to its head. */
import { Relation, Residence, type HouseholdMember } from '../../../../domain/people/schema.ts'
import type { FieldFault } from '../../../../domain/kernel/errors.ts'
import type { FormState } from '../../../kit/form/useForm.ts'
import { useLanguage } from '../../../kit/language.ts'
import { Framed, Pick, Radios } from '../../../kit/staff/Fields.tsx'
import { useWords, wordIn } from '../../../kit/words.ts'
import { useMarked } from '../marked.ts'
import { useHomesIn, type Dwelling } from '../queries.ts'
import { relationWords, residenceWords, words } from '../words.ts'
import { DwellingPick } from './DwellingPick.tsx'
import { needed } from '../../../kit/staff/once.ts'

export interface HomeValues {
  dwelling: Dwelling | null
  /** Of a household there, or `new`. */
  home: string
  relation: HouseholdMember['relation'] | null
  residence: HouseholdMember['residence']
}

export const newHome = 'new'

export const noHome: HomeValues = { dwelling: null, home: newHome, relation: null, residence: 'both' }

export const homeFaults = (v: HomeValues): FieldFault[] => [
  ...needed(v, 'dwelling'),
  ...(v.home === newHome ? [] : needed(v, 'relation')),
]

/** Whoever opens a household is its head. */
export const relationIn = (v: HomeValues): HouseholdMember['relation'] => (v.home === newHome ? 'head' : v.relation!)

export function HomeFields<V extends HomeValues>({ form, residence }: { form: FormState<V>; residence?: boolean }) {
  const t = useWords(words)
  const lang = useLanguage()
  const marked = useMarked()
  const { values } = form
  const homes = useHomesIn(values.dwelling?.id ?? null)
  const set = (change: Partial<HomeValues>) => form.set(change as Partial<V>)
  const choices = (homes.data?.items ?? []).map((h) => ({
    value: h.id,
    label: h.members[0] ? t('homeOf', { name: marked(h.members[0]), n: h.members.length }) : t('homeEmpty'),
  }))
  return (
    <>
      <Framed form={form} name="dwelling" label={t('dwelling')}>
        {({ id, status }) => (
          <DwellingPick
            id={id}
            status={status}
            value={values.dwelling}
            onChange={(dwelling) => set({ dwelling, home: newHome, relation: null })}
          />
        )}
      </Framed>
      {values.dwelling && (
        <Radios
          form={form}
          name="home"
          label={t('homeChoice')}
          options={[...choices, { value: newHome, label: t('homeNew') }]}
        />
      )}
      {values.home !== newHome && (
        <Pick
          form={form}
          name="relation"
          label={t('relation')}
          options={Relation.options.map((value) => ({ value, label: wordIn(relationWords[value], lang) }))}
        />
      )}
      {residence && (
        <Radios
          form={form}
          name="residence"
          label={t('residence')}
          options={Residence.options.map((value) => ({ value, label: wordIn(residenceWords[value], lang) }))}
        />
      )}
    </>
  )
}

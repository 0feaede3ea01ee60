import { useMay } from '../../../accounts/queries.ts'
import type { FormState } from '../../../kit/form/useForm.ts'
import { Framed } from '../../../kit/staff/Fields.tsx'
import { useWords } from '../../../kit/words.ts'
import { PersonPick } from '../../../people/PersonPick.tsx'
import { ColleaguePick } from '../../ColleaguePick.tsx'
import { words } from '../words.ts'

interface Who {
  account: string | null
  person: string | null
}

/** A colleague with an account, or a resident by his card: one of the two. */
export function WhoFields<V extends Who>({ form, must }: { form: FormState<V>; must?: boolean }) {
  const t = useWords(words)
  const may = useMay()
  const set = (change: Partial<Who>) => form.set(change as Partial<V>)
  return (
    <>
      <Framed
        form={form}
        name="account"
        label={t('account')}
        hint={t('accountHint')}
        {...(must ? { first: true } : { optional: true })}
      >
        {({ id, status }) => (
          <ColleaguePick
            id={id}
            status={status}
            value={form.values.account}
            onChange={(account) => set({ account, ...(account && { person: null }) })}
          />
        )}
      </Framed>
      {may('people.search') && (
        <Framed form={form} name="person" label={t('person')} hint={t('personHint')} optional>
          {({ id }) => (
            <PersonPick
              id={id}
              value={form.values.person}
              onChange={(person) => set({ person, ...(person && { account: null }) })}
            />
          )}
        </Framed>
      )}
    </>
  )
}

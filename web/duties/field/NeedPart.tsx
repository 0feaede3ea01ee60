import { guessesOf } from '../../../domain/catalogue/guess.ts'
import type { FieldDay } from '../../../domain/duties/visits.ts'
import { Choices } from '../../kit/form/choices.tsx'
import { TextField } from '../../kit/form/fields.tsx'
import type { FormState } from '../../kit/form/useForm.ts'
import { Entry } from '../../kit/ui/blocks.tsx'
import { useFormat } from '../../kit/now.ts'
import { useWords } from '../../kit/words.ts'
import type { Filled } from './visit.ts'
import { words } from './words.ts'

/** What was found, in words; what it may be about is offered by them, and named by a tap it goes straight to whose it is. */
export function NeedPart({ form, day }: { form: FormState<Filled>; day: FieldDay }) {
  const t = useWords(words)
  const { lang } = useFormat()
  const { need, needItem } = form.values
  // A day that was fetched before phones knew of matters has none.
  const matters = day.matters ?? []
  const chosen = matters.filter((m) => m.code === needItem)
  const guesses = guessesOf(matters, need)
  const offered = [...new Set([...guesses.filter((m) => !m.instead), ...chosen])]
  return (
    <>
      <TextField form={form} name="need" label={t('need')} maxLength={500} optional />
      {guesses.some((m) => m.instead === 'harm') && (
        <Entry to="/harm" icon="shield" title={t('needHarm')} hint={t('needHarmHint')} />
      )}
      {need.trim() !== '' && offered.length > 0 && (
        <Choices
          form={form}
          name="needItem"
          legend={t('needItem')}
          options={[
            ...offered.map((m) => ({ value: m.code, label: m.name[lang] ?? m.name.zh })),
            { value: '', label: t('needItemNone'), hint: t('needItemNoneHint') },
          ]}
        />
      )}
    </>
  )
}

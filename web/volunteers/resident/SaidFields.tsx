import { parts, ticked } from '../../../domain/volunteers/free.ts'
import { HowFar } from '../../../domain/volunteers/schema.ts'
import { Halves, Tags } from '../../kit/form/choices.tsx'
import type { FormState } from '../../kit/form/useForm.ts'
import { useLanguage } from '../../kit/language.ts'
import { useWords, wordIn } from '../../kit/words.ts'
import { useNames } from '../queries.ts'
import { farWords, timeWords } from '../words.ts'
import { words } from './words.ts'

export interface SaidValues {
  skills: string[]
  languages: string[]
  /** Ticks of the week: `6-morning`. */
  times: string[]
  howFar: string
}

const days = [1, 2, 3, 4, 5, 6, 7] as const

/** What somebody can do, when, and how far they go. */
export function SaidFields<V extends SaidValues>({ form }: { form: FormState<V> }) {
  const t = useWords(words)
  const lang = useLanguage()
  const names = useNames()
  return (
    <>
      <Tags form={form} name="skills" legend={t('skills')} options={names.ofGroup('skill')} />
      <Tags form={form} name="languages" legend={t('languages')} options={names.ofGroup('language')} />
      <Week form={form} />
      <Halves
        form={form}
        name="howFar"
        legend={t('howFar')}
        options={HowFar.options.map((value) => ({ value, label: wordIn(farWords[value], lang) }))}
      />
    </>
  )
}

function Week<V extends SaidValues>({ form }: { form: FormState<V> }) {
  const t = useWords(words)
  const time = useWords(timeWords)
  const chosen = form.values.times
  const toggle = (tick: string, on: boolean) =>
    form.set({ times: on ? [...chosen, tick] : chosen.filter((c) => c !== tick) } as Partial<V>)
  return (
    <fieldset className="field" id={form.id('times')}>
      <legend>{t('times')}</legend>
      <table className="vol-week">
        <thead>
          <tr>
            <th scope="col">
              <span className="sr">{t('times')}</span>
            </th>
            {parts.map((p) => (
              <th key={p} scope="col">
                {time(p)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {days.map((day) => (
            <tr key={day}>
              <th scope="row">{time(`day${day}`)}</th>
              {parts.map((part) => {
                const tick = ticked(day, part)
                return (
                  <td key={part}>
                    <label>
                      <input
                        type="checkbox"
                        aria-label={t('timesOf', { day: time(`day${day}`), part: time(part) })}
                        checked={chosen.includes(tick)}
                        onChange={(e) => toggle(tick, e.target.checked)}
                      />
                    </label>
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </fieldset>
  )
}

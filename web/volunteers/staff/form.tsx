import { freeOf, parts, ticked, ticksOf } from '../../../domain/volunteers/free.ts'
import { HowFar, type FreeTime, type GuardianConsent } from '../../../domain/volunteers/schema.ts'
import type { FormState } from '../../kit/form/useForm.ts'
import { useLanguage } from '../../kit/language.ts'
import { ProblemError } from '../../kit/problem.ts'
import { Pick, Radios, TextInput } from '../../kit/staff/Fields.tsx'
import { useWords, wordIn } from '../../kit/words.ts'
import { useNames } from '../queries.ts'
import { farWords, timeWords } from '../words.ts'
import { findVolunteer, type View } from './queries.ts'
import { words } from './words.ts'

/** As it is typed at the desk. */
export interface Typed {
  skills: string[]
  languages: string[]
  times: string[]
  howFar: string
  nationalNo: string
  insuredTo: string
  vettedTo: string
  /** Number of the adult volunteer who leads. */
  lead: string
  guardianDay: string
  guardianBy: string
}

export const blank: Typed = {
  skills: [],
  languages: [],
  times: [],
  howFar: 'community',
  nationalNo: '',
  insuredTo: '',
  vettedTo: '',
  lead: '',
  guardianDay: '',
  guardianBy: 'paper',
}

export const typedOf = (v: View): Typed => ({
  skills: v.skills,
  languages: v.languages,
  times: ticksOf(v.free).ticks,
  howFar: v.howFar,
  nationalNo: v.nationalNo ?? '',
  insuredTo: v.insuredTo ?? '',
  vettedTo: v.vettedTo ?? '',
  lead: '',
  guardianDay: v.guardian?.day ?? '',
  guardianBy: v.guardian?.channel ?? 'paper',
})

/** What is sent; the guardian stays as they were where nothing was typed anew. */
export function sentOf(t: Typed, before?: View) {
  const free: FreeTime[] = freeOf(t.times, ticksOf(before?.free ?? []).rest)
  const same = before?.guardian?.day === t.guardianDay && before.guardian.channel === t.guardianBy
  const guardian: GuardianConsent | null = same
    ? before.guardian
    : t.guardianDay
      ? { person: null, day: t.guardianDay, channel: t.guardianBy as GuardianConsent['channel'] }
      : null
  return {
    skills: t.skills,
    languages: t.languages,
    free,
    howFar: t.howFar as HowFar,
    nationalNo: t.nationalNo.trim() || null,
    insuredTo: t.insuredTo || null,
    vettedTo: t.vettedTo || null,
    guardian,
  }
}

/** Who leads, found by their number; nothing typed, nothing changed. @throws at its field for a number nobody has */
export async function leadOf(number: string): Promise<string | undefined> {
  if (!number.trim()) return undefined
  const { volunteer } = await findVolunteer({ number: number.trim() })
  if (volunteer) return volunteer.id
  throw new ProblemError({
    type: 'about:blank',
    code: 'validation',
    status: 422,
    title: '',
    trace: '',
    faults: [{ path: 'lead', code: 'lead-unfit' }],
  })
}

export function DeskFields<V extends Typed>({ form, minor }: { form: FormState<V>; minor: boolean }) {
  const t = useWords(words)
  const lang = useLanguage()
  const names = useNames()
  const time = useWords(timeWords)
  const days = [1, 2, 3, 4, 5, 6, 7] as const
  const times = days.flatMap((d) =>
    parts.map((p) => ({ value: ticked(d, p), label: time('at', { day: time(`day${d}`), part: time(p) }) })),
  )
  return (
    <>
      <Pick form={form} name="skills" label={t('skills')} many optional options={names.ofGroup('skill')} />
      <div className="side">
        <Pick form={form} name="languages" label={t('languages')} many optional options={names.ofGroup('language')} />
        <Pick form={form} name="times" label={t('times')} many optional options={times} />
      </div>
      <Radios
        form={form}
        name="howFar"
        label={t('howFar')}
        options={HowFar.options.map((value) => ({ value, label: wordIn(farWords[value], lang) }))}
      />
      <div className="side">
        <TextInput form={form} name="insuredTo" label={t('insured')} hint={t('insuredHint')} type="date" optional />
        <TextInput form={form} name="vettedTo" label={t('vetted')} hint={t('vettedHint')} type="date" optional />
      </div>
      <TextInput
        form={form}
        name="nationalNo"
        label={t('nationalNo')}
        hint={t('nationalHint')}
        maxLength={32}
        optional
      />
      {minor && (
        <>
          <div className="side">
            <TextInput
              form={form}
              name="guardianDay"
              label={t('guardianDay')}
              hint={t('guardianHint')}
              type="date"
              optional
            />
            <Pick
              form={form}
              name="guardianBy"
              label={t('guardianBy')}
              options={[
                { value: 'word', label: t('byWord') },
                { value: 'paper', label: t('byPaper') },
                { value: 'self', label: t('bySelf') },
              ]}
            />
          </div>
          <TextInput form={form} name="lead" label={t('lead')} hint={t('leadHint')} maxLength={15} optional />
        </>
      )}
    </>
  )
}

import { peopleApi } from '../../../domain/people/api.ts'
import { callFile, type Ask } from '../../kit/client.ts'
import { useLanguage } from '../../kit/language.ts'
import { useRead } from '../../kit/query.ts'
import { TakeOut as TakeListOut, type TakeOutChoices, type TakeOutProps } from '../../kit/staff/TakeOut.tsx'
import { useWords } from '../../kit/words.ts'
import { takeOutWords as words } from './words/take-out.ts'

/** What narrows the list on the screen. */
export type Narrowed = Partial<
  Omit<Ask<typeof peopleApi.exportPeople>['body'], 'id' | 'format' | 'why' | 'to' | 'profile' | 'extras' | 'clear'>
> & { place: string }

/** The list of people as it stands on the screen, in its columns or those of another system. */
export function TakePeopleOut({ of, reveal }: { of: Narrowed; reveal: boolean }) {
  return (
    <TakeOut
      useChoices={useChoices}
      reveal={reveal}
      send={(asked, more) => callFile(peopleApi.exportPeople, { body: { ...of, ...asked, ...more } })}
    />
  )
}

const useChoices = (): TakeOutChoices => ({ profiles: useColumns(), extras: useAdded() })

/** A list of people: each of them can see who took it, and why. */
export function TakeOut(props: Omit<TakeOutProps, 'note' | 'whyHint'>) {
  const t = useWords(words)
  return <TakeListOut note={t('note')} whyHint={t('whyHint')} {...props} />
}

/** Fields that the county added; those that nobody fills in any more still hold what was there. */
function useAdded(): NonNullable<TakeOutChoices['extras']> {
  const lang = useLanguage()
  const { data } = useRead(peopleApi.fields, {}, { fresh: 60_000 })
  return (data?.items ?? []).map((f) => ({ value: f.code, label: f.name[lang] }))
}

/** Columns of other systems, each with what is known about it. */
function useColumns(): NonNullable<TakeOutChoices['profiles']> {
  const t = useWords(words)
  const lang = useLanguage()
  const { data } = useRead(peopleApi.exportProfiles, {}, { fresh: 600_000 })
  const all = data?.items ?? []
  return {
    choices: all.map((p) => ({
      value: p.code,
      label: p.source === null ? t('unverified', { name: p.name[lang] }) : p.name[lang],
    })),
    about: (code: string) => all.find((p) => p.code === code)?.about,
  }
}

/** What screens ask of volunteers. */
import { useMemo } from 'react'
import { volunteersApi } from '../../domain/volunteers/api.ts'
import { useLanguage } from '../kit/language.ts'
import { useRead } from '../kit/query.ts'

type NotYet = { code: string; course?: string | undefined }

/** What holds today: changed once in a while. */
export const useTerms = () => useRead(volunteersApi.terms, {}, { fresh: 600_000, gate: false })

/** Names of skills, languages, courses and levels; of one that is in the list no more, its code. */
export function useNames() {
  const lang = useLanguage()
  const { data } = useTerms()
  return useMemo(() => {
    const skills = new Map((data?.skills ?? []).map((s) => [s.code, s.name[lang]]))
    const courses = new Map((data?.rules?.courses ?? []).map((c) => [c.code, c.name[lang]]))
    const levels = data?.stars?.levels ?? []
    return {
      skill: (code: string) => skills.get(code) ?? code,
      course: (code: string | undefined) => (code === undefined ? '' : (courses.get(code) ?? code)),
      /** Of so many stars; empty for none. */
      level: (stars: number) => levels[stars - 1]?.name[lang] ?? '',
      ofGroup: (group: 'skill' | 'language') =>
        (data?.skills ?? []).filter((s) => s.group === group).map((s) => ({ value: s.code, label: s.name[lang] })),
      courses: (data?.rules?.courses ?? []).map((c) => ({ value: c.code, label: c.name[lang] })),
      categories: data?.categories ?? [],
      of: (why: NotYet) => ({ course: courses.get(why.course ?? '') ?? why.course ?? '' }),
    }
  }, [data, lang])
}

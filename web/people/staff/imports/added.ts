import { extraPrefix } from '../../../../domain/people/imports.ts'
import { useLanguage } from '../../../kit/language.ts'
import { useFields } from '../queries.ts'

/** Fields that the county added: those a column may go into, and how each is called. */
export function useAdded() {
  const lang = useLanguage()
  const all = useFields().data?.items ?? []
  return {
    open: all.filter((f) => !f.closed).map((f) => ({ value: `${extraPrefix}${f.code}`, label: f.name[lang] })),
    name: (code: string) => all.find((f) => f.code === code)?.name[lang] ?? code,
  }
}

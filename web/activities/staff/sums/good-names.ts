import { useLanguage } from '../../../kit/language.ts'
import { useKindList } from '../../queries.ts'

/** As the kinds of activities that hand it over call it, whichever of them is in force. */
export function useGoodName(): (code: string) => string {
  const lang = useLanguage()
  const choices = (useKindList().data?.items ?? []).flatMap((k) => k.goods)
  return (code) => choices.findLast((c) => c.code === code)?.name[lang] ?? code
}

import { clock } from '../../../domain/facilities/hours-text.ts'
import { useLanguage } from '../../kit/language.ts'
import { useWords } from '../../kit/words.ts'
import type { Kind } from '../queries.ts'
import { words } from './words.ts'

/** What an activity of a kind needs, in words. */
export function Needs({ of: k }: { of: Kind }) {
  const t = useWords(words)
  const lang = useLanguage()
  const names = (all: readonly { name: { zh: string; en: string } }[]) =>
    all.map((c) => c.name[lang]).join(lang === 'zh' ? '、' : ', ')
  const { elders: e } = k
  const lines = [
    k.capacity && t('needCapacity'),
    e && t('needElders', { age: e.age, share: e.share, days: e.freeDays }),
    k.criteria.length > 0 && t('needCriteria'),
    k.loud && t('needLoud', { from: clock(k.loud.from), to: clock(k.loud.to) }),
    k.pictures === 'before-after' && t('needPictures'),
    k.minutes && t('needMinutes'),
    k.watch && t('needWatch'),
    k.contest && t('needContest'),
    k.pledges.length > 0 && t('needPledges', { what: names(k.pledges) }),
    k.goods.length > 0 && t('needGoods', { what: names(k.goods) }),
    k.checklist.length > 0 && t('needChecks', { n: k.checklist.length }),
  ].filter(Boolean)
  return <span className="activity-cell">{lines.join(lang === 'zh' ? '；' : '; ')}</span>
}

import { Button } from 'antd'
import { useState } from 'react'
import type { TimebankRules } from '../../../domain/timebank/definitions.ts'
import type { Reach } from '../../../domain/volunteers/definitions.ts'
import { onDay } from '../../../domain/kernel/dated.ts'
import { useMay } from '../../accounts/queries.ts'
import { useCatalogueNames } from '../../catalogue/queries.ts'
import { useLanguage } from '../../kit/language.ts'
import { useFormat, useNow } from '../../kit/now.ts'
import { useNavigate } from '../../kit/router.tsx'
import { dayText } from '../../kit/shanghai.ts'
import { Crumbs } from '../../kit/staff/Crumbs.tsx'
import { Facts } from '../../kit/staff/Facts.tsx'
import { PageHead } from '../../kit/staff/ListParts.tsx'
import { Answering } from '../../kit/ui/Answering.tsx'
import { useWords, wordIn } from '../../kit/words.ts'
import { useUnitNames } from '../../organisations/queries.ts'
import { kindWords } from '../../organisations/words.ts'
import { useCares } from '../../people/queries.ts'
import { useRuleSets, useTerms, type RuleSet } from '../queries.ts'
import { goodsWords } from './goods-words.ts'
import { EditRules } from './RulesForm.tsx'
import { ruleFormWords } from './rule-form-words.ts'
import { rulesWords, words } from './words.ts'

/** What holds today and what begins later, set by set. */
export function Rules() {
  const t = useWords(rulesWords)
  const bank = useWords(words)
  const sets = useRuleSets()
  const navigate = useNavigate()
  const goods = useWords(goodsWords)
  const none = <p className="none">{t('none')}</p>
  return (
    <>
      <Crumbs label={bank('crumbs')} crumbs={[{ name: bank('title'), to: '/time-bank' }, { name: t('title') }]} />
      <PageHead title={t('title')} note={t('note')}>
        <Button onClick={() => navigate('/time-bank/goods')}>{goods('title')}</Button>
      </PageHead>
      <Answering of={sets} empty={({ items }) => items.length === 0 && none}>
        {({ items }) => <Sets items={items} />}
      </Answering>
    </>
  )
}

function Sets({ items }: { items: readonly RuleSet[] }) {
  const today = dayText(useNow())
  const may = useMay()('timebank.define')
  const [editing, setEditing] = useState<RuleSet>()
  const standing = [...onDay(items, today), ...items.filter((d) => d.from > today)]
  return (
    <div className="of-one">
      {standing.map((r) => (
        <section key={`${r.code}/${r.from}`}>
          <Set of={r} onEdit={may ? setEditing : undefined} />
        </section>
      ))}
      {editing && <EditRules rules={editing} onClose={() => setEditing(undefined)} />}
    </div>
  )
}

function Set({ of: r, onEdit }: { of: RuleSet; onEdit: ((rules: RuleSet) => void) | undefined }) {
  const t = useWords(rulesWords)
  const form = useWords(ruleFormWords)
  const lang = useLanguage()
  const f = useFormat()
  const reach = useReach()
  const item = useCatalogueNames()
  const unitName = useUnitNames()
  const chosen = useTerms().data?.rules?.code === r.code
  const and = lang === 'zh' ? '、' : ', '
  const years = (n: number | null) => (n === null ? t('any') : t('yearsN', { n }))
  const weights = r.weights.map((w) => t('weight', { what: reach(w.of), n: w.percent }))
  const perService = r.perService.map((s) => t('perServiceOne', { what: item(s.item, lang), n: s.minutes }))
  return (
    <>
      <h2>
        {r.name[lang]} {chosen && <span className="fake">{t('chosen')}</span>}{' '}
        {onEdit && (
          <Button size="small" aria-label={form('editOf', { name: r.name[lang] })} onClick={() => onEdit(r)}>
            {form('edit')}
          </Button>
        )}
      </h2>
      <Facts
        wide
        rows={[
          [t('since'), f.fullDate(r.from)],
          [t('cap'), r.cap === null ? t('noCap') : t('hoursN', { n: Math.floor(r.cap / 60) })],
          [t('weights'), weights.length > 0 ? weights.join(and) : t('noWeights')],
          [t('groups'), r.groups.map((g) => wordIn(kindWords[g], lang)).join(and)],
          [t('least'), years(r.age.least)],
          [t('served'), years(r.age.served)],
          [t('relatives'), years(r.age.relatives)],
          [t('orders'), reach(r.orders)],
          [t('perService'), perService.join(and)],
          [t('unit'), unitName(r.unit)],
          [t('perOrder'), t('minutesN', { n: r.minutesPerOrder })],
          [t('lapse'), t('daysN', { n: r.lapseDays })],
          [t('key'), <Key key="key" of={r.key} />],
          [t('goods'), t(r.goods ? 'yes' : 'no')],
          [t('ground'), r.ground],
        ]}
      />
    </>
  )
}

function useReach() {
  const lang = useLanguage()
  const item = useCatalogueNames()
  const and = lang === 'zh' ? '、' : ', '
  return (of: Reach) => [...of.categories, ...of.items].map((c) => item(c, lang)).join(and)
}

function Key({ of }: { of: TimebankRules['key'] }) {
  const t = useWords(rulesWords)
  const lang = useLanguage()
  const cares = useCares()
  const and = lang === 'zh' ? '、' : ', '
  return (
    <>
      {of.who.map((k) => {
        const age = k.below === null ? t('yearsN', { n: k.from }) : t('ages', { from: k.from, below: k.below })
        return (
          <div key={`${k.from} ${k.cares.join()}`}>
            {t('keyOne', { age, cares: k.cares.map((c) => cares.name(c)).join(and) })}
          </div>
        )
      })}
      <div>{t('perMonth', { n: of.minutesPerMonth })}</div>
    </>
  )
}

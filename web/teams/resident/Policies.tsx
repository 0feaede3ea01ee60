import type { Answer } from '../../../domain/kernel/api.ts'
import { policiesApi } from '../../../domain/teams/policies-api.ts'
import { useLanguage } from '../../kit/language.ts'
import { useFormat } from '../../kit/now.ts'
import { useRead } from '../../kit/query.ts'
import { Answering, EmptyState } from '../../kit/ui/Answering.tsx'
import { Entry } from '../../kit/ui/blocks.tsx'
import { Page, Section } from '../../kit/ui/Page.tsx'
import { useWords } from '../../kit/words.ts'
import { useUnitNames } from '../../organisations/queries.ts'
import { policyWords } from '../words.ts'

type Shown = Answer<typeof policiesApi.policies>['items'][number]

/** What policies say that residents ask about most, and until when. [S4-54] */
export function Policies() {
  const t = useWords(policyWords)
  const none = <EmptyState icon="list" title={t('none')} hint={t('askHint')} />
  return (
    <Page title={t('title')} lead={t('lead')} back={{ name: t('back'), to: '/volunteer' }}>
      <Answering
        of={useRead(policiesApi.policies, {}, { gate: false })}
        lines={6}
        empty={({ items }) => items.length === 0 && none}
      >
        {({ items }) => items.map((p) => <One key={p.code} of={p} />)}
      </Answering>
      <Entry to="/report" icon="help" title={t('ask')} hint={t('askHint')} />
    </Page>
  )
}

function One({ of: p }: { of: Shown }) {
  const t = useWords(policyWords)
  const lang = useLanguage()
  const f = useFormat()
  const unitName = useUnitNames()
  const said = [
    t(p.field),
    t('version', { n: p.version, day: f.fullDate(p.from) }),
    p.until === null ? t('noEnd') : t('until', { day: f.fullDate(p.until) }),
    p.unit && t('unitOf', { unit: unitName(p.unit) }),
  ]
  return (
    <Section title={p.title[lang]}>
      <p>{p.says[lang]}</p>
      <p className="small">{said.filter(Boolean).join(' · ')}</p>
      <p className="small">{p.ground}</p>
    </Section>
  )
}

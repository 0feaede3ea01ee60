import { Button } from 'antd'
import type { ReactNode } from 'react'
import { useMay } from '../../../accounts/queries.ts'
import { useNavigate } from '../../../kit/router.tsx'
import { Crumbs } from '../../../kit/staff/Crumbs.tsx'
import { PageHead } from '../../../kit/staff/ListParts.tsx'
import { useWords } from '../../../kit/words.ts'
import { numbersWords } from '../numbers-words.ts'
import { words } from '../words.ts'
import { sumWords } from './sum-words.ts'

/** What else is counted of activities; who was given what, and who pledged, is for those who keep lists. */
export function OtherSums() {
  const t = useWords(sumWords)
  const may = useMay()
  const navigate = useNavigate()
  return (
    <>
      <Button onClick={() => navigate('/activities/brands')}>{t('brands')}</Button>
      {may('activities.run') && (
        <>
          <Button onClick={() => navigate('/activities/pledges')}>{t('pledges')}</Button>
          <Button onClick={() => navigate('/activities/goods')}>{t('goods')}</Button>
        </>
      )}
    </>
  )
}

/** Where a page of counts lies, and what it is. */
export function SumHead({ title, note, children }: { title: string; note: string; children?: ReactNode }) {
  const w = useWords(words)
  const n = useWords(numbersWords)
  const crumbs = [
    { name: w('title'), to: '/activities' },
    { name: n('title'), to: '/activities/numbers' },
    { name: title },
  ]
  return (
    <>
      <Crumbs label={w('crumbs')} crumbs={crumbs} />
      <PageHead title={title} note={note}>
        {children}
      </PageHead>
    </>
  )
}

import { Button } from 'antd'
import { useLanguage } from '../../kit/language.ts'
import { useFormat } from '../../kit/now.ts'
import { useParams } from '../../kit/router.tsx'
import { Crumbs } from '../../kit/staff/Crumbs.tsx'
import { Facts } from '../../kit/staff/Facts.tsx'
import { PageHead } from '../../kit/staff/ListParts.tsx'
import { Answering } from '../../kit/ui/Answering.tsx'
import { useWords } from '../../kit/words.ts'
import { useReceipt } from '../goods.ts'
import { useTime } from '../queries.ts'
import { goodsWords } from './goods-words.ts'
import { words } from './words.ts'

/** What somebody was handed and for how many minutes, for the printer. */
export function ReceiptPage() {
  const t = useWords(goodsWords)
  const bank = useWords(words)
  const lang = useLanguage()
  const f = useFormat()
  const time = useTime()
  const { id } = useParams<{ id: string }>()
  const of = useReceipt(id)
  const back = of.data ? [{ name: of.data.name, to: `/time-bank/${of.data.account}` }] : []
  return (
    <>
      <Crumbs
        label={bank('crumbs')}
        crumbs={[{ name: bank('title'), to: '/time-bank' }, ...back, { name: t('receipt') }]}
      />
      <PageHead title={t('receipt')}>
        <Button className="no-print" onClick={() => window.print()}>
          {t('print')}
        </Button>
      </PageHead>
      <Answering of={of} lines={6}>
        {(r) => (
          <Facts
            wide
            rows={[
              [t('number'), r.number],
              [t('holder'), r.name],
              [t('good'), t('pieces', { name: r.called[lang], n: r.count })],
              [t('cost'), time.said(r.minutes)],
              [t('when'), f.moment(r.at)],
              [t('state'), r.undone && t('undone')],
              [t('sign'), <span key="line">＿＿＿＿＿＿＿＿</span>],
            ]}
          />
        )}
      </Answering>
    </>
  )
}

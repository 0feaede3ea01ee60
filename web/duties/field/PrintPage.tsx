import { useFormat } from '../../kit/now.ts'
import { EmptyState, Skeleton } from '../../kit/ui/Answering.tsx'
import { Btn } from '../../kit/ui/blocks.tsx'
import { Page } from '../../kit/ui/Page.tsx'
import { useWords } from '../../kit/words.ts'
import { PaperList } from '../paper/PaperList.tsx'
import { useDay } from './held.ts'
import { words } from './words.ts'

/** Paper as plan B. */
export function PrintPage() {
  const t = useWords(words)
  const f = useFormat()
  const { day, none } = useDay()
  return (
    <Page
      title={t('printTitle')}
      above={f.fullDate(f.now)}
      lead={t('printLead')}
      back={{ name: t('back'), to: '/' }}
      foot={
        <Btn primary icon="save" onClick={() => window.print()}>
          {t('print')}
        </Btn>
      }
    >
      {day ? <PaperList day={day} /> : none ? <EmptyState icon="done" title={t('gone')} /> : <Skeleton lines={6} />}
    </Page>
  )
}

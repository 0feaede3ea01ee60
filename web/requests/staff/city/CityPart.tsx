import { App, Button } from 'antd'
import { citySystem } from '../../../../domain/requests/vocabulary.ts'
import { useMay } from '../../../accounts/queries.ts'
import { copyText } from '../../../kit/copy.ts'
import { useFormat } from '../../../kit/now.ts'
import { Icon } from '../../../kit/ui/Icon.tsx'
import { useWords } from '../../../kit/words.ts'
import type { RequestView } from '../queries.ts'
import { cityWords } from '../words/city.ts'
import './city.css'
import { useCityOf } from './queries.ts'

/** What the city said of this matter, and the answer in its fields, ready to be pasted. */
export function CityPart({ view }: { view: RequestView }) {
  const may = useMay()
  return view.foreign?.system === citySystem && may('requests.city') ? <Part request={view.id} /> : null
}

function Part({ request }: { request: string }) {
  const t = useWords(cityWords)
  const f = useFormat()
  const { message } = App.useApp()
  const { data } = useCityOf(request)
  if (!data) return null
  const { reply } = data
  const copy = async (text: string) => {
    await copyText(text)
    void message.success(t('copied'))
  }
  const facts = [
    data.unit && t('unitIs', { unit: [data.unit, data.coUnit].filter(Boolean).join('、') }),
    data.handedAt && t('handedIs', { time: f.moment(data.handedAt) }),
    data.dueAt && t('dueIs', { time: f.moment(data.dueAt) }),
  ].filter(Boolean)
  return (
    <section className="city-part">
      <h2>
        {t('part')} <small>{data.number}</small>
      </h2>
      {facts.length > 0 && <p>{facts.join(' · ')}</p>}
      {reply ? (
        <>
          <dl>
            {reply.lines.map(({ head, value }) => (
              <div key={head}>
                <dt>{head}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
          <Button icon={<Icon name="copy" />} onClick={() => void copy(reply.text)}>
            {t('copy')}
          </Button>
        </>
      ) : (
        <p className="none">{t('noReply')}</p>
      )}
    </section>
  )
}

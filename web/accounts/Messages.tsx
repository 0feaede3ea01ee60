import { kitWords } from '../kit/kit-words.ts'
import { useFormat } from '../kit/now.ts'
import { Answering, EmptyState } from '../kit/ui/Answering.tsx'
import { Page } from '../kit/ui/Page.tsx'
import { useWords } from '../kit/words.ts'
import { useMessages } from './queries.ts'
import { words } from './words.ts'

/** Messages that would have been sent; the server answers only in a county of demonstration. */
export function Messages() {
  const t = useWords(words)
  const kit = useWords(kitWords)
  const { moment } = useFormat()
  return (
    <Page title={t('messages')} lead={t('messagesLead')} back={{ name: kit('previous'), to: () => history.back() }}>
      <Answering of={useMessages()}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState icon="device" title={t('messagesEmpty')} hint={t('messagesEmptyDo')} />
          ) : (
            <ul className="stack">
              {items.map(({ id, at, kind, address, text }) => (
                <li key={id} className="flat">
                  <p className="small">
                    {t(kind === 'mail' ? 'toMail' : 'toPhone')} {address} · {moment(at)}
                  </p>
                  <p className="as-written">{text}</p>
                </li>
              ))}
            </ul>
          )
        }
      </Answering>
    </Page>
  )
}

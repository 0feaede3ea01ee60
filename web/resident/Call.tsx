import { Icon } from '../kit/ui/Icon.tsx'
import { Page } from '../kit/ui/Page.tsx'
import { telOf } from '../kit/ui/Calls.tsx'
import { kitWords } from '../kit/kit-words.ts'
import { useWords } from '../kit/words.ts'
import { useContacts } from './contacts.ts'
import { words } from './words.ts'

export function Call() {
  const t = useWords(words)
  const kit = useWords(kitWords)
  const { worker, community, hotline } = useContacts()
  return (
    <Page title={t('callAsk')} lead={t('emergency')} back={{ name: kit('home'), to: '/' }}>
      <ul className="stack">
        <ToCall name={t('worker')} does={t('workerDoes')} phone={worker} />
        <ToCall name={t('community')} does={t('communityDoes')} phone={community} />
        <ToCall name={t('hotline')} does={t('hotlineDoes')} phone={hotline} />
      </ul>
    </Page>
  )
}

function ToCall({ name, does, phone }: { name: string; does: string; phone: string | undefined }) {
  const t = useWords(words)
  const inner = (
    <>
      <Icon name="phone" />
      <span>
        <b>{name}</b>
        <small>{phone ?? t('noNumber')}</small>
        <small className="hint">{does}</small>
      </span>
    </>
  )
  return (
    <li>
      {phone ? (
        <a className="press to-call" href={telOf(phone)}>
          {inner}
        </a>
      ) : (
        <div className="flat to-call">{inner}</div>
      )}
    </li>
  )
}

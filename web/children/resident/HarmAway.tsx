import { kitWords } from '../../kit/kit-words.ts'
import { Btn } from '../../kit/ui/blocks.tsx'
import { CallButton } from '../../kit/ui/Calls.tsx'
import { Page } from '../../kit/ui/Page.tsx'
import { useWords } from '../../kit/words.ts'
import { entryWords } from './entry-words.ts'

/** In place of the page where it cannot be fetched: calling needs no network. */
export function HarmAway() {
  const t = useWords(entryWords)
  const kit = useWords(kitWords)
  return (
    <Page title={kit('noAnswerTitle')} lead={t('away')} back={{ name: kit('home'), to: '/' }}>
      <CallButton phone="110" primary>
        {t('call')}
      </CallButton>
      <Btn icon="refresh" onClick={() => location.reload()}>
        {kit('reload')}
      </Btn>
    </Page>
  )
}

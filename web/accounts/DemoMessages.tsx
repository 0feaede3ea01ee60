import { Entry } from '../kit/ui/blocks.tsx'
import { useWords } from '../kit/words.ts'
import { words } from './words.ts'

/** In a county of demonstration nothing is sent; codes lie on a page. */
export function DemoMessages() {
  const t = useWords(words)
  return <Entry to="/dev/messages" icon="device" title={t('demo')} />
}

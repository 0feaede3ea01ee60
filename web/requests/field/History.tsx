import type { RequestView } from '../../../domain/requests/schema.ts'
import { useFormat } from '../../kit/now.ts'
import { Section } from '../../kit/ui/Page.tsx'
import { useWords } from '../../kit/words.ts'
import { actWords, partyWords } from '../words.ts'
import { FileLinks } from './FileLinks.tsx'
import { words } from './words.ts'

/** What was said and done, newest first. */
export function History({ timeline, request }: { timeline: RequestView['timeline']; request: string }) {
  const t = useWords(words)
  const act = useWords(actWords)
  const party = useWords(partyWords)
  const { moment } = useFormat()
  const newest = [...timeline].sort((a, b) => b.seq - a.seq)
  return (
    <Section title={t('history')}>
      <ol className="told">
        {newest.map((e) => (
          <li key={e.id}>
            <p>
              <b>{act(e.kind)}</b> <time dateTime={e.at}>{moment(e.at)}</time>
            </p>
            <p className="small">{[e.unit?.name ?? party(e.party), e.who].filter(Boolean).join('，')}</p>
            {e.kind !== 'report' && [...new Set(Object.values(e.words))].map((w) => <p key={w}>{w}</p>)}
            {e.kind !== 'report' && e.files.length > 0 && <FileLinks request={request} files={e.files} />}
          </li>
        ))}
      </ol>
    </Section>
  )
}

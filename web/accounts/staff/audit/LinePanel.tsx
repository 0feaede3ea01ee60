import { Button } from 'antd'
import { useLanguage } from '../../../kit/language.ts'
import { useFormat } from '../../../kit/now.ts'
import { Facts } from '../../../kit/staff/Facts.tsx'
import { Answering } from '../../../kit/ui/Answering.tsx'
import { Icon } from '../../../kit/ui/Icon.tsx'
import { useWords } from '../../../kit/words.ts'
import { usePlaceNames } from '../../../places/queries.ts'
import { roleCodes } from '../../../../domain/accounts/roles.ts'
import { roleName } from '../roles.ts'
import { trailWords } from '../words/trails.ts'
import { shortOf, useActorName, useSubjectKind, type ActName } from './names.ts'
import { useLine, type LineView } from './queries.ts'

export interface LinePanelProps {
  id: string
  actName: ActName
  /** Narrows the list to this subject or this person. */
  only: (change: { subject?: string; actor?: string }) => void
}

/** One line with all that is known about it; its seal is proven while it is opened. */
export function LinePanel({ id, actName, only }: LinePanelProps) {
  const line = useLine(id)
  return (
    <Answering of={line} lines={10}>
      {(l) => <Whole line={l} actName={actName} only={only} />}
    </Answering>
  )
}

function Whole({ line, actName, only }: { line: LineView } & Omit<LinePanelProps, 'id'>) {
  const t = useWords(trailWords)
  const f = useFormat()
  const kind = useSubjectKind()
  const actor = useActorName()
  const { signIn } = line
  return (
    <>
      <Facts
        wide
        rows={[
          [t('at'), `${f.fullDate(line.at)} ${f.time(line.at)}`],
          [t('who'), actor(line)],
          [t('posts'), line.actor && <Posts key="posts" line={line} />],
          [
            t('signIn'),
            signIn &&
              [f.moment(signIn.at), signIn.browser, t(signIn.factors === 2 ? 'second' : 'password')]
                .filter(Boolean)
                .join(' · '),
          ],
          [t('act'), actName(line.act)],
          [t('code'), <code key="code">{line.act}</code>],
          [t('subject'), `${kind(line.subjectKind)} ${line.subjectName ?? shortOf(line.subject)}`],
          [t('reason'), line.reason],
        ]}
      />
      <div className="row">
        <Button size="small" onClick={() => only({ subject: line.subject })}>
          {t('onlyThis')}
        </Button>
        {line.actor && (
          <Button size="small" onClick={() => only({ actor: line.actor! })}>
            {t('onlyThem')}
          </Button>
        )}
      </div>
      <Detail detail={line.detail} />
      <Seal line={line} />
      <p className="small">
        {t('lineId')} <code>{line.id}</code>
      </p>
      <p className="small">{t('noAddress')}</p>
    </>
  )
}

function Posts({ line }: { line: LineView }) {
  const t = useWords(trailWords)
  const lang = useLanguage()
  const places = usePlaceNames(true)
  if (line.posts.length === 0) return <>{t('postsNone')}</>
  const role = (code: string) => {
    const known = roleCodes.find((r) => r === code)
    return known ? roleName(known, lang) : code
  }
  const said = line.posts.map((p) => `${role(p.role)} · ${places.get(p.place) ?? p.place}`)
  return (
    <ul>
      {[...new Set(said)].map((text) => (
        <li key={text}>{text}</li>
      ))}
    </ul>
  )
}

/** Codes and ids as they were written; there is nothing of a person in them. */
function Detail({ detail }: { detail: Record<string, unknown> }) {
  const t = useWords(trailWords)
  const entries = Object.entries(detail).filter(([, value]) => value !== null)
  if (entries.length === 0) return null
  return (
    <section>
      <h2>{t('detail')}</h2>
      <Facts wide rows={entries.map(([key, value]) => [key, shortOf(String(value))] as const)} />
    </section>
  )
}

function Seal({ line: { seal } }: { line: LineView }) {
  const t = useWords(trailWords)
  const f = useFormat()
  if (!seal)
    return (
      <p role="status">
        <Icon name="hourglass" /> {t('notYet')}
      </p>
    )
  return (
    <section>
      <h2>{t('seal')}</h2>
      <p role="status" className={seal.proven ? '' : 'wrong'}>
        <Icon name={seal.proven ? 'ok' : 'warn'} /> {t(seal.proven ? 'proven' : 'broken')}
      </p>
      <p className="small">{t('sealedIn', { time: f.moment(seal.sealedAt), n: seal.no, lines: seal.lines })}</p>
      <p className="small">
        <code className="hash">{seal.hash}</code>
      </p>
    </section>
  )
}

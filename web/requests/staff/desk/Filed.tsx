import { Button } from 'antd'
import { useFormat } from '../../../kit/now.ts'
import { useNavigate } from '../../../kit/router.tsx'
import { CopyRefNo } from '../../../kit/staff/RefNo.tsx'
import { useWords } from '../../../kit/words.ts'
import { deskWords } from '../words/desk.ts'
import type { fileRequest } from '../queries.ts'
import { Urgent } from './Urgent.tsx'

export type FiledAnswer = Awaited<ReturnType<typeof fileRequest>>

const steps = { accept: 'nextAccept', dispatch: 'nextDispatch', resolve: 'nextResolve' } as const

/** The number to say, and what happens next and until when. */
export function Filed({ answer, onAnother }: { answer: FiledAnswer; onAnother: (sameCaller: boolean) => void }) {
  const t = useWords(deskWords)
  const f = useFormat()
  const navigate = useNavigate()
  return (
    <section className="filed" role="status">
      <h2>{t('filed')}</h2>
      <p className="once">
        <code>{f.ref(answer.refNo)}</code>
        <span>
          {t('sayNumber', { spoken: f.spokenRef(answer.refNo) })} <CopyRefNo no={answer.refNo} />
        </span>
      </p>
      <Urgent numbers={answer.callAtOnce} />
      <h3>{t('nextTitle')}</h3>
      <ul>
        {answer.next.map((n) => (
          <li key={n.step}>{t(steps[n.step], { due: f.due(n.dueAt) })}</li>
        ))}
      </ul>
      <div className="form-foot">
        <Button onClick={() => navigate(`/requests/${answer.request}`)}>{t('openIt')}</Button>
        <Button onClick={() => onAnother(true)}>{t('anotherCaller')}</Button>
        <Button type="primary" onClick={() => onAnother(false)}>
          {t('another')} <kbd>N</kbd>
        </Button>
      </div>
    </section>
  )
}
